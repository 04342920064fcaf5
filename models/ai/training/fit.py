"""Steps before and after the networks that several packs share."""
import numpy as np
from scipy import ndimage


def weights_of(n: int, size: int) -> np.ndarray:
    """[size, n] matrix: how much of each of n pixels each of `size` equal cells covers; rows sum to 1."""
    edges = np.arange(size + 1) * n / size
    low, high = np.arange(n), np.arange(n) + 1
    cover = np.minimum(edges[1:, None], high) - np.maximum(edges[:-1, None], low)
    return np.clip(cover, 0, None) * size / n


def placed(rows: int, columns: int, most_rows: int, most_columns: int) -> tuple:
    """(rows, columns, top, left) of a picture fitted whole into most_rows x most_columns, centred, its sides kept in ratio."""
    scale = min(most_rows / rows, most_columns / columns)
    r, c = max(1, round(rows * scale)), max(1, round(columns * scale))
    return r, c, (most_rows - r) // 2, (most_columns - c) // 2


def keep_largest(mask: np.ndarray) -> np.ndarray:
    """The largest 4-connected component."""
    parts, n = ndimage.label(mask)
    return mask if n < 2 else parts == 1 + int(np.argmax(ndimage.sum(mask, parts, range(1, n + 1))))
