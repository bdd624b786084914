"""What the safety check says: to the patient in plain words, to the clinician in the field's."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.safety.red_flags import BY_ID, RED_FLAGS, Action, Group, Outcome


@dataclass(frozen=True)
class Notice:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


# The patient ----------------------------------------------------------------------------------

NOT_WATCHED = _("Nobody watches this page all day and night.")


def emergency_for_patient(number: str) -> Notice:
    """The full page after a positive emergency question; `number` is the clinic's (112 in the EU).

    It stands alone: while it is shown, nothing about running is.
    """
    return Notice(
        gettext("Get help now"),
        (
            gettext("This can be serious. Get help now. Do not wait for a reply here."),
            gettext("Call %(number)s. If you can, ask someone to stay with you.")
            % {"number": _dialled(number)},
            str(NOT_WATCHED),
        ),
    )


# The caveat matters: a single urgent flag is weak evidence and must not frighten.
URGENT_FOR_PATIENT = Notice(
    _("Do not run until you have been seen."),
    (
        _("Most people with this do not have anything serious. We want to check."),
        _("Please call your clinic and ask to be seen in the next few days."),
        format_lazy("{} {}", NOT_WATCHED, _("If it gets worse, look at the “get help now” list.")),
    ),
)

ROUTINE_FOR_PATIENT = Notice(
    _("Thank you. Your doctor will see your answers."),
    (_("You can talk about them at your next visit."),),
)

# One line for each question whose positive answer is an emergency; each goes on from "if".
GET_HELP_NOW = {
    "RF-01": _("you have new trouble passing water, or cannot feel it"),
    "RF-02": _("you cannot feel when your bowel is full, or you have an accident"),
    "RF-03": _("the skin between your legs is numb or tingly"),
    "RF-04": _("new pain, numbness or weakness runs from your back down both legs"),
    "RF-05": _("feeling or function changes when you have sex"),
    "RF-06a": _("a leg gets weaker from day to day, both legs get weak, or your foot drops"),
    "RF-08": _("your back hurts after a bad fall or crash and no doctor has checked it"),
    "RF-12a": _("you have fever with back pain and feel very ill, shiver or feel confused"),
    "RF-15": _("you get a sudden tearing pain in your tummy and back, or chest pain"),
}


def get_help_now(number: str) -> Notice:
    """The list that stands on every plan, whatever the class."""
    heading = gettext("Get help now (call %(number)s) if") % {"number": _dialled(number)}
    return Notice(heading, tuple(str(line) for line in GET_HELP_NOW.values()))


# The clinician --------------------------------------------------------------------------------

CAUDA_EQUINA_FOR_CLINICIAN = (
    "Suspected cauda equina: refer to hospital at once; MRI as soon as possible and within "
    "4 hours of the request (BMJ Best Practice)."
)
BLOCKED = "No assessment can be signed until a clinician clears this with a reason."
WEAK_EVIDENCE = (
    "A single flag is weak evidence: weigh it together with the examination. No score exists."
)

_SUMMARIES = {
    Action.EMERGENCY: "Safety check positive ({ids}): assess today before any activity advice.",
    Action.URGENT: "Safety check positive ({ids}): see the patient within days; no running until.",
    Action.ROUTINE: "Safety check: look at {ids} at this visit.",
}


def for_clinician(outcome: Outcome, number: str, *, at_home: bool = False) -> Notice | None:
    """What a clinician reads after a check; None where nothing is positive.

    The heading stays under 140 characters, so it can stand on a card in another system. Only a
    patient who answered `at_home` has read the emergency page; anybody else has to be told.
    """
    if outcome.action is None:
        return None
    worst = outcome.positives[outcome.action]
    lines = [
        f"{flag.id} {flag.clinician}"
        for flag in RED_FLAGS
        if any(flag.id in positives for positives in outcome.positives.values())
    ]
    if outcome.action == Action.EMERGENCY:
        if _any_of(Group.CAUDA_EQUINA, worst):
            lines.append(CAUDA_EQUINA_FOR_CLINICIAN)
        lines.append(
            f"The patient has been told to call {_dialled(number)} and not to wait."
            if at_home
            else f"Tell the patient now: get help at once, call {_dialled(number)}, do not wait."
        )
        lines.append(BLOCKED)
    else:
        lines.append(WEAK_EVIDENCE)
    return Notice(_SUMMARIES[outcome.action].format(ids=", ".join(worst)), tuple(lines))


def _any_of(group: Group, questions: Collection[str]) -> bool:
    return any(BY_ID[question].group == group for question in questions)


def _dialled(number: str) -> str:
    if not number.strip():
        raise ValueError("Set the clinic's emergency number; 112 works everywhere in the EU.")
    return number.strip()
