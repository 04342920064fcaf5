"""Evaluate a checkpoint and write evaluation.json. The `test` split is for the last run only.

    python3 evaluate.py DATA CHECKPOINT OUT.json --splits val test
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage

from crops import read_crops
from measure import DRAWS, SEED, compare, dice, interval, summary
from network import UNet3d
from train import segment

PLAUSIBLE_ML = (1.5, 5.5)


def load(path: Path) -> tuple:
    """(network ready to run, checkpoint dict)."""
    store = torch.load(path, map_location="cpu")
    net = UNet3d()
    net.load_state_dict(store["weights"])
    return net.eval(), store


def rows_of(net: torch.nn.Module, crops: list) -> list:
    """One result row per crop."""
    return [
        {"person": row["subject"], "side": row["side_parity"], "dtype": row["source_dtype"],
         **compare(segment(net, image), labels)}
        for row, image, labels in crops
    ]


def subgroups(rows: list) -> dict:
    """Dice and volume error of the whole structure by side parity, source type, volume tercile."""
    cuts = np.percentile([row["whole"]["truth"] for row in rows], [100 / 3, 200 / 3])
    tercile = lambda row: "small middle large".split()[int(np.searchsorted(cuts, row["whole"]["truth"]))]
    table = {}
    for name, key in (("sideParity", lambda r: r["side"]), ("sourceDtype", lambda r: r["dtype"]),
                      ("volumeTercile", tercile)):
        for value in sorted({key(row) for row in rows}):
            part = [row for row in rows if key(row) == value]
            statistic = {
                "dice": lambda rs: np.mean([r["whole"]["dice"] for r in rs]),
                "volumeErrorPercent": lambda rs: 100 * np.mean(
                    [abs(r["whole"]["found"] / r["whole"]["truth"] - 1) for r in rs]),
            }
            table.setdefault(name, {})[value] = {
                "crops": len(part), "persons": len({r["person"] for r in part}),
                **{k: interval(part, f) for k, f in statistic.items()}}
    return table


def asymmetry(rows: list) -> dict:
    """Error of the index 2(even - odd)/(even + odd) in persons with both sides."""
    people = {}
    for row in rows:
        people.setdefault(row["person"], {})[row["side"]] = row["whole"]
    index = lambda pair, key: 2 * (pair["even"][key] - pair["odd"][key]) / (pair["even"][key] + pair["odd"][key])
    pairs = [{"person": p, "error": index(v, "found") - index(v, "truth")}
             for p, v in people.items() if len(v) == 2]
    errors = lambda rs: np.array([r["error"] for r in rs])
    return {"persons": len(pairs), "bias": interval(pairs, lambda rs: errors(rs).mean()),
            "absoluteError": interval(pairs, lambda rs: np.abs(errors(rs)).mean())}


def moved(volume: np.ndarray, matrix: np.ndarray, order: int) -> np.ndarray:
    """Volume sampled at centre + matrix (p - centre); outside: nearest voxel (image), 0 (labels)."""
    centre = (np.array(volume.shape) - 1) / 2
    return ndimage.affine_transform(volume, matrix, centre - matrix @ centre, order=order,
                                    mode="nearest" if order else "constant")


def nod(degrees: float) -> np.ndarray:
    """Rotation about the left-right axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def with_gamma(gamma: float):
    return lambda image, labels: (255 * (image / 255) ** gamma, labels)


def with_matrix(matrix: np.ndarray):
    return lambda image, labels: (moved(image, matrix, 1), moved(labels, matrix, 0))


STRESSES = {
    "gamma 0.6": with_gamma(0.6),
    "gamma 1.6": with_gamma(1.6),
    "inverted grey": lambda image, labels: (255 - image, labels),
    "nod +15 degrees": with_matrix(nod(15)),
    "nod -15 degrees": with_matrix(nod(-15)),
    "zoom 0.7": with_matrix(np.eye(3) / 0.7),
    "zoom 1.4": with_matrix(np.eye(3) / 1.4),
    "box 3 mm tighter": lambda image, labels: (image[3:-3, 3:-3, 3:-3], labels[3:-3, 3:-3, 3:-3]),
    "wrong side (x flipped)": lambda image, labels: (image[::-1].copy(), labels[::-1].copy()),
}


def implausible(labels: np.ndarray) -> bool:
    """Whether the application would refuse the result by its volume."""
    return not PLAUSIBLE_ML[0] <= (labels > 0).sum() / 1000 <= PLAUSIBLE_ML[1]


def stress(net: torch.nn.Module, crops: list) -> dict:
    """Mean Dice and refusals of changed crops; volume found in noise."""
    table = {}
    for name, change in STRESSES.items():
        found = [(segment(net, i.astype(np.float32)), l) for i, l in (change(i, l) for _, i, l in crops)]
        mean = lambda k: round(float(np.mean([dice(np.isin(f, k), np.isin(t, k)) for f, t in found])), 4)
        table[name] = {"anterior": mean([1]), "posterior": mean([2]), "whole": mean([1, 2]),
                       "refused": sum(implausible(f) for f, _ in found), "crops": len(found)}
    rng = np.random.default_rng(SEED)
    noise = [segment(net, rng.normal(100, 20, (35, 50, 36)).astype(np.float32)) for _ in range(10)]
    table["noise"] = {"largestMl": max(int((n > 0).sum()) for n in noise) / 1000,
                      "refused": sum(map(implausible, noise)), "crops": len(noise)}
    return table


def judge(net: torch.nn.Module, data: Path, split: str) -> dict:
    """The whole report of one split."""
    crops = read_crops(data, split)
    rows = rows_of(net, crops)
    return {"crops": len(rows), "persons": len({row["person"] for row in rows}), "labels": summary(rows),
            "asymmetryIndex": asymmetry(rows), "subgroups": subgroups(rows),
            "refused": sum(not PLAUSIBLE_ML[0] <= row["whole"]["found"] / 1000 <= PLAUSIBLE_ML[1] for row in rows),
            "worstDice": min(row["whole"]["dice"] for row in rows), "stress": stress(net, crops)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--splits", nargs="+", default=["val"], choices=["val", "test"])
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, store = load(args.checkpoint)
    report = {
        "training": {key: store[key] for key in ("step", "minutes")},
        "parameters": sum(p.numel() for p in net.parameters()),
        "splitSha256": hashlib.sha256((args.data / "split.csv").read_bytes()).hexdigest(),
        "bootstrap": {"unit": "person", "draws": DRAWS, "seed": SEED, "interval": "95 % percentile"},
        "sexAge": "not assessable: data carry no demographics",
        "splits": {split: judge(net, args.data, split) for split in args.splits},
    }
    args.out.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
