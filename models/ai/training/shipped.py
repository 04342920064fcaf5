"""Go on training from a pack's shipped model: the weights of its ONNX file, put back into the network.

Batch normalisation was folded into the convolutions on export. To train on, it is unfolded by what a batch of the
training's own pictures gives: a layer's mean and deviation become its statistics, its gain and offset such that it
changes nothing. To evaluate, it only adds its offset.
"""
from pathlib import Path
from typing import Optional

import onnx
import torch
from onnx import numpy_helper
from torch import nn


def start_from(net: nn.Module, file: Path, pictures: torch.Tensor) -> None:
    """Fill `net` from a checkpoint or from a shipped ONNX file."""
    if file.suffix == ".onnx":
        load_shipped(net, file, pictures)
    else:
        net.load_state_dict(torch.load(file)["weights"])


def load_shipped(net: nn.Module, file: Path, pictures: Optional[torch.Tensor] = None) -> None:
    """Fill `net` with the weights of `file`; `pictures` [n, inputs, rows, columns] as the network gets them, to train on."""
    graph = onnx.load(str(file)).graph
    values = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    weights = [[values[name] for name in node.input[1:]] for node in graph.node if node.op_type == "Conv"]
    layers = [one for one in net.modules() if isinstance(one, (nn.Conv2d, nn.BatchNorm2d))]
    convolutions = [one for one in layers if isinstance(one, nn.Conv2d)]
    if len(weights) != len(convolutions):
        raise SystemExit(f"{file} has {len(weights)} convolutions, the network {len(convolutions)}")
    folded = {}
    for at, layer in enumerate(layers):
        if isinstance(layer, nn.Conv2d):
            kernel, offset = weights.pop(0)
            layer.weight.data.copy_(kernel)
            if layer.bias is not None:
                layer.bias.data.copy_(offset)
            else:
                folded[layers[at + 1]] = offset
    if pictures is None:
        for layer, offset in folded.items():
            layer.running_mean.zero_(), layer.running_var.fill_(1 - layer.eps)
            layer.weight.data.fill_(1), layer.bias.data.copy_(offset)
        return
    hooks = [layer.register_forward_pre_hook(_unfold(offset)) for layer, offset in folded.items()]
    net.eval()
    with torch.no_grad():
        net(pictures)
    for hook in hooks:
        hook.remove()


def _unfold(offset: torch.Tensor):
    """Before a layer runs for the first time: its statistics from what comes in, so that it only adds `offset`."""
    def set_layer(layer: nn.BatchNorm2d, given: tuple) -> None:
        mean, variance = given[0].mean((0, 2, 3)), given[0].var((0, 2, 3))
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(variance)
        layer.weight.data.copy_((variance + layer.eps).sqrt())
        layer.bias.data.copy_(offset + mean)
    return set_layer
