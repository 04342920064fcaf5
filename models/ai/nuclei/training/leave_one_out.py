"""Leave one patient out: how much the figures vary from patient to patient, for the model card.

    python3 leave_one_out.py DATA WORK [--base-minutes 12] [--minutes 7] [--seed 20261130]

A network learns the tiles without eosin alone; from it, for each H&E patient, one learns all other patients' tiles and is
judged on that patient's. Writes leave_one_out.json. These networks learn for minutes: their mean lies below the released
model's, their spread over patients is what is told. Nothing is chosen here; the rules are those of evaluation.json.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from evaluate import compare, finish, look
from evaluation import load
from loop import train
from shipped import start_from
from tiles import read_tiles, unit_of
from train import network, steps_of

HERE = Path(__file__).resolve().parent
FIGURES = ("pq", "aji", "dice", "countError")


def learn(tiles: list, out: Path, minutes: float, seed: int, start: Path = None) -> Path:
    """The checkpoint of a training on these tiles; one that is there already is taken."""
    if not (out / "last.pt").exists():
        torch.manual_seed(seed)
        net = network()
        if start:
            start_from(net, start, None)
        known = [(row["source"], unit_of(tile), labels) for row, tile, labels in tiles]
        train(net, steps_of(known, np.random.default_rng(seed)), None, out, minutes, check_minutes=minutes, rate=2e-3)
    return out / "last.pt"


def judged(checkpoint: Path, tiles: list, rules: dict) -> dict:
    """Means over a patient's tiles."""
    net, _ = load(network, checkpoint)
    rows = [compare(finish(look(net, tile, row), row, rules), labels, row, rules) for row, tile, labels in tiles]
    return {"tiles": len(rows), **{key: round(float(np.mean([row[key] for row in rows])), 4) for key in FIGURES}}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path, help="folder for checkpoints; a broken-off run goes on here")
    parser.add_argument("--base-minutes", type=float, default=12)
    parser.add_argument("--minutes", type=float, default=7)
    parser.add_argument("--seed", type=int, default=20261130)
    args = parser.parse_args()
    rules = json.loads((HERE / "evaluation.json").read_text())["chosenOnVal"]
    tiles = [one for split in ("train", "val", "test") for one in read_tiles(args.data, split)]
    others = [one for one in read_tiles(args.data, "train") if one[0]["source"] != "TNBC"]
    base = learn(others, args.work / "base", args.base_minutes, args.seed)
    patients = sorted({row["cluster"] for row, _, _ in tiles if row["source"] == "TNBC"})
    table = {}
    for patient in patients:
        left = [one for one in tiles if one[0]["cluster"] == patient]
        kept = others + [one for one in tiles if one[0]["source"] == "TNBC" and one[0]["cluster"] != patient]
        table[patient] = judged(learn(kept, args.work / patient, args.minutes, args.seed, base), left, rules)
        print(patient, table[patient], flush=True)
    spread = {key: {"mean": round(float(np.mean(values)), 4), "deviation": round(float(np.std(values, ddof=1)), 4)}
              for key in FIGURES for values in [[one[key] for one in table.values()]]}
    report = {"baseMinutes": args.base_minutes, "minutes": args.minutes, "patients": table, "spread": spread}
    (HERE / "leave_one_out.json").write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
