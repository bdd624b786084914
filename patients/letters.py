"""Mails about joining: what to do and until when, never anything clinical."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, engines

log = logging.getLogger(__name__)


def invite(invitation, link: str) -> bool:
    """The link with which the invited person joins; it shows that the mailbox is theirs."""
    return write("invitation", invitation.email, {"invitation": invitation, "link": link})


def confirm(address: str, clinic, code: str) -> bool:
    """The code that shows that a mailbox is the one of the person who is joining."""
    return write("confirm", address, {"clinic": clinic, "code": code})


def confirm_back(address: str, clinic, code: str) -> bool:
    """The same for the mailbox of a patient who comes back with a sheet."""
    return write("confirm_back", address, {"clinic": clinic, "code": code})


def known(address: str, clinic) -> bool:
    """Somebody is joining with an address that signs in already: what to do instead."""
    return write("known", address, {"clinic": clinic})


def way_back_made(address: str, invitation) -> bool:
    """The clinic has printed a sheet with which this person's sign-in can be set up anew."""
    return write("way_back_made", address, {"invitation": invitation})


def way_back_used(address: str, invitation) -> bool:
    """Somebody has used that sheet."""
    return write("way_back_used", address, {"invitation": invitation})


def used(address: str, invitation) -> bool:
    """The invitation of whoever reads this address was used."""
    return write("used", address, {"invitation": invitation})


def closed(address: str, clinic) -> bool:
    """The clinic closed the portal for the patient who signs in with this address."""
    return write("closed", address, {"clinic": clinic})


def erased(address: str, clinic) -> bool:
    """Who the patient is was erased at the clinic; the last mail to this address."""
    return write("erased", address, {"clinic": clinic})


def write(name: str, address: str, context: dict) -> bool:
    """One plain mail from the templates of this name; whether it could be sent."""
    subject = _text(f"joining/email/{name}_subject.txt", context)
    text = _text(f"joining/email/{name}.txt", context)
    return send(EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [address]))


def send(message: EmailMessage) -> bool:
    """Hand a mail to the mail server; whether it took it.

    Nothing that somebody does fails with its mail. The log says that one was not sent and why,
    not to whom nor what stood in it.
    """
    try:
        message.send()
    except Exception:  # whatever a mail server, or the way to it, comes up with
        log.warning("a mail was not sent", exc_info=True)
        return False
    return True


def _text(template: str, context: dict) -> str:
    """Plain text, in which an ampersand is an ampersand."""
    found = engines["django"].engine.get_template(template)
    return found.render(Context(context, autoescape=False)).strip()
