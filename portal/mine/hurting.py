"""The conversation when the back hurts: the red flags one by one, then the stop rule's steps.

It is kept in the session as the answers given so far; where one stands follows from them each time.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

from assessments.models.diary import Activity, EasedBy
from assessments.safety import red_flags
from assessments.safety.answers import counts_as_yes
from assessments.standing import Standing
from portal.mine import asking, plans, stop_rule

Said = list[list[str]]  # question or step, and what was answered

TAKEN = "hurts"  # the session's key
MOST = 40  # answers that are remembered; the longest way has twenty-three
EASED_BY = {
    ("S1", stop_rule.GONE): EasedBy.WALKING,
    ("S2", stop_rule.GONE): EasedBy.STOPPING,
    ("S3", stop_rule.GONE): EasedBy.REST,
    ("S3", stop_rule.SEE_DOCTOR): EasedBy.NOTHING,
}


@dataclass(frozen=True)
class Place:
    """Where one stands: the red flags answered, the one to ask next, and the step after them.

    `question` is None once all are answered. `step` is a step of the rule or one of its ends.
    """

    flags: dict[str, str]
    question: asking.Step | None
    number: int
    how_many: int
    step: str
    said: Said

    def diary_says(self) -> dict[str, str]:
        """What of a diary entry was said on the way here."""
        told = {}
        ends = [EASED_BY[tuple(each)] for each in self.said if tuple(each) in EASED_BY]
        if ends:
            told["eased_by"] = str(ends[-1])
        if self.step in ("S1", "S2", "S3", *stop_rule.ENDINGS):
            told["activity"] = str(Activity.RUNNING)
        if counts_as_yes(self.flags.get("RF-06")):
            told["leg_symptoms"] = self.flags["RF-06"]
        return told


def place(said: Said, *, with_flags: bool) -> Place:
    """Where these answers lead; without the red flags for whoever is not asked alone."""
    flags = {key: answer for key, answer in said if key in red_flags.BY_ID} if with_flags else {}
    asked = red_flags.asked_when_it_hurts(flags) if with_flags else ()
    question = next((flag for flag in asked if flag.id not in flags), None)
    steps = [leads_to for key, leads_to in said if key not in red_flags.BY_ID]
    return Place(
        flags=flags,
        question=asking.yes_no(question.id, asking.SAFETY, question.question) if question else None,
        number=1 + (asked.index(question) if question else len(asked)),
        how_many=len(asked),
        step=steps[-1] if steps else stop_rule.FIRST,
        said=said,
    )


def so_far(session, at: int) -> Said | None:
    """The first answers of this session, so many; None where fewer were given."""
    taken = session.get(TAKEN, [])
    return taken[:at] if at <= len(taken) else None


def keep(session, said: Said) -> None:
    """Remember the answers."""
    session[TAKEN] = said[:MOST]


def forget(session) -> None:
    """The conversation is over."""
    session.pop(TAKEN, None)


def language_of(now: Standing) -> str:
    """In which language the rule speaks: the plan's, else the reader's."""
    return plans.language_of(now.plan) if now.plan else get_language() or "en"
