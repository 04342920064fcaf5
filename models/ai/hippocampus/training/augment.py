"""Random changes of one training crop. All randomness comes from the generator passed in."""
import numpy as np
import torch
import torch.nn.functional as F
from scipy import ndimage

from crops import fit, normalise


def recut(image: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> tuple:
    """Take 0-4 voxels off each side (never off a label), so the box need not be exact."""
    inside = np.argwhere(labels > 0)
    low, high = inside.min(0), inside.max(0) + 1
    start = np.minimum(rng.integers(0, 5, 3), low)
    stop = np.maximum(np.array(image.shape) - rng.integers(0, 5, 3), high)
    cut = tuple(slice(a, b) for a, b in zip(start, stop))
    return image[cut], labels[cut]


def change_intensity(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Gamma, smooth shading, blur and noise on an image of any range."""
    image = (image - image.min()) / max(float(np.ptp(image)), 1e-6)
    if rng.random() < 0.6:
        image = image ** np.exp(rng.uniform(-0.5, 0.5))
    if rng.random() < 0.4:
        axes = [np.linspace(-1, 1, n) for n in image.shape]
        slope = rng.uniform(-0.2, 0.2, 3)
        image = image * (1 + sum(s * g for s, g in zip(slope, np.meshgrid(*axes, indexing="ij"))))
    if rng.random() < 0.25:
        image = ndimage.gaussian_filter(image, rng.uniform(0.3, 0.8))
    if rng.random() < 0.4:
        image = image + rng.normal(0, rng.uniform(0.01, 0.06), image.shape)
    return image.astype(np.float32)


def random_matrix(rng: np.random.Generator) -> np.ndarray:
    """3x3 matrix: rotations up to 0.2 rad about each axis, scales within 12 %."""
    matrix = np.diag(np.exp(rng.uniform(-0.12, 0.12, 3)) * np.exp(rng.uniform(-0.04, 0.04)))
    for a, b in ((0, 1), (0, 2), (1, 2)):
        angle = rng.uniform(-0.2, 0.2)
        turn = np.eye(3)
        turn[[a, a, b, b], [a, b, a, b]] = np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)
        matrix = turn @ matrix
    return matrix


def sampling_grid(shape: tuple, rng: np.random.Generator) -> torch.Tensor:
    """Grid [1, x, y, z, 3] for grid_sample: affine, shift up to 3 voxels, a little bending."""
    axes = [torch.arange(n, dtype=torch.float32) - (n - 1) / 2 for n in shape]
    points = torch.stack(torch.meshgrid(*axes, indexing="ij"), dim=-1)
    matrix = torch.tensor(random_matrix(rng), dtype=torch.float32)
    points = points @ matrix.T + torch.tensor(rng.uniform(-3, 3, 3), dtype=torch.float32)
    if rng.random() < 0.4:
        coarse = torch.tensor(rng.normal(0, 1.2, (1, 3, 4, 5, 4)), dtype=torch.float32)
        bend = F.interpolate(coarse, size=shape, mode="trilinear", align_corners=True)
        points = points + bend[0].permute(1, 2, 3, 0)
    half = torch.tensor([(n - 1) / 2 for n in shape])
    return (points / half).flip(-1)[None]  # grid_sample wants the fastest axis first


def augmented(image: np.ndarray, labels: np.ndarray, patch: tuple, rng: np.random.Generator) -> tuple:
    """One random variant: image tensor [1, *patch] float32, label tensor [*patch] int64."""
    image, labels = recut(image, labels, rng)
    image = fit(normalise(change_intensity(image, rng)), patch)
    labels = fit(labels, patch, 0)
    if rng.random() < 0.85:
        grid = sampling_grid(patch, rng)
        warp = lambda array, mode: F.grid_sample(
            torch.from_numpy(np.ascontiguousarray(array, dtype=np.float32))[None, None],
            grid, mode=mode, padding_mode="zeros", align_corners=True)[0]
        return warp(image, "bilinear"), warp(labels, "nearest")[0].long()
    return torch.from_numpy(np.ascontiguousarray(image))[None], torch.from_numpy(labels.astype(np.int64))
