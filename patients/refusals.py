"""The ways in which a deed is refused, each with a sentence that a person can act on."""

from collections.abc import Mapping


class Refused(Exception):
    """A deed did not happen. `reason` says why, in words for the person who tried it."""

    status = 400
    is_recorded = False  # whether the trail holds it already

    def __init__(self, reason, *, patient=None, clinic=None):
        super().__init__(str(reason))
        self.reason = reason
        self.patient = patient
        self.clinic = clinic if clinic is not None else getattr(patient, "clinic", None)


class NotPermitted(Refused):
    """This person may not do that."""

    status = 403


class NotNow(Refused):
    """The person may, but the record's present state does not allow it."""

    status = 409


class Invalid(Refused):
    """What was entered cannot be recorded; `errors` holds a sentence per field."""

    status = 400

    def __init__(self, errors: Mapping[str, object], **about):
        super().__init__("; ".join(str(sentence) for sentence in errors.values()), **about)
        self.errors = dict(errors)


class Stale(Refused):
    """Somebody changed the record meanwhile; nothing was saved.

    `differences` lists (what, as it was when the form was opened or typed, as it stands now).
    """

    status = 409

    def __init__(self, reason, differences=(), **about):
        super().__init__(reason, **about)
        self.differences = list(differences)


class NotFound(Refused):
    """There is no such record, or it is not this person's to see: nobody is told which."""

    status = 404


class WithoutToken(Refused):
    """What was sent came without the token of a page of ours: too late, or from somewhere else."""

    status = 403
