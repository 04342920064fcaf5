"""Train on the `train` split, watch `val`; the `test` split is never read here.

    python3 train.py DATA OUT [--minutes 45] [--seed 20261129] [--start CHECKPOINT_OR_ONNX] [--rate 0.003] [--with-val [--stop 12]]
"""
import argparse
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from augment import changed_grey, grid_of, warped
from frames import circumference, ellipse_of, filled, fitted, found_ellipse, from_fitted, input_of, read_frames, to_fitted, unit_of
from loop import train
from network import UNet2d
from shipped import start_from

CHANNELS = (16, 32, 64, 96, 128)
BATCH = 8


def network() -> UNet2d:
    return UNet2d(1, 1, CHANNELS)


def loss_of(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy plus 1 - soft Dice of each frame."""
    chance, axes = logits.sigmoid(), (1, 2, 3)
    dice = (2 * (chance * truth).sum(axes) + 1) / (chance.sum(axes) + truth.sum(axes) + 1)
    return F.binary_cross_entropy_with_logits(logits, truth) + 1 - dice.mean()


def measure(net: torch.nn.Module, frame: np.ndarray) -> tuple:
    """The ellipse in the frame's pixels, or None."""
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(unit_of(fitted(frame))))[None, None])[0, 0].numpy()
    ellipse = found_ellipse(logits)
    return None if ellipse is None else from_fitted(ellipse, *frame.shape)


def validate(net: torch.nn.Module, frames: list) -> dict:
    """Mean Dice of the filled ellipses and the mean absolute error of the circumference, mm."""
    dice, error = [], []
    for row, frame in frames:
        found = measure(net, frame)
        if found is None:
            dice.append(0.0)
            error.append(float(row["hc_mm"]))
            continue
        a, b = filled(found, *frame.shape) > 0.5, filled(ellipse_of(row), *frame.shape) > 0.5
        dice.append(2 * (a & b).sum() / (a.sum() + b.sum()))
        error.append(abs(circumference(found) * float(row["pixel_mm"]) - float(row["hc_mm"])))
    return {"dice": float(np.mean(dice)), "errorMm": float(np.mean(error)), "medianErrorMm": float(np.median(error)),
            "score": 10 - float(np.mean(error)) + 20 * float(np.mean(dice))}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="folder with images.tar and split.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--start", type=Path, help="a checkpoint, or a shipped model.onnx, to go on from with a new learning-rate cycle")
    parser.add_argument("--rate", type=float, default=3e-3, help="greatest learning rate")
    parser.add_argument("--stop", type=float, help="end the cycle early, at the minute that `val` chose in a run without --with-val")
    parser.add_argument("--with-val", action="store_true", help="learn `val` too, once it has chosen how to train: the last checkpoint is the result")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    val = read_frames(args.data, "val")
    known = read_frames(args.data, "train") + (val if args.with_val else [])
    pictures = torch.from_numpy(np.stack([unit_of(fitted(frame)) for _, frame in known]))[:, None]
    targets = torch.from_numpy(np.stack([filled(to_fitted(ellipse_of(row), *frame.shape), *pictures.shape[2:], 3) for row, frame in known]))[:, None]

    def loss_of_step(net: torch.nn.Module, done: float) -> torch.Tensor:
        pick = torch.from_numpy(rng.choice(len(pictures), BATCH, replace=False))
        grid = grid_of((BATCH, *pictures.shape[2:]), rng, bend=0.0, turn=30, scale=0.25, stretch=0.06, shift=0.12, mirror=True)
        both = warped(torch.cat([pictures[pick], targets[pick]], 1), grid, "zeros")
        return loss_of(net(input_of(changed_grey(both[:, :1], rng).clamp(0, 1.5))), both[:, 1:])

    net = network()
    if args.start:
        start_from(net, args.start, input_of(pictures[:32]))
    watch = None if args.with_val else lambda net: validate(net, val)
    train(net, loss_of_step, watch, args.out, args.minutes, rate=args.rate, stop=args.stop)


if __name__ == "__main__":
    main()
