"""Who may have a session at all."""

from allauth.account.auth_backends import AuthenticationBackend


class PeopleBackend(AuthenticationBackend):
    """Sessions are for people: a system has none, by whatever way somebody tries to begin one."""

    def user_can_authenticate(self, user) -> bool:
        """Asked at each sign-in, and again at each request of a session."""
        return super().user_can_authenticate(user) and not user.is_system
