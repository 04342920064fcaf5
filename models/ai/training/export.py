"""Write a pack's ONNX file: opset 17, float32, fixed 1 x channels x patch in, logits out.

    python3 export.py PACK_FOLDER CHECKPOINT

Evaluation mode: batch normalisation is folded into the convolutions.
"""
import argparse
import importlib
import sys
from pathlib import Path

import onnx
import torch

OPSET = 17


def modules_of(pack: Path, *names: str) -> list:
    """Modules of a pack's training folder, by name."""
    sys.path.insert(0, str(pack.resolve() / "training"))
    return [importlib.import_module(name) for name in names]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    evaluate, write_card = modules_of(args.pack, "evaluate", "write_card")
    from evaluation import load
    net, _ = load(evaluate.PACK.network, args.checkpoint)
    out = args.pack / "model.onnx"
    given = torch.zeros(1, write_card.INPUT["channels"], *write_card.INPUT["patch"])
    torch.onnx.export(net, given, str(out), opset_version=OPSET, input_names=["image"], output_names=["logits"])
    graph = onnx.load(str(out))
    onnx.checker.check_model(graph, full_check=True)
    if any(node.op_type == "BatchNormalization" for node in graph.graph.node):
        raise SystemExit("batch normalisation was not folded")
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
