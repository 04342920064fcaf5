"""Write card.json and CARD.md of the pack from evaluation.json, statement.json and model.onnx.

    python3 write_card.py
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
from card import label, measure, write
from card_text import agreement_rows, goal, span, table
from films import CLIP, PARTS, SIZE

INPUT = {
    "channels": 1, "patch": [SIZE, SIZE], "minPixels": [256, 256], "spacing": "unused", "spacingRangeMm": None, "views": ["PA"],
    "mustBeSure": ["the film is an adult's, taken upright, PA, in full inspiration, the patient's right side at the left of the image",
                   "lung bases and heart borders are clear: effusion, collapse or a pneumothorax makes the widths wrong"],
    "seriesWords": ["CHEST", "THORAX", "PA"],
}
NAMES = dict(zip(PARTS, ("right lung", "left lung", "heart")))
LUNG, HEART = ("SCT", "39607008", "Lung"), ("SCT", "80891009", "Heart")


def technical(report: dict) -> dict:
    """What the application needs to run the network."""
    return {
        "task": "segmentation", "modality": ["CR", "DX"], "bodyPart": ["CHEST", "THORAX"], "input": INPUT,
        "preprocess": [{"op": "fit", "rows": SIZE, "columns": SIZE, "ratio": "free"},
                       {"op": "unit-range", "low": CLIP[0], "high": CLIP[1]},
                       {"op": "standardise", "mean": 0.5, "deviation": 0.25}],
        "output": {"kind": "masks", "labels": [label(1, "Right lung", LUNG, "#56B4E9"), label(2, "Left lung", LUNG, "#009E73"),
                                               label(3, "Heart", HEART, "#D55E00")]},
        "measures": [measure("width-ratio", "ctr", "Cardiothoracic ratio", ("99PHENO", "cardiothoracic-ratio", "Cardiothoracic ratio"),
                             of=[3], over=[1, 2], ofName="Heart width", overName="Thoracic width", interval=report["chosenOnVal"]["interval"])],
    }


def metrics(judged: dict) -> dict:
    return {key: judged[key] for key in ("dice", "hd95Pixels", "ctr", "ctrInterval", "overHalf")}


def parts(judged: dict, report: dict) -> dict:
    """Goals and tables of CARD.md."""
    dice, ctr, sure, over, shortcuts = (judged[key] for key in ("dice", "ctr", "ctrInterval", "overHalf", "shortcuts"))
    rule = report["chosenOnVal"]["interval"]
    value = lambda figure: figure["value"]
    return {
        "labels": {**dict(enumerate(NAMES.values(), 1)), "ctr": "cardiothoracic ratio"},
        "goals": [goal("Dice heart >= 0.94", value(dice["heart"]) >= 0.94), goal("ratio MAE <= 0.015, all films", value(ctr["mae"]) <= 0.015),
                  goal(f"the same, films with a number ({sure['given']} of {judged['images']})", value(sure["mae"]) <= 0.015),
                  goal("Dice right lung >= 0.97 (aim)", value(dice["rightLung"]) >= 0.97),
                  goal("left lung >= 0.96 (aim)", value(dice["leftLung"]) >= 0.96)],
        "tables": [
            table(["", *NAMES.values()], [
                ["Dice", *(span(dice[part]) for part in PARTS)],
                ["HD95, pixels of a 512 x 512 film", *(span(judged["hd95Pixels"][part], 1) for part in PARTS)],
                ["Lowest Dice of one film", *(f"{judged['worstDice'][part]:.3f}" for part in PARTS)]]),
            table(["cardiothoracic ratio", "figure"], [
                *agreement_rows(ctr, "", 3),
                [f"Intervals ({rule['coverage']:.0%}) that hold the drawn ratio", span(sure["inside"], 2)],
                ["Usual width of an interval (median)", span(sure["width"], 3)],
                [f"Films with a number: interval at most {rule['widest']} wide", f"{sure['given']} of {judged['images']}"],
                ["Mean absolute error of these", span(sure["mae"], 3)],
                ["Mean absolute error of the others", "-" if sure["maeNotGiven"] is None else f"{sure['maeNotGiven']:.3f}"],
                [f"Ratio over 0.5 called so ({over['enlarged']} films)", span(over["sensitivity"], 2)],
                [f"Ratio of at most 0.5 called so ({over['notEnlarged']} films)", span(over["specificity"], 2)]]),
        ],
        "sliceColumns": {**{part: (f"Dice, {NAMES[part]}", 3) for part in PARTS}, "ctrMae": ("ratio MAE", 3)},
        "stressColumns": {**{part: (f"Dice {NAMES[part]}", 3) for part in PARTS}, "ctrMae": ("ratio MAE", 3)},
        "shortcuts": f"ratio guessed without heart or lungs, mean absolute error: constant {shortcuts['constantMae']:.3f}; ridge regression on the outer frame of a 28 x 28 thumbnail {shortcuts['borderMae']:.3f}; on a 7 x 7 thumbnail {shortcuts['thumbnail7x7Mae']:.3f}; the network {value(ctr['mae']):.3f}. Mean mask of the training films (data set's own baseline): Dice 0.78 / 0.74 / 0.74",
    }


if __name__ == "__main__":
    write(Path(__file__).resolve().parent, technical, metrics, parts)
