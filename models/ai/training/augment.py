"""Random changes of a batch of pictures. All randomness comes from the generator passed in.

Pictures are float32 [n, channels, rows, columns] in 0..1; targets have the same rows and columns.
"""
import numpy as np
import torch
import torch.nn.functional as F


def matrices(n: int, rng: np.random.Generator, turn: float, scale: float, stretch: float, shift: float,
             mirror: bool) -> np.ndarray:
    """n random 2 x 3 matrices for affine sampling, in the units of grid_sample (-1..1), square pictures.

    turn: greatest rotation, degrees; scale, stretch: greatest log factor; shift: of half the picture.
    """
    found = np.zeros((n, 2, 3), np.float32)
    for matrix in found:
        angle = np.radians(rng.uniform(-turn, turn))
        size = np.exp(rng.uniform(-scale, scale) + np.array([1, -1]) * rng.uniform(-stretch, stretch))
        c, s = np.cos(angle), np.sin(angle)
        matrix[:, :2] = np.array([[c, -s], [s, c]]) / size
        if mirror and rng.random() < 0.5:
            matrix[:, 0] *= -1
        matrix[:, 2] = rng.uniform(-shift, shift, 2)
    return found


def grid_of(shape: tuple, rng: np.random.Generator, bend: float, **how) -> torch.Tensor:
    """Sampling grid [n, rows, columns, 2]: affine, and a smooth bend of `bend` (of half the picture)."""
    n, rows, columns = shape
    affine = torch.from_numpy(matrices(n, rng, **how))
    # turn in pixels, not in the unit square, so that a long picture is not sheared
    affine[:, 0, 1] *= rows / columns
    affine[:, 1, 0] *= columns / rows
    grid = F.affine_grid(affine, [n, 1, rows, columns], align_corners=False)
    if bend:
        coarse = torch.from_numpy(rng.normal(0, bend, (n, 2, 5, 5)).astype(np.float32))
        grid = grid + F.interpolate(coarse, size=(rows, columns), mode="bicubic", align_corners=True).permute(0, 2, 3, 1)
    return grid


def warped(pictures: torch.Tensor, grid: torch.Tensor, outside: str = "border", mode: str = "bilinear") -> torch.Tensor:
    """The pictures sampled at the grid."""
    return F.grid_sample(pictures, grid, mode=mode, padding_mode=outside, align_corners=False)


def changed_grey(pictures: torch.Tensor, rng: np.random.Generator, invert: float = 0.0) -> torch.Tensor:
    """Gamma, contrast, shading, blur, noise, a blacked-out patch; `invert` is the share turned to negatives."""
    pictures = pictures.clone()
    n, _, rows, columns = pictures.shape
    down, across = torch.meshgrid(torch.linspace(-1, 1, rows), torch.linspace(-1, 1, columns), indexing="ij")
    for i in range(n):
        one = pictures[i]
        if rng.random() < 0.7:
            one = one.clamp(0, 1) ** float(np.exp(rng.uniform(-0.5, 0.5)))
        if rng.random() < 0.5:
            one = (one - 0.5) * float(np.exp(rng.uniform(-0.35, 0.25))) + 0.5 + rng.uniform(-0.12, 0.12)
        if rng.random() < 0.4:
            one = one * (1 + rng.uniform(-0.25, 0.25) * down + rng.uniform(-0.25, 0.25) * across)
        if rng.random() < 0.25:
            one = F.avg_pool2d(F.pad(one[None], (1, 1, 1, 1), mode="replicate"), 3, 1)[0]
        if rng.random() < 0.4:
            one = one + torch.from_numpy(rng.normal(0, rng.uniform(0.01, 0.06), one.shape).astype(np.float32))
        if rng.random() < 0.2:
            h, w = int(rows * rng.uniform(0.05, 0.2)), int(columns * rng.uniform(0.05, 0.2))
            y, x = rng.integers(0, rows - h), rng.integers(0, columns - w)
            one = one.clone()
            one[:, y:y + h, x:x + w] = float(rng.choice([0.0, 1.0, rng.random()]))
        if rng.random() < invert:
            one = 1 - one
        pictures[i] = one
    return pictures
