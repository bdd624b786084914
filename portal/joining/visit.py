"""What a browser has shown so far on its way in; kept in the session, without any code."""

import time
from datetime import date

from patients.models import Invitation

KEY = "joining"
LONGEST = 30 * 60  # seconds from the code to the sign-in


class Visit:
    """One way in: which invitation, and what was proved."""

    def __init__(self, request):
        self.session = request.session
        self.kept = request.session.get(KEY, {})

    def begin(self, invitation: Invitation) -> None:
        """A code fits."""
        self.session[KEY] = self.kept = {
            "invitation": str(invitation.pk),
            "since": time.time(),
            "born": "",
            "own_mailbox": invitation.email if invitation.came_by_mail else "",
        }

    def keep(self, **facts) -> None:
        """Remember something more."""
        self.session[KEY] = self.kept = {**self.kept, **facts}

    def end(self) -> None:
        """Forget it all."""
        self.session.pop(KEY, None)
        self.kept = {}

    def __getattr__(self, name):
        """What was kept under this name, or None."""
        return self.kept.get(name)

    def invited(self) -> Invitation | None:
        """The open invitation whose code was shown here, not too long ago."""
        if not self.kept or time.time() - self.kept["since"] > LONGEST:
            return None
        return Invitation.still_open(self.kept["invitation"])

    def proved(self) -> Invitation | None:
        """The same, once it is shown too that this is the person, as the record stands now."""
        invitation = self.invited()
        if invitation and invitation.patient and invitation.patient.birth_date != self.birth_date:
            return None
        return invitation

    @property
    def birth_date(self) -> date | None:
        """What the patient gave, and was right."""
        return date.fromisoformat(self.born) if self.born else None
