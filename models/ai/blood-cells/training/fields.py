"""Fields of a smear and boxes: reading, and the steps before and after the network.

A field is float32 [3, row, column] in 0..255; a box is (x0, y0, x1, y1) in pixels, outer edges.
"""
import csv
import io
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

from fit import placed, weights_of

ROWS, COLUMNS, STRIDE = 256, 320, 4
KINDS = ("RBC", "WBC", "Platelets")
LEAST = 0.05
OVERLAP = {"RBC": 0.6, "WBC": 0.5, "Platelets": 0.5}
MOST = 200
SIZE_UNIT = 32.0


def read_fields(data: Path, split: str) -> list:
    """[(row of split.csv, field uint8 [row, column, 3], [(kind index, box)])]."""
    boxes = {}
    for row in csv.DictReader(open(data / "boxes.csv")):
        box = tuple(float(row[key]) for key in ("xmin", "ymin", "xmax", "ymax"))
        boxes.setdefault(row["id"], []).append((KINDS.index(row["label"]), box))
    rows = [row for row in csv.DictReader(open(data / "split.csv")) if row["split"] == split]
    with tarfile.open(data / "images.tar") as tar:
        read = lambda name: np.array(Image.open(io.BytesIO(tar.extractfile(f"{name}.jpg").read())).convert("RGB"))
        return [(row, read(row["id"]), boxes.get(row["id"], [])) for row in rows]


def fitted(field: np.ndarray) -> np.ndarray:
    """uint8 [row, column, 3] to float32 [3, ROWS, COLUMNS] in 0..1 (area-weighted), black round it."""
    r, c, top, left = placed(*field.shape[:2], ROWS, COLUMNS)
    whole = np.zeros((3, ROWS, COLUMNS), np.float32)
    down, across = weights_of(field.shape[0], r), weights_of(field.shape[1], c).T
    for k in range(3):
        whole[k, top:top + r, left:left + c] = down @ field[:, :, k].astype(np.float64) @ across / 255
    return whole


def input_of(unit: np.ndarray) -> np.ndarray:
    """What the network gets: (x - 0.5) / 0.25."""
    return (unit - 0.5) / 0.25


def to_fitted(box: tuple, rows: int, columns: int) -> tuple:
    """A box of the field in the pixels of the fitted picture."""
    r, c, top, left = placed(rows, columns, ROWS, COLUMNS)
    x0, y0, x1, y1 = box
    return x0 * c / columns + left, y0 * r / rows + top, x1 * c / columns + left, y1 * r / rows + top


def from_fitted(box: tuple, rows: int, columns: int) -> tuple:
    """A box of the fitted picture in the pixels of the field, cut to the field."""
    r, c, top, left = placed(rows, columns, ROWS, COLUMNS)
    x = [min(max((v - left) * columns / c, 0.0), float(columns)) for v in (box[0], box[2])]
    y = [min(max((v - top) * rows / r, 0.0), float(rows)) for v in (box[1], box[3])]
    return x[0], y[0], x[1], y[1]


def iou(a: tuple, b: tuple) -> float:
    """Intersection over union of two boxes."""
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h)


def peaks(logits: np.ndarray) -> list:
    """[(kind, score, box in fitted pixels)] of the network's output [7, ROWS / 4, COLUMNS / 4], best first.

    A cell is a peak where no cell of its 3 x 3 neighbourhood is higher. Channels: three kinds (logits),
    width and height (log of pixels / 32), offset of the centre in the cell (x, y).
    """
    chance = 1 / (1 + np.exp(-logits[:3].astype(np.float64)))
    padded = np.pad(chance, ((0, 0), (1, 1), (1, 1)))
    rows, columns = chance.shape[1:]
    top = np.max([padded[:, i:i + rows, j:j + columns] for i in range(3) for j in range(3)], 0)
    found = []
    for kind, y, x in zip(*np.nonzero((chance >= top) & (chance >= LEAST))):
        w, h = SIZE_UNIT * np.exp(logits[3:5, y, x].astype(np.float64))
        cx, cy = (x + float(logits[5, y, x])) * STRIDE, (y + float(logits[6, y, x])) * STRIDE
        found.append((int(kind), float(chance[kind, y, x]), (cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)))
    return sorted(found, key=lambda one: -one[1])


def kept(found: list) -> list:
    """Greedy non-maximum suppression within a kind."""
    left = []
    for kind, score, box in found:
        if all(other != kind or iou(box, b) <= OVERLAP[KINDS[kind]] for other, _, b in left):
            left.append((kind, score, box))
    return left[:MOST]
