"""A pack's golden example: `examples/input.u8` and `examples/example.json`."""
import hashlib
import json
from pathlib import Path

import numpy as np


def planes_of(picture: np.ndarray) -> np.ndarray:
    """uint8 [channel, row, column] of a picture [row, column] or [row, column, 3]."""
    return np.ascontiguousarray(picture[None] if picture.ndim == 2 else picture.transpose(2, 0, 1))


def box_shrunk(picture: np.ndarray, by: int) -> np.ndarray:
    """Means of by x by pixels, rounded; rows and columns must divide by it."""
    rows, columns = (n // by for n in picture.shape[:2])
    cells = picture.reshape(rows, by, columns, by, -1).astype(np.float64).mean((1, 3))
    return np.rint(cells).astype(np.uint8).reshape(rows, columns, *picture.shape[2:])


def probe_places(rows: int, columns: int) -> list:
    """Ten places spread over the grid of the logits."""
    return [(round(rows * y), round(columns * x)) for y, x in (
        (0.02, 0.02), (0.3, 0.3), (0.3, 0.5), (0.3, 0.7), (0.5, 0.25), (0.5, 0.5), (0.5, 0.75), (0.7, 0.4), (0.7, 0.6), (0.95, 0.95))]


def write_example(pack: Path, picture: np.ndarray, spacing_mm, logits: np.ndarray, measured: dict) -> None:
    """Write the example. `logits` [channel, row, column] of the first tile; `measured` {key: (value, tolerance)}."""
    planes = planes_of(picture)
    places = probe_places(*logits.shape[1:])
    example = {
        "dimensions": 2, "channels": planes.shape[0], "rows": planes.shape[1], "columns": planes.shape[2],
        "spacingMm": spacing_mm,
        "input": {"file": "input.u8", "sha256": hashlib.sha256(planes.tobytes()).hexdigest()},
        "logits": {"probes": [{"at": list(at), "values": [round(float(v), 5) for v in logits[(slice(None), *at)]]} for at in places]},
        "measured": {key: {"value": round(float(value), 5), "tolerance": tolerance} for key, (value, tolerance) in measured.items()},
    }
    folder = pack / "examples"
    folder.mkdir(exist_ok=True)
    (folder / "input.u8").write_bytes(planes.tobytes())
    (folder / "example.json").write_text(json.dumps(example, indent=1) + "\n")


def case_of(cases: list, name: str) -> tuple:
    """The case of an id."""
    return next(case for case in cases if case[0]["id"] == name)
