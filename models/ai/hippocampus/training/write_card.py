"""Write card.json and CARD.md of the pack from evaluation.json, statement.json and model.onnx.

    python3 write_card.py
"""
import hashlib
import json
from pathlib import Path

from volume_card import card_text
from crops import CLIP, NEAR, PAD, PATCH, UNCERTAIN
from evaluate import MOST_UNCERTAIN, PLAUSIBLE_ML
from export import OPSET
from card import statistics_of

HERE = Path(__file__).resolve().parent
PACK = HERE.parent
MEASURES = ("dice", "hd95Mm", "volumeErrorPercent", "biasMl", "lowerLimitMl", "upperLimitMl")


def label(value: int, part: str, color: str) -> dict:
    code = {"scheme": "SCT", "value": "5366008", "meaning": "Hippocampus"}
    return {"value": value, "name": f"Hippocampus, {part}", "code": code, "color": color}


def technical() -> dict:
    """What the application needs to run the network."""
    patch = list(PATCH)
    return {
        "input": {
            "orientation": "RAS", "spacingMm": [1, 1, 1], "spacingRangeMm": [0.4, 2.5],
            "minFieldOfViewMm": [24, 32, 20], "patch": patch, "chirality": "left",
            "box": {"defaultMm": [35, 50, 36], "marginMm": 5},
            "seriesWords": ["T1", "MPRAGE", "SPGR", "BRAVO", "TFE"]},
        "preprocess": [
            {"op": "reorient", "to": "RAS"},
            {"op": "resample", "spacingMm": [1, 1, 1], "interpolation": "linear"},
            {"op": "mirror-to-left"},
            {"op": "clip-percentiles", "low": CLIP[0], "high": CLIP[1]},
            {"op": "zscore"},
            {"op": "tile", "patch": patch, "overlap": 0.5, "pad": PAD}],
        "postprocess": [{"op": "argmax"}, {"op": "largest-component", "of": "union"}],
        "output": {"kind": "labelmap", "labels": [
            label(1, "anterior", "#E69F00"), label(2, "posterior", "#56B4E9")]},
        "plausibility": {
            "volumeMl": {"total": list(PLAUSIBLE_ML)},
            "uncertainShare": {"max": MOST_UNCERTAIN, "band": list(UNCERTAIN), "marginVoxels": NEAR}},
    }


def metrics(report: dict) -> dict:
    """The figures of the last split judged: `test` in a release, `val` before it."""
    split = list(report["splits"])[-1]
    judged = report["splits"][split]
    return {"split": split, "persons": judged["persons"], "crops": judged["crops"],
            "interval": "95 % percentile bootstrap over persons",
            **{part: {m: judged["labels"][part][m] for m in MEASURES} for part in judged["labels"]}}


def card(report: dict, statement: dict) -> dict:
    weights = (PACK / "model.onnx").read_bytes()
    return {
        "schema": 1, "id": "hippocampus", "kind": "model",
        "version": statement["version"], "name": statement["name"],
        "task": "segmentation", "dimensions": 3, "modality": ["MR"], "bodyPart": ["BRAIN", "HEAD"],
        **technical(),
        **{key: statement[key] for key in ("intendedUse", "population", "warnings")},
        "metrics": metrics(report),
        **{key: statement[key] for key in ("licence", "attribution")},
        "weights": {"file": "model.onnx", "sha256": hashlib.sha256(weights).hexdigest(),
                    "bytes": len(weights), "opset": OPSET},
        "tolerance": 0.001,
        **statistics_of(PACK),
    }


def main() -> None:
    report = json.loads((HERE / "evaluation.json").read_text())
    statement = json.loads((HERE / "statement.json").read_text())
    (PACK / "card.json").write_text(json.dumps(card(report, statement), indent=2, ensure_ascii=False) + "\n")
    (PACK / "CARD.md").write_text(card_text(report, statement))


if __name__ == "__main__":
    main()
