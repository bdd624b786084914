"""Where a deed comes from: the request under way, its id, and the access key it came with."""

import uuid
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Origin:
    """Where a request came from, and through which access key if not through a session."""

    source: str = ""
    request_id: str = ""
    token: str = ""


_NOWHERE = Origin()
_current: ContextVar[Origin] = ContextVar("origin", default=_NOWHERE)


def current() -> Origin:
    """The origin of what happens now; empty outside of a request."""
    return _current.get()


def through_token(token_id) -> None:
    """Say that the rest of this request is done through an access key: every event names its id."""
    _current.set(replace(_current.get(), token=str(token_id)))


class RequestContextMiddleware:
    """Remembers where a request came from, for every event and every line of the log it causes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Give the request an id of our own and pass it on."""
        request.id = uuid.uuid4().hex
        before = _current.set(Origin(request.META.get("REMOTE_ADDR", ""), request.id))
        try:
            response = self.get_response(request)
        finally:
            _current.reset(before)
        response["X-Request-ID"] = request.id
        return response
