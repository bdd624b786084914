"""The patient's diary: logged, completed the next morning, changed within a day, then corrected.

Every deed adds a row (docs/adr: the diary); what stood before stays.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from assessments import adherence, policies, standing
from assessments.models import DiaryEntry, PlanItem
from assessments.models.diary import LONGEST_DAY, Activity, EasedBy, Legs, Step
from assessments.models.intake import ANSWERS
from assessments.safety.pain_score import check_score
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, Stale

LOGGED_WITHIN = timedelta(days=30)  # a product choice: further back nobody remembers a score
LONGEST_WAY = 500  # km
MORNINGS = 3  # with how many mornings before it one is compared: a product choice
SAID = (
    "day",
    "activity",
    "minutes",
    "distance",
    "surface",
    "shoes",
    "pain_during",
    "pain_after",
    "next_morning",
    "eased_by",
    "leg_symptoms",
    "note",
)
HOW_LONG = _("Enter the minutes as a number, such as 30.")
SCORES = ("pain_during", "pain_after", "next_morning")
ASKS_FOR_A_LOOK = ("activity", "eased_by", "leg_symptoms")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "surface": ANSWERS["usual_surface"],
    "shoes": ANSWERS["shoes"],
    "eased_by": tuple(EasedBy.values),
    "leg_symptoms": tuple(Legs.values),
}


@action
def log(patient: Patient, *, by, made_as=None, **said) -> DiaryEntry:
    """Log an activity.

    Args:
        patient: whose diary; the patient alone writes in it.
        by: the patient.
        made_as: the number that a device gave to an entry made without a connection. The same
            number again is the same entry: the first row is returned and nothing is written.
        said: `activity` and `minutes`, and what else of `SAID` is known; the day is today unless
            told. Scores are whole numbers from 0 to 10.

    Raises:
        NotPermitted; NotNow in an open emergency or under 18; Invalid with a sentence per field.
    """
    now = _may_write(patient, by)
    if made_as is not None:
        before = patient.diary_entries.filter(made_as=made_as).first()
        if before is not None:
            return before
    if said.get("minutes") is None:
        raise Invalid({"minutes": HOW_LONG}, patient=patient)
    entry = _row(patient, by, Step.LOGGED, {"day": now.today, **said})
    entry.made_as = made_as
    entry.told_at = entry.recorded_at
    _write(entry, now)
    fields = sorted(_filled(entry))
    audit.record("diary.logged", by=by, patient=patient, target=entry, fields=fields)
    return entry


@action
def tick(item: PlanItem, *, by, day: date) -> DiaryEntry:
    """Say of something in the plan that it was done on a day, and nothing else.

    Where the diary says so already, its entry is returned and nothing is written.

    Raises:
        NotPermitted, NotNow like `log`; NotNow too where the plan is not in force any more, or
        this is nothing that one does on a day; Invalid for a day that cannot be told.
    """
    patient = item.patient
    now = _may_write(patient, by)
    if now.plan is None or now.plan.pk != item.plan_id or not adherence.can_be_ticked(item):
        raise NotNow(
            _("Your plan has changed. Please read the new one before you go on."), patient=patient
        )
    on_that_day = patient.diary_entries.as_they_stand().filter(day=day)
    before = next((entry for entry in on_that_day if adherence.is_of(item, entry)), None)
    if before is not None:
        return before
    is_own = item.kind == PlanItem.Kind.OWN
    activity = Activity.OTHER if is_own else item.activity
    entry = _row(patient, by, Step.LOGGED, {"day": day, "activity": activity})
    entry.own_item = item if is_own else None
    entry.told_at = entry.recorded_at
    _write(entry, now)
    fields = ["activity", "day"]
    audit.record("diary.logged", by=by, patient=patient, target=entry, fields=fields)
    return entry


@action
def record_morning(entry: DiaryEntry, *, by, pain) -> DiaryEntry:
    """Add how the back was on the morning after. Raises like `log`; Stale like `change`."""
    now = _may_write(entry.patient, by)
    _check_stands(entry)
    if pain is None:
        raise Invalid({"next_morning": _("Choose a number from 0 to 10.")}, patient=entry.patient)
    row = _row(entry.patient, by, Step.MORNING, _said(entry) | {"next_morning": pain}, entry)
    _write(row, now)
    fields = ["next_morning"]
    audit.record("diary.morning_added", by=by, patient=row.patient, target=row, fields=fields)
    return row


@action
def change(entry: DiaryEntry, *, by, **said) -> DiaryEntry:
    """Say it otherwise: within a day a change, afterwards a correction beside what stood before.

    Args:
        entry: the row that was shown.
        by: the patient.
        said: what is different; what is not named stays.

    Raises:
        NotPermitted, NotNow, Invalid like `log`; Stale where the entry changed meanwhile.
    """
    now = _may_write(entry.patient, by)
    _check_stands(entry)
    step = Step.CHANGED if entry.may_be_changed else Step.CORRECTED
    row = _row(entry.patient, by, step, _said(entry) | said, entry)
    changed = sorted(name for name in SAID if getattr(row, name) != getattr(entry, name))
    if not changed:
        return entry
    _write(row, now)
    event = "diary.changed" if step == Step.CHANGED else "diary.corrected"
    audit.record(event, by=by, patient=row.patient, target=row, fields=changed)
    return row


@action
def take_back(entry: DiaryEntry, *, by) -> DiaryEntry:
    """Take back an entry that was made by mistake; its rows stay, marked as taken back."""
    _may_write(entry.patient, by)
    _check_stands(entry)
    row = _row(entry.patient, by, Step.TAKEN_BACK, _said(entry), entry)
    row.save()
    audit.record("diary.taken_back", by=by, patient=row.patient, target=row)
    return row


def _may_write(patient: Patient, by) -> standing.Standing:
    permissions.check(by, Permission.KEEP_DIARY, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    now = standing.of(patient)
    policies.check_may_keep_diary(now)
    return now


def _check_stands(entry: DiaryEntry) -> None:
    if entry.step == Step.TAKEN_BACK or DiaryEntry.objects.filter(replaces=entry).exists():
        raise Stale(
            _("This entry was changed meanwhile. Look at it again, then change it."),
            patient=entry.patient,
        )


def _said(entry: DiaryEntry) -> dict:
    return {name: getattr(entry, name) for name in SAID}


def _filled(entry: DiaryEntry) -> list[str]:
    return [name for name in SAID if getattr(entry, name) not in (None, "")]


def _row(patient: Patient, by, step: Step, said: dict, before: DiaryEntry | None = None):
    unknown = said.keys() - set(SAID)
    if unknown:
        raise TypeError(f"A diary entry does not say {sorted(unknown)}.")
    row = DiaryEntry(
        clinic=patient.clinic, patient=patient, recorded_by=by, step=step, replaces=before, **said
    )
    row.note = row.note.strip()
    if before is None:
        return row
    row.first_id = before.entry_id
    row.own_item_id = before.own_item_id if row.activity == before.activity else None
    row.morning_before, row.morning_told_at = before.morning_before, before.morning_told_at
    is_told_anew = any(getattr(row, name) != getattr(before, name) for name in ASKS_FOR_A_LOOK)
    row.told_at = row.recorded_at if is_told_anew else before.told_at
    return row


def _write(row: DiaryEntry, now: standing.Standing) -> None:
    _check(row, now)
    _compare_morning(row)
    row.save()


def _compare_morning(row: DiaryEntry) -> None:
    """Put the lowest of the mornings before it beside a morning that is told now.

    Without any, what the activity itself left: the pain after it, else during it.
    """
    before = row.replaces
    if row.next_morning is None:
        row.morning_before = row.morning_told_at = None
        return
    if before is not None and (before.next_morning, before.day) == (row.next_morning, row.day):
        return
    row.morning_told_at = row.recorded_at
    mornings = (
        row.patient.diary_entries.as_they_stand()
        .filter(day__lt=row.day, next_morning__isnull=False)
        .order_by("-day", "-recorded_at")
        .values_list("next_morning", flat=True)[:MORNINGS]
    )
    left = row.pain_during if row.pain_after is None else row.pain_after
    row.morning_before = min(mornings, default=left)


def _check(row: DiaryEntry, now: standing.Standing) -> None:
    errors = {**_wrong_day(row, now), **_wrong_scores(row, now), **_wrong_choices(row)}
    if row.activity not in Activity.values:
        errors["activity"] = _("Choose what you did.")
    is_told = row.minutes is not None
    if is_told and not (isinstance(row.minutes, int) and 1 <= row.minutes <= LONGEST_DAY):
        errors["minutes"] = HOW_LONG
    if row.distance is not None and not 0 < row.distance <= LONGEST_WAY:
        errors["distance"] = _("Enter the distance in km, such as 5.")
    if errors:
        raise Invalid(errors, patient=row.patient)


def _wrong_day(row: DiaryEntry, now: standing.Standing) -> dict:
    """A day is checked where it is told; an old entry may be corrected however old it is."""
    if row.replaces and row.replaces.day == row.day:
        return {}
    if row.day > now.today:
        return {"day": _("This day has not come yet. Enter the day on which you did it.")}
    if row.day < max(now.today - LOGGED_WITHIN, row.patient.birth_date):
        return {"day": _("This day is too long ago. Enter one of the last 30 days.")}
    return {}


def _wrong_scores(row: DiaryEntry, now: standing.Standing) -> dict:
    errors = {}
    for name in SCORES:
        if getattr(row, name) is None:
            continue
        try:
            check_score(getattr(row, name))
        except ValueError as error:
            errors[name] = str(error)
    if row.next_morning is not None and row.day >= now.today:
        errors["next_morning"] = _("The next morning has not come yet. Leave this open until then.")
    told = [getattr(row, name) for name in ("pain_during", "pain_after")]
    if row.eased_by and not any(told) and any(each is not None for each in told):
        errors["eased_by"] = _(
            "You wrote that nothing hurt. Say how much it hurt, or leave this open."
        )
    return errors


def _wrong_choices(row: DiaryEntry) -> dict:
    return {
        name: _("Choose one of the answers.")
        for name, known in CHOICES.items()
        if getattr(row, name) and getattr(row, name) not in known
    }
