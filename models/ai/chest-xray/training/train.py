"""Train on the `train` split, watch `val`; the `test` split is never read here.

    python3 train.py DATA OUT [--minutes 50] [--seed 20261129] [--start CHECKPOINT_OR_ONNX] [--rate 0.003] [--with-val [--stop 12]]
"""
import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from augment import changed_grey, grid_of, warped
from films import input_of, masks_of, normalise, ratio_of, read_films, shrunk
from loop import train
from network import UNet2d
from shipped import start_from

CHANNELS = (16, 32, 64, 96, 128)
BATCH = 8


def network() -> UNet2d:
    return UNet2d(1, 3, CHANNELS)


def columns_of(masks: torch.Tensor) -> torch.Tensor:
    """[n, 2, columns] of masks or logits [n, 3, rows, columns]: how far across the lungs together and the heart reach."""
    across = masks.amax(2)
    return torch.stack([across[:, :2].amax(1), across[:, 2]], 1)


def loss_of(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy plus 1 - mean soft Dice, pooled over the batch, each part for itself; and the cross-entropy
    of the columns that lungs and heart reach, which the ratio is read from."""
    chance, axes = logits.sigmoid(), (0, 2, 3)
    dice = (2 * (chance * truth).sum(axes) + 1) / (chance.sum(axes) + truth.sum(axes) + 1)
    reach = F.binary_cross_entropy_with_logits(columns_of(logits), columns_of(truth).round())
    return F.binary_cross_entropy_with_logits(logits, truth) + 1 - dice.mean() + 0.5 * reach


def segment(net: torch.nn.Module, film: np.ndarray) -> np.ndarray:
    """Masks bool [3, rows, columns] of a film, by the shipped steps."""
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(normalise(shrunk(film))))[None, None])[0].numpy()
    return masks_of(logits, *film.shape)


def validate(net: torch.nn.Module, films: list) -> dict:
    """Mean Dice of the parts and the mean absolute error of the ratio."""
    dice, error = [], []
    for _, film, truth in films:
        found = segment(net, film)
        dice.append([2 * (f & t).sum() / (f.sum() + t.sum()) for f, t in zip(found, truth)])
        error.append(abs(ratio_of(found) - ratio_of(truth)))
    mean = [float(v) for v in np.mean(dice, 0)]
    worst = float(np.nan_to_num(np.mean(error), nan=1.0))
    return {"dice": mean, "ratioError": worst, "score": sum(mean) - 4 * worst}


def chances_of(rows: list) -> np.ndarray:
    """How often each film is drawn: the films of a maker together by the root of their number, so that rare ones count."""
    number = Counter(row["vendor_uid_root"] for row in rows)
    weights = np.array([number[row["vendor_uid_root"]] ** -0.5 for row in rows])
    return weights / weights.sum()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="folder with images.tar, masks.npz and split.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--start", type=Path, help="a checkpoint, or a shipped model.onnx, to go on from with a new learning-rate cycle")
    parser.add_argument("--rate", type=float, default=3e-3, help="greatest learning rate")
    parser.add_argument("--stop", type=float, help="end the cycle early, at the minute that `val` chose in a run without --with-val")
    parser.add_argument("--with-val", action="store_true", help="learn `val` too, once it has chosen how to train: the last checkpoint is the result")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    val = read_films(args.data, "val")
    films = read_films(args.data, "train") + (val if args.with_val else [])
    known = [(shrunk(film), np.stack([shrunk(mask) for mask in masks])) for _, film, masks in films]
    chances = chances_of([row for row, _, _ in films])
    pictures = torch.from_numpy(np.stack([normalise(film) for film, _ in known]))[:, None]
    targets = torch.from_numpy(np.stack([masks for _, masks in known]))

    def loss_of_step(net: torch.nn.Module, done: float) -> torch.Tensor:
        pick = torch.from_numpy(rng.choice(len(pictures), BATCH, replace=False, p=chances))
        grid = grid_of((BATCH, *pictures.shape[2:]), rng, bend=0.016, turn=12, scale=0.25, stretch=0.12, shift=0.12, mirror=False)
        both = warped(torch.cat([pictures[pick], targets[pick]], 1), grid, "zeros")
        picture = changed_grey(both[:, :1], rng, invert=0.08)
        return loss_of(net(input_of(picture)), both[:, 1:])

    net = network()
    if args.start:
        start_from(net, args.start, input_of(pictures[:32]))
    watch = None if args.with_val else lambda net: validate(net, val)
    train(net, loss_of_step, watch, args.out, args.minutes, rate=args.rate, stop=args.stop)


if __name__ == "__main__":
    main()
