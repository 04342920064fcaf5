"""Agreement of two label maps: Dice, PQ (Kirillov 2019), AJI (Kumar 2017)."""
import numpy as np


def overlaps(found: np.ndarray, truth: np.ndarray) -> tuple:
    """(intersections [truth + 1, found + 1], areas of truth, areas of found), labels renumbered 1..n."""
    renumber = lambda labels: np.unique(labels, return_inverse=True)[1].reshape(labels.shape) + (0 if (labels == 0).any() else 1)
    found, truth = renumber(found), renumber(truth)
    nf, nt = int(found.max()), int(truth.max())
    both = np.bincount(truth.ravel() * (nf + 1) + found.ravel(), minlength=(nt + 1) * (nf + 1)).reshape(nt + 1, nf + 1)
    return both, both.sum(1), both.sum(0)


def agreement(found: np.ndarray, truth: np.ndarray) -> dict:
    """Dice of the foregrounds, PQ, its parts SQ and DQ, and AJI of one tile."""
    both, area_t, area_f = overlaps(found, truth)
    inner = both[1:, 1:]
    union = area_t[1:, None] + area_f[None, 1:] - inner
    iou = inner / np.maximum(union, 1)
    hits = iou > 0.5
    tp = int(hits.sum())
    nt, nf = inner.shape
    sq = float(iou[hits].mean()) if tp else 0.0
    dq = tp / (tp + (nf - tp) / 2 + (nt - tp) / 2) if nt + nf else 1.0
    used, shared, joined = set(), 0, 0
    for i in range(nt):
        j = int(np.argmax(iou[i])) if nf else -1
        if j < 0 or inner[i, j] == 0:
            joined += int(area_t[i + 1])
            continue
        used.add(j)
        shared += int(inner[i, j])
        joined += int(union[i, j])
    joined += sum(int(area_f[j + 1]) for j in range(nf) if j not in used)
    a, b = found > 0, truth > 0
    return {"dice": float(2 * (a & b).sum() / max(1, a.sum() + b.sum())), "pq": sq * dq, "sq": sq, "dq": dq,
            "aji": shared / joined if joined else 1.0, "found": nf, "truth": nt}
