"""Train on the `train` split, watch `val`; the `test` split is never read here.

    python3 train.py DATA OUT [--minutes 57] [--seed 20261124] [--start CHECKPOINT_OR_ONNX] [--rate 0.004]
"""
import argparse
import copy
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from augment import augmented
from crops import PATCH, fit, keep_largest, normalise, read_crops, unfit
from network import UNet3d
from shipped_weights import start_from

SMALL = (40, 56, 40)  # cheaper patch for the first part of the training
SMALL_UNTIL = 0.55    # fraction of the training
BATCH = 2


def loss_of(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Cross-entropy plus 1 - mean soft Dice of the two labels, pooled over the batch."""
    chance = logits.softmax(1)
    hot = F.one_hot(truth, 3).permute(0, 4, 1, 2, 3).float()
    axes = (0, 2, 3, 4)
    dice = (2 * (chance * hot).sum(axes) + 1) / (chance.sum(axes) + hot.sum(axes) + 1)
    return F.cross_entropy(logits, truth) + 1 - dice[1:].mean()


def segment(net: torch.nn.Module, image: np.ndarray) -> np.ndarray:
    """Label map [x, y, z] uint8 of one crop, by the shipped pre- and postprocessing."""
    with torch.no_grad():
        logits = net(torch.from_numpy(fit(normalise(image)))[None, None])
    return keep_largest(unfit(logits[0].argmax(0).numpy().astype(np.uint8), image.shape))


def dice_of(found: np.ndarray, truth: np.ndarray) -> float:
    """Dice of two masks; 1 if both are empty."""
    total = found.sum() + truth.sum()
    return 2.0 * float((found & truth).sum()) / float(total) if total else 1.0


def validate(net: torch.nn.Module, crops: list) -> list:
    """Mean Dice over crops: [anterior, posterior]."""
    net.eval()
    found = [(segment(net, image), labels) for _, image, labels in crops]
    return [float(np.mean([dice_of(f == k, t == k) for f, t in found])) for k in (1, 2)]


def batches(crops: list, rng: np.random.Generator):
    """Endless pairs of crops, each epoch in a new order."""
    while True:
        order = rng.permutation(len(crops))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            yield [crops[i] for i in order[start:start + BATCH]]


def average(mean: torch.nn.Module, net: torch.nn.Module, step: int) -> None:
    """Exponential average of the weights; a short memory while the training is young."""
    keep = min(0.995, (step + 1) / (step + 10))
    with torch.no_grad():
        for a, b in zip(mean.parameters(), net.parameters()):
            a.mul_(keep).add_(b, alpha=1 - keep)


def take_step(net, optimiser, batch, done: float, rng, most: float) -> float:
    """One optimisation step; `done` in 0..1 sets learning rate (warm-up, cosine, `most` at its greatest) and patch."""
    rate = most * min(1.0, done / 0.02 + 0.05) * (0.5 + 0.5 * math.cos(math.pi * done)) + 2e-5
    for group in optimiser.param_groups:
        group["lr"] = rate
    patch = SMALL if done < SMALL_UNTIL else PATCH
    pairs = [augmented(image, labels, patch, rng) for _, image, labels in batch]
    loss = loss_of(net(torch.stack([a for a, _ in pairs])), torch.stack([b for _, b in pairs]))
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimiser.step()
    return float(loss)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="folder with hippocampus.npz and split.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--minutes", type=float, default=57)
    parser.add_argument("--check-minutes", type=float, default=6)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--start", type=Path, help="a checkpoint, or the shipped model.onnx, to go on from with a new learning-rate cycle")
    parser.add_argument("--rate", type=float, default=4e-3, help="greatest learning rate")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # small weights else cost many times their sums
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    train, val = read_crops(args.data, "train"), read_crops(args.data, "val")
    net = UNet3d()
    if args.start:
        start_from(net, args.start)
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-3)
    print("parameters", sum(p.numel() for p in net.parameters()), flush=True)
    start, step, best, next_check = time.time(), 0, 0.0, args.check_minutes
    losses = []
    for batch in batches(train, rng):
        minutes = (time.time() - start) / 60
        done = min(1.0, minutes / args.minutes)
        if minutes >= next_check or done >= 1.0:
            dice = validate(mean, val)
            note = {"step": step, "minutes": round(minutes, 1), "loss": float(np.mean(losses)), "val": dice}
            torch.save({"weights": mean.state_dict(), **note}, args.out / "last.pt")
            if sum(dice) > best:
                best = sum(dice)
                torch.save({"weights": mean.state_dict(), **note}, args.out / "best.pt")
            with open(args.out / "log.jsonl", "a") as log:
                log.write(json.dumps(note) + "\n")
            print(json.dumps(note), flush=True)
            losses, next_check = [], minutes + args.check_minutes
        if done >= 1.0:
            break
        losses.append(take_step(net, optimiser, batch, done, rng, args.rate))
        average(mean, net, step)
        step += 1
        if step in (3, 10, 30):
            print("seconds per step", (time.time() - start) / step, losses[-1], flush=True)


if __name__ == "__main__":
    main()
