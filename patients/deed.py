"""What every action shares: an actor, one transaction with its audit rows, once per submission."""

from collections.abc import Callable
from functools import wraps

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from patients import audit
from patients.models.audit import Submission
from patients.refusals import NotNow, Refused


def action(function: Callable) -> Callable:
    """Make a function the only way in which something is created, changed or ended.

    The function takes `by=` (the acting user, None for a command) and returns the record. Callers
    may add `key=`, the submission's key: the same key of the same actor again leads to the first
    result, and nothing is done twice. A `Refused` rolls everything back and is recorded.
    """
    deed = f"{function.__module__}.{function.__name__}".replace(".actions.", ".")

    @wraps(function)
    def done(*args, by, key: str | None = None, **kwargs):
        try:
            with audit.trail():
                if key is None:
                    return function(*args, by=by, **kwargs)
                submission, is_first = _claim(by, key, deed)
                if not is_first:
                    return _first_result(submission, deed)
                result = function(*args, by=by, **kwargs)
                submission.result_model = result._meta.label
                submission.result_id = str(result.pk)
                submission.save(update_fields=["result_model", "result_id"])
                return result
        except Refused as refusal:
            if not audit.is_under_way():
                audit.refused(deed, refusal, by=by)
            raise

    return done


def was_done(*, by, key: str) -> bool:
    """Whether this submission has made its record already."""
    return Submission.objects.filter(actor=by, key=key).exists()


def _claim(actor, key: str, deed: str) -> tuple[Submission, bool]:
    """Write the submission first; whoever comes second waits here and finds the first one's."""
    mine = Submission(actor=actor, key=key, deed=deed)
    before = Submission.objects.filter(actor=actor, key=key).first()
    if before is not None:
        return before, False
    Submission.objects.bulk_create([mine], ignore_conflicts=True)
    stored = Submission.objects.get(actor=actor, key=key)
    return stored, stored.pk == mine.pk


def _first_result(submission: Submission, deed: str):
    """What the first one made.

    Raises NotNow where the key belongs to another deed, or its draft is discarded since.
    """
    if submission.deed != deed:
        raise NotNow(_("This form's number was used for something else. Load the page again."))
    model = apps.get_model(submission.result_model)
    found = model._base_manager.filter(pk=submission.result_id).first()
    if found is None:
        raise NotNow(_("What you sent before was recorded, and discarded since. Start anew."))
    return found
