"""A file of patients between its upload and its import: kept for a day, for whoever uploaded it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.base import Record, one_of
from patients.models.clinic import Clinic
from patients.models.patient import Patient

KEPT_FOR = timedelta(days=1)


class Finding(models.TextChoices):
    """What a line is beside the register: what importing it would do."""

    NEW = "new", _("a new patient")
    ADDS = "adds", _("registered already; the diagnosis is added")
    THERE = "there", _("there already; nothing is added")
    LIKELY = "likely", _("perhaps registered already; please decide")
    FAULTY = "faulty", _("to be mended")


class Outcome(models.TextChoices):
    """What became of a line."""

    WAITING = "", _("not imported yet")
    DONE = "done", _("imported")
    THERE = "there", _("was there already")
    LEFT_OUT = "left_out", _("left out")
    REFUSED = "refused", _("could not be imported")


class Decision(models.TextChoices):
    """What somebody decided about a patient who is perhaps registered already."""

    OPEN = "", _("not decided")
    LEAVE_OUT = "leave_out", _("leave out")
    ANOTHER = "another", _("another person: register")
    SAME = "same", _("the same person: use the record that is there")


class PatientImportQuerySet(models.QuerySet):
    """Uploads, as one asks for them."""

    def of(self, user):
        """Those of this person that are not too old, the newest first."""
        return self.filter(uploaded_by=user, uploaded_at__gt=timezone.now() - KEPT_FOR)

    def outdated(self):
        """Those that are too old to be shown."""
        return self.filter(uploaded_at__lte=timezone.now() - KEPT_FOR)


class PatientImport(Record):
    """One uploaded file; its lines are erased when all is done, and all of it after a day."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="imports")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    file_name = models.CharField(_("file"), max_length=100)
    headings = models.JSONField(_("headings of the columns that are imported"), default=dict)
    unknown = models.JSONField(_("columns that are not imported"), default=list)
    is_clinical = models.BooleanField(default=False)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    done = models.JSONField(_("what was done"), default=dict)

    objects = PatientImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = _("import of patients")
        verbose_name_plural = _("imports of patients")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.uploaded_at):%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Its page: the lines, then how far it is, then what it did."""
        return reverse("patients:import_file", args=[self.pk])

    @property
    def is_running(self) -> bool:
        """Whether it was started and is not finished."""
        return self.started_at is not None and self.finished_at is None

    @property
    def forgotten_at(self):
        """When it is erased at the latest."""
        return self.uploaded_at + KEPT_FOR


class ImportLineQuerySet(models.QuerySet):
    """Lines of a file, as one asks for them."""

    def waiting(self):
        """Those of which nothing has become yet."""
        return self.filter(outcome=Outcome.WAITING)

    def held_back(self):
        """Those that cannot be imported as they are: faulty, or perhaps registered already."""
        is_open = models.Q(finding=Finding.LIKELY, decision=Decision.OPEN)
        return self.filter(
            models.Q(finding=Finding.FAULTY) | models.Q(decision=Decision.LEAVE_OUT) | is_open
        )

    def counted(self, by: str) -> dict[str, int]:
        """How many there are of each value of a field."""
        rows = self.order_by(by).values_list(by).annotate(number=models.Count("pk"))
        return dict(rows)


class ImportLine(Record):
    """One line of the file as it would be stored, and what the register says to it.

    `person` is the line in which its patient stands first: lines of one patient are one deed.
    `values` are the cells by column; `faults` lists (column, sentence).
    """

    upload = models.ForeignKey(PatientImport, models.CASCADE, related_name="lines")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("line"))
    person = models.PositiveIntegerField()
    values = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    finding = models.CharField(max_length=10, choices=Finding.choices)
    candidates = models.JSONField(default=list)
    decision = models.CharField(
        max_length=10, choices=Decision.choices, blank=True, default=Decision.OPEN
    )
    outcome = models.CharField(
        max_length=10, choices=Outcome.choices, blank=True, default=Outcome.WAITING
    )
    patient = models.ForeignKey(
        Patient, models.CASCADE, null=True, blank=True, related_name="import_lines"
    )

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        ordering = ["upload", "number"]
        constraints = [
            one_of("finding", Finding, model="importline"),
            one_of("decision", Decision, model="importline"),
            one_of("outcome", Outcome, model="importline"),
            models.UniqueConstraint(fields=["upload", "number"], name="importline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def faults_in_file(self) -> list[tuple[str, str]]:
        """The faults with each column by its heading in the file; empty for the whole line."""
        headings = self.upload.headings
        return [(headings.get(column, column), sentence) for column, sentence in self.faults]
