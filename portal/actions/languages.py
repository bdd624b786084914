"""The language in which a patient reads: chosen by the patient."""

from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import Invalid


@action
def choose(*, by, language: str):
    """Read the portal, and get mails, in this language from now on.

    Args:
        by: the patient, whose records say it too where their clinic speaks the language, so that
            what the clinic prints for the patient is in it.
        language: a code of `settings.LANGUAGES`.

    Returns:
        The patient's sign-in.

    Raises NotPermitted; Invalid where no clinic of this patient speaks it.
    """
    own = Patient.objects.filter(user=by, merged_into__isnull=True).select_related("clinic")
    records = [
        record
        for record in own.select_for_update(of=("self",))
        if language in record.clinic.languages
    ]
    if not records:
        raise Invalid({"language": _("Choose a language that your clinic speaks.")})
    by.language = language
    by.save(update_fields=["language"])
    for record in records:
        permissions.check(by, Permission.CHOOSE_LANGUAGE, patient=record)
        record.language = language
        record.version += 1
        record.save(update_fields=["language", "version"])
        audit.record(
            "patient.language_chosen", by=by, patient=record, target=record, fields=["language"]
        )
    return by
