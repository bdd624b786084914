"""What the verdict and the plan ask for: a signature, a consultation, a decision, a review."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments import facts, record_changes
from assessments.models.assessment import ClassCode
from assessments.standing import PENDING, Standing
from patients.permissions import Permission
from portal.clinic.duties.duty import Duty, asks_more, assess_url, day_of, digest_of, url_of


def changed_since_signature(standing: Standing) -> Iterator[Duty]:
    """The facts under a signed class are others now."""
    verdict = standing.verdict
    if verdict is None or standing.draft is not None:
        return
    differences = record_changes.since(verdict, standing)
    if differences:
        yield Duty(
            "changed",
            _("The record has changed since the signature"),
            _("The class rests on what was known on %(day)s. Changed since: %(what)s.")
            % {
                "day": day_of(verdict.signed_at, standing),
                "what": ", ".join(str(what) for what, _then, _now in differences),
            },
            _("Assess again"),
            assess_url(standing),
            Permission.ASSESS,
            since=_changed_at(standing),
            mark=_facts_as_they_are(standing),
        )


def draft(standing: Standing) -> Iterator[Duty]:
    """An assessment that waits for its signature."""
    draft = standing.draft
    if draft is not None:
        yield Duty(
            "draft",
            _("A draft is not signed"),
            _("“%(name)s”, by %(who)s on %(day)s. The patient does not see it.")
            % {
                "name": ClassCode(draft.computed_class).label,
                "who": draft.recorded_by,
                "day": day_of(draft.changed_at, standing),
            },
            _("Review and sign"),
            reverse("assessments:review", args=[standing.patient.pk, draft.pk]),
            Permission.SIGN_ASSESSMENT,
            since=draft.changed_at,
            mark=f"{draft.pk} v{draft.revision}",
        )


def ready(standing: Standing) -> Iterator[Duty]:
    """Answers and red flags are there, and nothing is signed or waits for a signature."""
    check, intake = standing.valid_check, standing.intake
    if standing.verdict or standing.draft or check is None or intake is None:
        return
    yield Duty(
        "ready",
        _("Answered, and not assessed yet"),
        _("The questions were answered on %(answered)s, the red flags on %(asked)s.")
        % {
            "answered": day_of(intake.recorded_at, standing),
            "asked": day_of(check.recorded_at, standing),
        },
        _("Assess"),
        assess_url(standing),
        Permission.ASSESS,
        since=max(intake.recorded_at, check.recorded_at),
        mark=digest_of(str(check.pk), str(intake.pk)),
    )


def consultation(standing: Standing) -> Iterator[Duty]:
    """No specialist was consulted in a class that asks for it."""
    if asks_more(standing) and not standing.has_seen_specialist:
        yield Duty(
            "consultation",
            _("No consultation is recorded yet"),
            _("In this class an orthopaedist or a neurosurgeon is consulted first (REC-11)."),
            _("Record a consultation"),
            url_of("assessments:consultation", standing),
            Permission.RECORD_CONSULTATION,
            since=standing.verdict.signed_at,
            mark=str(standing.verdict.pk),
        )


def decision(standing: Standing) -> Iterator[Duty]:
    """The patient has not decided, or decides anew."""
    if not asks_more(standing) or standing.choice != PENDING:
        return
    higher = standing.last_decision is not None
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
            url_of("patients:open_portal", standing),
            Permission.OPEN_PORTAL,
            since=standing.verdict.signed_at,
            mark=str(standing.verdict.pk),
        )
    else:
        yield Duty(
            "decision",
            _("The patient's decision is pending"),
            text,
            _("Print the plan"),
            reverse("assessments:print", args=[standing.patient.pk, standing.verdict.pk]),
            Permission.READ_CHART,
            since=standing.verdict.signed_at,
            mark=str(standing.verdict.pk),
        )


def review(standing: Standing) -> Iterator[Duty]:
    """The day on which the plan was to be looked at again."""
    plan = standing.plan
    if plan is not None and plan.review_on is not None and plan.review_on <= standing.today:
        yield Duty(
            "review",
            _("The review is due"),
            _("It was set for %(day)s.") % {"day": date_format(plan.review_on)},
            _("Assess again"),
            assess_url(standing),
            Permission.ASSESS,
            since=datetime.combine(plan.review_on, time.min, standing.patient.clinic.zone),
            mark=str(plan.pk),
        )


def _changed_at(standing: Standing) -> datetime:
    """When something was recorded last that may have changed the facts."""
    recorded = [diagnosis.changed_at for diagnosis in standing.diagnoses]
    if standing.intake:
        recorded.append(standing.intake.recorded_at)
    if standing.patient.joined_at:
        recorded.append(standing.patient.joined_at)
    return max(
        (at for at in recorded if at > standing.verdict.signed_at),
        default=standing.verdict.signed_at,
    )


def _facts_as_they_are(standing: Standing) -> str:
    """The same in every language of whoever reads."""
    return digest_of(
        str(standing.verdict.pk),
        sorted(facts.answers_of(standing).items()),
        [sorted(row.items()) for row in facts.diagnoses_of(standing)],
        standing.is_examined,
        *filter(None, [facts.joined_of(standing)]),
    )
