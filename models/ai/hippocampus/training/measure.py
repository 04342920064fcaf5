"""Measures of agreement between two label maps [x, y, z] with 1 mm voxels, and their intervals."""
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))  # behind this folder: some files there have the same name
from agreement import dice, hd95
from bootstrap import interval as interval_of

SEED = 20261124


def interval(rows: list, statistic) -> dict:
    """Value of `statistic(rows)` with a 95 % percentile bootstrap interval over persons (`cluster`), with all their crops."""
    return interval_of(rows, statistic, SEED)


def compare(found: np.ndarray, truth: np.ndarray) -> dict:
    """One row of results of one crop: Dice, HD95 and volumes of each label and of the union."""
    row = {}
    for name, pick in (("anterior", (1,)), ("posterior", (2,)), ("whole", (1, 2))):
        f, t = np.isin(found, pick), np.isin(truth, pick)
        row[name] = {"dice": dice(f, t), "hd95": hd95(f, t), "found": int(f.sum()), "truth": int(t.sum())}
    return row


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
