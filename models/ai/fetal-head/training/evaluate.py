"""Evaluate a checkpoint and write evaluation.json. The `test` split is for the last run only.

    python3 evaluate.py DATA CHECKPOINT OUT.json --splits val test
"""
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from agreement import dice, hd95, measured
from bootstrap import banded, counted, interval, mean_of, rounded, slices
from evaluation import Pack, as_seen, main
from frames import circumference, ellipse_of, filled, fitted, found_ellipse, from_fitted, input_of, read_frames, unit_of
from gates import least_sure, rim_outside
from stress import Change, Move, changes
from train import network

BAND = [0.1, 0.9]
BANDS, BAND_NAMES = [130, 220], ["1 under 130 mm", "2 130 to 220 mm", "3 over 220 mm"]
HC_MM = [40, 360]  # the published range of the data, 44.3 to 346.4 mm, widened
GOOD_DICE, GOOD_SHARE = 0.93, 0.05  # what a reader would keep: overlap, error of the circumference over itself

# Hadlock FP, Deter RL, Harrist RB, Park SK, Radiology 152:497-501 (1984): weeks from the circumference in cm
AGE_TERMS = [8.96, 0.540, 0, 0.0003]
AGE_VALID = [14, 42]
AGE_SPREAD = [{"toWeeks": 18, "weeks": 1.2}, {"toWeeks": 24, "weeks": 1.5}, {"toWeeks": 30, "weeks": 2.1},
              {"toWeeks": 36, "weeks": 3.0}, {"toWeeks": 42, "weeks": 2.7}]


def weeks_of(mm: float) -> float:
    """Gestational age, or nan beyond the valid range."""
    weeks = sum(term * (mm / 10) ** power for power, term in enumerate(AGE_TERMS))
    return weeks if AGE_VALID[0] <= weeks <= AGE_VALID[1] else float("nan")


def read(data: Path, split: str) -> list:
    return [(row, frame, ellipse_of(row)) for row, frame in read_frames(data, split)]


def look(net: torch.nn.Module, frame: np.ndarray, row: dict) -> dict:
    """What was seen in a frame, by the shipped steps."""
    unit, mm = unit_of(fitted(frame)), float(row["pixel_mm"])
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(unit))[None, None])[0].numpy()
    read_ellipse = found_ellipse(logits[0])
    ellipse = read_ellipse and from_fitted(read_ellipse, *frame.shape)
    values = {} if ellipse is None else {"hc": [circumference(ellipse) * mm], "ofd": [2 * ellipse[2] * mm], "bpd": [2 * ellipse[3] * mm]}
    return {"ellipse": ellipse, "size": frame.shape, "read": unit, "read_ellipse": read_ellipse, "logits": logits, "values": values,
            "constant": bool(frame.min() == frame.max())}


def choose(data: Path, val: list) -> dict:
    """The gates: ranges of the drawn ellipses of `train` and `val`, widened; uncertain share of right results of `val`."""
    drawn = read(data, "train") + [case for case, _ in val]
    ratios = [ellipse[3] / ellipse[2] for _, _, ellipse in drawn]
    rims = [rim_outside(ellipse, frame.shape) for _, frame, ellipse in drawn]
    sizes = [float(row["hc_mm"]) for row, _, _ in drawn]
    right = [seen for (row, frame, truth), seen in val if is_right(compare(seen, truth, row, {}))]
    gates = [
        {"check": "axis-ratio", "range": [0.6, max(0.95, round(max(ratios) + 0.01, 2))]},
        {"check": "rim-outside", "max": round(max(0.02, float(np.percentile(rims, 99))), 3)},
        {"check": "measure", "key": "hc", "range": HC_MM},
        {"check": "uncertain", "label": 1, "max": least_sure(right, 1, BAND), "band": BAND},
        {"check": "darker", "labels": [1]},
    ]
    return {"gates": gates, "drawn": {"frames": len(drawn), "axisRatio": [round(v, 3) for v in (min(ratios), max(ratios))],
            "rimOutside": round(max(rims), 3), "withRimOutside": sum(1 for rim in rims if rim > 0), "hcMm": [min(sizes), max(sizes)]}}


def compare(seen: dict, truth: tuple, row: dict, _chosen: dict) -> dict:
    """Dice of the filled ellipses and both circumferences, mm (found: None where nothing is)."""
    mm, ellipse = float(row["pixel_mm"]), seen["ellipse"]
    numbers = {"cluster": row["exam"], "found": None, "truth": circumference(truth) * mm, "dice": 0.0}
    if ellipse is None:
        return numbers
    a, b = (filled(one, *seen["size"]) > 0.5 for one in (ellipse, truth))
    return {**numbers, "found": circumference(ellipse) * mm, "dice": dice(a, b)}


def is_right(numbers: dict) -> bool:
    return (numbers["found"] is not None and numbers["dice"] >= GOOD_DICE
            and abs(numbers["found"] / numbers["truth"] - 1) <= GOOD_SHARE)


def error_of(rows: list) -> float:
    """Mean absolute error, mm; a head that was not found counts as an error of its own size."""
    return float(np.mean([abs((row["found"] or 0) - row["truth"]) for row in rows]))


def percent_of(rows: list) -> float:
    return float(np.mean([100 * abs((row["found"] or 0) / row["truth"] - 1) for row in rows]))


def ages(rows: list) -> dict:
    """Error of the age from the found circumference against that from the drawn one, weeks, where both are valid."""
    known = [{**row, "found": weeks_of(row["found"]), "truth": weeks_of(row["truth"])} for row in rows if row["found"] is not None]
    both = [row for row in known if np.isfinite(row["found"]) and np.isfinite(row["truth"])]
    return {**counted(both), **measured(both)}


def zoom_only(data: Path, cases: list) -> float:
    """Error of a circumference guessed from the pixel size alone (quadratic fit on `train`), mm."""
    pairs = lambda rows: np.array([(float(row["pixel_mm"]), float(row["hc_mm"])) for row in rows]).T
    fit = np.polyfit(*pairs([row for row, _ in read_frames(data, "train")]), 2)
    mm, size = pairs([row for row, _, _ in cases])
    return round(float(np.abs(np.polyval(fit, mm) - size).mean()), 2)


def rescaled(net: torch.nn.Module, cases: list) -> dict:
    """How far the circumference moves when a frame is shown smaller or larger and its pixel size says so.

    A network that read the size of the head from the zoom would not follow. Heads that leave the larger frame are left out.
    """
    table = {}
    for zoom in (0.7, 0.85, 1.2):
        move, changes_mm, percent = Move(zoom=zoom), [], []
        for row, frame, truth in cases:
            if rim_outside(move.ellipse(truth, frame.shape), frame.shape) > 0:
                continue
            seen = [look(net, picture, row)["ellipse"] for picture in (frame, move.picture(frame))]
            if all(seen):
                mm = float(row["pixel_mm"])
                before, after = circumference(seen[0]) * mm, circumference(seen[1]) * mm / zoom
                changes_mm.append(after - before)
                percent.append(100 * abs(after / before - 1))
        table[f"zoom {zoom}"] = {"images": len(changes_mm), "meanMm": rounded(np.mean(changes_mm), 2),
                                 "meanAbsoluteMm": rounded(np.mean(np.abs(changes_mm)), 2), "meanAbsolutePercent": rounded(np.mean(percent), 2)}
    return table


def judge(net: torch.nn.Module, cases: list, seen: list, chosen: dict, data: Path) -> dict:
    """The report of one split."""
    rows = []
    for (row, frame, truth), one in zip(cases, seen):
        mm = float(row["pixel_mm"])
        numbers = compare(one, truth, row, chosen)
        ellipses = [filled(ellipse, *frame.shape) > 0.5 if ellipse else np.zeros(frame.shape, bool) for ellipse in (one["ellipse"], truth)]
        rows.append({**numbers, "mm": mm, "hd95Mm": hd95(*ellipses) * mm})
    cuts = np.percentile([row["mm"] for row in rows], [100 / 3, 200 / 3])
    statistics = {"dice": mean_of("dice"), "hcMaeMm": error_of, "hcPercent": percent_of,
                  "hcBiasMm": lambda rows: np.mean([(row["found"] or 0) - row["truth"] for row in rows])}
    return {
        **counted(rows),
        "dice": interval(rows, mean_of("dice")), "hd95Mm": interval(rows, mean_of("hd95Mm")),
        "worstDice": round(min(row["dice"] for row in rows), 4),
        "hc": measured(rows), "hcPercent": interval(rows, percent_of), "age": ages(rows),
        "slices": slices(rows, {"hcBand": lambda row: banded(row["truth"], BANDS, BAND_NAMES),
                                "pixelSize": lambda row: banded(row["mm"], cuts, ["1 small", "2 middle", "3 large"])}, statistics),
        "pixelCutsMm": [round(float(cut), 4) for cut in cuts],
        "shortcuts": {"zoomOnlyMaeMm": zoom_only(data, cases), "rescaled": rescaled(net, cases)},
    }


def move_truth(row: dict, ellipse: tuple, change: Change, shape: tuple) -> tuple:
    """The size of a pixel follows the zoom."""
    if change.move is None:
        return row, ellipse
    return {**row, "pixel_mm": float(row["pixel_mm"]) / change.move.zoom}, change.move.ellipse(ellipse, shape)


PACK = Pack(
    network=network, cluster="exam", read=read, look=look, finish=as_seen, choose=choose, judge=judge, changes=changes(), moved=move_truth,
    compare=compare, columns={"dice": mean_of("dice"), "hcMaeMm": error_of}, is_right=is_right,
    is_found=lambda seen, _chosen: seen["ellipse"] is not None,
)

if __name__ == "__main__":
    main(PACK)
