"""Train on the `train` split, watch `val`; the `test` split is never read here.

    python3 train.py DATA OUT [--minutes 70] [--seed 20261129] [--start CHECKPOINT_OR_ONNX] [--rate 0.003] [--with-val [--stop 12]]
"""
import argparse
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from augment import grid_of, warped
from loop import train
from measure_nuclei import agreement
from network import UNet2d
from shipped import start_from
from tiles import input_of, nuclei_of, padded, read_tiles, targets_of, unit_of

CHANNELS = (32, 48, 64, 96, 128)
BATCH, CROP = 6, 256

# optical density of haematoxylin, eosin and a third, at right angles enough (Ruifrok & Johnston 2001)
STAINS = np.array([[0.65, 0.70, 0.29], [0.07, 0.99, 0.11], [0.27, 0.57, 0.78]])
UNMIX = np.linalg.inv(STAINS)


def network() -> UNet2d:
    return UNet2d(3, 2, CHANNELS)


def segment(net: torch.nn.Module, tile: np.ndarray) -> np.ndarray:
    """Label map of a tile of at most PATCH x PATCH, by the shipped steps."""
    rows, columns = tile.shape[:2]
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(padded(unit_of(tile))))[None])[0].numpy()
    return nuclei_of(logits[:, :rows, :columns])


def validate(net: torch.nn.Module, tiles: list) -> dict:
    """Mean PQ and AJI of each source."""
    rows = [(row["source"], agreement(segment(net, tile), labels)) for row, tile, labels in tiles]
    mean = {source: {key: float(np.mean([r[key] for s, r in rows if s == source])) for key in ("dice", "pq", "aji")}
            for source in sorted({s for s, _ in rows})}
    return {"sources": mean, "score": sum(part["pq"] + part["aji"] for part in mean.values())}


def restained(unit: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The tile with other amounts of stain, brightness, blur and noise."""
    density = -np.log(np.clip(unit, 1 / 255, 1)).reshape(3, -1).T @ UNMIX
    density = density * np.exp(rng.uniform(-0.5, 0.5, 3)) + rng.uniform(-0.1, 0.1, 3)
    tile = np.exp(-np.clip(density @ STAINS, 0, None)).T.reshape(unit.shape)
    tile = tile * np.exp(rng.uniform(-0.15, 0.15) + rng.uniform(-0.08, 0.08, (3, 1, 1)))
    tile = torch.from_numpy(np.clip(tile, 0, 1).astype(np.float32))
    if rng.random() < 0.25:
        tile = F.avg_pool2d(F.pad(tile[None], (1, 1, 1, 1), mode="replicate"), 3, 1)[0]
    if rng.random() < 0.3:
        tile = tile + torch.from_numpy(rng.normal(0, rng.uniform(0.005, 0.03), tile.shape).astype(np.float32))
    return tile.numpy()


def drawn(unit: np.ndarray, labels: np.ndarray, size: float, rng: np.random.Generator) -> tuple:
    """A random crop, turned, mirrored, `size` times as large: (picture [3, CROP, CROP], targets [2, CROP, CROP])."""
    reach = int(min(min(labels.shape), np.ceil(CROP / size * 1.45)))
    y, x = (int(rng.integers(0, n - reach + 1)) for n in labels.shape)
    cut = torch.from_numpy(np.concatenate([unit, labels[None].astype(np.float32)])[:, y:y + reach, x:x + reach].copy())[None]
    grid = grid_of((1, CROP, CROP), rng, bend=0.01, turn=180, scale=0.0, stretch=0.08, shift=0.0, mirror=True)
    grid = grid * (CROP / size / reach)
    picture = warped(cut[:, :3], grid, "reflection")[0].numpy()
    map_ = warped(cut[:, 3:], grid, "reflection", "nearest")[0, 0].round().numpy().astype(np.int32)
    return restained(picture, rng), targets_of(map_)


def loss_of(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of both outputs, soft Dice of the foreground, squared error of the depth inside."""
    chance, axes = logits.sigmoid(), (0, 2, 3)
    dice = (2 * (chance * truth).sum(axes) + 1) / (chance.sum(axes) + truth.sum(axes) + 1)
    depth = ((chance[:, 1] - truth[:, 1]) ** 2).mean()
    return F.binary_cross_entropy_with_logits(logits, truth) + 1 - dice[0] + 4 * depth


def steps_of(known: list, rng: np.random.Generator):
    """loss_of_step (see loop.py) over tiles [(source, unit, label map)]: of each batch four crops H&E, two the other stains."""
    sources = [[one for one in known if one[0] == name] for name in ("TNBC", "BBBC038")]
    pools = [sources[0 if i % 3 else 1] or sources[1] for i in range(BATCH)]

    def loss_of_step(net: torch.nn.Module, done: float) -> torch.Tensor:
        pairs = []
        for pool in pools:
            _, unit, labels = pool[int(rng.integers(len(pool)))]
            pairs.append(drawn(unit, labels, float(np.exp(rng.uniform(-0.4, 0.45))), rng))
        pictures, truth = (torch.from_numpy(np.stack(part)) for part in zip(*pairs))
        return loss_of(net(input_of(pictures)), truth)

    return loss_of_step


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="folder with images.tar, labels.npz and split.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--start", type=Path, help="a checkpoint, or a shipped model.onnx, to go on from with a new learning-rate cycle")
    parser.add_argument("--rate", type=float, default=3e-3, help="greatest learning rate")
    parser.add_argument("--stop", type=float, help="end the cycle early, at the minute that `val` chose in a run without --with-val")
    parser.add_argument("--with-val", action="store_true", help="learn `val` too, once it has chosen how to train: the last checkpoint is the result")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    val = read_tiles(args.data, "val")
    learnt = read_tiles(args.data, "train") + (val if args.with_val else [])
    known = [(row["source"], unit_of(tile), labels) for row, tile, labels in learnt]
    net = network()
    if args.start:
        tiles = [padded(unit, CROP)[:, :CROP, :CROP] for _, unit, _ in known[:32]]
        start_from(net, args.start, torch.from_numpy(input_of(np.stack(tiles))))
    watch = None if args.with_val else lambda net: validate(net, val)
    train(net, steps_of(known, rng), watch, args.out, args.minutes, rate=args.rate, stop=args.stop)


if __name__ == "__main__":
    main()
