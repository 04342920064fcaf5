"""Write card.json and CARD.md of the pack from evaluation.json, statement.json and model.onnx.

    python3 write_card.py
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from card import label, measure, write
from card_text import goal, span, table
from tiles import LEAST_AREA, LEAST_SEED, PATCH

OVERLAP = 64  # pixels two tiles share: more than a large nucleus
INPUT = {
    "channels": 3, "patch": [PATCH, PATCH], "minPixels": [64, 64], "spacing": "wanted", "spacingRangeMm": [0.0002, 0.00035], "views": [],
    "mustBeSure": ["the region is sharp, stained with haematoxylin and eosin, at about 40x (0.25 micrometres a pixel)"],
    "seriesWords": ["HE"],
}
TITLES = {"TNBC": "H&E, breast (TNBC)", "BBBC038": "other purple stains (BBBC038)"}


def technical(report: dict) -> dict:
    """What the application needs to run the network."""
    return {
        "task": "segmentation", "modality": ["SM", "GM", "OT"], "bodyPart": [], "input": INPUT,
        "preprocess": [{"op": "scale", "by": 1 / 255}, {"op": "standardise", "mean": 0.5, "deviation": 0.25}, {"op": "tiles", "overlap": OVERLAP}],
        "output": {"kind": "objects", "labels": [label(1, "Nucleus", ("SCT", "84640000", "Nucleus"), "#009E73")],
                   "inside": report["chosenOnVal"]["inside"], "seed": report["chosenOnVal"]["seed"], "leastSeedPixels": LEAST_SEED, "leastAreaPixels": LEAST_AREA},
        "measures": [
            measure("count", "count", "Nuclei", ("99PHENO", "nucleus-count", "Number of nuclei")),
            measure("density", "density", "Density", ("99PHENO", "nucleus-density", "Number of nuclei per area")),
            measure("median-area", "area", "Median area", ("SCT", "42798000", "Area")),
        ],
    }


def metrics(judged: dict) -> dict:
    return {source: {key: part[key] for key in ("images", "clusters", "pq", "aji", "dice", "dq", "countError")} for source, part in judged["sources"].items()}


def left_out() -> list:
    """Leave one patient out, as a table with its words; nothing where it was not run."""
    file = Path(__file__).resolve().parent / "leave_one_out.json"
    if not file.exists():
        return []
    report = json.loads(file.read_text())
    keys, spread = ("pq", "aji", "dice", "countError"), report["spread"]
    figure = lambda key, value: f"{value:.1f}" if key == "countError" else f"{value:.3f}"
    words = (f"Leave one patient out: of each H&E patient by a network that learnt the others' tiles for {report['minutes']:g} minutes, from one that had"
             f" learnt the tiles without eosin for {report['baseMinutes']:g}. Such short trainings reach less than the released weights; what is told is how far patients lie apart.")
    return [words, table(["patient", "tiles", "PQ", "AJI", "Dice", "count error, %"], [
        *([patient, one["tiles"], *(figure(key, one[key]) for key in keys)] for patient, one in report["patients"].items()),
        ["mean (standard deviation) over patients", "", *(f"{figure(key, spread[key]['mean'])} ({figure(key, spread[key]['deviation'])})" for key in keys)]])]


def parts(judged: dict, _report: dict) -> dict:
    """Goals and tables of CARD.md."""
    sources = judged["sources"]
    he = sources["TNBC"]
    rows = [("PQ", "pq", 3), ("SQ (mean IoU of matched nuclei)", "sq", 3), ("DQ (F1 at IoU 0.5)", "dq", 3), ("AJI", "aji", 3), ("Dice of all nuclei together", "dice", 3),
            ("Count error, %", "countError", 1)]
    head = [f"{TITLES[source]}: {part['images']} tiles of {part['clusters']} {'patients' if source == 'TNBC' else 'fields'}" for source, part in sources.items()]
    return {
        "labels": {1: "nuclei", "density": "nuclei a square millimetre"},
        "goals": [goal("PQ on TNBC >= 0.55", he["pq"]["value"] >= 0.55), goal("AJI on TNBC >= 0.58", he["aji"]["value"] >= 0.58),
                  goal("PQ >= 0.58 (aim)", he["pq"]["value"] >= 0.58), goal("AJI >= 0.60 (aim)", he["aji"]["value"] >= 0.60)],
        "tables": [table(["mean over tiles", *head], [
            *([title, *(span(part[key], digits) for part in sources.values())] for title, key, digits in rows),
            ["Nuclei found / drawn", *(f"{part['found']} / {part['nuclei']}" for part in sources.values())],
            ["Lowest PQ of one tile", *(f"{part['worstPq']:.3f}" for part in sources.values())]]), *left_out()],
        "sliceColumns": {"pq": ("PQ", 3), "aji": ("AJI", 3), "dice": ("Dice", 3), "countError": ("count error, %", 1)},
        "stressColumns": {f"{key}{source}": (f"{key.upper()} {source}", 3) for source in sources for key in ("pq", "aji")},
        "shortcuts": "Otsu threshold on the haematoxylin channel with watershed (data set's own baseline on test): PQ 0.28, AJI 0.39, F1 0.38 on TNBC; PQ 0.39, AJI 0.43, F1 0.54 on BBBC038. A rule that only looks for purple reaches Dice 0.77 there, so Dice proves nothing",
    }


if __name__ == "__main__":
    write(Path(__file__).resolve().parent, technical, metrics, parts)
