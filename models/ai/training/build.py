"""From a checkpoint to a whole pack: evaluation.json, model.onnx, examples/, card.json, CARD.md.

    python3 build.py PACK_FOLDER DATA CHECKPOINT_OR_ONNX [--splits val test] [--checks-by CHECKPOINT_OR_ONNX]

A pack's own model.onnx in the checkpoint's place is evaluated anew and stays as it is.

`test` belongs into the last run only.
"""
import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--splits", nargs="+", default=["val"], choices=["val", "test"])
    parser.add_argument("--checks-by", type=Path, help="for a checkpoint that learnt `val` too: the one of `train` alone, which chooses the checks")
    args = parser.parse_args()
    training = args.pack.resolve() / "training"
    data, checkpoint = str(args.data.resolve()), str(args.checkpoint.resolve())
    export = [] if args.checkpoint.suffix == ".onnx" else [[HERE / "export.py", args.pack.resolve(), checkpoint]]
    checks = ["--checks-by", args.checks_by.resolve()] if args.checks_by else []
    for command in (
        *export,
        [training / "evaluate.py", data, checkpoint, training / "evaluation.json", "--splits", *args.splits, *checks],
        [training / "make_example.py", data, checkpoint],
        [training / "write_card.py"],
    ):
        print(command[0].name, flush=True)
        subprocess.run([sys.executable, *map(str, command)], check=True, cwd=training)


if __name__ == "__main__":
    main()
