"""Changed pictures: what the card's stress tests feed. Pictures are uint8 [row, column] or [row, column, 3]."""
import io
from typing import Callable, NamedTuple, Optional

import numpy as np
from PIL import Image
from scipy import ndimage

from bootstrap import SEED


class Move:
    """Turns (degrees), zooms and mirrors about the middle of a picture. Points are (x, y), pixel centres whole."""

    def __init__(self, turn: float = 0, zoom: float = 1, mirror: bool = False):
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        self.zoom = zoom
        self.matrix = zoom * np.array([[c, -s], [s, c]]) @ np.diag([-1 if mirror else 1, 1])

    def points(self, points: np.ndarray, shape: tuple) -> np.ndarray:
        """Where points [n, 2] of a picture come to lie."""
        middle = (np.array(shape[1::-1]) - 1) / 2
        return (np.asarray(points) - middle) @ self.matrix.T + middle

    def picture(self, picture: np.ndarray, order: int = 1, outside: str = "constant") -> np.ndarray:
        """The picture, or a map (order 0), moved."""
        if picture.ndim == 3:
            return np.stack([self.picture(picture[..., k], order, outside) for k in range(picture.shape[2])], -1)
        back = np.linalg.inv(self.matrix)[::-1, ::-1]
        middle = (np.array(picture.shape) - 1) / 2
        kind = picture.dtype
        moved = ndimage.affine_transform(picture.astype(np.float64) if order else picture, back, middle - back @ middle,
                                         order=order, mode=outside)
        return np.clip(np.rint(moved), 0, 255).astype(kind) if order else moved.astype(kind)

    def ellipse(self, ellipse: tuple, shape: tuple) -> tuple:
        """(cx, cy, a, b, angle) moved."""
        cx, cy, a, b, angle = ellipse
        x, y = self.matrix @ [np.cos(np.radians(angle)), np.sin(np.radians(angle))]
        return (*self.points([[cx, cy]], shape)[0], a * self.zoom, b * self.zoom, float(np.degrees(np.arctan2(y, x)) % 180))

    def box(self, box: tuple, shape: tuple) -> tuple:
        """(x0, y0, x1, y1), outer edges: its middle moved, its sides zoomed (the things in it are about round)."""
        x, y = self.points([[(box[0] + box[2]) / 2 - 0.5, (box[1] + box[3]) / 2 - 0.5]], shape)[0] + 0.5
        w, h = (box[2] - box[0]) * self.zoom / 2, (box[3] - box[1]) * self.zoom / 2
        return x - w, y - h, x + w, y + h


class Change(NamedTuple):
    """A changed picture; with `move` the truth moves too."""

    name: str
    picture: Callable
    move: Optional[Move] = None


def with_gamma(gamma: float) -> Callable:
    return lambda picture: np.rint(255 * (picture / 255) ** gamma).astype(np.uint8)


def as_jpeg(quality: int) -> Callable:
    def changed(picture: np.ndarray) -> np.ndarray:
        file = io.BytesIO()
        Image.fromarray(picture).save(file, "JPEG", quality=quality)
        return np.array(Image.open(file))
    return changed


def with_hue(degrees: float) -> Callable:
    def changed(picture: np.ndarray) -> np.ndarray:
        hsv = np.array(Image.fromarray(picture).convert("HSV"))
        hsv[..., 0] = (hsv[..., 0].astype(int) + round(degrees * 256 / 360)) % 256
        return np.array(Image.fromarray(hsv, "HSV").convert("RGB"))
    return changed


def moved(name: str, move: Move, outside: str) -> Change:
    return Change(name, lambda picture: move.picture(picture, 1, outside), move)


UNCHANGED = Change("unchanged", lambda picture: picture)


def changes(outside: str = "constant") -> list:
    """The changes every pack is tried with; `outside`: what a moved picture shows beyond its edge."""
    return [
        UNCHANGED,
        Change("gamma 0.6", with_gamma(0.6)), Change("gamma 1.6", with_gamma(1.6)),
        Change("inverted grey", lambda picture: 255 - picture),
        moved("turned +15 degrees", Move(turn=15), outside), moved("turned -15 degrees", Move(turn=-15), outside),
        moved("zoom 0.7", Move(zoom=0.7), outside), moved("zoom 1.4", Move(zoom=1.4), outside),
        Change("JPEG quality 30", as_jpeg(30)),
    ]


HUES = [Change(f"hue {degrees:+d} degrees", with_hue(degrees)) for degrees in (-20, 20)]


def nothing_to_see(shape: tuple) -> dict:
    """Pictures in which nothing must be found: an empty one, an even one with a little noise, ten of pure noise."""
    rng = np.random.default_rng(SEED)
    noise = lambda middle, spread: np.clip(np.rint(rng.normal(middle, spread, shape)), 0, 255).astype(np.uint8)
    return {"empty": [np.zeros(shape, np.uint8)], "even, little noise": [noise(128, 3) for _ in range(10)],
            "noise": [noise(128, 50) for _ in range(10)]}
