"""The visit in plain text, and as a letter to the family doctor: to copy into another record.

Everything of the assessment and its plan is as it was signed; consultation, decision and open red
flags are as they stand today, and say so by their dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments import findings, guidelines, record_changes, signed_pages, stop_rules
from assessments.models import Assessment, Plan, PlanItem
from assessments.plan_parts import ClaimWords
from assessments.standing import Standing
from assessments.verdict_pages import claims_in_words, fact_words

SPINE = "spine_status"


@dataclass(frozen=True)
class Block:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.heading}:", *(f"- {line}" for line in self.lines)))


def as_text(assessment: Assessment, now: Standing) -> str:
    """The visit, one block after another.

    Args:
        assessment: a signed one, with its plan and items.
        now: where the patient stands; the words are in the time zone that is in force.
    """
    patient = assessment.patient
    head = [
        f"{patient}, {_born(patient)}, {patient.record_number}",
        _("Assessment of running and the spine, %(when)s") % {"when": _day(assessment.signed_at)},
        *_ended(assessment),
    ]
    return "\n\n".join(
        ("\n".join(head), *_in_words(assessment, now), "\n".join(_signed(assessment)))
    )


def as_letter(assessment: Assessment, now: Standing) -> str:
    """The same as a letter to the family doctor."""
    patient, clinic = assessment.patient, assessment.clinic
    about = {"name": patient.full_name, "born": _born(patient), "when": _day(assessment.signed_at)}
    signer = assessment.signed_by
    parts = [
        "\n".join(part for part in (clinic.name, clinic.phone) if part),
        _day(timezone.now()),
        _("Dear colleague,"),
        _("I assessed %(name)s, %(born)s, on %(when)s: what running means for the spine.") % about,
        *_ended(assessment),
        *_in_words(assessment, now),
        _("The plan is also with the patient, in plain words. The decision is the patient's own."),
        _("With kind regards,"),
        "\n".join(_signed(assessment, f"{signer}, {clinic.name}")),
    ]
    return "\n\n".join(parts)


def _in_words(assessment: Assessment, now: Standing) -> Iterable[str]:
    plan = assessment.plan
    signed = signed_pages.frozen(assessment, plan)
    blocks = (
        Block(_("Open red flags"), tuple(_flags(now))),
        Block(_("Class"), tuple(_class(assessment, signed))),
        Block(_("Reasons"), tuple(_reasons(assessment, plan))),
        Block(_("Diagnoses at that time"), (record_changes.diagnoses_in_words(assessment.spine),)),
        Block(_("Plan"), tuple(_plan(plan, signed))),
        Block(_("When it hurts"), tuple(_stop_rule(plan, now))),
        Block(_("Review"), (_day(plan.review_on) if plan.review_on else _("no day set"),)),
        Block(_("Consultation"), tuple(_consultation(now))),
        Block(_("Decision of the patient"), tuple(_decision(plan, now))),
    )
    return (str(block) for block in blocks if block.lines)


def _flags(now: Standing) -> Iterable[str]:
    found = findings.still_open(now)
    if found:
        yield from (f"{each.id}: {each.clinician} ({each.answer})" for each in found.positives)
    yield from (str(each) for each in now.emergency_diagnoses)


def _class(assessment: Assessment, signed) -> Iterable[str]:
    yield _("%(name)s (C%(rank)s), %(label)s") % {
        "name": signed.name,
        "rank": assessment.override_rank if signed.is_overridden else assessment.computed_rank,
        "label": signed.label,
    }
    if signed.provisional:
        yield _("provisional")
    yield signed.range_words
    if signed.is_overridden:
        why = (signed.override_reason if assessment.override_reason else "", signed.override_words)
        yield _("Computed: %(computed)s. Another class was signed: %(why)s") % {
            "computed": signed.computed_name,
            "why": "; ".join(part for part in why if part) or _("without a reason; it is higher"),
        }
    if signed.acknowledged:
        yield _("Acknowledged, outside the article: %(what)s") % {
            "what": ", ".join(str(each) for each in signed.acknowledged)
        }


def _reasons(assessment: Assessment, plan: Plan) -> Iterable[str]:
    """What gave the computed class, each with its claims; nothing is computed anew."""
    edition = guidelines.edition(assessment.edition)
    texts = plan.texts.get("en") or next(iter(plan.texts.values()))
    unmet = {each["factor"]: each["clinician"] for each in texts["conditions"]}
    values = {name: each["value"] for name, each in assessment.facts["answers"].items()}
    values[SPINE] = assessment.spine["status"]
    for cell in assessment.trace:
        factor = cell["factor"]
        if factor not in assessment.answer["reasons"]:
            continue
        known = [
            fact_words(edition, fact, values.get(fact)) for fact in edition.factors[factor].names
        ]
        words = unmet.get(factor) or "; ".join(str(each) for each in known if each)
        claims = claims_in_words(edition, cell["claims"])
        yield f"{edition.texts().factors[factor].title.clinician}: {words} {_claims(claims)}"


def _claims(claims: Sequence[ClaimWords]) -> str:
    cited = (f"{each.id}, paragraph {each.paragraph}: {each.text}" for each in claims)
    return f"[{' | '.join(cited)}]"


def _plan(plan: Plan, signed) -> Iterable[str]:
    for item in plan.items.all():
        if item.kind != PlanItem.Kind.RECOMMENDATION:
            often = ", ".join(part for part in (item.dose, item.frequency) if part)
            title = signed_pages.frozen_text(item)["title"]
            yield f"{title}: {often}" if often else title
    if plan.movement_cautions:
        yield _("Movements to do or to avoid: %(words)s") % {"words": plan.movement_cautions}
    for each in signed.recommendations:
        yield f"{each.id} {each.name} ({each.mode})"
    for each in signed.left_out:
        yield _("%(rec)s %(name)s was taken out: %(why)s") % {
            "rec": each.id,
            "name": each.name,
            "why": each.reason,
        }


def _stop_rule(plan: Plan, now: Standing) -> Iterable[str]:
    rule = stop_rules.shown(plan, plan.items.all(), now, "en")
    yield from (
        part for part in chain((rule.heading, rule.intro), rule.steps, (rule.source,)) if part
    )


def _consultation(now: Standing) -> Iterable[str]:
    found = now.consultation
    if found is None:
        yield _("none recorded")
        return
    who = ", ".join(
        part for part in (str(found.get_speciality_display()), found.consultant) if part
    )
    yield f"{_day(found.held_on)}, {who}: {found.outcome}"


def _decision(plan: Plan, now: Standing) -> Iterable[str]:
    if plan == now.plan:
        taken = now.decision
    else:
        taken = next((each for each in now.decisions if each.plan_id == plan.pk), None)
    if taken is None:
        yield _("not taken yet")
        return
    yield f"{taken.get_choice_display()} ({_day(taken.recorded_at)})"


def _ended(assessment: Assessment) -> Iterable[str]:
    end = getattr(assessment, "end", None)
    if end is not None:
        yield _("No longer in force: %(how)s on %(when)s. %(why)s") % {
            "how": end.get_kind_display(),
            "when": _day(end.recorded_at),
            "why": end.reason,
        }


def _signed(assessment: Assessment, name: str = "") -> Iterable[str]:
    yield _("Signed by %(who)s (%(role)s), %(when)s") % {
        "who": name or assessment.signed_by,
        "role": signed_pages.role_of(assessment),
        "when": date_format(timezone.localtime(assessment.signed_at), "DATETIME_FORMAT"),
    }
    edition = guidelines.edition(assessment.edition)
    yield f"{edition.provenance} ({assessment.edition})"


def _born(patient) -> str:
    return _("born %(day)s") % {"day": _day(patient.birth_date)}


def _day(when) -> str:
    """A day written out; of a moment, the day on the clock that is in force."""
    return date_format(timezone.localtime(when) if hasattr(when, "tzinfo") else when, "DATE_FORMAT")
