"""The log: one line of JSON for each request and each event, never what somebody typed or read.

A line names the page, not its address: an address may hold words, ids, or the secret of a link. Of
what a library says only its template is kept, and of an exception its kind and its places: both may
repeat values of the database. docs/adr/0015 says why.
"""

import json
import logging
import time
import traceback
from datetime import UTC, datetime

from django.utils.functional import SimpleLazyObject

from patients import origin

OURS = ("portal", "patients", "assessments")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")  # what pages know
ACCESS = ("method", "page", "status", "milliseconds", "user")
WITHHELD = "(not kept)"
access = logging.getLogger("portal.access")


def logging_with(form: str) -> dict:
    """The settings of logging: everything to standard error, as `json` or `plain` lines."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "portal.logs.JsonFormatter"},
            "plain": {"()": "portal.logs.PlainFormatter"},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": form},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            access.name: {"level": "INFO"},
            # Django's own handlers would mail whole requests and print whole addresses.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": ["nowhere"], "propagate": False},
        },
    }


class JsonFormatter(logging.Formatter):
    """A line of JSON; control characters and whatever is not ASCII are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return json.dumps(told(record))


class PlainFormatter(logging.Formatter):
    """The same for whoever watches the demonstration: the time, what happened, and where."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one for each place of an exception."""
        line = told(record)
        if record.name == access.name:
            words = "{method} {page} {status} in {milliseconds} ms".format(**line)
        else:
            words = "{level} {logger} {message} {exception}".format(**{"exception": "", **line})
        lines = (f"{line['time'][11:19]} {words}".rstrip(), *line.get("places", ()))
        return "\n    ".join(map(_printable, lines))


def told(record: logging.LogRecord) -> dict:
    """What a line of the log says, by name."""
    line = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": _message(record),
        "request": origin.current().request_id,
    }
    if record.name == access.name:
        line |= {name: getattr(record, name) for name in ACCESS}
    if not _is_ours(record):
        line["from"] = f"{record.module}:{record.lineno}"
    if record.exc_info and record.exc_info[1] is not None:
        line["exception"] = " from ".join(_kinds(record.exc_info[1]))
        line["places"] = _places(record.exc_info[1])
    return line


def _message(record: logging.LogRecord) -> str:
    """Our own words whole; of a library's the template, which holds no values."""
    if _is_ours(record):
        return record.getMessage()
    return str(record.msg) if record.args else WITHHELD


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OURS


def _kinds(error: BaseException) -> list[str]:
    """The kinds of an exception and of those that led to it, without their words."""
    kinds: list[str] = []
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        kinds.append(f"{type(found).__module__}.{type(found).__qualname__}")
        found = found.__cause__ or found.__context__
    return kinds


def _places(error: BaseException) -> list[str]:
    """Where it happened, the innermost place last; no line of code and no value."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _printable(text: str) -> str:
    """The text with its control characters escaped, so that it stays one line."""
    return json.dumps(text)[1:-1].replace('\\"', '"')


class AccessLogMiddleware:
    """One line for each request that reached the house; static files leave none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, then say which page, how, by whom and how long it took."""
        began = time.monotonic()
        response = self.get_response(request)
        match = request.resolver_match
        access.info(
            "request",
            extra={
                "method": request.method if request.method in METHODS else WITHHELD,
                "page": match.view_name if match else "",
                "status": response.status_code,
                "milliseconds": round((time.monotonic() - began) * 1000),
                "user": _user_id(request),
            },
        )
        return response


def _user_id(request) -> str:
    """Who asked, where that is known already; nothing is looked up for the log."""
    user = request.__dict__.get("user")
    if isinstance(user, SimpleLazyObject):
        user = request.__dict__.get("_cached_user")
    return str(getattr(user, "pk", None) or "")
