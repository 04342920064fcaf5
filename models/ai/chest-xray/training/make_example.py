"""Make the golden example from one film of the `val` split.

    python3 make_example.py DATA CHECKPOINT
"""
import argparse
import json
from pathlib import Path

from evaluate import PACK, interval_of, look
from evaluation import load
from example import case_of, write_example
from films import read_films

FILM = "cxr_042"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    net, _ = load(PACK.network, args.checkpoint)
    row, film, _ = case_of(read_films(args.data, "val"), FILM)
    here = Path(__file__).resolve().parent
    seen = look(net, film, row)
    low, high = interval_of(seen, json.loads((here / "evaluation.json").read_text())["chosenOnVal"])
    measured = {"ctr": seen["values"]["ctr"][0], "ctr.low": low, "ctr.high": high}
    write_example(here.parent, film, None, seen["logits"], {key: (value, 0.005) for key, value in measured.items()})


if __name__ == "__main__":
    main()
