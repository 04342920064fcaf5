"""CARD.md: CHAI applied model card (v0.1) elements, filled from the evaluation."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))  # behind this folder: some files there have the same name
from card_text import about, goal, resources, span, table


def label_table(judged: dict) -> str:
    names = [("Dice", "dice", 3), ("HD95, mm", "hd95Mm", 2), ("Volume error, %", "volumeErrorPercent", 1),
             ("Bias, mL", "biasMl", 3), ("Lower limit of agreement, mL", "lowerLimitMl", 3),
             ("Upper limit of agreement, mL", "upperLimitMl", 3),
             ("Slope of the error over true volume", "errorPerMlOfTruth", 2)]
    parts = ["anterior", "posterior", "whole"]
    return table(["", *parts], [
        [title, *(span(judged["labels"][part][key], digits) for part in parts)] for title, key, digits in names])


def subgroup_table(judged: dict) -> str:
    return table(["group", "value", "crops / persons", "Dice, whole", "volume error, %"], [
        [group, value, f"{g['crops']} / {g['persons']}", span(g["dice"]), span(g["volumeErrorPercent"], 1)]
        for group, values in judged["subgroups"].items() for value, g in values.items()])


def stress_table(judged: dict) -> str:
    whole = {part: judged["labels"][part]["dice"]["value"] for part in ("anterior", "posterior", "whole")}
    cases = {"unchanged": {**whole, "refused": judged["refused"], "crops": judged["crops"]}, **judged["stress"]}
    rows = []
    for name, case in cases.items():
        dice = [f"{case[part]:.3f}" if part in case else "-" for part in whole]
        refused = case["refused"]
        rows.append([name, *dice, *(f"{refused[key]} of {case['crops']}" for key in ("byVolume", "byUncertainty", "byEither")),
                     " / ".join(f"{share:.2f}" for share in refused["uncertainShare"])])
    return table(["change of the input", "Dice anterior", "posterior", "whole", "refused by volume", "by uncertainty",
                  "by either", "uncertain share (min / median / max)"], rows)


def ingredients(report: dict, statement: dict) -> str:
    step = report["training"]["step"]
    return f"""
## TrustIngredients
### AISystemFacts
- OutcomesAndOutputs: label map (1 anterior, 2 posterior), volumes in mL
- ModelType: 3-D U-Net, {report['parameters']} parameters, 4 levels, instance normalisation, nearest upsampling; logits of 3 classes; {step} steps of 2 crops, Dice + cross-entropy, averaged weights; biases of the last layer shifted so that the mean volume error on val is zero
- FoundationModels: none
- InputDataSource: {statement['attribution']}
- OutputAndInputDataTypes: T1-weighted MR crop, RAS, 1 mm, float32 1x1x48x64x48 in; logits 1x3x48x64x48 out
- DevelopmentDataCharacterization: 231 crops of 150 persons, split by person (train 162, val 32, test 37 crops); both hippocampi of a person are always in one split. All crops have the shape of a left hippocampus. Reference outlines by the Decathlon protocol (head: anterior; body and tail: posterior). Checkpoint chosen on val; test read once.
- BiasMitigationApproaches: split by person; random shift, turn, scale, bending, shading, gamma, noise and box size in training
- OngoingMaintenance: retrained with a new version number only; each version carries its own evaluation
- Security: runs on the workstation; no image leaves it; weights checked by SHA-256
- Transparency: code, split and evaluation are in the pack; weights under {statement['licence']}
### TransparencyInformation
- FundingSource: none
- ThirdPartyInformation: {statement['attribution']} {statement['exampleAttribution']}
- StakeholdersConsulted: none
"""


def goals(judged: dict) -> list:
    found = [judged["labels"][part]["dice"]["value"] for part in ("anterior", "posterior")]
    error = judged["labels"]["whole"]["volumeErrorPercent"]["value"]
    return [goal("Dice anterior >= 0.89", found[0] >= 0.89), goal("Dice posterior >= 0.87", found[1] >= 0.87),
            goal("volume error of the whole <= 5.5 %", error <= 5.5)]


def results(report: dict) -> str:
    split = list(report["splits"])[-1]
    judged = report["splits"][split]
    pairs = judged["asymmetryIndex"]
    return f"""
## KeyMetrics
Split `{split}`: {judged['crops']} crops of {judged['persons']} persons; in brackets 95 % intervals, percentile bootstrap over persons, {report['bootstrap']['draws']} draws.
### UsefulnessUsabilityEfficacy
- MetricGoal: {"; ".join(goals(judged))}
- Results:

{label_table(judged)}

- Lowest Dice of one crop (whole): {judged['worstDice']:.3f}
- Asymmetry index 2(even - odd)/(even + odd), {pairs['persons']} persons with both sides: bias {span(pairs['bias'])}, mean absolute error {span(pairs['absoluteError'])}
- Interpretation: near published results of this task (0.90 / 0.89, measured on other folds). The slope says that small structures are outlined too large and large ones too small. An asymmetry smaller than the error above says nothing. A mean atlas reaches 0.73 / 0.66 and 16 % volume error.
- TestType: internal, same source; external test: none; reader or prospective study: none
- TestingDataDescription: see DevelopmentDataCharacterization
- ValidationProcessAndJustification: HD95 is the 95th percentile of the pooled surface distances; limits of agreement are bias +- 1.96 sd (Bland-Altman)
### FairnessEquity
- MetricGoal: equal error across sex, age and ethnicity
- Results: not assessable: data carry no demographics
- Technical subgroups only (small groups, wide intervals):

{subgroup_table(judged)}
"""


def safety(report: dict) -> str:
    judged = list(report["splits"].values())[-1]
    return f"""### SafetyReliability
- MetricGoal: a changed or wrong input loses little, or is refused
- Results:

{stress_table(judged)}

- Gates: total volume {report['gates']['volumeMl'][0]}-{report['gates']['volumeMl'][1]} mL and an uncertain share (voxels near the result with foreground probability 0.1-0.9, per labelled voxel) of at most {report['gates']['mostUncertain']}, set on val. The second gate is the pack's proposal; it acts only where the application reads `plausibility.uncertainShare`.
- Interpretation: grey values may change and the head may nod without much loss. A wrong side spoils both parts and is caught by the uncertain share only, not always; the application takes side and modality from the image, and the reader must look. Small structures (zoom 0.7) are outlined less well.
- TestType: simulated changes of the same split; noise: 10 random images
"""


def card_text(report: dict, statement: dict) -> str:
    return about('hippocampus', statement) + ingredients(report, statement) + results(report) + safety(report) + resources(statement)
