"""Write card.json and CARD.md of the pack from evaluation.json, statement.json and model.onnx.

    python3 write_card.py
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from card import label, measure, write
from card_text import agreement_rows, goal, span, table
from evaluate import AGE_SPREAD, AGE_TERMS, AGE_VALID
from frames import COLUMNS, ROWS

INPUT = {
    "channels": 1, "patch": [ROWS, COLUMNS], "minPixels": [160, 240], "spacing": "needed", "spacingRangeMm": [0.04, 0.8], "views": [],
    "mustBeSure": ["the plane is the standard axial head plane (thalami and cavum of the septum pellucidum seen, cerebellum not)",
                   "one fetus with a normally formed head; the skull is seen well enough to place calipers"],
    "seriesWords": ["HEAD", "HC", "BPD"],
}


def technical(_report: dict) -> dict:
    """What the application needs to run the network."""
    return {
        "task": "measurement", "modality": ["US"], "bodyPart": [], "input": INPUT,
        "preprocess": [{"op": "fit", "rows": ROWS, "columns": COLUMNS, "ratio": "kept"},
                       {"op": "unit-range", "low": None, "high": 99.5},
                       {"op": "standardise", "mean": 0.2, "deviation": 0.2}],
        "output": {"kind": "ellipse", "labels": [label(1, "Fetal head", ("SCT", "69536005", "Head"), "#E69F00")]},
        "measures": [
            measure("circumference", "hc", "Head circumference", ("LN", "11984-2", "Head Circumference")),
            measure("diameter", "bpd", "Biparietal diameter, outer to outer", ("LN", "11820-8", "Biparietal Diameter"), axis="short"),
            measure("diameter", "ofd", "Occipitofrontal diameter, outer to outer", ("LN", "11851-3", "Occipital-Frontal Diameter"), axis="long"),
            measure("age", "ga", "Gestational age by head circumference", ("LN", "18185-9", "Gestational Age"), of="hc",
                    terms=AGE_TERMS, validWeeks=AGE_VALID, spread=AGE_SPREAD,
                    source="Hadlock FP, Deter RL, Harrist RB, Park SK, Radiology 152:497-501 (1984)"),
        ],
    }


def metrics(judged: dict) -> dict:
    return {key: judged[key] for key in ("dice", "hd95Mm", "hc", "hcPercent", "age")}


def parts(judged: dict, _report: dict) -> dict:
    """Goals and tables of CARD.md."""
    hc, age, cuts = judged["hc"], judged["age"], judged["pixelCutsMm"]
    rescaled = judged["shortcuts"]["rescaled"]
    said = "; ".join(f"{name} {case['meanMm']:+.1f} mm on average, {case['meanAbsolutePercent']:.1f} % absolute ({case['images']} frames)"
                     for name, case in rescaled.items())
    return {
        "labels": {1: "head", "hc": "head circumference in mm"},
        "goals": [goal("Dice >= 0.965", judged["dice"]["value"] >= 0.965), goal("head circumference MAE <= 3 mm", hc["mae"]["value"] <= 3),
                  goal("Dice >= 0.975 (aim)", judged["dice"]["value"] >= 0.975), goal("MAE <= 2.5 mm (aim)", hc["mae"]["value"] <= 2.5)],
        "tables": [
            table(["head circumference", "figure"], [
                ["Dice of the filled ellipses", span(judged["dice"])], ["Lowest Dice of one frame", f"{judged['worstDice']:.3f}"],
                ["HD95, mm", span(judged["hd95Mm"], 2)], *agreement_rows(hc, "mm", 2), ["Error, % of the circumference", span(judged["hcPercent"], 2)]]),
            table([f"gestational age ({age['images']} frames of {age['clusters']} exams with 14 to 42 weeks)", "figure"], agreement_rows(age, "weeks", 2)),
        ],
        "sliceColumns": {"dice": ("Dice", 3), "hcMaeMm": ("MAE, mm", 2), "hcPercent": ("error, %", 2), "hcBiasMm": ("bias, mm", 2)},
        "stressColumns": {"dice": ("Dice", 3), "hcMaeMm": ("MAE, mm", 2)},
        "shortcuts": f"circumference guessed from the pixel size alone: mean absolute error {judged['shortcuts']['zoomOnlyMaeMm']:.1f} mm, the network {hc['mae']['value']:.2f} mm. The same frame shown smaller or larger, its pixel size following, moves the circumference by: {said}. The network never gets the pixel size. Pixel size groups are cut at {cuts[0]} and {cuts[1]} mm",
    }


if __name__ == "__main__":
    write(Path(__file__).resolve().parent, technical, metrics, parts)
