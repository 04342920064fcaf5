"""Make the golden example from one frame of the `val` split.

    python3 make_example.py DATA CHECKPOINT
"""
import argparse
from pathlib import Path

from evaluate import PACK, look, read, weeks_of
from evaluation import load
from example import case_of, write_example

FRAME = "300_HC"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    net, _ = load(PACK.network, args.checkpoint)
    row, frame, _ = case_of(read(args.data, "val"), FRAME)
    seen = look(net, frame, row)
    measured = {key: (values[0], 0.1) for key, values in seen["values"].items()}
    measured["ga"] = (weeks_of(seen["values"]["hc"][0]), 0.02)
    write_example(Path(__file__).resolve().parents[1], frame, float(row["pixel_mm"]), seen["logits"], measured)


if __name__ == "__main__":
    main()
