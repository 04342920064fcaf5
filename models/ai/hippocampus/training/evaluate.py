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

from crops import fit, keep_largest, normalise, read_crops, uncertain_share, unfit
from measure import SEED, compare, dice, interval, summary
from bootstrap import DRAWS
from network import UNet3d

PLAUSIBLE_ML = (1.5, 5.5)
MOST_UNCERTAIN = 0.28  # set on `val`: right inputs stay below, wrong ones lie above


def load(path: Path) -> tuple:
    """(network ready to run, checkpoint dict)."""
    store = torch.load(path, map_location="cpu")
    net = UNet3d()
    net.load_state_dict(store["weights"])
    return net.eval(), store


def look(net: torch.nn.Module, image: np.ndarray) -> tuple:
    """(label map [x, y, z] uint8, uncertain share) of one crop, by the shipped steps."""
    with torch.no_grad():
        logits = net(torch.from_numpy(fit(normalise(image)))[None, None])[0]
    labels = keep_largest(unfit(logits.argmax(0).numpy().astype(np.uint8), image.shape))
    return labels, uncertain_share(unfit(1 - logits.softmax(0)[0].numpy(), image.shape), labels)


def refusal(labels: np.ndarray, uncertain: float) -> dict:
    """Which of the two gates refuses a result."""
    volume = (labels > 0).sum() / 1000
    gates = {"byVolume": not PLAUSIBLE_ML[0] <= volume <= PLAUSIBLE_ML[1], "byUncertainty": uncertain > MOST_UNCERTAIN}
    return {**gates, "byEither": any(gates.values())}


def refusals(results: list) -> dict:
    """Count of refused results per gate, and the range of the uncertain share."""
    table = [refusal(*result) for result in results]
    shares = [min(share, 99.0) for _, share in results]
    return {**{key: sum(row[key] for row in table) for key in ("byVolume", "byUncertainty", "byEither")},
            "uncertainShare": [round(min(shares), 3), round(float(np.median(shares)), 3), round(max(shares), 3)]}


def rows_of(crops: list, results: list) -> list:
    """One result row per crop."""
    return [
        {"cluster": row["subject"], "side": row["side_parity"], "dtype": row["source_dtype"], **compare(found, labels)}
        for (row, _, labels), (found, _) in zip(crops, results)
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
                "crops": len(part), "persons": len({r["cluster"] for r in part}),
                **{k: interval(part, f) for k, f in statistic.items()}}
    return table


def asymmetry(rows: list) -> dict:
    """Error of the index 2(even - odd)/(even + odd) in persons with both sides."""
    people = {}
    for row in rows:
        people.setdefault(row["cluster"], {})[row["side"]] = row["whole"]
    index = lambda pair, key: 2 * (pair["even"][key] - pair["odd"][key]) / (pair["even"][key] + pair["odd"][key])
    pairs = [{"cluster": p, "error": index(v, "found") - index(v, "truth")}
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


def stress(net: torch.nn.Module, crops: list) -> dict:
    """Mean Dice and refusals of changed crops and of noise."""
    table = {}
    for name, change in STRESSES.items():
        changed = [change(image, labels) for _, image, labels in crops]
        results = [look(net, image.astype(np.float32)) for image, _ in changed]
        pairs = [(found, labels) for (found, _), (_, labels) in zip(results, changed)]
        mean = lambda pick: round(float(np.mean([dice(np.isin(f, pick), np.isin(t, pick)) for f, t in pairs])), 4)
        table[name] = {"anterior": mean([1]), "posterior": mean([2]), "whole": mean([1, 2]),
                       "refused": refusals(results), "crops": len(results)}
    rng = np.random.default_rng(SEED)
    noise = [look(net, rng.normal(100, 20, (35, 50, 36)).astype(np.float32)) for _ in range(10)]
    table["noise"] = {"refused": refusals(noise), "crops": len(noise)}
    return table


def judge(net: torch.nn.Module, data: Path, split: str) -> dict:
    """The whole report of one split."""
    crops = read_crops(data, split)
    results = [look(net, image) for _, image, _ in crops]
    rows = rows_of(crops, results)
    return {"crops": len(rows), "persons": len({row["cluster"] for row in rows}), "labels": summary(rows),
            "asymmetryIndex": asymmetry(rows), "subgroups": subgroups(rows),
            "refused": refusals(results),
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
        "training": {key: store[key] for key in ("step", "minutes", "shift")},
        "parameters": sum(p.numel() for p in net.parameters()),
        "splitSha256": hashlib.sha256((args.data / "split.csv").read_bytes()).hexdigest(),
        "bootstrap": {"unit": "person", "draws": DRAWS, "seed": SEED, "interval": "95 % percentile"},
        "gates": {"volumeMl": PLAUSIBLE_ML, "mostUncertain": MOST_UNCERTAIN},
        "sexAge": "not assessable: data carry no demographics",
        "splits": {split: judge(net, args.data, split) for split in args.splits},
    }
    args.out.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
