"""The card's plausibility checks, with the arithmetic of the application (models/inference/flat/check-flat.ts).

What is judged is a dict: `masks` bool [k, row, column] on the picture, `read_masks` on what the network
read, `ellipse`, `values` {key: [numbers]}, `size` (rows, columns), `read` [row, column] before
standardising, `read_ellipse` on it, `sure` the number of boxes at or above their thresholds, `logits` [channel, row, column], `constant` for a picture of one value. Labels count from 1.
"""
import numpy as np


def name_of(check: dict) -> str:
    """Short name of a check for a report."""
    about = check.get("label", check.get("key", ""))
    return f"{check['check']} {about}".strip()


def reach(mask: np.ndarray) -> tuple:
    """(first, last) column of a mask, or None."""
    at = np.flatnonzero(mask.any(0))
    return (int(at[0]), int(at[-1])) if len(at) else None


def union(masks: np.ndarray, labels: list) -> np.ndarray:
    return np.any([masks[label - 1] for label in labels], 0)


def share_of(seen: dict, label: int) -> float:
    """Share of the picture that a label covers."""
    return float(seen["masks"][label - 1].sum() / (seen["size"][0] * seen["size"][1]))


def place_of(seen: dict, label: int, across: list) -> float:
    """Mean column of a label, 0 at the left edge of others and 1 at their right edge; nan where one is missing."""
    ends, columns = reach(union(seen["masks"], across)), np.nonzero(seen["masks"][label - 1])[1]
    if ends is None or not len(columns):
        return float("nan")
    return float((columns.mean() - ends[0]) / max(1, ends[1] - ends[0]))


def is_darker_within(ellipse: tuple, read: np.ndarray) -> bool:
    """An ellipse (in pixels of what the network read) is darker inside than on its rim, within a twentieth of its size."""
    cx, cy, a, b, angle = ellipse
    y, x = np.indices(read.shape)
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    reach = np.hypot(((x - cx) * c + (y - cy) * s) / a, ((y - cy) * c - (x - cx) * s) / b)
    mean = lambda where: float(read[where].mean()) if where.any() else 0.0
    return mean(reach < 0.9) < mean((reach > 0.95) & (reach < 1.05))


def is_darker(seen: dict, labels: list) -> bool:
    """The labels are darker than the rest of the columns they span; an ellipse than its rim."""
    if "read_ellipse" in seen:
        return seen["read_ellipse"] is None or is_darker_within(seen["read_ellipse"], seen["read"])
    mask = union(seen["read_masks"], labels)
    ends = reach(mask)
    if ends is None:
        return True
    inside, values = (array[:, ends[0]:ends[1] + 1] for array in (mask, seen["read"]))
    return float(values[inside].mean()) < (float(values[~inside].mean()) if (~inside).any() else 0.0)


def uncertain_of(seen: dict, label: int, band: list) -> float:
    """Pixels whose chance lies in the band, over pixels of a chance above one half; inf where there are none."""
    chance = 1 / (1 + np.exp(-seen["logits"][label - 1].astype(np.float64)))
    kept = int((chance > 0.5).sum())
    return float(((chance >= band[0]) & (chance <= band[1])).sum() / kept) if kept else float("inf")


def rim_outside(ellipse: tuple, size: tuple) -> float:
    """Share of the rim beyond the picture, of 360 places."""
    cx, cy, a, b, angle = ellipse
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    u, v = a * np.cos(np.radians(np.arange(360))), b * np.sin(np.radians(np.arange(360)))
    x, y = cx + u * c - v * s, cy + u * s + v * c
    return float(((x < -0.5) | (y < -0.5) | (x > size[1] - 0.5) | (y > size[0] - 0.5)).mean())


def is_in(value: float, span: list) -> bool:
    return bool(span[0] <= value <= span[1])


def passes(check: dict, seen: dict) -> bool:
    """Whether a result passes one check; a check that does not fit the result passes."""
    kind = check["check"]
    if kind == "share":
        return is_in(share_of(seen, check["label"]), check["range"])
    if kind == "place":
        return is_in(place_of(seen, check["label"], check["across"]), check["range"])
    if kind == "darker":
        return is_darker(seen, check["labels"])
    if kind == "sure":
        return seen["sure"] >= check["least"]
    if kind == "uncertain":
        return uncertain_of(seen, check["label"], check["band"]) <= check["max"]
    if kind == "measure":
        return all(is_in(value, check["range"]) for value in seen["values"].get(check["key"], []))
    ellipse = seen.get("ellipse")
    if ellipse is None:
        return True
    if kind == "axis-ratio":
        return is_in(ellipse[3] / ellipse[2], check["range"])
    return rim_outside(ellipse, seen["size"]) <= check["max"]


def refusals(checks: list, seen: dict) -> list:
    """Names of the checks that refuse a result; a picture of one value is refused before the network."""
    if seen.get("constant"):
        return ["constant"]
    return [name_of(check) for check in checks if not passes(check, seen)]


def least_sure(seen: list, label: int, band: list) -> float:
    """Most uncertain share to let pass: 1.15 times that of the least sure of right results."""
    if not seen:
        raise SystemExit("no right result on val: nothing to choose a check by")
    return round(1.15 * max(uncertain_of(one, label, band) for one in seen), 3)


def margin(values: list, share: float, digits: int = 3) -> list:
    """The range of values, widened on both sides by `share` of its width."""
    low, high = min(values), max(values)
    extra = share * (high - low)
    return [round(low - extra, digits), round(high + extra, digits)]
