"""Evaluate a checkpoint and write evaluation.json. The `test` split is for the last run only.

    python3 evaluate.py DATA CHECKPOINT OUT.json --splits val test
"""
import sys
from pathlib import Path

import numpy as np
import torch
from skimage.measure import label as pieces_of

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from bootstrap import counted, interval, mean_of, slices
from evaluation import Pack, main
from gates import least_sure
from measure_nuclei import agreement
from stress import HUES, Change, changes
from tiles import input_of, nuclei_of, padded, read_tiles, unit_of
from train import network

BAND = [0.1, 0.9]
SPACING_MM = {"TNBC": 0.00025, "BBBC038": None}  # nominal at 40x; unknown and mixed
MOST_DENSE = 36_000  # nuclei a square millimetre: twice the densest training tile
GOOD_PQ = 0.4  # what a reader would keep
SEEDS, INSIDES = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6), (0.3, 0.4, 0.6)  # tried on val
FIGURES = ("pq", "sq", "dq", "aji", "dice")


def look(net: torch.nn.Module, tile: np.ndarray, _row: dict) -> dict:
    """What the network says of a tile of at most one patch, by the shipped steps."""
    unit = unit_of(tile)
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(padded(unit)))[None])[0].numpy()
    logits = np.ascontiguousarray(logits[:, :tile.shape[0], :tile.shape[1]])
    return {"size": tile.shape[:2], "read": unit[0], "logits": logits, "constant": bool(tile.min() == tile.max())}


def finish(seen: dict, row: dict, chosen: dict) -> dict:
    """The nuclei by the chosen rules, and what is measured on them."""
    objects = nuclei_of(seen["logits"], chosen["inside"], chosen["seed"])
    return {**seen, "objects": objects, "values": values_of(objects, SPACING_MM[row["source"]])}


def values_of(objects: np.ndarray, mm) -> dict:
    """Count; where the size of a pixel is known density (per mm2) and median area (um2), else that in pixels."""
    count = int(objects.max())
    areas = np.bincount(objects.ravel(), minlength=count + 1)
    cut = np.unique(np.concatenate([objects[0], objects[-1], objects[:, 0], objects[:, -1]]))
    whole = np.setdiff1d(np.arange(1, count + 1), cut)
    values = {"count": [count]}
    if mm is not None:
        values["density"] = [count / (objects.shape[0] * mm * objects.shape[1] * mm)]
    if len(whole):
        values["area"] = [float(np.median(areas[whole])) * (1 if mm is None else mm * mm * 1e6)]
    return values


def compare(seen: dict, truth: np.ndarray, row: dict, _chosen: dict) -> dict:
    numbers = agreement(seen["objects"], truth)
    error = abs(numbers["found"] - numbers["truth"]) / max(1, numbers["truth"])
    return {"cluster": row["cluster"], "source": row["source"], "stain": row["stain"], **numbers, "countError": 100 * error}


def is_right(numbers: dict) -> bool:
    return numbers["pq"] >= GOOD_PQ


def choose(_data: Path, val: list) -> dict:
    """The rules of the watershed with the best PQ + AJI on `val`, both sources alike (first the seed, then the inside); the gates."""
    def judged(rules: dict) -> list:
        return [compare(finish(seen, row, rules), truth, row, rules) for (row, _, truth), seen in val]

    def score(rows: list) -> float:
        return sum(of_source(source, mean_of(key))(rows) for source in SPACING_MM for key in ("pq", "aji"))

    tried = []
    best = {"inside": 0.5}
    for some in ([{"seed": seed} for seed in SEEDS], [{"inside": inside} for inside in INSIDES]):
        tried += [(score(judged(rules)), rules) for rules in ({**best, **one} for one in some)]
        best = max(tried, key=lambda one: one[0])[1]
    rows = judged(best)
    right = [seen for (_, seen), numbers in zip(val, rows) if is_right(numbers)]
    return {**best, "tried": [{**rules, "score": round(points, 4)} for points, rules in tried],
            "gates": [{"check": "measure", "key": "density", "range": [0, MOST_DENSE]},
                      {"check": "uncertain", "label": 1, "max": least_sure(right, 1, BAND), "band": BAND}]}


def of_source(source: str, statistic):
    """A statistic over the tiles of one source."""
    return lambda rows: statistic([row for row in rows if row["source"] == source])


def judge(_net: torch.nn.Module, cases: list, seen: list, chosen: dict, _data: Path) -> dict:
    """The report of one split."""
    rows = [compare(one, truth, row, chosen) for (row, _, truth), one in zip(cases, seen)]
    statistics = {key: mean_of(key) for key in (*FIGURES, "countError")}
    sources = {}
    for source in SPACING_MM:
        part = [row for row in rows if row["source"] == source]
        sources[source] = {**counted(part), "nuclei": sum(row["truth"] for row in part), "found": sum(row["found"] for row in part),
                           **{key: interval(part, f) for key, f in statistics.items()}, "worstPq": round(min(row["pq"] for row in part), 4)}
    return {
        **counted(rows), "sources": sources,
        "slices": slices(rows, {"stain": lambda row: row["stain"],
                                "patient": lambda row: row["cluster"] if row["source"] == "TNBC" else None},
                         {key: statistics[key] for key in ("pq", "aji", "dice", "countError")}),
    }


def move_truth(row: dict, labels: np.ndarray, change: Change, _shape: tuple) -> tuple:
    """Labels moved; what is mirrored in beyond the edge is a nucleus of its own."""
    if change.move is None:
        return row, labels
    return row, pieces_of(change.move.picture(labels, 0, "reflect"), connectivity=1).astype(np.int32)


COLUMNS = {f"{key}{source}": of_source(source, mean_of(key)) for source in SPACING_MM for key in ("pq", "aji")}
PACK = Pack(
    network=network, cluster="field or patient", read=read_tiles, look=look, finish=finish, choose=choose, judge=judge,
    changes=[*changes("reflect"), *HUES], moved=move_truth, compare=compare, columns=COLUMNS, is_right=is_right,
    is_found=lambda seen, _chosen: bool(seen["objects"].any()),
)

if __name__ == "__main__":
    main(PACK)
