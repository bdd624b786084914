"""Common plans of a clinic: what of a plan goes into a template, and how one fills in a page."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from assessments import planning
from assessments.guidelines import Answer, Edition
from assessments.models import PlanTemplate
from assessments.plan_choices import OwnItem, PlanChoices
from patients.models import Patient


def of(choices: PlanChoices, answer: Answer) -> PlanChoices:
    """What of these choices any patient could have.

    What belongs to one patient or one signature stays behind: which automatic advice was taken out
    and why, cautions read, the default stop rule confirmed, the day of the review.
    """
    offered = {each.id for each in answer.advice() if each.mode == "offered"}
    return replace(
        choices,
        taken=tuple(rec for rec in choices.taken if rec in offered),
        left_out={},
        activities=tuple(replace(each, deliberate=False) for each in choices.activities),
        default_stop_rule=False,
        review_on=None,
    )


def fill_in(
    choices: PlanChoices, template: PlanTemplate, answer: Answer, today: date
) -> tuple[PlanChoices, tuple[str, ...]]:
    """The choices with what a template says beside them; nothing typed now is lost.

    Returns:
        The choices, and the names of what finds no place: what this class does not allow or offer,
        own items beyond the last row.
    """
    wanted = template.chosen()
    filled, no_place = planning.taken_over(choices, wanted, answer)
    if template.review_in_months:
        filled = replace(filled, review_on=months_after(today, template.review_in_months))
    names = answer.edition.texts().recommendations
    present = {each.id for each in answer.advice()}
    not_offered = [names[rec].name for rec in wanted.taken if rec in names and rec not in present]
    return filled, (*no_place, *not_offered)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def told_of(patient: Patient, name: str, choices: PlanChoices) -> list[str]:
    """What in the words of a template is this patient's: parts of the name, number, birth date.

    Names count as they are written: "May" is somebody's name, "may" is not.
    """
    own = [*patient.given_names.split(), *patient.family_name.split(), patient.record_number]
    own += [patient.birth_date.isoformat(), patient.email, patient.phone]
    written = " ".join(_words(name, choices))
    return [word for word in dict.fromkeys(own) if word and _stands_in(word, written)]


def in_words(template: PlanTemplate, edition: Edition) -> list[str]:
    """What a template fills in, a line each."""
    return list(_lines(template, edition))


def _lines(template: PlanTemplate, edition: Edition) -> Iterable[str]:
    texts, choices = edition.texts(), template.chosen()
    for each in choices.in_order().values():
        dose = getattr(each, "dose", "")
        often = ", ".join(part for part in (dose, each.frequency) if part)
        if isinstance(each, OwnItem):
            name = each.text
        else:
            known = each.code in texts.activities
            name = texts.activities[each.code].name.clinician if known else each.code
        yield f"{name}: {often}" if often else str(name)
    for rec in choices.taken:
        if rec in texts.recommendations:
            yield str(texts.recommendations[rec].name)
    if choices.movement_cautions:
        yield _("Movements: %(words)s") % {"words": choices.movement_cautions}
    if choices.own_stop_rule:
        yield _("When it hurts: %(words)s") % {"words": choices.own_stop_rule}
    if template.review_in_months:
        yield _("Review after months: %(number)s") % {"number": template.review_in_months}


def _words(name: str, choices: PlanChoices) -> Iterable[str]:
    yield name
    for each in choices.activities:
        yield from (each.dose, each.frequency)
    for each in choices.own:
        yield from (each.text, each.frequency)
    yield from (choices.movement_cautions, choices.own_stop_rule)


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
