"""The register as an import sees it: who is there already, who perhaps, with which diagnoses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from patients import telephone
from patients.folding import fold
from patients.models import Diagnosis, Patient, SearchToken


@dataclass
class Known:
    """Who of the register a line is about: somebody, perhaps one of several, or nobody."""

    patient: Patient | None = None
    likely: list = field(default_factory=list)  # ids
    faults: list[tuple[str, str]] = field(default_factory=list)


class Register:
    """Everybody of a clinic who may be one of the people in a file, found by one query."""

    def __init__(self, clinic, by, told: Iterable[Mapping[str, str]], besides: Collection = ()):
        self.by = by
        self.besides = set(besides)
        self.patients = list(_perhaps(clinic, by, list(told)))
        self.numbers = {each.record_number.lower(): each for each in self.patients}
        self.born, self.contact = defaultdict(list), defaultdict(list)
        for each in self.patients:
            if each.merged_into_id is None:
                self.born[each.birth_date].append(each)
                for way in {each.email.casefold(), telephone.key(each.phone)} - {""}:
                    self.contact[way].append(each)
        self._diagnoses: dict = {}

    def known(self, told: Mapping[str, str]) -> Known:
        """Who it is: by the record number, without one by names and birth date."""
        born = date.fromisoformat(told["birth_date"])
        by_number = self.numbers.get(told.get("record_number", "").lower())
        alike = [each for each in self.born[born] if _same_name(each, told)]
        if by_number is not None:
            return self._numbered(by_number, told, born)
        if not told.get("record_number"):
            if len(alike) == 1:
                return self._unless_own(alike[0])
            if alike:
                return _taken(
                    _(
                        "Several patients of this name and birth date are registered. Write the "
                        "record number of the one whom you mean."
                    )
                )
        likely = self._likely(told, born)
        if any(each.user_id == self.by.pk for each in likely):
            return _own()
        return Known(likely=[each.pk for each in likely])

    def has(self, patient: Patient | None, values: Mapping[str, str]) -> bool:
        """Whether a patient has this diagnosis, or had it in any way, also in error."""
        if patient is None:
            return False
        levels = set(values.get("levels", "").split())
        return any(
            key == values["diagnosis"]
            and (levels <= there if levels else region == values.get("region"))
            for key, region, there in self._diagnoses.get(patient.pk, ())
        )

    def load_diagnoses(self, patients: Collection[Patient]) -> None:
        """Before `has` is asked of them."""
        self._diagnoses = _diagnoses_of(patients)

    def _numbered(self, patient: Patient, told: Mapping[str, str], born: date) -> Known:
        while patient.merged_into is not None:
            patient = patient.merged_into
        if patient.birth_date != born:
            return _taken(
                _("This record number belongs to somebody with another birth date. Check both.")
            )
        if not patient.resembles(told["family_name"], born):
            return _taken(
                _(
                    "This record number belongs to somebody with another family name. Check "
                    "the number, or change the name in the record first."
                )
            )
        return self._unless_own(patient)

    def _unless_own(self, patient: Patient) -> Known:
        return _own() if patient.user_id == self.by.pk else Known(patient)

    def _likely(self, told: Mapping[str, str], born: date) -> list:
        email, phone = told.get("email", ""), told.get("phone", "")
        ways = (email.casefold(), telephone.key(phone))
        perhaps = [*self.born[born], *(each for way in ways for each in self.contact[way])]
        return [
            each
            for each in dict.fromkeys(perhaps)
            if each.pk not in self.besides
            and each.resembles(told["family_name"], born, email=email, phone=phone)
        ]


def _taken(sentence: str) -> Known:
    return Known(faults=[("record_number", sentence)])


def _own() -> Known:
    sentence = _("This is your own record. Ask a colleague to import this line.")
    return Known(faults=[("family_name", sentence)])


def _perhaps(clinic, by, told: list[Mapping[str, str]]):
    def said(name: str) -> set[str]:
        return {each[name] for each in told if each.get(name)}

    numbers = {telephone.key(phone) for phone in said("phone")} - {""}
    called = SearchToken.objects.filter(clinic=clinic, word__in=numbers)
    lowered = {"number": Lower("record_number"), "mail": Lower("email")}
    return (
        by.patients()
        .filter(clinic=clinic)
        .annotate(**lowered)
        .filter(
            Q(number__in={number.lower() for number in said("record_number")})
            | Q(birth_date__in=said("birth_date"))
            | Q(mail__in={email.lower() for email in said("email")})
            | Q(pk__in=called.values("patient"))
        )
        .select_related("merged_into")
    )


def _same_name(patient: Patient, told: Mapping[str, str]) -> bool:
    return fold(patient.family_name) == fold(told["family_name"]) and fold(
        patient.given_names
    ) == fold(told["given_names"])


def _diagnoses_of(patients: Collection[Patient]) -> dict:
    """Each diagnosis of each patient, and each way in which it stood: (key, region, levels)."""
    found = defaultdict(list)
    records = Patient.objects.with_merged([patient.pk for patient in patients])
    stands_in = {pk: into or pk for pk, into in records.values_list("pk", "merged_into")}
    rows = Diagnosis.objects.filter(patient__in=records.values("pk"))
    for row in rows.prefetch_related("levels", "versions"):
        whose = stands_in[row.patient_id]
        now = {level.level for level in row.levels.all()}
        found[whose].append((row.catalogue_key, row.region, now))
        for version in row.versions.all():
            stood = version.stood
            before = {level["level"] for level in stood["levels"]}
            found[whose].append((stood["catalogue_key"], stood["region"], before))
    return found
