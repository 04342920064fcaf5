"""Write the ONNX file of a checkpoint (opset 17, float32, fixed 1x1x48x64x48, logits out).

    python3 export.py CHECKPOINT MODEL.onnx
"""
import argparse
from pathlib import Path

import onnx
import torch

from crops import PATCH
from evaluate import load

OPSET = 17


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    net, _ = load(args.checkpoint)
    torch.onnx.export(net, torch.zeros(1, 1, *PATCH), str(args.out), opset_version=OPSET,
                      input_names=["image"], output_names=["logits"])
    onnx.checker.check_model(onnx.load(str(args.out)), full_check=True)


if __name__ == "__main__":
    main()
