"""What the record of a spine leaves open: not judged, not confirmed, not taken over."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Intake
from assessments.standing import Standing
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Verification
from patients.permissions import Permission
from portal.clinic.duties.duty import Duty, assess_url, day_of, digest_of, named, url_of


def joined(standing: Standing) -> Iterator[Duty]:
    """Records were put together or parted, and nothing was signed on what they say now.

    Where a class is in force, `verdict.changed_since_signature` says so.
    """
    at, last = standing.patient.joined_at, standing.last_signed
    is_said = standing.verdict is not None and standing.draft is None
    if at is None or is_said or (last is not None and last.signed_at > at):
        return
    yield Duty(
        "joined",
        _("The record is made up of other parts than before"),
        _(
            "On %(day)s it was put together with another record of the same person, or parted "
            "from one. Read what it says now; nothing has been signed since."
        )
        % {"day": day_of(at, standing)},
        _("Open the chart"),
        url_of("clinic:chart", standing),
        Permission.READ_CHART,
        since=at,
        mark=at.isoformat(),
    )


def stages(standing: Standing) -> Iterator[Duty]:
    """A confirmed disease of which nobody has said whether it excludes running."""
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
                since=diagnosis.changed_at,
                mark=_as_changed(diagnosis),
            )


def reported(standing: Standing) -> Iterator[Duty]:
    """A disease that only the patient reports."""
    for diagnosis in standing.counting:
        if diagnosis.verification == Verification.PATIENT_REPORTED:
            yield Duty(
                "reported",
                _("The patient reports %(diagnosis)s") % {"diagnosis": named(diagnosis)},
                _("No clinician here has confirmed it. Examine, then confirm or refute it."),
                _("Confirm or refute"),
                reverse("patients:diagnosis", args=[standing.patient.pk, diagnosis.pk]),
                Permission.RECORD_DIAGNOSIS,
                since=diagnosis.changed_at,
                mark=_as_changed(diagnosis),
            )


def said_by_the_patient(standing: Standing) -> Iterator[Duty]:
    """What the patient named in own words, where nothing at all is recorded."""
    said = standing.intake.diagnosis_reported if standing.intake else ""
    if said and not standing.diagnoses:
        yield Duty(
            "said",
            _("The patient names a problem of the spine"),
            _("In the patient's words: “%(said)s”. Nothing is recorded of it yet.")
            % {"said": said},
            _("Record a diagnosis"),
            url_of("patients:choose_diagnosis", standing),
            Permission.RECORD_DIAGNOSIS,
            since=standing.intake.recorded_at,
            mark=digest_of(said),
        )


def proposals(standing: Standing) -> Iterator[Duty]:
    """What the patient answers otherwise than a clinician did."""
    proposed = standing.intake.proposals if standing.intake else {}
    if proposed:
        names = ", ".join(
            str(Intake._meta.get_field(fact).verbose_name) for fact in sorted(proposed)
        )
        yield Duty(
            "proposals",
            ngettext(
                "The patient now answers one question differently",
                "The patient now answers %(number)s questions differently",
                len(proposed),
            )
            % {"number": len(proposed)},
            _("About: %(names)s. It counts once you take it over.") % {"names": names},
            _("Compare and assess"),
            assess_url(standing),
            Permission.ASSESS,
            since=standing.intake.recorded_at,
            mark=digest_of(sorted(proposed.items())),
        )


def _as_changed(diagnosis: Diagnosis) -> str:
    return f"{diagnosis.pk} v{diagnosis.version}"


def corrections(standing: Standing) -> Iterator[Duty]:
    """Each thing that the patient asks to have put right, the oldest first."""
    for asked in standing.corrections_waiting:
        yield Duty(
            "correction",
            _("The patient asks for a correction"),
            _("About: %(about)s. In the patient's words: “%(words)s”")
            % {"about": asked.get_about_display(), "words": asked.words},
            _("Answer"),
            reverse("clinic:correction", args=[standing.patient.pk, asked.pk]),
            Permission.ANSWER_CORRECTION,
            since=asked.recorded_at,
            mark=str(asked.pk),
        )
