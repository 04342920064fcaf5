"""Frames and ellipses: reading, and the steps before and after the network.

A frame is float32 [row, column]. An ellipse is (cx, cy, a, b, angle): pixels with centres at whole
numbers, a >= b, angle of the major axis in degrees, x to the right, y down.
"""
import csv
import io
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from fit import keep_largest, placed, weights_of

ROWS, COLUMNS = 192, 288


def read_frames(data: Path, split: str) -> list:
    """[(row of split.csv, frame uint8)]."""
    rows = [row for row in csv.DictReader(open(data / "split.csv")) if row["split"] == split]
    with tarfile.open(data / "images.tar") as tar:
        return [(row, np.array(Image.open(io.BytesIO(tar.extractfile(f"{row['id']}.jpg").read())).convert("L"))) for row in rows]


def ellipse_of(row: dict) -> tuple:
    """The ellipse of a row of split.csv."""
    return tuple(float(row[key]) for key in ("cx", "cy", "semi_major", "semi_minor", "angle_deg"))


def filled(ellipse: tuple, rows: int, columns: int, fine: int = 1) -> np.ndarray:
    """The ellipse as a mask float32 [rows, columns]; `fine` > 1 averages fine x fine points a pixel."""
    cx, cy, a, b, angle = ellipse
    at = lambda n: (np.arange(n * fine) + 0.5) / fine - 0.5
    y, x = np.meshgrid(at(rows) - cy, at(columns) - cx, indexing="ij")
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    inside = ((x * c + y * s) / a) ** 2 + ((y * c - x * s) / b) ** 2 <= 1
    return inside.reshape(rows, fine, columns, fine).mean((1, 3)).astype(np.float32)


def fitted(frame: np.ndarray) -> np.ndarray:
    """The frame in ROWS x COLUMNS cells (area-weighted), black round it."""
    r, c, top, left = placed(*frame.shape, ROWS, COLUMNS)
    whole = np.zeros((ROWS, COLUMNS), np.float32)
    whole[top:top + r, left:left + c] = weights_of(frame.shape[0], r) @ frame.astype(np.float64) @ weights_of(frame.shape[1], c).T
    return whole


def unit_of(fitted_frame: np.ndarray) -> np.ndarray:
    """0..1: divided by the frame's 99.5th percentile (of the fitted picture), clipped.

    Percentile p of n values: position (n - 1) p / 100, linear between neighbours.
    """
    high = np.percentile(fitted_frame.astype(np.float64), 99.5)
    return np.clip(fitted_frame / max(high, 1e-6), 0, 1).astype(np.float32)


def input_of(unit: np.ndarray) -> np.ndarray:
    """What the network gets: (x - 0.2) / 0.2."""
    return (unit - 0.2) / 0.2


def to_fitted(ellipse: tuple, rows: int, columns: int) -> tuple:
    """An ellipse of the frame in the pixels of the fitted picture."""
    r, c, top, left = placed(rows, columns, ROWS, COLUMNS)
    cx, cy, a, b, angle = ellipse
    return (cx + 0.5) * c / columns - 0.5 + left, (cy + 0.5) * r / rows - 0.5 + top, a * c / columns, b * r / rows, angle


def from_fitted(ellipse: tuple, rows: int, columns: int) -> tuple:
    """An ellipse of the fitted picture in the pixels of the frame."""
    r, c, top, left = placed(rows, columns, ROWS, COLUMNS)
    cx, cy, a, b, angle = ellipse
    return (cx - left + 0.5) * columns / c - 0.5, (cy - top + 0.5) * rows / r - 0.5, a * columns / c, b * rows / r, angle


def keep_largest(mask: np.ndarray) -> np.ndarray:
    """The largest 4-connected component."""
    parts, n = ndimage.label(mask)
    return mask if n < 2 else parts == 1 + int(np.argmax(ndimage.sum(mask, parts, range(1, n + 1))))


def moments_ellipse(weight: np.ndarray) -> tuple:
    """The ellipse with the centre and second moments of a filled shape."""
    y, x = np.indices(weight.shape)
    total = weight.sum()
    cx, cy = (weight * x).sum() / total, (weight * y).sum() / total
    spread = np.array([[(weight * (x - cx) ** 2).sum(), (weight * (x - cx) * (y - cy)).sum()],
                       [0, (weight * (y - cy) ** 2).sum()]]) / total
    spread[1, 0] = spread[0, 1]
    values, vectors = np.linalg.eigh(spread)
    major = vectors[:, 1]
    return cx, cy, 2 * np.sqrt(values[1]), 2 * np.sqrt(values[0]), float(np.degrees(np.arctan2(major[1], major[0])) % 180)


def found_ellipse(logits: np.ndarray) -> tuple:
    """The ellipse of logits [ROWS, COLUMNS], in fitted pixels, or None where nothing is found.

    The weight of a pixel is its chance (logistic of the logit) in the largest component over 0.5 and one
    pixel round it, so that the rim counts in part.
    """
    core = keep_largest(logits > 0)
    if core.sum() < 50:
        return None
    near = ndimage.binary_dilation(core, np.ones((3, 3)))
    return moments_ellipse(near / (1 + np.exp(-logits.astype(np.float64))))


def circumference(ellipse: tuple) -> float:
    """Perimeter in pixels, Ramanujan 1914."""
    a, b = ellipse[2], ellipse[3]
    h = ((a - b) / (a + b)) ** 2
    return float(np.pi * (a + b) * (1 + 3 * h / (10 + np.sqrt(4 - 3 * h))))
