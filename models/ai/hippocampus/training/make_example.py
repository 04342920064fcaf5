"""Make the golden example from a folder of DICOM slices (one oblique T1 series) and boxes.json.

    python3 make_example.py DICOM_FOLDER CHECKPOINT

Positions are mm in LPS. A missing slice is filled by position: the resampling interpolates
linearly between the neighbours that exist. Only pixels are kept.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import pydicom
import torch
from scipy import ndimage

from crops import PATCH, fit, keep_largest, margins, normalise, uncertain_share, unfit
from evaluate import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PROBES = ((24, 32, 24), (20, 40, 22), (28, 25, 26), (24, 45, 18), (18, 20, 30), (5, 5, 5), (40, 60, 44), (23, 30, 20))


def read_series(folder: Path) -> tuple:
    """(volume float64 [slice, row, column], slice positions mm, first slice's dataset, normal)."""
    slices = [pydicom.dcmread(path) for path in sorted(folder.rglob("*.dcm"))]
    row, column = np.split(np.array(slices[0].ImageOrientationPatient, dtype=float), 2)
    normal = np.cross(row, column)
    height = lambda s: float(np.array(s.ImagePositionPatient, dtype=float) @ normal)
    slices.sort(key=height)
    volume = np.stack([s.pixel_array for s in slices]).astype(np.float64)
    return volume, np.array([height(s) for s in slices]), slices[0], normal


def resample(series: tuple, box: list) -> np.ndarray:
    """1 mm RAS crop [x, y, z] float32 of an LPS box (x0, y0, z0, x1, y1, z1; outer edges, mm).

    Voxel centres lie half a millimetre inside the edges; trilinear.
    """
    volume, heights, first, normal = series
    low, high = np.array(box[:3]), np.array(box[3:])
    size = np.round(high - low).astype(int)
    x, y = (high[i] - 0.5 - np.arange(size[i]) for i in (0, 1))  # RAS x, y run against LPS
    z = low[2] + 0.5 + np.arange(size[2])
    points = np.stack(np.meshgrid(x, y, z, indexing="ij"), axis=-1)
    row, column = np.split(np.array(first.ImageOrientationPatient, dtype=float), 2)
    offset = points - np.array(first.ImagePositionPatient, dtype=float)
    across_rows, across_columns = (float(v) for v in first.PixelSpacing)
    at = [np.interp(points @ normal, heights, np.arange(len(heights))),
          offset @ column / across_rows, offset @ row / across_columns]
    return ndimage.map_coordinates(volume, at, order=1, mode="nearest").astype(np.float32)


def infer(net: torch.nn.Module, crop: np.ndarray) -> tuple:
    """(logits [3, 48, 64, 48], label map [x, y, z]) of a left (or mirrored right) crop."""
    with torch.no_grad():
        logits = net(torch.from_numpy(fit(normalise(crop)))[None, None])[0].numpy()
    return logits, keep_largest(unfit(logits.argmax(0).astype(np.uint8), crop.shape))


def counts(labels: np.ndarray) -> dict:
    return {"anterior": int((labels == 1).sum()), "posterior": int((labels == 2).sum())}


def share_of(logits: np.ndarray, labels: np.ndarray) -> float:
    """Uncertain share (crops.py) of a result."""
    background = torch.from_numpy(logits).softmax(0)[0].numpy()
    return uncertain_share(unfit(1 - background, labels.shape), labels)


def describe(crop: np.ndarray, logits: np.ndarray, labels: np.ndarray) -> dict:
    """example.json."""
    digest = lambda array: hashlib.sha256(array.tobytes()).hexdigest()
    scaled = normalise(crop)
    return {
        "axisOrder": "x,y,z (R,A,S); z fastest: index = (x * ny + y) * nz + z",
        "shape": list(crop.shape), "spacingMm": [1, 1, 1], "side": "left",
        "input": {"file": "input.f32", "type": "float32 little-endian", "sha256": digest(crop)},
        "normalised": {"percentiles": [round(float(v), 6) for v in np.percentile(crop.astype(np.float64), (0.5, 99.5))],
                       "first": [round(float(v), 6) for v in scaled.ravel()[:4]],
                       "min": round(float(scaled.min()), 6), "max": round(float(scaled.max()), 6)},
        "padding": {"patch": list(PATCH), "before": [before for before, _ in margins(crop.shape)], "value": 0},
        "logits": {"shape": [1, 3, *PATCH], "tolerance": 0.001, "probes": [
            {"voxel": list(p), "values": [round(float(v), 5) for v in logits[(slice(None), *p)]]} for p in PROBES]},
        "expected": {"file": "expected.u8", "type": "uint8", "sha256": digest(labels), "voxels": counts(labels),
                     "uncertainShare": round(share_of(logits, labels), 4)},
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("dicom", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    net, _ = load(args.checkpoint)
    series = read_series(args.dicom)
    boxes = json.loads((EXAMPLES / "boxes.json").read_text())
    left, right = (np.ascontiguousarray(np.round(resample(series, boxes[s]["boxLpsMm"]))) for s in ("left", "right"))
    logits, labels = infer(net, left)
    (EXAMPLES / "input.f32").write_bytes(left.tobytes())
    (EXAMPLES / "expected.u8").write_bytes(labels.tobytes())
    (EXAMPLES / "example.json").write_text(json.dumps(describe(left, logits, labels), indent=1) + "\n")
    for side, (found, kept) in {"left": (logits, labels), "right": infer(net, np.ascontiguousarray(right[::-1]))}.items():
        boxes[side].update(voxels=counts(kept), uncertainShare=round(share_of(found, kept), 4))
    (EXAMPLES / "boxes.json").write_text(json.dumps(boxes, indent=1) + "\n")


if __name__ == "__main__":
    main()
