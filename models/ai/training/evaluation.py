"""What the evaluations of the packs have in common: arguments, checkpoint, gates, stress tests, report."""
import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
import torch

from bootstrap import DRAWS, SEED, rounded
from gates import refusals
from shipped import load_shipped
from stress import nothing_to_see


def load(network: Callable, checkpoint: Path) -> tuple:
    """(network ready to run, checkpoint dict; empty for a shipped ONNX file)."""
    net = network()
    if checkpoint.suffix == ".onnx":
        load_shipped(net, checkpoint)
        return net.eval(), {}
    store = torch.load(checkpoint, map_location="cpu")
    net.load_state_dict(store["weights"])
    return net.eval(), store


class Pack(NamedTuple):
    """What a pack's evaluate.py brings. A case is (row, picture, truth)."""

    network: Callable  # () -> module
    cluster: str  # what is drawn: patient, exam, ...
    read: Callable  # (data, split) -> cases
    look: Callable  # (net, picture, row) -> what was seen (see gates.py)
    finish: Callable  # (seen, row, chosen) -> the same with what depends on what was chosen
    choose: Callable  # (data, [(case, seen)] of val) -> {"gates": checks, ...}
    judge: Callable  # (net, cases, seen, chosen, data) -> report of a split
    changes: list
    moved: Callable  # (row, truth, change, shape) -> (row, truth) of the changed picture
    compare: Callable  # (seen, truth, row, chosen) -> numbers of one picture
    columns: dict  # of the stress table: name -> function of rows
    is_right: Callable  # (numbers) -> whether a reader would keep the result
    is_found: Callable  # (seen, chosen) -> whether anything was found


def gated(rows: list) -> dict:
    """How many results the gates refuse, right and wrong ones, and by which gate."""
    refused = [row for row in rows if row["refused"]]
    wrong = [row for row in rows if not row["right"]]
    return {"images": len(rows), "refused": len(refused), "wrong": len(wrong),
            "wrongRefused": sum(1 for row in wrong if row["refused"]),
            "rightRefused": sum(1 for row in refused if row["right"]),
            "byGate": dict(Counter(name for row in refused for name in row["refused"]))}


def stressed(pack: Pack, net: torch.nn.Module, cases: list, chosen: dict) -> dict:
    """{change: the pack's columns over all pictures, over those not refused, and what the gates do}."""
    table = {}
    for change in pack.changes:
        rows = []
        for row, picture, truth in cases:
            row, truth = pack.moved(row, truth, change, picture.shape)
            seen = pack.finish(pack.look(net, change.picture(picture), row), row, chosen)
            numbers = pack.compare(seen, truth, row, chosen)
            rows.append({**numbers, "right": pack.is_right(numbers), "refused": refusals(chosen["gates"], seen)})
        shown = [row for row in rows if not row["refused"]]
        means = lambda part: {name: rounded(f(part)) if part else None for name, f in pack.columns.items()}
        table[change.name] = {"all": means(rows), "shown": means(shown), **gated(rows)}
    return table


def unseen(pack: Pack, net: torch.nn.Module, case: tuple, chosen: dict) -> dict:
    """{kind: of how many pictures without anything in them something is shown}."""
    table = {}
    for name, pictures in nothing_to_see(case[1].shape).items():
        seen = [pack.finish(pack.look(net, picture, case[0]), case[0], chosen) for picture in pictures]
        refused = [refusals(chosen["gates"], one) for one in seen]
        shown = sum(1 for one, why in zip(seen, refused) if not why and pack.is_found(one, chosen))
        table[name] = {"images": len(seen), "refused": sum(1 for why in refused if why), "shown": shown}
    return table


def main(pack: Pack) -> None:
    """DATA CHECKPOINT_OR_ONNX OUT.json --splits val test: gates from `val`, then each split; stress tests on the last one.

    A checkpoint that learnt `val` too is judged on `test` alone, by the gates of the network of `train` alone
    (`--checks-by`); evaluated anew as the shipped ONNX file it keeps them.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--splits", nargs="+", default=["val"], choices=["val", "test"])
    parser.add_argument("--checks-by", type=Path, help="for a checkpoint that learnt `val` too: the one of `train` alone, which chooses the checks")
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, store = load(pack.network, args.checkpoint)
    before = {} if store else json.loads(args.out.read_text())  # of the same weights
    see = lambda net, cases: [pack.look(net, picture, row) for row, picture, _ in cases]
    learnt = ["train", "val"] if args.checks_by else before.get("learnt", ["train"])
    splits = [split for split in args.splits if split not in learnt]
    val = pack.read(args.data, "val")
    if args.checks_by or "val" not in learnt:
        val_seen = see(load(pack.network, args.checks_by)[0] if args.checks_by else net, val)
        chosen = pack.choose(args.data, list(zip(val, val_seen)))
    else:
        chosen = before["chosenOnVal"]
    report = {
        "training": {key: rounded(store[key], 1) for key in ("step", "minutes")} if store else before["training"],
        "learnt": learnt,
        "parameters": sum(p.numel() for p in net.parameters()),
        "splitSha256": hashlib.sha256((args.data / "split.csv").read_bytes()).hexdigest(),
        "bootstrap": {"unit": pack.cluster, "draws": DRAWS, "seed": SEED, "interval": "95 % percentile"},
        "demographics": "not assessable: the data carry no sex, age or ethnicity",
        "chosenOnVal": chosen, "splits": {},
    }
    for split in splits:
        cases = val if split == "val" else pack.read(args.data, split)
        seen = val_seen if split == "val" else see(net, cases)
        finished = [pack.finish(one, row, chosen) for (row, _, _), one in zip(cases, seen)]
        report["splits"][split] = pack.judge(net, cases, finished, chosen, args.data)
        print(split, "judged", flush=True)
    report["splits"][split] |= {"stress": stressed(pack, net, cases, chosen), "nothing": unseen(pack, net, cases[0], chosen)}
    args.out.write_text(json.dumps(report, indent=1, default=plain) + "\n")


def as_seen(seen: dict, _row: dict, _chosen: dict) -> dict:
    """Nothing depends on what was chosen."""
    return seen


def plain(value):
    """numpy numbers for json."""
    return value.item() if isinstance(value, np.generic) else list(value)
