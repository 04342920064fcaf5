"""Crops: reading, preprocessing and postprocessing. Arrays are [x, y, z], RAS, 1 mm, z fastest."""
import csv
from pathlib import Path

import numpy as np
from scipy import ndimage

PATCH = (48, 64, 48)
CLIP = (0.5, 99.5)
PAD = 0.0  # after the z-score, so the padding is the mean of the crop
UNCERTAIN = (0.1, 0.9)
NEAR = 3


def read_rows(data: Path, split: str) -> list:
    """Rows of split.csv for one split (`train`, `val` or `test`), as dicts."""
    with open(data / "split.csv", newline="") as file:
        return [row for row in csv.DictReader(file) if row["split"] == split]


def read_crops(data: Path, split: str) -> list:
    """[(row, image float32 [x,y,z], labels uint8 [x,y,z])] of one split."""
    with np.load(data / "hippocampus.npz") as store:
        return [
            (row, store[f"img_{row['id']}"].astype(np.float32), store[f"lbl_{row['id']}"])
            for row in read_rows(data, split)
        ]


def normalise(crop: np.ndarray) -> np.ndarray:
    """Clip to the crop's own p0.5 and p99.5, then z-score over all voxels of the crop.

    Percentile rule: linear interpolation between order statistics at (n - 1) * p / 100
    (numpy's default). The deviation divides by n; a constant crop becomes all zero.
    """
    low, high = np.percentile(crop.astype(np.float64), CLIP)
    clipped = np.clip(crop.astype(np.float64), low, high)
    deviation = clipped.std()
    return ((clipped - clipped.mean()) / (deviation if deviation > 1e-6 else 1.0)).astype(np.float32)


def margins(shape: tuple, patch: tuple = PATCH) -> list:
    """Padding (before, after) per axis: floor(half) before, the rest after; negative = cut."""
    return [((p - n) // 2, (p - n) - (p - n) // 2) for n, p in zip(shape, patch)]


def fit(volume: np.ndarray, patch: tuple = PATCH, value: float = PAD) -> np.ndarray:
    """Pad (or cut) a volume around its centre to the patch."""
    for axis, (before, after) in enumerate(margins(volume.shape, patch)):
        if before < 0 or after < 0:
            cut = [slice(None)] * 3
            cut[axis] = slice(max(0, -before), volume.shape[axis] - max(0, -after))
            volume = volume[tuple(cut)]
    rest = [(max(0, p - n) // 2, max(0, p - n) - max(0, p - n) // 2) for n, p in zip(volume.shape, patch)]
    return np.pad(volume, rest, constant_values=value)


def unfit(volume: np.ndarray, shape: tuple) -> np.ndarray:
    """The part of a patch-sized volume that holds a crop of `shape` (inverse of the padding)."""
    starts = [before for before, _ in margins(shape)]
    return volume[tuple(slice(s, s + n) for s, n in zip(starts, shape))]


def keep_largest(labels: np.ndarray) -> np.ndarray:
    """Keep the largest 6-connected component of the union of labels; the first wins a tie."""
    parts, count = ndimage.label(labels > 0)
    if count < 2:
        return labels
    sizes = np.bincount(parts.ravel())[1:]
    return np.where(parts == 1 + int(sizes.argmax()), labels, 0).astype(labels.dtype)


def uncertain_share(chance: np.ndarray, kept: np.ndarray) -> float:
    """Voxels with foreground probability inside UNCERTAIN, per labelled voxel.

    Counted in the bounding box of the kept labels, grown by NEAR voxels and cut to the crop, so
    that other structures in a large box do not count. `chance` = 1 - softmax of the background.
    No label: infinite.
    """
    if not kept.any():
        return float("inf")
    inside = np.argwhere(kept)
    low, high = np.maximum(inside.min(0) - NEAR, 0), inside.max(0) + 1 + NEAR
    near = chance[tuple(slice(a, b) for a, b in zip(low, high))]
    return float(((near > UNCERTAIN[0]) & (near < UNCERTAIN[1])).sum() / (kept > 0).sum())
