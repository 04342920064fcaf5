"""The network of the flat packs: a 2-D U-Net that folds 2 x 2 pixels into channels first.

Tensors are [batch, channel, row, column]. Batch normalisation folds into the convolutions on export,
so that every runtime computes the same sums.
"""
import torch
from torch import nn


def block(inside: int, outside: int) -> nn.Sequential:
    """Two 3x3 convolutions, each with batch normalisation and ReLU."""
    layers = []
    for source in (inside, outside):
        layers += [nn.Conv2d(source, outside, 3, padding=1, bias=False), nn.BatchNorm2d(outside), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)


class UNet2d(nn.Module):
    """Logits [n, outputs, rows, columns] of pictures [n, inputs, rows, columns].

    `fold` 2 works on a grid of half the size and unfolds the result again (pixel shuffle); 1 works on
    the pixels themselves. With `unfold` false the result stays on the folded grid: [rows / fold, columns / fold].
    Rows and columns must divide by fold * 2 ** (levels - 1).
    """

    def __init__(self, inputs: int, outputs: int, channels: tuple, fold: int = 2, unfold: bool = True):
        super().__init__()
        back = fold if unfold else 1
        self.fold = nn.PixelUnshuffle(fold) if fold > 1 else nn.Identity()
        self.unfold = nn.PixelShuffle(back) if back > 1 else nn.Identity()
        down, up = [], []
        inside = inputs * fold * fold
        for outside in channels:
            down.append(block(inside, outside))
            inside = outside
        for skip in reversed(channels[:-1]):
            up.append(block(inside + skip, skip))
            inside = skip
        self.down, self.up = nn.ModuleList(down), nn.ModuleList(up)
        self.pool = nn.MaxPool2d(2)
        self.grow = nn.Upsample(scale_factor=2, mode="nearest")
        self.head = nn.Conv2d(inside, outputs * back * back, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x, skips = self.fold(x), []
        for level, layers in enumerate(self.down):
            x = layers(x if level == 0 else self.pool(x))
            skips.append(x)
        for layers, skip in zip(self.up, reversed(skips[:-1])):
            x = layers(torch.cat([self.grow(x), skip], dim=1))
        return self.unfold(self.head(x))
