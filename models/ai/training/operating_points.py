"""Operating points of a detector: scores from which on a box counts, chosen on `val`, judged on any split.

`balanced` is the score of the best F1. The others stand on its sides, each with a promise that a reader can repeat:

`sensitive`  the highest score that misses at most half as many on val; none where the balanced one misses nothing;
`specific`   the lowest score with at most half as many false boxes on val; where the balanced one has none there, the
             highest score that misses no more than it.

A point that would fall on the balanced one is left out. A row is one picture: {"cluster", "pairs": [(score, hit)], "total"}.
"""
import numpy as np

from bootstrap import counted, interval

STEPS = [round(0.05 + 0.01 * i, 2) for i in range(91)]
RULES = {
    "sensitive": "on val misses at most half as many as the balanced point",
    "balanced": "best F1 on val",
    "specific": "on val makes at most half as many false boxes as the balanced point",
    "specific, none false": "the balanced point makes no false box on val; the highest score that misses no more there",
}


def counts_at(rows: list, least: float) -> tuple:
    """(drawn, found of these, boxes shown) from a score on, over all pictures."""
    scores = [pair for row in rows for pair in row["pairs"] if pair[0] >= least]
    return sum(row["total"] for row in rows), sum(1 for _, hit in scores if hit), len(scores)


def missed(rows: list, least: float) -> int:
    drawn, found, _ = counts_at(rows, least)
    return drawn - found


def false(rows: list, least: float) -> int:
    _, found, shown = counts_at(rows, least)
    return shown - found


def choose_points(val: list, balanced: float) -> list:
    """[{name, rule, threshold}] by ascending score, from the rows of `val`."""
    misses, wrong = missed(val, balanced), false(val, balanced)
    below = [s for s in STEPS if s < balanced and misses and missed(val, s) <= misses / 2]
    above = [s for s in STEPS if s > balanced and (false(val, s) <= wrong / 2 if wrong else missed(val, s) <= misses)]
    point = lambda name, rule, threshold: {"name": name, "rule": RULES[rule], "threshold": threshold}
    return [
        *([point("sensitive", "sensitive", max(below))] if below else []),
        point("balanced", "balanced", balanced),
        *([point("specific", "specific", min(above)) if wrong else point("specific", "specific, none false", max(above))] if above else []),
    ]


def over(part: str, whole: str, least: float):
    """Statistic: one of the counts of `counts_at` over another (or over the pictures)."""
    def statistic(rows: list) -> float:
        drawn, found, shown = counts_at(rows, least)
        values = {"drawn": drawn, "found": found, "shown": shown, "false": shown - found, "images": len(rows)}
        return values[part] / values[whole] if values[whole] else np.nan
    return statistic


def judge_points(rows: list, points: list) -> dict:
    """{name: what a point gives on a split}: sensitivity, precision, false boxes a picture, each with its interval and its n."""
    return {one["name"]: {
        **counted(rows), "objects": sum(row["total"] for row in rows),
        "sensitivity": interval(rows, over("found", "drawn", one["threshold"])),
        "precision": interval(rows, over("found", "shown", one["threshold"])),
        "falsePerImage": interval(rows, over("false", "images", one["threshold"])),
    } for one in points}


def on_card(points: list, splits: dict) -> list:
    """The points of a label as the card holds them; `splits`: name of the split -> `judge_points` of the label."""
    return [{**one, "name": one["name"].capitalize(), "figures": [{"split": split, **judged[one["name"]]} for split, judged in splits.items()]} for one in points]
