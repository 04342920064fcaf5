"""Remove the mean volume error: shift the biases of the last layer until it is zero on `val`.

    python3 calibrate.py DATA CHECKPOINT OUT

Dice losses outline a little too much where the border is unsure. Two numbers are fitted (one per
label); the shape of the answer stays the network's own.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from crops import fit, keep_largest, normalise, read_crops, unfit
from evaluate import load
from measure import dice

ROUNDS = 6
GAIN = 22.0  # logits per unit of relative volume error: about the slope found on `val`


def answers(net: torch.nn.Module, crops: list) -> list:
    """[(logits [3, x, y, z] of the crop alone, labels [x, y, z])]."""
    found = []
    for _, image, labels in crops:
        with torch.no_grad():
            logits = net(torch.from_numpy(fit(normalise(image)))[None, None])[0].numpy()
        found.append((np.stack([unfit(channel, image.shape) for channel in logits]), labels))
    return found


def judge(found: list, shift: np.ndarray) -> tuple:
    """(mean relative volume error, mean Dice) of labels 1 and 2 with `shift` [3] added to the logits."""
    errors, overlaps = [], []
    for logits, labels in found:
        kept = keep_largest((logits + shift[:, None, None, None]).argmax(0).astype(np.uint8))
        errors.append([(kept == k).sum() / (labels == k).sum() - 1 for k in (1, 2)])
        overlaps.append([dice(kept == k, labels == k) for k in (1, 2)])
    return np.mean(errors, axis=0), np.mean(overlaps, axis=0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, store = load(args.checkpoint)
    found, shift = answers(net, read_crops(args.data, "val")), np.zeros(3, dtype=np.float32)
    for _ in range(ROUNDS):
        error, overlap = judge(found, shift)
        print("shift", shift[1:], "volume error", error, "Dice", overlap, flush=True)
        shift[1:] -= GAIN * error
    store["weights"]["head.bias"] += torch.from_numpy(shift)
    store["shift"] = [round(float(v), 4) for v in shift]
    torch.save(store, args.out)


if __name__ == "__main__":
    main()
