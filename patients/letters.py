"""Mails about joining: what to do and until when, never anything clinical."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, engines
from django.utils.translation import get_language, override

log = logging.getLogger(__name__)


def invite(invitation, link: str) -> bool:
    """The link with which the invited person joins; it shows that the mailbox is theirs."""
    context = {"invitation": invitation, "link": link}
    return write("invitation", invitation.email, context, invitation.language)


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
    return write("way_back_made", address, {"invitation": invitation}, invitation.language)


def way_back_used(address: str, invitation) -> bool:
    """Somebody has used that sheet."""
    return write("way_back_used", address, {"invitation": invitation}, invitation.language)


def used(address: str, invitation) -> bool:
    """The invitation of whoever reads this address was used."""
    return write("used", address, {"invitation": invitation}, invitation.language)


def closed(user, clinic) -> bool:
    """The clinic closed the portal for this patient."""
    return write("closed", user.email, {"clinic": clinic}, user.language)


def erased(address: str, clinic, language: str) -> bool:
    """Who the patient is was erased at the clinic; the last mail to this address."""
    return write("erased", address, {"clinic": clinic}, language)


def write(name: str, address: str, context: dict, language: str | None = None) -> bool:
    """One plain mail from the templates of this name; whether it could be sent.

    `language` is the recipient's; without it, that of the page which the recipient has open.
    """
    with override(language or get_language()):
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
