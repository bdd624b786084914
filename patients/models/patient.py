"""A patient of a clinic, the identifiers others know the patient by, and the words to find by."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import finding, telephone
from patients.folding import fold, fuzzy_key, slips
from patients.models.base import Record, one_of
from patients.models.clinic import Clinic, Membership

SHORTEST_SOUND = 3  # letters of a word, or of its key, from which on the likeness says something


class Sex(models.TextChoices):
    """Administrative sex, as FHIR names it."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    OTHER = "other", _("other")
    UNKNOWN = "unknown", _("not known")


class PatientQuerySet(models.QuerySet):
    """Ways to patients."""

    def reachable_by(self, user):
        """Those the user works for today, or is; everybody else does not exist for this user.

        Nor does anybody who was erased (docs/adr/0026).
        """
        clinics = Membership.objects.in_force().filter(user=user).values("clinic")
        known = self.filter(erased_at__isnull=True)
        return known.filter(models.Q(clinic__in=clinics) | models.Q(user=user)).select_related(
            "clinic"
        )

    def of_clinic(self, clinic):
        """Those on this clinic's register."""
        return self.filter(clinic=clinic, merged_into__isnull=True, erased_at__isnull=True)

    def with_merged(self, ids):
        """These records, and those that were merged into them."""
        return self.filter(models.Q(pk__in=ids) | models.Q(merged_into__in=ids))

    def matching(self, text: str, *, clinic=None):
        """Those whose names, record number or birth date contain every word, as a prefix.

        A telephone is found whole. With the clinic named, its own part of the index is enough.
        """
        return self._with_words(text, _begins, clinic)

    def sounding(self, text: str, *, clinic=None):
        """Those who match, or whose names sound alike or are one slip of the finger away."""
        return self._with_words(text, _sounds, clinic)

    def _with_words(self, text: str, fits, clinic):
        tokens = SearchToken.objects.filter(**({"clinic": clinic} if clinic else {}))
        found = self
        for term in finding.terms(text):
            one = models.Q()
            for reading in term:
                every = models.Q()
                for word in reading:
                    every &= models.Q(pk__in=tokens.filter(fits(word)).values("patient"))
                one |= every
            found = found.filter(one)
        return found

    def resembling(self, family_name: str, birth_date, *, email="", phone="") -> list["Patient"]:
        """Those who are perhaps the same person: born that day with a like name, or same contact.

        A name is like another that sounds the same or is one slip of the finger away; a telephone
        is the same however it is written (`patients.telephone`).
        """
        contact = models.Q(email__iexact=email) if email else models.Q(pk=None)
        contact |= models.Q(phone=phone) if phone else models.Q(pk=None)
        if called := telephone.key(phone):
            contact |= models.Q(pk__in=SearchToken.objects.filter(word=called).values("patient"))
        likely = self.filter(models.Q(birth_date=birth_date) | contact)
        contact = {"email": email, "phone": phone}
        return [each for each in likely if each.resembles(family_name, birth_date, **contact)]


def _is_like(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return _sound(one) == _sound(other) or first in slips(second)


def _begins(word: str) -> models.Q:
    return models.Q(word__startswith=word)


def _sounds(word: str) -> models.Q:
    """A token that begins with the word, or a name much like it; numbers sound like nothing."""
    key = fuzzy_key(word)
    if not word.isalpha() or len(word) < SHORTEST_SOUND:
        return _begins(word)
    alike = models.Q(fuzzy__startswith=key) if len(key) >= SHORTEST_SOUND else models.Q(fuzzy=key)
    return _begins(word) | alike | models.Q(~models.Q(fuzzy=""), word__in=slips(word))


def _sound(name: str) -> list[str]:
    return [fuzzy_key(word) for word in fold(name).split()]


class Patient(Record):
    """A person under the care of one clinic; the same person elsewhere is another record."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="patients")
    record_number = models.CharField(_("record number"), max_length=40)
    family_name = models.CharField(_("family name"), max_length=100)
    given_names = models.CharField(_("given names"), max_length=100)
    birth_date = models.DateField(_("date of birth"))
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    email = models.EmailField(_("email address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.TextField(_("address"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible clinician"),
    )
    deceased_on = models.DateField(_("died on"), null=True, blank=True)
    transferred_on = models.DateField(_("transferred on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    joined_at = models.DateTimeField(
        _("last merged or parted"), null=True, blank=True, editable=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sign-in"),
    )
    erased_at = models.DateTimeField(_("identity erased"), null=True, blank=True, editable=False)
    emptied_at = models.DateTimeField(_("record erased"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    registered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_names", "birth_date"]
        verbose_name = _("patient")
        verbose_name_plural = _("patients")
        constraints = [
            one_of("sex", Sex, model="patient"),
            models.UniqueConstraint(
                fields=["clinic", "record_number"],
                name="patient_record_number_once",
                violation_error_message=_(
                    "This record number is taken in this clinic. Enter another."
                ),
            ),
            models.UniqueConstraint(
                fields=["clinic", "user"],
                condition=models.Q(user__isnull=False),
                name="patient_user_once_per_clinic",
            ),
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return _("erased record %(number)s") % {"number": self.record_number}
        return f"{self.family_name}, {self.given_names}"

    @property
    def full_name(self) -> str:
        """Given names first, as one speaks."""
        return f"{self.given_names} {self.family_name}"

    def all_of(self, kind: type[models.Model]):
        """Every row of a kind that is about this person.

        It stands in this record, or in one that was merged into it (docs/adr/0021).
        """
        records = Patient.objects.with_merged([self.pk]).values("pk")
        rows = kind._default_manager.filter(patient__in=records)
        return rows.select_related("patient__clinic")

    def is_perhaps(self, other: "Patient") -> bool:
        """Whether two records are likely one person: born the same day, with like names.

        Twins are born the same day too: a given name must be like another as well.
        """
        given = [fold(each.given_names).split() for each in (self, other)]
        return (
            self.birth_date == other.birth_date
            and _is_like(self.family_name, other.family_name)
            and any(_is_like(one, another) for one in given[0] for another in given[1])
        )

    def resembles(self, family_name: str, birth_date, *, email="", phone="") -> bool:
        """Whether it is perhaps this person: born that day with a like name, or same contact."""
        if email and self.email.casefold() == email.casefold():
            return True
        if telephone.is_same(phone, self.phone):
            return True
        return self.birth_date == birth_date and _is_like(self.family_name, family_name)

    def age(self, on=None) -> int:
        """Completed years on a day (today unless told)."""
        day = on or timezone.localdate()
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday


class PatientIdentifier(Record):
    """A number under which another system or authority knows the patient."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="identifiers")
    system = models.CharField(_("system"), max_length=200)
    value = models.CharField(_("value"), max_length=100)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "system", "value"], name="identifier_once_per_clinic"
            )
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.value}"


class SearchToken(models.Model):
    """One folded word by which a patient is found; rewritten when the names change."""

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="+")
    patient = models.ForeignKey(Patient, models.CASCADE, related_name="search_tokens")
    word = models.CharField(max_length=100)
    fuzzy = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "word"], name="token_word"),
            models.Index(fields=["clinic", "fuzzy"], name="token_fuzzy"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["patient", "word"], name="token_once_per_patient")
        ]

    def __str__(self) -> str:
        return self.word
