"""Films and masks: reading, and the steps before and after the network.

A film is float32 [row, column]; masks are bool [3, row, column]: right lung, left lung, heart.
"""
import csv
import io
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from fit import keep_largest, weights_of

SIZE = 256
CLIP = (1, 99)
PARTS = ("rightLung", "leftLung", "heart")
BITS = (1, 2, 4)
OPEN = (0.1, 0.9)  # a border is open between these chances


def read_films(data: Path, split: str) -> list:
    """[(row of split.csv, film uint8 512 x 512, masks bool [3, 512, 512])]."""
    rows = [row for row in csv.DictReader(open(data / "split.csv")) if row["split"] == split]
    masks = np.load(data / "masks.npz")
    with tarfile.open(data / "images.tar") as tar:
        read = lambda name: np.array(Image.open(io.BytesIO(tar.extractfile(f"{name}.jpg").read())).convert("L"))
        return [(row, read(row["id"]), np.stack([masks[row["id"]] & bit > 0 for bit in BITS])) for row in rows]


def shrunk(film: np.ndarray, size: int = SIZE) -> np.ndarray:
    """The film on size x size cells, each the mean of what it covers (area-weighted), any aspect ratio."""
    return (weights_of(film.shape[0], size) @ film.astype(np.float64) @ weights_of(film.shape[1], size).T).astype(np.float32)


def normalise(film: np.ndarray) -> np.ndarray:
    """p1..p99 of a shrunk film to 0..1, clipped. Percentile p: position (n - 1) p / 100, linear between neighbours."""
    low, high = np.percentile(film.astype(np.float64), CLIP)
    return ((np.clip(film, low, high) - low) / max(high - low, 1e-6)).astype(np.float32)


def input_of(unit: np.ndarray) -> np.ndarray:
    """What the network gets: (x - 0.5) / 0.25."""
    return (unit - 0.5) / 0.25


def grown(logits: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Logits [k, SIZE, SIZE] at the centres of rows x columns pixels: bilinear, pixel centres, edge held."""
    at = lambda n: np.clip((np.arange(n) + 0.5) * SIZE / n - 0.5, 0, SIZE - 1)
    points = np.meshgrid(at(rows), at(columns), indexing="ij")
    return np.stack([ndimage.map_coordinates(one, points, order=1) for one in logits.astype(np.float64)])


def keep_largest(mask: np.ndarray) -> np.ndarray:
    """The largest 4-connected component."""
    parts, n = ndimage.label(mask)
    return mask if n < 2 else parts == 1 + int(np.argmax(ndimage.sum(mask, parts, range(1, n + 1))))


def masks_of(logits: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Masks bool [3, rows, columns] of logits [3, SIZE, SIZE]: up, over 0 (= chance over 0.5), largest component."""
    return np.stack([keep_largest(one > 0) for one in grown(logits, rows, columns)])


def ratio_of(masks: np.ndarray) -> float:
    """Cardiothoracic ratio: heart width / width over both lungs, outer edges; nan where one is missing."""
    across = lambda mask: np.flatnonzero(mask.any(0))
    lungs, heart = across(masks[0] | masks[1]), across(masks[2])
    if not len(lungs) or not len(heart):
        return float("nan")
    return (heart[-1] - heart[0] + 1) / (lungs[-1] - lungs[0] + 1)


def ratio_span(logits: np.ndarray) -> tuple:
    """(narrowest, widest) cardiothoracic ratio: the heart where its chance is over 0.9 and over 0.1, the lungs over 0.5.

    On a grid twice as fine as the network's. A heart that is nowhere so sure has no width.
    """
    fine = grown(logits, 2 * SIZE, 2 * SIZE)
    lungs = [keep_largest(one > 0) for one in fine[:2]]
    ratios = [ratio_of(np.stack([*lungs, keep_largest(fine[2] > np.log(chance / (1 - chance)))])) for chance in OPEN]
    widest, narrowest = np.nan_to_num(ratios)
    return float(narrowest), float(widest)
