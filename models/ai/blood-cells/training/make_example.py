"""Make the golden example from one field of the `val` split, halved in size.

    python3 make_example.py DATA CHECKPOINT
"""
import argparse
import json
from pathlib import Path

from evaluate import PACK, finish, look
from evaluation import load
from example import box_shrunk, case_of, write_example
from fields import read_fields

FIELD = "BloodImage_00022"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    here = Path(__file__).resolve().parent
    chosen = json.loads((here / "evaluation.json").read_text())["chosenOnVal"]
    net, _ = load(PACK.network, args.checkpoint)
    row, field, _ = case_of(read_fields(args.data, "val"), FIELD)
    field = box_shrunk(field, 2)
    seen = finish(look(net, field, row), row, chosen)
    write_example(here.parent, field, None, seen["logits"], {key: (values[0], 1) for key, values in seen["values"].items()})


if __name__ == "__main__":
    main()
