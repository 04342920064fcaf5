"""Write card.json and CARD.md of a pack for single images from evaluation.json, statement.json and model.onnx."""
import hashlib
import json
from pathlib import Path

from card_text import card_text
from export import OPSET


def last_split(report: dict) -> tuple:
    """(name, report) of the last split judged: `test` in a release, `val` before it."""
    return list(report["splits"].items())[-1]


def label(value: int, name: str, code: tuple, color: str, **more) -> dict:
    """A label of the card; code is (scheme, value, meaning)."""
    return {"value": value, "name": name, "code": coded(*code), "color": color, **more}


def coded(scheme: str, value: str, meaning: str) -> dict:
    return {"scheme": scheme, "value": value, "meaning": meaning}


def measure(op: str, key: str, name: str, code: tuple, **more) -> dict:
    return {"op": op, "key": key, "name": name, "code": coded(*code), **more}


def card_of(pack: Path, report: dict, statement: dict, technical: dict, metrics: dict) -> dict:
    """card.json. `technical`: task, modality, bodyPart, input, preprocess, output, measures."""
    weights = (pack / "model.onnx").read_bytes()
    split, judged = last_split(report)
    return {
        "schema": 1, "id": pack.name, "kind": "model", "version": statement["version"], "name": statement["name"],
        "task": technical["task"], "dimensions": 2, "modality": technical["modality"], "bodyPart": technical["bodyPart"],
        **{key: technical[key] for key in ("input", "preprocess", "output", "measures")},
        "plausibility": report["chosenOnVal"]["gates"],
        **{key: statement[key] for key in ("intendedUse", "population", "warnings")},
        "metrics": {"split": split, "images": judged["images"], "clusters": judged["clusters"],
                    "interval": f"95 % percentile bootstrap over {statement['cluster']}", **metrics},
        "licence": statement["licence"], "attribution": f"{statement['attribution']} {statement['exampleAttribution']}",
        "weights": {"file": "model.onnx", "sha256": hashlib.sha256(weights).hexdigest(), "bytes": len(weights), "opset": OPSET},
        "tolerance": 0.001,
        **statistics_of(pack),
    }


def statistics_of(pack: Path) -> dict:
    """What the training images look like to the network, where `tests/tools/input-statistics.ts` measured it."""
    measured = pack / "training" / "statistics.json"
    return {"inputStatistics": json.loads(measured.read_text())} if measured.exists() else {}


def write(training: Path, technical, metrics, parts) -> None:
    """Write both files.

    technical(report), metrics(judged) give what card.json needs; parts(judged, report) the goals and tables of CARD.md.
    """
    pack = training.parent
    report = json.loads((training / "evaluation.json").read_text())
    statement = json.loads((training / "statement.json").read_text())
    _, judged = last_split(report)
    card = card_of(pack, report, statement, technical(report), metrics(judged))
    (pack / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    (pack / "CARD.md").write_text(card_text(pack.name, report, statement, parts(judged, report)))
