"""Write the ONNX file of a checkpoint (opset 17, float32, fixed 1x1x48x64x48, logits out).

    python3 export.py CHECKPOINT MODEL.onnx
"""
import argparse
from pathlib import Path

import onnx
import torch
from torch import nn

from crops import PATCH
from evaluate import load

OPSET = 17


def mean_of(x: torch.Tensor) -> torch.Tensor:
    """Mean over the three spatial axes, one axis after the other, so float32 sums stay short."""
    for axis in (4, 3, 2):
        x = x.mean(axis, keepdim=True)
    return x


class StagedNorm(nn.Module):
    """Instance normalisation in plain operators.

    The InstanceNormalization operator of onnxruntime's WASM build was 3e-3 off on these logits
    (long float32 sums); staged means stay within 1e-5, and every runtime has the operators.
    """

    def __init__(self, norm: nn.InstanceNorm3d):
        super().__init__()
        self.eps = norm.eps
        self.scale = nn.Parameter(norm.weight.detach()[None, :, None, None, None])
        self.shift = nn.Parameter(norm.bias.detach()[None, :, None, None, None])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x - mean_of(x)
        return x * (self.scale / (mean_of(x * x) + self.eps).sqrt()) + self.shift


def staged(module: nn.Module) -> nn.Module:
    """The same network with every instance normalisation staged."""
    for name, child in module.named_children():
        setattr(module, name, StagedNorm(child) if isinstance(child, nn.InstanceNorm3d) else staged(child))
    return module


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    net, _ = load(args.checkpoint)
    torch.onnx.export(staged(net).eval(), torch.zeros(1, 1, *PATCH), str(args.out), opset_version=OPSET,
                      input_names=["image"], output_names=["logits"])
    onnx.checker.check_model(onnx.load(str(args.out)), full_check=True)


if __name__ == "__main__":
    main()
