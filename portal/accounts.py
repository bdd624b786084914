"""How the sign-in library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody opens an account for themselves: staff are appointed, patients are invited."""

    def is_open_for_signup(self, request) -> bool:
        """No."""
        return False
