"""CARD.md of a pack for single images: CHAI applied model card (v0.1) elements, filled from the evaluation."""


def number(value, digits: int = 3) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def span(figure: dict, digits: int = 3) -> str:
    """`value (low to high)`; without an interval where there were too few clusters."""
    value, low, high = (figure[key] for key in ("value", "low", "high"))
    return number(value, digits) if low is None else f"{number(value, digits)} ({number(low, digits)} to {number(high, digits)})"


def table(head: list, rows: list) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def goal(words: str, is_met: bool) -> str:
    return f"{words}: {'met' if is_met else 'NOT met'}"


def agreement_rows(measured: dict, unit: str, digits: int) -> list:
    """Rows of a measurement: name, figure."""
    unit = f", {unit}" if unit else ""
    return [
        [f"Mean absolute error{unit}", span(measured["mae"], digits)], [f"Bias{unit}", span(measured["bias"], digits)],
        [f"Lower limit of agreement{unit}", span(measured["lower"], digits)],
        [f"Upper limit of agreement{unit}", span(measured["upper"], digits)],
        ["ICC(2,1)", span(measured["icc"], 3)], ["Slope of the error over the true value", span(measured["slope"], 3)],
        ["Not measured", str(measured["missing"])],
    ]


def slice_table(judged: dict, columns: dict, cluster: str) -> str:
    """`columns`: key -> (title, digits)."""
    return table(["group", "value", f"images / {cluster}", *(title for title, _ in columns.values())], [
        [group, value, f"{part['images']} / {part['clusters']}", *(span(part[key], digits) for key, (_, digits) in columns.items())]
        for group, values in judged["slices"].items() for value, part in values.items()])


def named(gate: str, labels: dict) -> str:
    """Name of a check, in words."""
    kind, _, about = gate.partition(" ")
    key = int(about) if about.isdigit() else about
    return f"{kind} {labels[key]}" if about else kind


def stress_table(judged: dict, columns: dict, labels: dict) -> str:
    """`columns`: key -> (title, digits); each figure over all pictures and over those not refused."""
    rows = []
    for name, case in judged["stress"].items():
        figures = [f"{number(case['all'][key], digits)} / {number(case['shown'][key], digits)}" for key, (_, digits) in columns.items()]
        gates = ", ".join(f"{named(gate, labels)}: {n}" for gate, n in case["byGate"].items()) or "-"
        rows.append([name, *figures, f"{case['refused']} of {case['images']}", f"{case['wrongRefused']} of {case['wrong']}",
                     f"{case['rightRefused']} of {case['images'] - case['wrong']}", gates])
    titles = [f"{title}, all / not refused" for title, _ in columns.values()]
    return table(["change of the image", *titles, "refused", "wrong ones refused", "right ones refused", "by check"], rows)


def nothing_table(judged: dict) -> str:
    return table(["image with nothing in it", "images", "refused", "something shown"],
                 [[name, case["images"], case["refused"], case["shown"]] for name, case in judged["nothing"].items()])


def gate_words(check: dict, labels: dict) -> str:
    """One plausibility check in words."""
    limits = check.get("range")
    name = labels.get(check.get("label"), "")
    joined = lambda key: " and ".join(labels[one] for one in check[key])
    words = {
        "share": lambda: f"{name} covers {100 * limits[0]:.1f} to {100 * limits[1]:.1f} % of the image",
        "place": lambda: f"the middle of {name} lies at {limits[0]} to {limits[1]} of the width of {joined('across')}, from the image's left",
        "darker": lambda: f"{joined('labels')} darker than the rest of the columns they span, an ellipse than its rim",
        "sure": lambda: f"at least {check['least']} found at its operating point",
        "axis-ratio": lambda: f"short over long axis {limits[0]} to {limits[1]}",
        "rim-outside": lambda: f"at most {100 * check['max']:.1f} % of the rim beyond the image",
        "measure": lambda: f"{labels[check['key']]} {limits[0]} to {limits[1]}",
        "uncertain": lambda: f"uncertain share of {name} at most {check['max']}",
    }
    return words[check["check"]]()


def lines(items: list) -> str:
    return "\n".join(f"  - {item}" for item in items)


def about(pack: str, s: dict) -> str:
    return f"""# Model card: {s['name']}

Elements of the CHAI applied model card, v0.1. Written by `training/write_card.py` from
`training/evaluation.json`; do not edit by hand.

## BasicInfo
- ModelName: {s['name']}, pack `{pack}`
- ModelDeveloper: Phenoscope developers
- DeveloperContact: issue tracker of the project

## ReleaseInfo
- ReleaseStage: investigational, research
- ReleaseDate: {s['released']}
- ReleaseVersion: {s['version']}
- GlobalAvailability: with the application, all regions
- EHRCompatibility: none of its own; results leave as DICOM objects of the application
- RegulatoryApproval: none

## ModelSummary
- Summary: {s['summary']}
- Keywords: {s['keywords']}

## UsesAndDirections
- IntendedUseAndWorkflow: {s['intendedUse']}
- PrimaryIntendedUsers: {s['users']}
- HowToUse: {s['howToUse']}
- TargetedPatientPopulation: {s['population']}
- CautionedOutOfScopeSettings: {s['outOfScope']}

## Warnings
- KnownRisksAndLimitations:
{lines(s['warnings'])}
- KnownBiasesOrEthicalConsiderations: not assessable: the data carry no sex, age or ethnicity. {s['biases']}
- ClinicalRiskLevel: low when used as a measurement that a reader checks; not to be used alone.
"""


def chosen_how(report: dict) -> str:
    """What each split served for."""
    tested = "Test was neither learnt nor chosen by; it was read by the evaluation of each release."
    if "val" in report.get("learnt", []):
        return f"How to train, and the checks, were chosen on val by a network of train alone; the released weights then learnt train and val together. {tested}"
    return f"Checkpoint and checks chosen on val. {tested}"


def ingredients(report: dict, s: dict) -> str:
    training = report["training"]
    return f"""
## TrustIngredients
### AISystemFacts
- OutcomesAndOutputs: {s['outputs']}
- ModelType: {s['model']}; {report['parameters']} parameters, batch normalisation folded on export; {training['step']:.0f} steps in {training['minutes']:.0f} minutes of one shared core, weights averaged
- FoundationModels: none
- InputDataSource: {s['attribution']}
- OutputAndInputDataTypes: {s['tensors']}
- DevelopmentDataCharacterization: {s['developmentData']} {chosen_how(report)}
- BiasMitigationApproaches: {s['augmentation']}
- OngoingMaintenance: retrained with a new version number only; each version carries its own evaluation
- Security: runs on the workstation; no image leaves it; weights checked by SHA-256
- Transparency: code, split and evaluation are in the pack; weights under {s['licence']}
### TransparencyInformation
- FundingSource: none
- ThirdPartyInformation: {s['attribution']} {s['exampleAttribution']}
- StakeholdersConsulted: none
"""


def results(report: dict, s: dict, parts: dict) -> str:
    split = list(report["splits"])[-1]
    judged = report["splits"][split]
    blocks = "\n\n".join(parts["tables"])
    return f"""
## KeyMetrics
Split `{split}`: {judged['images']} images of {judged['clusters']} {s['cluster']}; in brackets 95 % intervals, percentile bootstrap over {s['cluster']}, {report['bootstrap']['draws']} draws, fixed seed.
### UsefulnessUsabilityEfficacy
- MetricGoal: {"; ".join(parts['goals'])}
- Results:

{blocks}

- Interpretation: {s['interpretation']}
- TestType: internal, same source; external test: none; reader or prospective study: none
- TestingDataDescription: see DevelopmentDataCharacterization
- ValidationProcessAndJustification: {s['method']}
### FairnessEquity
- MetricGoal: equal error across sex, age and ethnicity
- Results: not assessable: the data carry no sex, age or ethnicity
- Technical subgroups only (small groups, wide intervals; no interval where a group has one of the {s['cluster']}):

{slice_table(judged, parts['sliceColumns'], s['cluster'])}
"""


def safety(report: dict, s: dict, parts: dict) -> str:
    judged = list(report["splits"].values())[-1]
    gates = report["chosenOnVal"]["gates"]
    return f"""### SafetyReliability
- MetricGoal: a changed or wrong image loses little, or is refused; nothing is found where nothing is
- Results (wrong: {s['wrong']}):

{stress_table(judged, parts['stressColumns'], parts['labels'])}

{nothing_table(judged)}

- Checks, chosen on train and val; a result that fails one is withheld:
{lines([gate_words(gate, parts['labels']) for gate in gates])}
- Uncertain share: pixels of the network's own grid whose chance lies in 0.1 to 0.9, over pixels above 0.5. An image of one value is refused before the network.
- Shortcut tests: {parts['shortcuts']}
- Interpretation: {s['safetyInterpretation']}
- TestType: simulated changes of the same split; noise: 10 random images of each kind
"""


def resources(s: dict) -> str:
    return f"""
## Resources
- EvaluationReferences: training/evaluation.json, training/evaluate.py
- ClinicalTrial: none
- PeerReviewedPublications: none on this model
- PatientConsentOrDisclosure: public de-identified data; consent handled by the data's providers
- ReimbursementStatus: none
- Licence: weights {s['licence']}
- Bibliography:
{lines(s['bibliography'])}
"""


def card_text(pack: str, report: dict, statement: dict, parts: dict) -> str:
    return about(pack, statement) + ingredients(report, statement) + results(report, statement, parts) + safety(report, statement, parts) + resources(statement)
