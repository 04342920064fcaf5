"""The network: a small 3-D U-Net. Tensors are [batch, channel, x, y, z] (RAS axes, z fastest)."""
import torch
from torch import nn

CHANNELS = (12, 24, 48, 72)


def block(inside: int, outside: int) -> nn.Sequential:
    """Two 3x3x3 convolutions, each with instance normalisation and leaky ReLU."""
    layers = []
    for source in (inside, outside):
        layers += [
            nn.Conv3d(source, outside, 3, padding=1, bias=False),
            nn.InstanceNorm3d(outside, affine=True),
            nn.LeakyReLU(0.01, inplace=True),
        ]
    return nn.Sequential(*layers)


class UNet3d(nn.Module):
    """Logits [n, 3, x, y, z] of crops [n, 1, x, y, z]; every spatial size must divide by 8.

    Upsampling is nearest + convolution, not transposed convolution, which WebGPU runtimes
    do not have in 3-D.
    """

    def __init__(self, classes: int = 3):
        super().__init__()
        down, up = [], []
        inside = 1
        for outside in CHANNELS:
            down.append(block(inside, outside))
            inside = outside
        for skip in reversed(CHANNELS[:-1]):
            up.append(block(inside + skip, skip))
            inside = skip
        self.down, self.up = nn.ModuleList(down), nn.ModuleList(up)
        self.pool = nn.MaxPool3d(2)
        self.grow = nn.Upsample(scale_factor=2, mode="nearest")
        self.head = nn.Conv3d(inside, classes, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        skips = []
        for level, layers in enumerate(self.down):
            x = layers(x if level == 0 else self.pool(x))
            skips.append(x)
        for layers, skip in zip(self.up, reversed(skips[:-1])):
            x = layers(torch.cat([self.grow(x), skip], dim=1))
        return self.head(x)
