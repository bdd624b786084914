"""Every address of the house, walked from the URL resolver: a page added tomorrow is in it too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

HOLE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
GROUP = re.compile(r"\(\?P<(?P<name>\w+)>[^()]*\)")


@dataclass(frozen=True)
class Address:
    """One address: its name with its namespace, and its route with the holes for ids."""

    name: str
    route: str

    @property
    def holes(self) -> set[str]:
        """The names of the ids in it."""
        return {found["name"] for found in HOLE.finditer(self.route)}


def addresses() -> list[Address]:
    """All of them."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns, namespace: str, route: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + _route_of(pattern.pattern)
        if isinstance(pattern, URLResolver):
            within = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, within, here)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name or here}", here)


def _route_of(pattern: RoutePattern | RegexPattern) -> str:
    """The route in one notation, also where it was written as a regular expression."""
    text = str(pattern)
    if isinstance(pattern, RegexPattern):
        return GROUP.sub(r"<\g<name>>", text.removeprefix("^").removesuffix("$"))
    return text
