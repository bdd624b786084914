"""Marks on the worklist: what somebody looked at leaves it, and can be put back."""

from django.utils.translation import gettext_lazy as _

from assessments import standing
from assessments.models import Review
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import NotNow
from portal.clinic.worklist import candidates, items, marks
from portal.clinic.worklist.items import Item


@action
def mark_reviewed(patient: Patient, *, by, kind: str, mark: str) -> Review | None:
    """Take an open item off the list until something new happens.

    Twice is once: where a colleague was quicker, nothing is written and None is given.

    Raises:
        NotNow: this is not open (any more), or only a deed ends it.
        NotPermitted: this person does not review such items.
    """
    item = _open_item(patient, by, kind, mark)
    return None if marks.of([item.key]) else _write(item, by, puts_back=False)


@action
def put_back(patient: Patient, *, by, kind: str, mark: str) -> Review | None:
    """Put an item that was reviewed on the list again. Raises like `mark_reviewed`."""
    item = _open_item(patient, by, kind, mark)
    return _write(item, by, puts_back=True) if marks.of([item.key]) else None


def _open_item(patient: Patient, by, kind: str, mark: str) -> Item:
    """What is open and may be reviewed; the patient is held so that two do not review at once."""
    if not any(permissions.may(by, needed, patient=patient) for needed in items.REVIEWED_WITH):
        permissions.check(by, Permission.REVIEW, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    patient = candidates.with_invitation(Patient.objects.filter(pk=patient.pk)).get()
    for item in items.of(standing.of(patient)):
        if (item.kind, item.mark) == (kind, mark):
            break
    else:
        raise NotNow(
            _("This is not open any more, or it has changed. Load the list again."),
            patient=patient,
        )
    if item.reviews is None:
        raise NotNow(
            _("This ends by what is done about it, not by having been read."), patient=patient
        )
    permissions.check(by, item.reviews, patient=patient)
    return item


def _write(item: Item, by, *, puts_back: bool) -> Review:
    review = Review.objects.create(
        clinic=item.patient.clinic,
        patient=item.patient,
        recorded_by=by,
        kind=item.kind,
        target=item.mark,
        puts_back=puts_back,
    )
    event = "worklist.put_back" if puts_back else "worklist.reviewed"
    audit.record(event, by=by, patient=item.patient, target=review)
    return review
