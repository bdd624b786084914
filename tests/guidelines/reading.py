"""Tables that a doctor can read, and cases written as what departs from the best."""

from assessments import guidelines

EDITION = guidelines.edition("running-spine/1.0.0")

BEST = {
    "spine_status": "no_disease",
    "back_pain": "none",
    "technique": "ergonomic",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "cushioned",
}
RANKS = ("healthy", "conditions", "find_cause", "consult", "excluded")


SHORT = {
    "spine": "spine_status",
    "pain": "back_pain",
    "cause": "pain_cause",
    "core": "core_strengthening",
    "surface": "usual_surface",
}


def answers_in(text: str) -> dict[str, str]:
    """Answers written as `pain=settles cause=unknown`."""
    pairs = (pair.split("=") for pair in text.split())
    return {SHORT.get(name, name): value for name, value in pairs}


def table(text: str) -> list[list[str]]:
    """The rows under the head of a table drawn with bars; `-` is an empty cell."""
    lines = [line.strip().strip("|") for line in text.strip().splitlines()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [["" if cell == "-" else cell for cell in row] for row in rows[1:]]


def case(**departs: str):
    """A case at its best but for what is named."""
    return EDITION.case({**BEST, **departs})


def diagnosed(*diagnoses: dict, examined: bool = True, **departs: str):
    """A case at its best with these diagnoses."""
    answers = {name: value for name, value in {**BEST, **departs}.items() if name != "spine_status"}
    recorded = [EDITION.diagnosis(diagnosis) for diagnosis in diagnoses]
    return EDITION.case(answers, diagnoses=recorded, examined=examined)


def answer(circumstances: dict | None = None, signed_class: str | None = None, **departs: str):
    """The answer to a case at its best but for what is named."""
    return EDITION.evaluate(case(**departs), circumstances, signed_class=signed_class)


def modes(answer) -> dict[str, str]:
    """The mode of each recommendation that is shown."""
    return {recommendation.id: str(mode) for recommendation, mode in answer.recommendations}


def patient_text(answer, rec_id: str) -> str:
    """What the patient reads of one recommendation."""
    return {advice.id: advice.patient for advice in answer.advice()}[rec_id]


def codes(classes) -> list[str]:
    """The codes of some classes."""
    return [each.code for each in classes]
