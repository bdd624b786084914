"""What is open for one patient, each with the one thing that closes it; derived, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import policies, record_changes
from assessments.models import Intake
from assessments.models.assessment import ClassCode
from assessments.safety import red_flags
from assessments.standing import PENDING, SPECIALISTS, Standing
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Verification
from patients.permissions import Permission

NEEDS_A_DECISION = (ClassCode.CONSULT, ClassCode.EXCLUDED)


@dataclass(frozen=True)
class Duty:
    """One open thing: what it is, why, and who may do what about it."""

    kind: str
    title: str
    text: str
    action: str
    url: str
    permission: Permission
    is_urgent: bool = False


def of(standing: Standing) -> list[Duty]:
    """Everything open, the most urgent first; an emergency comes before and apart from them."""
    return [
        duty
        for find in (
            _urgent_flags,
            _changed_since_signature,
            _safety_check,
            _draft,
            _stages,
            _reported,
            _said_by_the_patient,
            _proposals,
            _consultation,
            _decision,
            _review,
        )
        for duty in find(standing)
    ]


def _urgent_flags(standing: Standing) -> Iterator[Duty]:
    if standing.urgent:
        named = "; ".join(red_flags.BY_ID[flag].clinician for flag in standing.urgent)
        yield Duty(
            "urgent_flags",
            _("An urgent red flag is not cleared"),
            _("%(flags)s. See the patient within days; no running until then.") % {"flags": named},
            _("Look into it"),
            _url("assessments:safety_outcome", standing),
            Permission.READ_CHART,
            is_urgent=True,
        )


def _changed_since_signature(standing: Standing) -> Iterator[Duty]:
    verdict = standing.verdict
    if verdict is None or standing.draft is not None:
        return
    changed = [what for what, _then, _now in record_changes.since(verdict, standing)]
    if changed:
        yield Duty(
            "changed",
            _("The record has changed since the signature"),
            _("The class rests on what was known on %(day)s. Changed since: %(what)s.")
            % {
                "day": _day(verdict.signed_at, standing),
                "what": ", ".join(str(what) for what in changed),
            },
            _("Assess again"),
            assess_url(standing),
            Permission.ASSESS,
        )


def _safety_check(standing: Standing) -> Iterator[Duty]:
    """Asked before an assessment; after a signature only once something calls for another."""
    waits = standing.verdict is None or standing.draft is not None
    if not waits or standing.valid_check is not None:
        return
    if standing.check is None:
        title, text = (
            _("The red-flag questions were never asked"),
            _("They come before every assessment."),
        )
    else:
        title = _("The red-flag answers no longer count")
        text = _("Last asked on %(day)s. Before an assessment they are asked again.") % {
            "day": _day(standing.check.recorded_at, standing)
        }
    yield Duty(
        "safety_check",
        title,
        text,
        _("Ask the red flags"),
        _url("assessments:safety", standing),
        Permission.RECORD_SAFETY_CHECK,
    )


def _draft(standing: Standing) -> Iterator[Duty]:
    draft = standing.draft
    if draft is not None:
        yield Duty(
            "draft",
            _("A draft is not signed"),
            _("“%(name)s”, by %(who)s on %(day)s. The patient does not see it.")
            % {
                "name": ClassCode(draft.computed_class).label,
                "who": draft.recorded_by,
                "day": _day(draft.changed_at, standing),
            },
            _("Review and sign"),
            reverse("assessments:review", args=[standing.patient.pk, draft.pk]),
            Permission.SIGN_ASSESSMENT,
        )


def _stages(standing: Standing) -> Iterator[Duty]:
    for diagnosis in standing.counting:
        if (
            diagnosis.verification == Verification.CONFIRMED
            and diagnosis.running_excluded == RunningExcluded.NOT_JUDGED
        ):
            yield Duty(
                "stage",
                _("Not judged yet: does %(diagnosis)s exclude running?")
                % {"diagnosis": named(diagnosis)},
                _("Until somebody has judged it, the class is provisional."),
                _("Judge it"),
                reverse("patients:change_diagnosis", args=[standing.patient.pk, diagnosis.pk]),
                Permission.RECORD_DIAGNOSIS,
            )


def _reported(standing: Standing) -> Iterator[Duty]:
    for diagnosis in standing.counting:
        if diagnosis.verification == Verification.PATIENT_REPORTED:
            yield Duty(
                "reported",
                _("The patient reports %(diagnosis)s") % {"diagnosis": named(diagnosis)},
                _("No clinician here has confirmed it. Examine, then confirm or refute it."),
                _("Confirm or refute"),
                reverse("patients:diagnosis", args=[standing.patient.pk, diagnosis.pk]),
                Permission.RECORD_DIAGNOSIS,
            )


def _said_by_the_patient(standing: Standing) -> Iterator[Duty]:
    said = standing.intake.diagnosis_reported if standing.intake else ""
    if said and not standing.diagnoses:
        yield Duty(
            "said",
            _("The patient names a problem of the spine"),
            _("In the patient's words: “%(said)s”. Nothing is recorded of it yet.")
            % {"said": said},
            _("Record a diagnosis"),
            _url("patients:record_diagnosis", standing),
            Permission.RECORD_DIAGNOSIS,
        )


def _proposals(standing: Standing) -> Iterator[Duty]:
    proposals = standing.intake.proposals if standing.intake else {}
    if proposals:
        names = ", ".join(
            str(Intake._meta.get_field(fact).verbose_name) for fact in sorted(proposals)
        )
        yield Duty(
            "proposals",
            ngettext(
                "The patient now answers one question differently",
                "The patient now answers %(number)s questions differently",
                len(proposals),
            )
            % {"number": len(proposals)},
            _("About: %(names)s. It counts once you take it over.") % {"names": names},
            _("Compare and assess"),
            assess_url(standing),
            Permission.ASSESS,
        )


def _consultation(standing: Standing) -> Iterator[Duty]:
    consulted = standing.consultation
    by_specialist = consulted is not None and consulted.speciality in SPECIALISTS
    if asks_more(standing) and not by_specialist:
        yield Duty(
            "consultation",
            _("No consultation is recorded yet"),
            _("In this class an orthopaedist or a neurosurgeon is consulted first (REC-11)."),
            _("Record a consultation"),
            _url("assessments:consultation", standing),
            Permission.RECORD_CONSULTATION,
        )


def _decision(standing: Standing) -> Iterator[Duty]:
    if not asks_more(standing) or standing.choice != PENDING:
        return
    higher = bool(standing.decisions)
    text = (
        _("An earlier decision was taken on a lower class. The patient decides anew.")
        if higher
        else _("The decision is the patient's alone; talk it over with the plan in hand.")
    )
    if standing.patient.user_id is None:
        yield Duty(
            "decision",
            _("The patient's decision is pending"),
            _("%(text)s The patient has no access to the portal yet.") % {"text": text},
            _("Open the portal"),
            _url("patients:open_portal", standing),
            Permission.OPEN_PORTAL,
        )
    else:
        yield Duty(
            "decision",
            _("The patient's decision is pending"),
            text,
            _("Print the plan"),
            reverse("assessments:print", args=[standing.patient.pk, standing.verdict.pk]),
            Permission.READ_CHART,
        )


def _review(standing: Standing) -> Iterator[Duty]:
    plan = standing.plan
    if plan is not None and plan.review_on is not None and plan.review_on <= standing.today:
        yield Duty(
            "review",
            _("The review is due"),
            _("It was set for %(day)s.") % {"day": date_format(plan.review_on)},
            _("Assess again"),
            assess_url(standing),
            Permission.ASSESS,
        )


def asks_more(standing: Standing) -> bool:
    """Whether a class is in force that asks for a consultation and a decision (REC-11, REC-13)."""
    return standing.verdict is not None and standing.verdict.signed_class in NEEDS_A_DECISION


def assess_url(standing: Standing) -> str:
    """Where an assessment begins: with the red flags, unless they were asked for it already."""
    begins = policies.holds(policies.check_may_assess, standing)
    return _url("assessments:assess" if begins else "assessments:safety", standing)


def named(diagnosis: Diagnosis) -> str:
    """A diagnosis with its levels, in one line."""
    levels = ", ".join(level.level for level in diagnosis.levels.all())
    return f"“{diagnosis.title}” ({levels})" if levels else f"“{diagnosis.title}”"


def _url(name: str, standing: Standing) -> str:
    return reverse(name, args=[standing.patient.pk])


def _day(moment, standing: Standing) -> str:
    return date_format(localtime(moment, standing.patient.clinic.zone).date())
