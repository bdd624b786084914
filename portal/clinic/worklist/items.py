"""What stands on the list for one patient; the definition that the whole list is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models.decision import Choice
from assessments.models.safety import Outcome
from assessments.safety import red_flags
from assessments.standing import Standing
from patients.models import Patient
from patients.models.invitation import MOST_TRIES
from patients.permissions import Permission
from portal.clinic import duties
from portal.clinic.duties.duty import day_of, url_of

# In the order of urgency, with the heading that stands above each.
KINDS = {
    "emergency": gettext_lazy("Emergency: look into this now"),
    "urgent_flags": gettext_lazy("Urgent red flag: see the patient within days"),
    "diary_legs": gettext_lazy("Diary: something new in the legs"),
    "diary_not_easing": gettext_lazy("Diary: pain that did not ease"),
    "diary_morning": gettext_lazy("Diary: a worse next morning"),
    "diary_ran": gettext_lazy("Diary: runs though excluded"),
    "against_advice": gettext_lazy("Runs against advice"),
    "changed": gettext_lazy("Signed on facts that have changed"),
    "joined": gettext_lazy("Put together or parted, and not looked through"),
    "reported": gettext_lazy("Reported by the patient, not confirmed"),
    "said": gettext_lazy("Named by the patient, not recorded"),
    "proposals": gettext_lazy("Answered differently by the patient"),
    "correction": gettext_lazy("A patient asks for a correction"),
    "review": gettext_lazy("Review due"),
    "draft": gettext_lazy("Draft not signed"),
    "ready": gettext_lazy("Answered, not assessed yet"),
    "stage": gettext_lazy("Not judged: does it exclude running?"),
    "consultation": gettext_lazy("Consultation outstanding"),
    "cleared": gettext_lazy("Emergency cleared by a colleague"),
    "invitation": gettext_lazy("Invitation unanswered"),
}
# The same in a word, for the filters.
SHORT = {
    "emergency": gettext_lazy("Emergency"),
    "urgent_flags": gettext_lazy("Urgent flag"),
    "diary_legs": gettext_lazy("Legs"),
    "diary_not_easing": gettext_lazy("Pain stays"),
    "diary_morning": gettext_lazy("Worse morning"),
    "diary_ran": gettext_lazy("Ran, excluded"),
    "against_advice": gettext_lazy("Against advice"),
    "changed": gettext_lazy("Facts changed"),
    "joined": gettext_lazy("Merged"),
    "reported": gettext_lazy("Reported"),
    "said": gettext_lazy("Named"),
    "proposals": gettext_lazy("Answers"),
    "correction": gettext_lazy("Correction"),
    "review": gettext_lazy("Review due"),
    "draft": gettext_lazy("Draft"),
    "ready": gettext_lazy("To assess"),
    "stage": gettext_lazy("Not judged"),
    "consultation": gettext_lazy("Consultation"),
    "cleared": gettext_lazy("Cleared"),
    "invitation": gettext_lazy("Invitation"),
}
# What ends only by what is done about it, never by having been read.
REVIEWED_WITH = (Permission.REVIEW, Permission.OPEN_PORTAL)
URGENT = ("emergency", "urgent_flags")
ENDS_BY_A_DEED = (*URGENT, "correction")
UNANSWERED_AFTER = timedelta(
    days=3
)  # our own choice; a sheet that is void or too old counts at once


@dataclass(frozen=True)
class Item:
    """One open thing: about whom, what, since when, and the one thing to do.

    `mark` names just this occasion (see `portal.clinic.duties.Duty`).
    """

    kind: str
    patient: Patient
    title: str
    text: str
    action: str
    url: str
    permission: Permission
    since: datetime
    mark: str

    @property
    def reviews(self) -> Permission | None:
        """The permission to say that it was looked at; None where only a deed ends it."""
        if self.kind in ENDS_BY_A_DEED:
            return None
        return Permission.OPEN_PORTAL if self.kind == "invitation" else Permission.REVIEW

    @property
    def is_urgent(self) -> bool:
        """Whether it cannot wait."""
        return self.kind in URGENT

    @property
    def key(self) -> tuple:
        """What a review mark holds on to."""
        return (self.patient.pk, self.kind, self.mark)


def of(standing: Standing) -> list[Item]:
    """Everything that is open, the most urgent first.

    While an emergency is open, what is about running waits behind it as on the chart.
    """
    clinical = [*_emergencies(standing), *_duties(standing)]
    if not standing.is_emergency:
        clinical += [*_against_advice(standing), *_cleared(standing)]
    found = [*clinical, *invitation(standing.patient)]
    return sorted(found, key=lambda item: list(KINDS).index(item.kind))


def invitation(patient: Patient) -> Iterator[Item]:
    """A sheet that nobody has used; takes what `candidates.with_invitation` found."""
    if patient.invited_at is None or patient.user_id is not None:
        return
    is_over = patient.invited_until <= timezone.now() or patient.invited_tries >= MOST_TRIES
    if not is_over and patient.invited_at > timezone.now() - UNANSWERED_AFTER:
        return
    day = _day(patient.invited_until, patient)
    yield Item(
        "invitation",
        patient,
        _("Invited, and has not joined"),
        _("The sheet no longer lets anybody in.")
        if is_over
        else _("The sheet is good until %(day)s.") % {"day": day},
        _("Make a new sheet"),
        reverse("patients:open_portal", args=[patient.pk]),
        Permission.OPEN_PORTAL,
        since=patient.invited_at,
        mark=f"{patient.invitation} over" if is_over else str(patient.invitation),
    )


def _emergencies(standing: Standing) -> Iterator[Item]:
    for check in standing.open_emergencies:
        found = red_flags.outcome(check.red_flags).positives.values()
        flags = "; ".join(red_flags.BY_ID[flag].clinician for each in found for flag in each)
        yield Item(
            "emergency",
            standing.patient,
            _("A red flag says emergency, and nobody has cleared it"),
            flags,
            _("Look into it"),
            url_of("assessments:safety_outcome", standing),
            Permission.READ_CHART,
            since=check.recorded_at,
            mark=str(check.pk),
        )
    for diagnosis in standing.emergency_diagnoses:
        yield Item(
            "emergency",
            standing.patient,
            _("An emergency diagnosis is active"),
            str(diagnosis.title),
            _("Open the diagnosis"),
            reverse("patients:diagnosis", args=[standing.patient.pk, diagnosis.pk]),
            Permission.READ_CHART,
            since=diagnosis.changed_at,
            mark=f"{diagnosis.pk} v{diagnosis.version}",
        )


def _duties(standing: Standing) -> Iterator[Item]:
    for duty in duties.of(standing):
        if duty.kind in KINDS and (duty.is_urgent or not standing.is_emergency):
            yield Item(
                duty.kind,
                standing.patient,
                duty.title,
                duty.text,
                duty.action,
                duty.url,
                duty.permission,
                since=duty.since,
                mark=duty.mark,
            )


def _against_advice(standing: Standing) -> Iterator[Item]:
    decision = standing.decision
    if standing.plan and decision and decision.choice == Choice.AGAINST_ADVICE:
        yield Item(
            "against_advice",
            standing.patient,
            _("The patient decided to run against advice"),
            _("In the patient's words: “%(words)s”") % {"words": decision.teach_back},
            _("Open the chart"),
            url_of("clinic:chart", standing),
            Permission.READ_CHART,
            since=decision.recorded_at,
            mark=str(decision.pk),
        )


def _cleared(standing: Standing) -> Iterator[Item]:
    """Whoever answers for the patient reads who else has cleared an emergency, and why."""
    for check in standing.checks:
        by_another = check.cleared_by_id != standing.patient.responsible_id
        if check.outcome == Outcome.EMERGENCY and check.cleared_at and by_another:
            yield Item(
                "cleared",
                standing.patient,
                _("%(who)s cleared an emergency on %(day)s")
                % {"who": check.cleared_by, "day": day_of(check.cleared_at, standing)},
                check.cleared_because,
                _("Read the check"),
                url_of("assessments:safety_outcome", standing),
                Permission.READ_CHART,
                since=check.cleared_at,
                mark=str(check.pk),
            )


def _day(moment: datetime, patient: Patient) -> str:
    return date_format(timezone.localdate(moment, patient.clinic.zone))
