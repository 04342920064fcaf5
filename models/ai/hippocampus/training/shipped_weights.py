"""Go on training from a checkpoint or from the shipped ONNX file, whose weights keep the network's names."""
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn


def start_from(net: nn.Module, file: Path) -> None:
    """Fill `net` from a checkpoint, or from the ONNX file: there a normalisation's gain and offset are `scale` and `shift`."""
    if file.suffix != ".onnx":
        net.load_state_dict(torch.load(file)["weights"])
        return
    values = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in onnx.load(str(file)).graph.initializer}
    shipped = lambda name: values[name] if name in values else values[name.replace(".weight", ".scale").replace(".bias", ".shift")]
    net.load_state_dict({name: shipped(name).reshape(old.shape) for name, old in net.state_dict().items()})
