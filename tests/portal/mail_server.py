"""A mail server that takes nothing."""

import smtplib

from django.core.mail.backends.base import BaseEmailBackend


class Down(BaseEmailBackend):
    """Knows the address, and says it in its refusal, with what stood in the mail."""

    def send_messages(self, letters):
        refused = {letter.to[0]: (550, letter.body.encode()) for letter in letters}
        raise smtplib.SMTPRecipientsRefused(refused)


def stop(settings) -> None:
    """From now on no mail can be sent."""
    settings.EMAIL_BACKEND = f"{__name__}.Down"
