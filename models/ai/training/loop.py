"""Training by the clock: AdamW, warm-up and cosine, weights averaged exponentially, the best on `val` kept."""
import copy
import json
import math
import time
from pathlib import Path
from typing import Optional

import numpy as np
import torch


def average(mean: torch.nn.Module, net: torch.nn.Module, step: int) -> None:
    """Exponential average of weights and normalisation statistics; a short memory while training is young."""
    keep = min(0.998, (step + 1) / (step + 10))
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(keep).add_(b, alpha=1 - keep)
            else:
                a.copy_(b)


def train(net: torch.nn.Module, loss_of_step, validate, out: Path, minutes: float, check_minutes: float = 5,
          rate: float = 3e-3, decay: float = 1e-3, stop: Optional[float] = None) -> None:
    """Write best.pt, last.pt and log.jsonl into `out`.

    loss_of_step(net, done) draws a batch and gives its loss, `done` in 0..1; validate(net) gives a dict
    whose "score" chooses the checkpoint (larger is better). Where `val` is learnt too, validate is None:
    nothing is chosen, the last checkpoint is the result. `stop` ends the cycle early, at the minute that `val` chose.
    """
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    out.mkdir(parents=True, exist_ok=True)
    mean = copy.deepcopy(net).eval()
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=decay)
    start, step, best, next_check, losses = time.time(), 0, -1.0, check_minutes, []
    while True:
        passed = (time.time() - start) / 60
        done = min(1.0, passed / minutes)
        is_over = done >= 1.0 or (stop is not None and passed >= stop)
        if passed >= next_check or is_over:
            judged = validate(mean) if validate else {}
            note = {"step": step, "minutes": round(passed, 1), "loss": float(np.mean(losses)), **judged}
            torch.save({"weights": mean.state_dict(), **note}, out / "last.pt")
            if judged and note["score"] > best:
                best = note["score"]
                torch.save({"weights": mean.state_dict(), **note}, out / "best.pt")
            with open(out / "log.jsonl", "a") as log:
                log.write(json.dumps(note) + "\n")
            print(json.dumps(note), flush=True)
            losses, next_check = [], passed + check_minutes
        if is_over:
            return
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, done / 0.03 + 0.02) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        net.train()
        loss = loss_of_step(net, done)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        average(mean, net, step)
        losses.append(float(loss))
        step += 1
