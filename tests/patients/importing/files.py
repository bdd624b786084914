"""Files of made-up patients, as somebody would upload them, and the whole way from there."""

from patients.actions import importing
from patients.importing import reading
from patients.models import Patient

HEAD = "record_number,family_name,given_names,birth_date"
CLINICAL = f"{HEAD},diagnosis,region,levels,verification"
LONG = 60.0  # seconds: all at once


def table(*lines: str, head: str = HEAD) -> reading.Table:
    """A file with these lines below its headings, read."""
    return reading.read("\n".join([head, *lines]).encode())


def upload(clinic, by, *lines: str, head: str = HEAD, **about):
    """The same, uploaded by somebody."""
    return importing.upload(
        clinic, by=by, table=table(*lines, head=head), file_name="patients.csv", **about
    )


def bring_in(clinic, by, *lines: str, head: str = HEAD, without: bool = False):
    """The same, imported to the end."""
    kept = importing.start(upload(clinic, by, *lines, head=head), by=by, without=without)
    return importing.go_on(kept, by=by, seconds=LONG)


def findings(kept) -> list[str]:
    """What each line is beside the register, in the order of the file."""
    return list(kept.lines.values_list("finding", flat=True))


def faults(kept) -> dict[int, dict[str, str]]:
    """The sentences by line and column."""
    return {line.number: dict(line.faults) for line in kept.lines.all() if line.faults}


def register_of(clinic) -> list[str]:
    """Whoever is registered, with the diagnoses."""
    return [
        " ".join([str(patient), *(str(each.catalogue_key) for each in patient.diagnoses.all())])
        for patient in Patient.objects.of_clinic(clinic).order_by("family_name", "given_names")
    ]
