"""Train on the `train` split, watch `val`; the `test` split is never read here.

    python3 train.py DATA OUT [--minutes 35] [--seed 20261129]
"""
import argparse
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from fields import COLUMNS, KINDS, ROWS, SIZE_UNIT, STRIDE, fitted, from_fitted, input_of, kept, peaks, read_fields, to_fitted
from loop import train
from measure_boxes import average_precision
from network import UNet2d

CHANNELS = (32, 64, 96, 128)
BATCH = 8


def network() -> UNet2d:
    return UNet2d(3, 7, CHANNELS, fold=STRIDE, unfold=False)


def detect(net: torch.nn.Module, field: np.ndarray) -> list:
    """[(kind, score, box in the field's pixels)], best first, by the shipped steps."""
    with torch.no_grad():
        logits = net(torch.from_numpy(input_of(fitted(field)))[None])[0].numpy()
    return [(kind, score, from_fitted(box, *field.shape[:2])) for kind, score, box in kept(peaks(logits))]


def validate(net: torch.nn.Module, fields: list) -> dict:
    """Average precision at IoU 0.5 of each kind; fields without any red cell box are left out for red cells."""
    found = [(row, detect(net, field), truth) for row, field, truth in fields]
    precision = {kind: average_precision([(f, t) for row, f, t in found if kind != "RBC" or int(row["n_rbc"])], k)
                 for k, kind in enumerate(KINDS)}
    return {"ap50": precision, "score": float(sum(precision.values()))}


def targets_of(boxes: list) -> tuple:
    """(heat [3, r, c], size and offset [4, r, c], weight [r, c]) of boxes in fitted pixels."""
    r, c = ROWS // STRIDE, COLUMNS // STRIDE
    heat, values, weight = np.zeros((3, r, c), np.float32), np.zeros((4, r, c), np.float32), np.zeros((r, c), np.float32)
    down, across = np.arange(r)[:, None] + 0.5, np.arange(c)[None] + 0.5
    for kind, (x0, y0, x1, y1) in sorted(boxes, key=lambda one: -(one[1][2] - one[1][0])):
        cx, cy, w, h = (x0 + x1) / 2 / STRIDE, (y0 + y1) / 2 / STRIDE, (x1 - x0) / STRIDE, (y1 - y0) / STRIDE
        near = np.exp(-((across - cx) ** 2 / (2 * (w / 8 + 0.4) ** 2) + (down - cy) ** 2 / (2 * (h / 8 + 0.4) ** 2)))
        y, x = min(int(cy), r - 1), min(int(cx), c - 1)
        near[y, x] = 1
        heat[kind] = np.maximum(heat[kind], near)
        for j in range(max(y - 1, 0), min(y + 2, r)):
            for i in range(max(x - 1, 0), min(x + 2, c)):
                values[:, j, i] = np.log(w * STRIDE / SIZE_UNIT), np.log(h * STRIDE / SIZE_UNIT), cx - i, cy - j
                weight[j, i] = 1.0 if (j, i) == (y, x) else 0.3
    return heat, values, weight


def varied(unit: np.ndarray, boxes: list, rng: np.random.Generator) -> tuple:
    """A random variant of a fitted field and its boxes: mirrored, another size, moved, other colours."""
    sx, sy = np.exp(rng.uniform(-0.22, 0.22) + np.array([1, -1]) * rng.uniform(-0.06, 0.06))
    fx, fy = rng.choice([-1, 1], 2)
    tx, ty = rng.uniform(-0.12, 0.12, 2)
    matrix = torch.tensor([[[fx / sx, 0, tx], [0, fy / sy, ty]]], dtype=torch.float32)
    grid = F.affine_grid(matrix, [1, 1, ROWS, COLUMNS], align_corners=False)
    picture = F.grid_sample(torch.from_numpy(unit)[None], grid, padding_mode="zeros", align_corners=False)[0].numpy()
    moved = []
    for kind, (x0, y0, x1, y1) in boxes:
        ends_x = sorted(((x / COLUMNS * 2 - 1) - tx) * sx * fx for x in (x0, x1))
        ends_y = sorted(((y / ROWS * 2 - 1) - ty) * sy * fy for y in (y0, y1))
        bx = [(min(max(v, -1), 1) + 1) / 2 * COLUMNS for v in ends_x]
        by = [(min(max(v, -1), 1) + 1) / 2 * ROWS for v in ends_y]
        whole = (ends_x[1] - ends_x[0]) / 2 * COLUMNS * (ends_y[1] - ends_y[0]) / 2 * ROWS
        if (bx[1] - bx[0]) * (by[1] - by[0]) > 0.35 * whole:
            moved.append((kind, (bx[0], by[0], bx[1], by[1])))
    gain = np.exp(rng.uniform(-0.2, 0.2) + rng.uniform(-0.12, 0.12, (3, 1, 1)))
    picture = np.clip(picture * gain + rng.uniform(-0.08, 0.08), 0, 1) ** np.exp(rng.uniform(-0.3, 0.3))
    if rng.random() < 0.3:
        picture = picture + rng.normal(0, rng.uniform(0.005, 0.03), picture.shape)
    return picture.astype(np.float32), moved


def focal(logits: torch.Tensor, heat: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Penalty-reduced focal loss of CornerNet (Law & Deng 2018, eq. 1), per object; weight [n, kinds, 1, 1]."""
    chance = logits.sigmoid().clamp(1e-4, 1 - 1e-4)
    hit = heat == 1
    right = -((1 - chance) ** 2 * chance.log())[hit].sum() if bool(hit.any()) else logits.sum() * 0
    wrong = -(chance ** 2 * (1 - chance).log() * (1 - heat) ** 4 * weight * ~hit).sum()
    return (right + wrong) / max(1, int(hit.sum()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, help="folder with images.tar, boxes.csv and split.csv")
    parser.add_argument("out", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--seed", type=int, default=20261129)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    known = [(fitted(field), [(kind, to_fitted(box, *field.shape[:2])) for kind, box in boxes], int(row["n_rbc"]) > 3)
             for row, field, boxes in read_fields(args.data, "train")]
    val = read_fields(args.data, "val")
    net = network()
    with torch.no_grad():
        net.head.bias[:3] = -3.0

    def loss_of_step(net: torch.nn.Module, done: float) -> torch.Tensor:
        batch = [known[i] for i in rng.choice(len(known), BATCH, replace=False)]
        pairs = [varied(unit, boxes, rng) for unit, boxes, _ in batch]
        heat, values, weight = (torch.from_numpy(np.stack(part)) for part in zip(*(targets_of(boxes) for _, boxes in pairs)))
        red = torch.ones(BATCH, 3, 1, 1)
        red[:, 0, 0, 0] = torch.tensor([1.0 if trusted else 0.0 for *_, trusted in batch])
        out = net(input_of(torch.from_numpy(np.stack([picture for picture, _ in pairs]))))
        near = (F.l1_loss(out[:, 3:], values, reduction="none") * weight[:, None]).sum() / weight.sum().clamp(min=1)
        return focal(out[:, :3], heat, red) + 0.7 * near

    train(net, loss_of_step, lambda net: validate(net, val), args.out, args.minutes, rate=2e-3)


if __name__ == "__main__":
    main()
