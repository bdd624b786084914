"""Every address of the house, with ids to try it with."""

import re
from collections.abc import Mapping

from portal import addresses as house
from portal.addresses import HOLE

SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "path": "x", "str": "x"}


class Address(house.Address):
    """One address that can be filled with ids."""

    def filled(self, values: Mapping[str, object] | None = None) -> str:
        """The address with these ids, and with samples for the others."""
        known = values or {}

        def fill(found: re.Match) -> str:
            sample = SAMPLES.get(found["kind"] or "str", "x")
            return str(known.get(found["name"], sample))

        return "/" + HOLE.sub(fill, self.route)


def addresses() -> list[Address]:
    """All of them."""
    return [Address(each.name, each.route) for each in house.addresses()]
