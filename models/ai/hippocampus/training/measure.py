"""Measures of agreement between two label maps [x, y, z] with 1 mm voxels, and their intervals."""
import numpy as np
from scipy import ndimage

DRAWS = 2000
SEED = 20261124


def dice(found: np.ndarray, truth: np.ndarray) -> float:
    """2|A and B| / (|A| + |B|); 1 if both masks are empty."""
    total = int(found.sum()) + int(truth.sum())
    return 2.0 * int((found & truth).sum()) / total if total else 1.0


def surface(mask: np.ndarray) -> np.ndarray:
    """Voxels of the mask with a face neighbour outside it (outside the array counts)."""
    return mask & ~ndimage.binary_erosion(mask, border_value=0)


def hd95(found: np.ndarray, truth: np.ndarray) -> float:
    """95th percentile of both directed surface distances pooled, mm.

    Both empty: 0. Exactly one empty: the diagonal of the image.
    """
    if not found.any() and not truth.any():
        return 0.0
    if not found.any() or not truth.any():
        return float(np.linalg.norm(found.shape))
    a, b = surface(found), surface(truth)
    to_b, to_a = ndimage.distance_transform_edt(~b), ndimage.distance_transform_edt(~a)
    return float(np.percentile(np.concatenate([to_b[a], to_a[b]]), 95))


def compare(found: np.ndarray, truth: np.ndarray) -> dict:
    """One row of results of one crop: Dice, HD95 and volumes of each label and of the union."""
    row = {}
    for name, pick in (("anterior", (1,)), ("posterior", (2,)), ("whole", (1, 2))):
        f, t = np.isin(found, pick), np.isin(truth, pick)
        row[name] = {"dice": dice(f, t), "hd95": hd95(f, t), "found": int(f.sum()), "truth": int(t.sum())}
    return row


def interval(rows: list, statistic) -> dict:
    """Value of `statistic(rows)` with a 95 % percentile bootstrap interval over persons.

    Each row has a `person`; persons are drawn with replacement, with all their crops.
    """
    people = {}
    for row in rows:
        people.setdefault(row["person"], []).append(row)
    groups, rng, drawn = list(people.values()), np.random.default_rng(SEED), []
    for _ in range(DRAWS):
        pick = rng.integers(0, len(groups), len(groups))
        drawn.append(statistic([row for i in pick for row in groups[i]]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return {"value": round(float(statistic(rows)), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def volumes(rows: list, label: str) -> tuple:
    """(found, truth) volumes in mL, one per crop."""
    return tuple(np.array([row[label][key] / 1000 for row in rows]) for key in ("found", "truth"))


def statistics(label: str) -> dict:
    """Name -> function of rows, for one label."""
    error = lambda rows: np.subtract(*volumes(rows, label))
    spread = lambda rows: 1.96 * np.std(error(rows), ddof=1)
    relative = lambda rows: 100 * np.mean(np.abs(error(rows)) / volumes(rows, label)[1])
    return {
        "dice": lambda rows: np.mean([row[label]["dice"] for row in rows]),
        "hd95Mm": lambda rows: np.mean([row[label]["hd95"] for row in rows]),
        "volumeErrorPercent": relative,
        "biasMl": lambda rows: np.mean(error(rows)),
        "lowerLimitMl": lambda rows: np.mean(error(rows)) - spread(rows),
        "upperLimitMl": lambda rows: np.mean(error(rows)) + spread(rows),
        "errorPerMlOfTruth": lambda rows: np.polyfit(volumes(rows, label)[1], error(rows), 1)[0],
    }


def summary(rows: list) -> dict:
    """All statistics of all labels, each with its interval."""
    return {
        label: {name: interval(rows, function) for name, function in statistics(label).items()}
        for label in ("anterior", "posterior", "whole")
    }
