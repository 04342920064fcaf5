"""Intervals by drawing whole clusters (patients, exams, fields, blocks) with replacement, never single pictures."""
import numpy as np

DRAWS = 2000
SEED = 20261129


def groups_of(rows: list) -> list:
    """The rows of each cluster; every row has a `cluster`."""
    groups = {}
    for row in rows:
        groups.setdefault(row["cluster"], []).append(row)
    return list(groups.values())


def rounded(value, digits: int = 4):
    """A number for a report; None for what is no number."""
    return round(float(value), digits) if value is not None and np.isfinite(value) else None


def interval(rows: list, statistic, seed: int = SEED) -> dict:
    """Value of `statistic(rows)` with its 95 % percentile interval over clusters.

    Fewer than two clusters: no interval (None). Draws where the statistic is no number are left out.
    """
    value = float(statistic(rows)) if rows else float("nan")
    groups = groups_of(rows)
    if len(groups) < 2:
        return {"value": rounded(value), "low": None, "high": None}
    rng, drawn = np.random.default_rng(seed), []
    for _ in range(DRAWS):
        pick = rng.integers(0, len(groups), len(groups))
        drawn.append(statistic([row for i in pick for row in groups[i]]))
    drawn = np.array(drawn, float)
    low, high = np.percentile(drawn[np.isfinite(drawn)], [2.5, 97.5])
    return {"value": rounded(value), "low": rounded(low), "high": rounded(high)}


def mean_of(key: str):
    """Statistic: mean of one value of the rows."""
    return lambda rows: np.mean([row[key] for row in rows]) if rows else np.nan


def counted(rows: list) -> dict:
    """How many clusters and pictures."""
    return {"clusters": len({row["cluster"] for row in rows}), "images": len(rows)}


def slices(rows: list, keys: dict, statistics: dict) -> dict:
    """{slice: {value: counts and intervals}}; `keys`: slice -> function of a row (None leaves the row out)."""
    table = {}
    for name, key in keys.items():
        for value in sorted({key(row) for row in rows} - {None}):
            part = [row for row in rows if key(row) == value]
            table.setdefault(name, {})[value] = {**counted(part), **{k: interval(part, f) for k, f in statistics.items()}}
    return table


def banded(value: float, cuts: list, names: list) -> str:
    """The name of the band between ascending cuts."""
    return names[int(np.searchsorted(cuts, value))]
