"""Rules about stylesheets: a page that is read from right to left is mirrored by itself."""

import re
from collections.abc import Iterator

SIDES = "left|right"
PHYSICAL = re.compile(
    rf"""(?<![\w-])(?:
        (?:margin|padding|scroll-margin|scroll-padding|border)-(?:{SIDES})[\w-]*\s*:
        | border-(?:top|bottom)-(?:{SIDES})-radius\s*:
        | (?:{SIDES})\s*:
        | (?:text-align|float|clear)\s*:\s*(?:{SIDES})\b
    )""",
    re.VERBOSE,
)
FOUR_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*([^;{}]+);")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
VALUE = re.compile(r"(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+")


def physical_sides(text: str) -> Iterator[tuple[int, str]]:
    """Left and right where start and end belong; four values of which the sides differ."""
    css = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    for found in PHYSICAL.finditer(css):
        yield _line(css, found.start()), f"says left or right: {found.group().strip()}"
    for found in FOUR_SIDES.finditer(css):
        values = VALUE.findall(found.group(1))
        if len(values) == 4 and values[1] != values[3]:
            yield _line(css, found.start()), f"sides differ: {found.group()}"


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
