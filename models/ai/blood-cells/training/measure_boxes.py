"""Average precision of boxes."""
import numpy as np

from fields import iou

RECALLS = np.linspace(0, 1, 101)


def matched(found: list, truth: list, kind: int, least: float = 0.5) -> list:
    """[(score, hit)] of one field, best first: a hit is the best unmatched truth of the kind with IoU >= least."""
    open_truth = [box for k, box in truth if k == kind]
    rows = []
    for k, score, box in found:
        if k != kind:
            continue
        overlaps = [iou(box, other) for other in open_truth]
        best = int(np.argmax(overlaps)) if overlaps else -1
        hit = best >= 0 and overlaps[best] >= least
        if hit:
            open_truth.pop(best)
        rows.append((score, hit))
    return rows


def curve(rows: list, total: int) -> tuple:
    """(recall, interpolated precision) of [(score, hit)] over all fields, best score first."""
    scores, hits = (np.array(part) for part in zip(*rows))
    hits = np.cumsum(hits[np.argsort(-scores, kind="stable")])
    precision = hits / np.arange(1, len(rows) + 1)
    return hits / total, np.maximum.accumulate(precision[::-1])[::-1]


def area(rows: list, total: int) -> float:
    """Area under the interpolated precision envelope, all points."""
    if not rows or not total:
        return 0.0
    recall, precision = curve(rows, total)
    return float(np.sum(np.diff(np.concatenate([[0], recall])) * precision))


def coco_area(rows: list, total: int) -> float:
    """Mean of the interpolated precision at 101 recalls (Lin et al., arXiv:1405.0312)."""
    if not rows or not total:
        return 0.0
    recall, precision = curve(rows, total)
    at = np.searchsorted(recall, RECALLS - 1e-12)
    return float(np.where(at < len(precision), precision[np.minimum(at, len(precision) - 1)], 0).mean())


def average_precision(fields: list, kind: int, least: float = 0.5) -> float:
    """Average precision (all points) of a kind over fields of (found, truth)."""
    rows = [row for found, truth in fields for row in matched(found, truth, kind, least)]
    return area(rows, sum(1 for _, truth in fields for k, _ in truth if k == kind))
