"""Make the golden example from one film of the `val` split.

    python3 make_example.py DATA CHECKPOINT
"""
import argparse
from pathlib import Path

from evaluate import PACK, look
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
    seen = look(net, film, row)
    write_example(Path(__file__).resolve().parents[1], film, None, seen["logits"], {"ctr": (seen["values"]["ctr"][0], 0.005)})


if __name__ == "__main__":
    main()
