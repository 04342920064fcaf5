"""Evaluate a checkpoint and write evaluation.json. The `test` split is for the last run only.

    python3 evaluate.py DATA CHECKPOINT OUT.json --splits val test
"""
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from bootstrap import counted, interval, slices
from evaluation import Pack, main
from fields import KINDS, fitted, from_fitted, input_of, kept, peaks, read_fields
from gates import least_sure
from measure_boxes import area, coco_area, matched
from operating_points import choose_points, judge_points
from stress import HUES, Change, changes
from train import network

BAND = [0.1, 0.9]
OVERLAPS = [round(0.5 + 0.05 * i, 2) for i in range(10)]
GOOD_RECALL = 0.7  # of the red cells; and every white cell: what a reader would keep


def look(net: torch.nn.Module, field: np.ndarray, _row: dict) -> dict:
    """What was seen in a field, by the shipped steps; boxes [(kind, score, box)], best first."""
    unit = fitted(field)
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(unit))[None])[0].numpy()
    boxes = [(kind, score, from_fitted(box, *field.shape[:2])) for kind, score, box in kept(peaks(logits))]
    return {"boxes": boxes, "size": field.shape[:2], "read": unit[0], "logits": logits, "values": {},
            "constant": bool(field.min() == field.max())}


def counts_of(seen: dict, thresholds: dict) -> list:
    """Boxes of each kind at the operating points."""
    return [sum(1 for k, score, _ in seen["boxes"] if k == kind and score >= thresholds[name]) for kind, name in enumerate(KINDS)]


def finish(seen: dict, _row: dict, chosen: dict) -> dict:
    """Counts at the operating points, by label."""
    counts = counts_of(seen, chosen["thresholds"])
    return {**seen, "sure": sum(counts), "values": {f"count.{value}": [count] for value, count in enumerate(counts, 1)}}


def compare(seen: dict, truth: list, row: dict, chosen: dict) -> dict:
    """Matches of each kind at each overlap, how many there are, and what the operating points give."""
    totals = [sum(1 for k, _ in truth if k == kind) for kind in range(len(KINDS))]
    pairs = {least: [matched(seen["boxes"], truth, kind, least) for kind in range(len(KINDS))] for least in OVERLAPS}
    thresholds = chosen.get("thresholds", dict.fromkeys(KINDS, 0.3))
    hits = [sum(1 for score, hit in pairs[0.5][kind] if hit and score >= thresholds[name]) for kind, name in enumerate(KINDS)]
    return {"cluster": row["block"], "rbcKnown": int(row["n_rbc"]) > 0, "rbcTrusted": int(row["n_rbc"]) > 3,
            "pairs": pairs, "totals": totals, "hits": hits, "counts": counts_of(seen, thresholds)}


def is_right(numbers: dict) -> bool:
    white, red = numbers["hits"][1] == numbers["totals"][1], numbers["hits"][0] >= GOOD_RECALL * numbers["totals"][0]
    return white and (red or not numbers["rbcTrusted"])


def of_kind(rows: list, kind: int) -> list:
    """Fields that tell about a kind: those without any red cell box say nothing of red cells."""
    return [row for row in rows if kind or row["rbcKnown"]]


def total_of(rows: list, kind: int, key: str = "totals") -> int:
    return sum(row[key][kind] for row in rows)


def precision_at(kind: int, least: float, measure=area):
    """Statistic: average precision of a kind at an overlap."""
    def statistic(rows: list) -> float:
        rows = of_kind(rows, kind)
        total = total_of(rows, kind)
        return measure([pair for row in rows for pair in row["pairs"][least][kind]], total) if total else np.nan
    return statistic


def coco_map(rows: list) -> float:
    """Mean over kinds and overlaps 0.5 to 0.95."""
    return float(np.mean([precision_at(kind, least, coco_area)(rows) for kind in range(len(KINDS)) for least in OVERLAPS]))


def share(kind: int, over: str):
    """Statistic at the operating point: hits over boxes found (precision) or over boxes drawn (recall)."""
    def statistic(rows: list) -> float:
        rows = of_kind(rows, kind)
        below = total_of(rows, kind, over)
        return total_of(rows, kind, "hits") / below if below else np.nan
    return statistic


def ever_found(kind: int):
    """Statistic: recall whatever the score."""
    def statistic(rows: list) -> float:
        rows = of_kind(rows, kind)
        total = total_of(rows, kind)
        return sum(hit for row in rows for _, hit in row["pairs"][0.5][kind]) / total if total else np.nan
    return statistic


def count_error(kind: int, of=np.abs):
    """Statistic: mean of (absolute) difference between boxes found and drawn in a field."""
    return lambda rows: np.mean([of(row["counts"][kind] - row["totals"][kind]) for row in of_kind(rows, kind)]) if of_kind(rows, kind) else np.nan


def best_threshold(rows: list, kind: int) -> float:
    """The score of the best F1, in steps of 0.01."""
    rows = of_kind(rows, kind)
    pairs = np.array([pair for row in rows for pair in row["pairs"][0.5][kind]], float).reshape(-1, 2)
    total = total_of(rows, kind)
    f1 = lambda least: 2 * pairs[pairs[:, 0] >= least, 1].sum() / max(1, (pairs[:, 0] >= least).sum() + total)
    return round(float(max(np.arange(0.05, 0.96, 0.01), key=f1)), 2)


def at_half(rows: list, kind: int) -> list:
    """Fields as `operating_points.py` reads them: pairs of one kind at IoU 0.5."""
    return [{"cluster": row["cluster"], "pairs": row["pairs"][0.5][kind], "total": row["totals"][kind]} for row in of_kind(rows, kind)]


def choose(_data: Path, val: list) -> dict:
    """The operating points and the gate, from `val`."""
    rows = [compare(seen, truth, row, {}) for (row, _, truth), seen in val]
    thresholds = {name: best_threshold(rows, kind) for kind, name in enumerate(KINDS)}
    points = {name: choose_points(at_half(rows, kind), thresholds[name]) for kind, name in enumerate(KINDS)}
    chosen = {"thresholds": thresholds, "points": points}
    right = [seen for (row, _, truth), seen in val if is_right(compare(seen, truth, row, chosen))]
    return {**chosen, "gates": [{"check": "uncertain", "label": 1, "max": least_sure(right, 1, BAND), "band": BAND},
                               {"check": "sure", "least": 1}]}


def middle_box(data: Path, cases: list) -> float:
    """AP50 of white cells for one box a field, always at the mean place and size of the training boxes."""
    boxes = [box for _, _, truth in read_fields(data, "train") for kind, box in truth if kind == 1]
    always = [(1, 1.0, tuple(np.mean(boxes, 0)))]
    rows = [pair for _, _, truth in cases for pair in matched(always, truth, 1)]
    return round(area(rows, sum(1 for _, _, truth in cases for kind, _ in truth if kind == 1)), 4)


def judge(_net: torch.nn.Module, cases: list, seen: list, chosen: dict, data: Path) -> dict:
    """The report of one split."""
    rows = [compare(one, truth, row, chosen) for (row, _, truth), one in zip(cases, seen)]
    each = lambda make: {name: interval(rows, make(kind)) for kind, name in enumerate(KINDS)}
    ap50 = {f"{name}Ap50": precision_at(kind, 0.5) for kind, name in enumerate(KINDS)}
    return {
        **counted(rows), "boxes": {name: total_of(of_kind(rows, kind), kind) for kind, name in enumerate(KINDS)},
        "withoutRbc": sum(1 for row in rows if not row["rbcKnown"]),
        "ap50": each(lambda kind: precision_at(kind, 0.5)), "ap75": each(lambda kind: precision_at(kind, 0.75)),
        "cocoMap": interval(rows, coco_map),
        "precision": each(lambda kind: share(kind, "counts")), "recall": each(lambda kind: share(kind, "totals")),
        "recallAnyScore": each(ever_found),
        "points": {name: judge_points(at_half(rows, kind), chosen["points"][name]) for kind, name in enumerate(KINDS)},
        "countMae": each(count_error), "countBias": each(lambda kind: count_error(kind, lambda v: v)),
        "slices": slices(rows, {"block": lambda row: row["cluster"]}, ap50),
        "shortcuts": {"middleBoxAp50": middle_box(data, cases)},
    }


def move_truth(row: dict, truth: list, change: Change, shape: tuple) -> tuple:
    """Boxes moved, cut to the field; those that mostly left it are dropped."""
    if change.move is None:
        return row, truth
    moved = []
    for kind, box in truth:
        x0, y0, x1, y1 = change.move.box(box, shape)
        cut = (max(x0, 0.0), max(y0, 0.0), min(x1, float(shape[1])), min(y1, float(shape[0])))
        if cut[2] > cut[0] and cut[3] > cut[1] and (cut[2] - cut[0]) * (cut[3] - cut[1]) > 0.35 * (x1 - x0) * (y1 - y0):
            moved.append((kind, cut))
    return row, moved


PACK = Pack(
    network=network, cluster="block", read=read_fields, look=look, finish=finish, choose=choose, judge=judge, changes=[*changes(), *HUES],
    moved=move_truth, compare=compare, columns={name: precision_at(kind, 0.5) for kind, name in enumerate(KINDS)},
    is_right=is_right, is_found=lambda seen, chosen: any(counts_of(seen, chosen["thresholds"])),
)

if __name__ == "__main__":
    main(PACK)
