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
from films import OPEN, PARTS, keep_largest, input_of, masks_of, normalise, ratio_of, ratio_span, read_films, shrunk
from gates import least_sure, margin, place_of, share_of
from stress import Change, Move, changes, moved
from train import network

LABELS = {"rightLung": 1, "leftLung": 2, "heart": 3}
LUNGS = [1, 2]
BAND = [0.1, 0.9]
SIZE = 512  # a film as delivered
ENLARGED = 0.5  # a ratio above it is commonly called enlarged (adult, PA)
COVERAGE = 0.9  # of the drawn ratios are to lie within the interval of their film
UNUSUAL = 1.5  # times the usual width of an interval: beyond it no number is given
GOOD_DICE, GOOD_RATIO = 0.85, 0.05  # what a reader would keep


def look(net: torch.nn.Module, film: np.ndarray, _row: dict) -> dict:
    """What was seen in a film, by the shipped steps."""
    unit = normalise(shrunk(film))
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(unit))[None, None])[0].numpy()
    masks = masks_of(logits, *film.shape)
    ratio = ratio_of(masks)
    return {"masks": masks, "read_masks": np.stack([keep_largest(one > 0) for one in logits]), "size": film.shape,
            "read": unit, "logits": logits, "values": {"ctr": [] if np.isnan(ratio) else [ratio]}, "span": ratio_span(logits),
            "constant": bool(film.min() == film.max())}


def of_truth(masks: np.ndarray) -> dict:
    """Drawn masks in the form of a result, for the gates."""
    return {"masks": masks, "size": masks.shape[1:]}


def choose(data: Path, val: list) -> dict:
    """The gates: ranges of the drawn masks of `train` and `val`, widened; uncertain shares of right results of `val`."""
    drawn = [masks for _, _, masks in read_films(data, "train")] + [masks for (_, _, masks), _ in val]
    truths = [of_truth(masks) for masks in drawn]
    ratios = [ratio_of(masks) for masks in drawn]
    places = sorted(place_of(truth, 3, LUNGS) for truth in truths)
    share = lambda label: margin([share_of(truth, label) for truth in truths], 0.15)
    right = [seen for (row, _, masks), seen in val if is_right(compare(seen, masks, row, {}))]
    gates = [
        *({"check": "share", "label": label, "range": [0.05, 0.35]} for label in LUNGS),
        {"check": "share", "label": 3, "range": [max(0.01, share(3)[0]), share(3)[1]]},
        {"check": "place", "label": 3, "across": LUNGS,
         "range": [round(float(np.percentile(places, 1)), 3), round(places[-1] + 0.03, 3)]},
        {"check": "darker", "labels": LUNGS},
        {"check": "measure", "key": "ctr", "range": margin(ratios, 0.1, 2)},
        *({"check": "uncertain", "label": label, "max": least_sure(right, label, BAND), "band": BAND} for label in (1, 2, 3)),
    ]
    return {"gates": gates, "interval": choose_interval(val), "drawn": {"films": len(drawn), "ratio": [round(v, 3) for v in (min(ratios), max(ratios))],
            "heartPlace": [round(v, 3) for v in (places[0], float(np.median(places)), places[-1])]}}


def choose_interval(val: list) -> dict:
    """How far a ratio's interval reaches beyond where the heart's border is open, for COVERAGE of the drawn ratios of `val` to
    lie in it (split conformal quantiles: Romano, Patterson, Candes, NeurIPS 2019), and how wide it may be."""
    spans = np.array([seen["span"] for _, seen in val])
    truth = np.array([ratio_of(masks) for (_, _, masks), _ in val])
    beyond = np.sort(np.maximum(spans[:, 0] - truth, truth - spans[:, 1]))
    extra = float(beyond[int(np.ceil((len(beyond) + 1) * COVERAGE)) - 1])
    widths = np.diff(spans)[:, 0] + 2 * extra
    return {"band": list(OPEN), "coverage": COVERAGE, "extra": round(extra, 4), "widest": round(UNUSUAL * float(np.median(widths)), 3)}


def interval_of(seen: dict, chosen: dict) -> tuple:
    """(low, high) of the ratio of one film."""
    extra = chosen["interval"]["extra"]
    return max(0.0, seen["span"][0] - extra), seen["span"][1] + extra


def compare(seen: dict, truth: np.ndarray, row: dict, _chosen: dict) -> dict:
    """Dice of the parts, and both ratios (found: None where a part is missing)."""
    ratios = seen["values"]["ctr"]
    return {"cluster": row["id"], "found": ratios[0] if ratios else None, "truth": ratio_of(truth),
            **{part: dice(f, t) for part, f, t in zip(PARTS, seen["masks"], truth)}}


def is_right(numbers: dict) -> bool:
    return (numbers["found"] is not None and abs(numbers["found"] - numbers["truth"]) <= GOOD_RATIO
            and min(numbers[part] for part in PARTS) >= GOOD_DICE)


def error_of(rows: list) -> float:
    """Mean absolute error of the ratio; a missing one counts as an error of its own size."""
    return float(np.mean([abs((row["found"] or 0) - row["truth"]) for row in rows]))


def spread_of(rows: list, widest: float) -> dict:
    """How the intervals did: drawn ratios inside, their widths, and the error where they were narrow enough for a number."""
    given = [row for row in rows if row["width"] <= widest]
    left = [row for row in rows if row["width"] > widest]
    return {"inside": interval(rows, mean_of("inside")), "width": interval(rows, lambda rows: np.median([row["width"] for row in rows])),
            "given": len(given), "mae": interval(given, error_of), "maeNotGiven": rounded(error_of(left)) if left else None}


def ridge(known: np.ndarray, wanted: np.ndarray, asked: np.ndarray, strength: float) -> np.ndarray:
    """Ridge regression on standardised features."""
    middle, spread = known.mean(0), known.std(0) + 1e-6
    a, b = (known - middle) / spread, (asked - middle) / spread
    weights = np.linalg.solve(a.T @ a + strength * np.eye(a.shape[1]), a.T @ (wanted - wanted.mean()))
    return b @ weights + wanted.mean()


def thumbnail(film: np.ndarray) -> np.ndarray:
    return normalise(shrunk(film, 7)).ravel()


def frame(film: np.ndarray) -> np.ndarray:
    """The outer two pixels of a 28 x 28 thumbnail."""
    small = normalise(shrunk(film, 28))
    inside = np.zeros(small.shape, bool)
    inside[2:-2, 2:-2] = True
    return small[~inside]


def shortcuts(data: Path, cases: list) -> dict:
    """Error of the ratio guessed without looking at heart or lungs; the ridge is tuned on `val`."""
    parts = {"train": read_films(data, "train"), "val": read_films(data, "val"), "asked": cases}
    truth = {name: np.array([ratio_of(masks) for _, _, masks in films]) for name, films in parts.items()}
    table = {"constantMae": round(float(np.abs(truth["train"].mean() - truth["asked"]).mean()), 4)}
    for name, features in (("borderMae", frame), ("thumbnail7x7Mae", thumbnail)):
        x = {part: np.stack([features(film) for _, film, _ in films]) for part, films in parts.items()}
        off = lambda part, strength: np.abs(ridge(x["train"], truth["train"], x[part], strength) - truth[part]).mean()
        best = min((1, 10, 100, 1000, 10000), key=lambda strength: off("val", strength))
        table[name] = round(float(off("asked", best)), 4)
    return table


def judge(_net: torch.nn.Module, cases: list, seen: list, chosen: dict, data: Path) -> dict:
    """The report of one split."""
    rows = [{**compare(one, masks, row, chosen), "vendor": row["vendor_uid_root"],
             **{f"{part}Hd95": hd95(f, t) for part, f, t in zip(PARTS, one["masks"], masks)},
             "width": high - low, "inside": float(low <= ratio_of(masks) <= high)}
            for (row, _, masks), one in zip(cases, seen) for low, high in [interval_of(one, chosen)]]
    cuts = np.percentile([row["truth"] for row in rows], [100 / 3, 200 / 3])
    called = lambda rows, over: [row for row in rows if (row["truth"] > ENLARGED) == over and row["found"] is not None]
    right = lambda over: lambda rows: np.mean([(row["found"] > ENLARGED) == over for row in called(rows, over)]) if called(rows, over) else np.nan
    statistics = {**{part: mean_of(part) for part in PARTS}, "ctrMae": error_of}
    return {
        **counted(rows),
        "dice": {part: interval(rows, mean_of(part)) for part in PARTS},
        "hd95Pixels": {part: interval(rows, mean_of(f"{part}Hd95")) for part in PARTS},
        "worstDice": {part: round(min(row[part] for row in rows), 4) for part in PARTS},
        "ctr": measured(rows),
        "ctrInterval": spread_of(rows, chosen["interval"]["widest"]),
        "overHalf": {"sensitivity": interval(rows, right(True)), "specificity": interval(rows, right(False)),
                     "enlarged": len(called(rows, True)), "notEnlarged": len(called(rows, False))},
        "slices": slices(rows, {"vendor": lambda row: row["vendor"],
                                "ctrTercile": lambda row: banded(row["truth"], cuts, ["1 small", "2 middle", "3 large"])}, statistics),
        "shortcuts": shortcuts(data, cases),
    }


def move_truth(row: dict, masks: np.ndarray, change: Change, _shape: tuple) -> tuple:
    if change.move is None:
        return row, masks
    return row, np.stack([change.move.picture(mask.astype(np.uint8), 0) > 0 for mask in masks])


PACK = Pack(
    network=network, cluster="patient", read=read_films, look=look, finish=as_seen, choose=choose, judge=judge,
    changes=[*changes(), moved("left and right swapped", Move(mirror=True), "constant")], moved=move_truth, compare=compare,
    columns={**{part: mean_of(part) for part in PARTS}, "ctrMae": error_of}, is_right=is_right,
    is_found=lambda seen, _chosen: bool(seen["masks"].any()),
)

if __name__ == "__main__":
    main(PACK)
