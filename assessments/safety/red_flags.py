"""The red flags: the questions asked before any verdict, and what an answer calls for.

Asked at the first visit, before every new assessment, and when a pain does not ease. "Not sure"
counts as yes. Follow-ups are asked only after their parent was answered yes or not sure. One
positive emergency is enough. There is no score: none has been validated, so none is computed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from assessments.safety.answers import Answers, counts_as_yes, read
from assessments.safety.questions import (
    ACTION_LABELS,
    ACTIONS,
    BY_ID,
    GROUP_LABELS,
    RED_FLAGS,
    SOURCES,
    Action,
    Group,
    RedFlag,
)

__all__ = [
    "ACTIONS",
    "ACTION_LABELS",
    "BY_ID",
    "GROUP_LABELS",
    "RED_FLAGS",
    "SOURCES",
    "Action",
    "Group",
    "Outcome",
    "RedFlag",
    "asked",
    "asked_when_it_hurts",
    "home_check_counts",
    "outcome",
    "still_open",
]


@dataclass(frozen=True)
class Outcome:
    """What a set of answers calls for.

    `action` is the worst one, None where nothing is positive; `positives` are the questions
    answered yes or not sure, by action; `unanswered` those that were to be asked and were not.
    """

    action: Action | None
    positives: Mapping[Action, tuple[str, ...]]
    unanswered: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every question that had to be asked was answered."""
        return not self.unanswered


def asked(answers: Answers) -> tuple[RedFlag, ...]:
    """The questions to ask, given the answers so far: a follow-up only after its parent."""
    given = read(answers, BY_ID)
    return tuple(
        flag for flag in RED_FLAGS if flag.parent is None or counts_as_yes(given.get(flag.parent))
    )


def asked_when_it_hurts(answers: Answers) -> tuple[RedFlag, ...]:
    """The same questions in the order for a back that hurts now: what may be an emergency first.

    A follow-up stays behind what brings it up. The order is a choice of the product.
    """
    order = list(ACTIONS)
    return tuple(
        sorted(asked(answers), key=lambda flag: order.index(BY_ID[flag.parent or flag.id].action))
    )


def outcome(answers: Answers) -> Outcome:
    """What the answers (question id to `yes`, `no`, `not_sure`) call for.

    A missing answer is listed as unanswered, never taken for a no; the answer to a follow-up whose
    parent is answered no is not looked at. Raises ValueError for an unknown question or answer.
    """
    given = read(answers, BY_ID)
    questions = asked(answers)
    positive = [flag for flag in questions if counts_as_yes(given.get(flag.id))]
    positives = {
        action: tuple(flag.id for flag in positive if flag.action == action) for action in ACTIONS
    }
    return Outcome(
        action=next((action for action in ACTIONS if positives[action]), None),
        positives=positives,
        unanswered=tuple(flag.id for flag in questions if flag.id not in given),
    )


def still_open(
    previous_cleared_answers: Answers, answers: Answers, since: Iterable[Answers] = ()
) -> tuple[str, ...]:
    """The urgent questions that a clinician has yet to clear.

    A cleared urgent answer stays cleared until it, or its parent's or follow-up's answer, changes:
    a past cancer is asked about once, not before every visit. An emergency is not carried over;
    every check that reports one opens it again.

    `previous_cleared_answers` are the answers as they stood when a clinician last cleared them,
    empty where nobody did; `since` those of the checks between that one and now, so that what went
    away and came back is open again. What a check left open says nothing new.
    """
    cleared = read(previous_cleared_answers, BY_ID)
    later = [read(each, BY_ID) for each in (*since, answers)]
    return tuple(
        question
        for question in outcome(answers).positives[Action.URGENT]
        if any(
            given.get(each) not in (None, cleared.get(each))
            for given in later
            for each in _family(question)
        )
    )


def _family(question: str) -> tuple[str, ...]:
    """A question with its parent and follow-ups."""
    root = BY_ID[question].parent or question
    return tuple(flag.id for flag in RED_FLAGS if root in (flag.id, flag.parent))


# A check made at home counts for a visit at most this long after (a product choice, shown).
HOME_CHECK_VALID_FOR = timedelta(days=7)


def home_check_counts(made_at: datetime, visit_at: datetime) -> bool:
    """Whether a check made at home still counts at a visit."""
    return timedelta(0) <= visit_at - made_at <= HOME_CHECK_VALID_FOR
