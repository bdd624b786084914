"""Between the password and the session: when the second factor is asked for, and for how long."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.utils.crypto import constant_time_compare

from portal.account import trail
from portal.account.hospital.adapter import KIND

AS_OF = "as_of"  # which password it was that was right


class SecondFactorStage(AuthenticateStage):
    """The second factor at sign-in, unless the hospital has asked for its own and that counts."""

    def handle(self) -> tuple:
        """Go on, or ask."""
        records = get_authentication_records(self.request, self.login.user)
        if any(record.get("type") == KIND for record in records):
            return None, True
        self.state[AS_OF] = self.login.user.get_session_auth_hash()
        return super().handle()

    def exit(self):
        """Go on after the factor was used; to the beginning where the password is another since."""
        user = self.login.user
        if not constant_time_compare(self.state[AS_OF], user.get_session_auth_hash()):
            trail.write("signin.broken_off", about=user)
            return self.abort()
        return super().exit()
