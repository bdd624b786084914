"""Mails about joining: what to do and until when, never anything clinical."""

from django.conf import settings
from django.core.mail import send_mail
from django.template import Context, engines


def invite(invitation, link: str) -> None:
    """The link with which the invited person joins; it shows that the mailbox is theirs."""
    write("invitation", invitation.email, {"invitation": invitation, "link": link})


def confirm(address: str, clinic, code: str) -> None:
    """The code that shows that a mailbox is the one of the person who is joining."""
    write("confirm", address, {"clinic": clinic, "code": code})


def known(address: str, clinic) -> None:
    """Somebody is joining with an address that signs in already: what to do instead."""
    write("known", address, {"clinic": clinic})


def used(invitation) -> None:
    """The invitation that was sent to this address was used."""
    write("used", invitation.email, {"invitation": invitation})


def closed(address: str, clinic) -> None:
    """The clinic closed the portal for the patient who signs in with this address."""
    write("closed", address, {"clinic": clinic})


def write(name: str, address: str, context: dict) -> None:
    """One plain mail from the templates of this name."""
    subject = _text(f"joining/email/{name}_subject.txt", context)
    send_mail(
        subject, _text(f"joining/email/{name}.txt", context), settings.DEFAULT_FROM_EMAIL, [address]
    )


def _text(template: str, context: dict) -> str:
    """Plain text, in which an ampersand is an ampersand."""
    found = engines["django"].engine.get_template(template)
    return found.render(Context(context, autoescape=False)).strip()
