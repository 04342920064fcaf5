"""Make the golden example from a crop of one TNBC tile of the `val` split.

    python3 make_example.py DATA CHECKPOINT
"""
import argparse
import json
from pathlib import Path

import numpy as np

from evaluate import PACK, SPACING_MM, finish, look
from evaluation import load
from example import case_of, write_example
from tiles import read_tiles

TILE, TOP, LEFT, SIZE = "tnbc_02_3", 128, 128, 256
TOLERANCE = {"count": 1, "density": 250, "area": 1}  # one nucleus more or less


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    here = Path(__file__).resolve().parent
    net, _ = load(PACK.network, args.checkpoint)
    row, tile, _ = case_of(read_tiles(args.data, "val"), TILE)
    crop = np.ascontiguousarray(tile[TOP:TOP + SIZE, LEFT:LEFT + SIZE])
    chosen = json.loads((here / "evaluation.json").read_text())["chosenOnVal"]
    seen = finish(look(net, crop, row), row, chosen)
    measured = {key: (values[0], TOLERANCE[key]) for key, values in seen["values"].items()}
    write_example(here.parent, crop, SPACING_MM[row["source"]], seen["logits"], measured)


if __name__ == "__main__":
    main()
