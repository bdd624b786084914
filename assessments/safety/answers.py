"""How a safety question is answered, and the rule that "not sure" counts as yes."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Answer(StrEnum):
    """What a person may say; nothing said is no answer, and never a no."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


ANSWER_CHOICES = [
    (Answer.YES.value, pgettext_lazy("answer", "Yes")),
    (Answer.NO.value, pgettext_lazy("answer", "No")),
    (Answer.NOT_SURE.value, pgettext_lazy("answer", "Not sure")),
]
ANSWERS = tuple(answer.value for answer in Answer)

Answers = Mapping[str, str | None]


def counts_as_yes(answer: str | None) -> bool:
    """Whether an answer opens the question's action: yes, and not sure likewise."""
    return answer in (Answer.YES, Answer.NOT_SURE)


def read(answers: Answers, known: Mapping[str, object]) -> dict[str, Answer]:
    """The answers given, by question; an empty or missing one is left out.

    Raises ValueError for a question that is not among `known`, or another answer than the three.
    """
    given = {}
    for question, answer in answers.items():
        if question not in known:
            raise ValueError(
                _("%(question)s is not among the questions. Remove it.") % {"question": question}
            )
        if not answer:
            continue
        if answer not in ANSWERS:
            raise ValueError(
                _("Answer %(question)s with yes, no or not sure.") % {"question": question}
            )
        given[question] = Answer(answer)
    return given
