"""Tiles and nuclei: reading, and the steps before and after the network.

A tile is float32 [3, row, column] in 0..1 (R, G, B); a label map is int [row, column], 0 background.
"""
import csv
import heapq
import io
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

PATCH = 512
INSIDE, SEED = 0.5, 0.5
LEAST_SEED, LEAST_AREA = 6, 30


def read_tiles(data: Path, split: str) -> list:
    """[(row of split.csv, tile uint8 [row, column, 3], label map)]."""
    rows = [row for row in csv.DictReader(open(data / "split.csv")) if row["split"] == split]
    labels = np.load(data / "labels.npz")
    with tarfile.open(data / "images.tar") as tar:
        read = lambda name: np.array(Image.open(io.BytesIO(tar.extractfile(f"{name}.jpg").read())).convert("RGB"))
        return [(row, read(row["id"]), labels[row["id"]].astype(np.int32)) for row in rows]


def unit_of(tile: np.ndarray) -> np.ndarray:
    """uint8 [row, column, 3] to float32 [3, row, column] in 0..1."""
    return (tile.astype(np.float32) / 255).transpose(2, 0, 1)


def input_of(unit: np.ndarray) -> np.ndarray:
    """What the network gets: (x - 0.5) / 0.25."""
    return (unit - 0.5) / 0.25


def padded(unit: np.ndarray, size: int = PATCH) -> np.ndarray:
    """The tile in the upper left of size x size, its last row and column repeated."""
    return np.pad(unit, ((0, 0), (0, max(0, size - unit.shape[1])), (0, max(0, size - unit.shape[2]))), mode="edge")


def targets_of(labels: np.ndarray) -> np.ndarray:
    """float32 [2, row, column]: foreground; depth: distance to the nucleus' edge over its greatest, 0..1."""
    edge = np.zeros(labels.shape, bool)
    for axis in (0, 1):
        differ = np.diff(labels, axis=axis) != 0
        low, high = [slice(None)] * 2, [slice(None)] * 2
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        edge[tuple(low)] |= differ
        edge[tuple(high)] |= differ
    depth = ndimage.distance_transform_edt(~edge) + 0.5
    index = np.unique(labels[labels > 0])
    top = np.ones(int(labels.max()) + 1)
    if len(index):
        top[index] = ndimage.maximum(depth, labels, index)
    inside = labels > 0
    return np.stack([inside, np.where(inside, depth / top[labels], 0)]).astype(np.float32)


def grow_seeds(seeds: np.ndarray, depth: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Watershed: labels grow from `seeds` over `inside`, deepest pixel first, 4-neighbours.

    Equal depths are taken in the order in which they were reached.
    """
    rows, columns = seeds.shape
    framed = lambda array: np.pad(array, 1).ravel().tolist()  # lists: a pixel at a time, numpy is slow
    labels, deep = framed(seeds), framed(depth)
    is_open = framed(inside & (seeds == 0))
    width = columns + 2
    queue = [(-deep[at], order, at) for order, at in enumerate(at for at, label in enumerate(labels) if label)]
    order = len(queue)
    heapq.heapify(queue)
    while queue:
        _, _, at = heapq.heappop(queue)
        for near in (at - width, at + width, at - 1, at + 1):
            if is_open[near]:
                is_open[near], labels[near] = False, labels[at]
                heapq.heappush(queue, (-deep[near], order, near))
                order += 1
    return np.array(labels, seeds.dtype).reshape(rows + 2, width)[1:-1, 1:-1]


def nuclei_of(logits: np.ndarray, least_inside: float = INSIDE, least_seed: float = SEED) -> np.ndarray:
    """Label map of the network's output [2, row, column] (foreground, depth; both logits).

    Seeds: 4-connected parts of depth over `least_seed` where the foreground is over `least_inside`, of LEAST_SEED pixels; each grows
    over the foreground; nuclei under LEAST_AREA pixels are dropped; numbered by their first pixel in reading order.
    """
    chance = 1 / (1 + np.exp(-logits.astype(np.float64)))
    inside = chance[0] > least_inside
    parts, n = ndimage.label(inside & (chance[1] > least_seed))
    sizes = np.bincount(parts.ravel(), minlength=n + 1)
    parts[sizes[parts] < LEAST_SEED] = 0
    grown = grow_seeds(parts, chance[1], inside)
    sizes = np.bincount(grown.ravel())
    keep = [k for k in dict.fromkeys(grown.ravel().tolist()) if k and sizes[k] >= LEAST_AREA]
    number = np.zeros(len(sizes), np.int32)
    number[keep] = np.arange(1, len(keep) + 1)
    return number[grown]
