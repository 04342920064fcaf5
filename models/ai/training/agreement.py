"""Agreement of two masks, and of two ways to measure one number."""
import numpy as np
from scipy import ndimage

from bootstrap import interval


def dice(found: np.ndarray, truth: np.ndarray) -> float:
    """2|A and B| / (|A| + |B|); 1 if both masks are empty."""
    total = int(found.sum()) + int(truth.sum())
    return 2.0 * int((found & truth).sum()) / total if total else 1.0


def surface(mask: np.ndarray) -> np.ndarray:
    """Pixels of the mask with an edge neighbour outside it (beyond the picture counts as outside)."""
    return mask & ~ndimage.binary_erosion(mask, border_value=0)


def hd95(found: np.ndarray, truth: np.ndarray) -> float:
    """95th percentile of both directed surface distances pooled, pixels.

    Both empty: 0. Exactly one empty: the diagonal of the picture.
    """
    if not found.any() and not truth.any():
        return 0.0
    if not found.any() or not truth.any():
        return float(np.linalg.norm(found.shape))
    a, b = surface(found), surface(truth)
    to_b, to_a = ndimage.distance_transform_edt(~b), ndimage.distance_transform_edt(~a)
    return float(np.percentile(np.concatenate([to_b[a], to_a[b]]), 95))


def icc(found: np.ndarray, truth: np.ndarray) -> float:
    """ICC(2,1): two-way random effects, absolute agreement, one reader. Shrout & Fleiss, Psychol Bull 86:420 (1979)."""
    values = np.stack([found, truth], 1)
    n, k = values.shape
    if n < 3:
        return float("nan")
    mean = values.mean()
    rows = k * ((values.mean(1) - mean) ** 2).sum() / (n - 1)
    columns = n * ((values.mean(0) - mean) ** 2).sum() / (k - 1)
    rest = values - values.mean(1, keepdims=True) - values.mean(0, keepdims=True) + mean
    error = (rest ** 2).sum() / ((n - 1) * (k - 1))
    return float((rows - error) / (rows + (k - 1) * error + k * (columns - error) / n))


def both(rows: list) -> tuple:
    """(found, truth) of rows that were measured."""
    kept = [row for row in rows if row["found"] is not None]
    return np.array([row["found"] for row in kept], float), np.array([row["truth"] for row in kept], float)


def error_of(rows: list) -> np.ndarray:
    found, truth = both(rows)
    return found - truth


NUMBERS = {
    "mae": lambda rows: np.abs(error_of(rows)).mean(),
    "bias": lambda rows: error_of(rows).mean(),
    "lower": lambda rows: error_of(rows).mean() - 1.96 * error_of(rows).std(ddof=1),
    "upper": lambda rows: error_of(rows).mean() + 1.96 * error_of(rows).std(ddof=1),
    "icc": lambda rows: icc(*both(rows)),
    "slope": lambda rows: np.polyfit(both(rows)[1], error_of(rows), 1)[0],
}


def measured(rows: list) -> dict:
    """Mean absolute error, bias, limits of agreement (Bland-Altman), ICC(2,1), slope of the error over the truth.

    Rows have `found` (None: not measured, counted as `missing`), `truth` and `cluster`.
    """
    kept = [row for row in rows if row["found"] is not None]
    return {"missing": len(rows) - len(kept), **{name: interval(kept, function) for name, function in NUMBERS.items()}}
