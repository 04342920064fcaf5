"""Write card.json and CARD.md of the pack from evaluation.json, statement.json and model.onnx.

    python3 write_card.py
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from card import label, measure, write
from card_text import goal, span, table
from fields import COLUMNS, KINDS, LEAST, MOST, OVERLAP, ROWS, SIZE_UNIT, STRIDE
from operating_points import on_card

INPUT = {
    "channels": 3, "patch": [ROWS, COLUMNS], "minPixels": [240, 320], "spacing": "unused", "spacingRangeMm": None, "views": [],
    "mustBeSure": ["the field is from the part of a stained smear where the cells lie in one layer, photographed with an oil immersion objective (about 100x)"],
    "seriesWords": ["BLOOD", "SMEAR"],
}
NAMES = dict(zip(KINDS, ("Red cell", "White cell", "Platelet")))
CODES = dict(zip(KINDS, (("99PHENO", "erythrocyte", "Erythrocyte"), ("99PHENO", "leukocyte", "Leukocyte"), ("99PHENO", "platelet", "Platelet"))))
COLORS = dict(zip(KINDS, ("#D55E00", "#0072B2", "#F0E442")))


def technical(report: dict) -> dict:
    """What the application needs to run the network."""
    thresholds, points = (report["chosenOnVal"][key] for key in ("thresholds", "points"))
    judged = lambda kind: {split: part["points"][kind] for split, part in report["splits"].items()}
    return {
        "task": "detection", "modality": ["SM", "GM", "XC", "OT"], "bodyPart": [], "input": INPUT,
        "preprocess": [{"op": "fit", "rows": ROWS, "columns": COLUMNS, "ratio": "kept"}, {"op": "scale", "by": 1 / 255},
                       {"op": "standardise", "mean": 0.5, "deviation": 0.25}],
        "output": {"kind": "boxes", "stride": STRIDE, "sizeUnit": SIZE_UNIT, "leastScore": LEAST, "most": MOST,
                   "labels": [label(value, NAMES[kind], CODES[kind], COLORS[kind], threshold=thresholds[kind], overlap=OVERLAP[kind],
                                    points=on_card(points[kind], judged(kind)))
                              for value, kind in enumerate(KINDS, 1)]},
        "measures": [measure("count", "count", "Cells in the field", ("99PHENO", "cell-count", "Cells in the field"))],
    }


def metrics(judged: dict) -> dict:
    return {key: judged[key] for key in ("ap50", "ap75", "cocoMap", "precision", "recall", "countMae", "withoutRbc")}


def point_rows(report: dict) -> list:
    """Rows of the operating points: kind, point, score, split, what it gives there."""
    return [[f"{NAMES[kind]}s", point["name"], point["threshold"], f"{split}, {part['images']} fields, {part['objects']} boxes",
             *(span(part[key], 2) for key in ("sensitivity", "precision", "falsePerImage"))]
            for kind, points in report["chosenOnVal"]["points"].items() for point in points
            for split, part in ((name, judged["points"][kind][point["name"]]) for name, judged in report["splits"].items())]


def parts(judged: dict, report: dict) -> dict:
    """Goals and tables of CARD.md."""
    ap, thresholds = judged["ap50"], report["chosenOnVal"]["thresholds"]
    row = lambda title, key, digits: [title, *(span(judged[key][kind], digits) for kind in KINDS)]
    reached = lambda kind, least: ap[kind]["value"] >= least
    return {
        "labels": dict(enumerate(("red cells", "white cells", "platelets"), 1)),
        "goals": [goal("AP50 white cells >= 0.96", reached("WBC", 0.96)), goal("red cells >= 0.80", reached("RBC", 0.80)),
                  goal("platelets >= 0.75", reached("Platelets", 0.75)), goal("white cells >= 0.97 (aim)", reached("WBC", 0.97)),
                  goal("red cells >= 0.85 (aim)", reached("RBC", 0.85)), goal("platelets >= 0.85 (aim)", reached("Platelets", 0.85))],
        "tables": [table(["", *(f"{NAMES[kind]}s ({judged['boxes'][kind]} boxes)" for kind in KINDS)], [
            row("AP at IoU 0.5", "ap50", 3), row("AP at IoU 0.75", "ap75", 3), ["Score from which a box is shown (best F1 on val)", *(thresholds[kind] for kind in KINDS)],
            row("Precision there", "precision", 2), row("Recall there", "recall", 2), row("Recall at any score", "recallAnyScore", 2),
            row("Count error a field, mean absolute", "countMae", 2), row("Count error a field, mean", "countBias", 2)]),
            f"- COCO mAP, IoU 0.5 to 0.95, mean of the three kinds: {span(judged['cocoMap'])}\n- Fields without any red cell box ({judged['withoutRbc']}) are left out for red cells: nobody drew them there.",
            "Operating points, all chosen on val. Balanced: best F1. Sensitive: misses at most half as many there. Specific: at most half as many false boxes there; where the balanced point makes none, the highest score that misses no more.",
            table(["", "point", "score from", "judged on", "sensitivity", "precision", "false boxes a field"], point_rows(report))],
        "sliceColumns": {f"{kind}Ap50": (f"AP50, {NAMES[kind].lower()}s", 3) for kind in KINDS},
        "stressColumns": {kind: (f"AP50 {NAMES[kind].lower()}s", 3) for kind in KINDS},
        "shortcuts": f"one white cell box a field at the mean place and size of the training boxes: AP50 {judged['shortcuts']['middleBoxAp50']:.3f} (place alone says little). Data set's own baselines on test, AP50: a colour rule with a size rule 0.92 for white cells (so white cells prove nothing about a network), distance-transform peaks 0.32 for red cells, colour rule 0.00 for platelets",
    }


if __name__ == "__main__":
    write(Path(__file__).resolve().parent, technical, metrics, parts)
