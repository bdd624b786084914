"""Who is reminded of what by mail today; the mails say nothing clinical and lead to the way in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from assessments import standing
from assessments.models import Assessment, DiaryEntry
from assessments.models.reminder import ReminderKind
from assessments.standing import Standing
from patients import letters
from patients.models import Patient
from portal.actions.reminders import note_sent
from portal.mine import diary, plans

MORNING_FROM = 7  # o'clock at the clinic: nobody is asked in the night how the morning was
BEFORE_REVIEW = timedelta(days=7)  # to make an appointment in
LATE_REVIEW = timedelta(days=30)  # a review that is over for longer is no news
TO_DECIDE = timedelta(days=2)  # left in peace with the plan
LOCK, LONGEST_RUN = "send_reminders", 60 * 60


@dataclass(frozen=True)
class Reminder:
    """One mail to be: to whom, of what, and which occasion, of which there is one mail only."""

    patient: Patient
    kind: ReminderKind
    occasion: str


@dataclass(frozen=True)
class Run:
    """What one run of the command did: how many were sent of each kind, and how many were not."""

    sent: Counter
    failed: int


def send_all() -> Run | None:
    """Send what is due. A mail that fails stops no other, and is tried again by the next run.

    None while another run is under way.
    """
    if not cache.add(LOCK, True, LONGEST_RUN):
        return None
    sent: Counter = Counter()
    failed = 0
    try:
        for reminder in due():
            if send(reminder):
                note_sent(reminder.patient, by=None, kind=reminder.kind, occasion=reminder.occasion)
                sent[reminder.kind] += 1
            else:
                failed += 1
    finally:
        cache.touch(LOCK, 0)
    return Run(sent, failed)


def due() -> Iterator[Reminder]:
    """Every reminder that is due now, was not sent, and is not switched off."""
    for patient in _reachable().iterator(chunk_size=500):
        off = set(patient.reminders_off.values_list("kind", flat=True))
        sent = set(patient.reminders_sent.values_list("kind", "occasion"))
        for kind, occasion in _due_of(standing.of(patient)):
            if kind not in off and (kind, occasion) not in sent:
                yield Reminder(patient, kind, occasion)


def send(reminder: Reminder) -> bool:
    """Hand it to the mail server, in the person's language; whether it was taken."""
    user = reminder.patient.user
    with translation.override(user.language):
        name = f"mine/email/{reminder.kind}"
        subject = render_to_string(f"{name}_subject.txt").strip()
        text = render_to_string(f"{name}.txt", {"link": way_in()}).strip()
    return letters.send(
        EmailMessage(
            subject,
            text,
            settings.DEFAULT_FROM_EMAIL,
            [user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
    )


def way_in() -> str:
    """The address of the page for signing in: a command knows no request to take it from."""
    where = reverse("account_login")
    if not settings.PRODUCTION:
        return f"http://localhost:8000{where}"
    return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}{where}"


def _reachable() -> QuerySet[Patient]:
    """Who signs in with an address, is under care here, and may have something waiting."""
    lately = timezone.localdate() - timedelta(days=3)
    logged = DiaryEntry.objects.filter(patient=OuterRef("pk"), day__gte=lately)
    in_force = Assessment.objects.in_force().filter(patient=OuterRef("pk"))
    return (
        Patient.objects.filter(
            Q(Exists(logged)) | Q(Exists(in_force)),
            user__is_active=True,
            user__email__isnull=False,
            merged_into=None,
            erased_at=None,
            deceased_on=None,
            transferred_on=None,
        )
        .select_related("clinic", "user")
        .order_by("pk")
    )


def _due_of(now: Standing) -> Iterator[tuple[ReminderKind, str]]:
    """What is due for one patient; nothing while a red flag is open, which comes first."""
    if now.is_emergency or now.urgent:
        return
    with timezone.override(now.patient.clinic.zone):
        is_morning = timezone.localtime().hour >= MORNING_FROM
    if is_morning and diary.morning_to_ask(now) is not None:
        yield ReminderKind.MORNING, (now.today - timedelta(days=1)).isoformat()
    if now.plan is None:
        return
    review = now.plan.review_on
    if review is not None and review - BEFORE_REVIEW <= now.today <= review + LATE_REVIEW:
        yield ReminderKind.REVIEW, str(now.plan.pk)
    is_old = now.plan.recorded_at <= timezone.now() - TO_DECIDE
    if is_old and plans.decision_is_due(now):
        yield ReminderKind.DECISION, str(now.plan.pk)
