"""A published edition is never edited: its answers to every combination stay what they were."""

import hashlib

from assessments.engine.proof import every_case
from assessments.guidelines.case import Case
from tests.guidelines.reading import EDITION

# Made when edition 1.0.0 was published. A change of a rule is a new edition beside this one.
FINGERPRINT = "5bab0f2a337c3876b481791705d0a58ad933aa511375d4e1d955ec3d8035a915"


def test_edition_1_0_0_answers_as_it_was_published():
    digest = hashlib.sha256()
    for facts in every_case(EDITION.rules):
        answer = EDITION.evaluate(Case(facts))
        advice = "".join(f"{each.id}{mode}" for each, mode in answer.recommendations)
        span = "".join(each.code for each in answer.range)
        digest.update(f"{answer.risk_class.code}{answer.reason}{span}{advice}".encode())
    assert digest.hexdigest() == FINGERPRINT
