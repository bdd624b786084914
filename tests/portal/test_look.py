"""The look keeps its promises: colours that can be read, and parts that stand and are known."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

STYLE = Path(settings.BASE_DIR, "portal/static/spine_and_stride/style.css").read_text()
COMPONENTS = Path(settings.BASE_DIR, "templates/components")


def colours(scheme: str) -> dict[str, str]:
    """The colour variables of the light sheet, overlaid with the dark one's when asked for."""
    sheets = re.findall(r":root \{([^}]*--paper[^}]*)\}", STYLE)
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheets[0]))
    if scheme == "dark":
        named |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheets[1]))
    return named


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Between 1 (the same) and 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("paper", "surface", "sunken")
CLASS_COLOURS = ("green", "blue", "violet", "amber", "red")
READ = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "ink-faint", "accent") for ground in GROUNDS],
    *[(tone, f"{tone}-soft") for tone in CLASS_COLOURS],
    *[(ink, f"{tone}-soft") for ink in ("ink", "ink-soft") for tone in CLASS_COLOURS],
    ("on-accent", "accent"),
    ("on-emergency", "emergency"),
    ("red", "surface"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_every_text_colour_can_be_read_on_its_ground(scheme, text, ground):
    named = colours(scheme)

    assert contrast(named[text], named[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_control_can_be_seen(scheme, ground):
    named = colours(scheme)

    assert contrast(named["line-strong"], named[ground]) >= 3


@pytest.mark.parametrize("page", ["400.html", "404.html", "500.html"])
def test_an_error_page_stands_without_any_context(page):
    assert "<h1>" in render_to_string(page)


@pytest.mark.parametrize("code", ["healthy", "conditions", "find_cause", "consult", "excluded"])
def test_a_class_is_a_word_and_an_icon_and_says_when_it_is_provisional(code):
    chip = render_to_string(
        "components/class_chip.html", {"code": code, "name": "Its name", "provisional": True}
    )

    assert "Its name" in chip
    assert "icon-class" in chip
    assert "provisional</span>" in chip
    assert f".class-{code} {{" in STYLE


def test_every_component_is_in_the_guide_for_whoever_builds_pages():
    guide = (COMPONENTS / "README.md").read_text()

    for component in COMPONENTS.glob("*.html"):
        assert f"`{component.stem}`" in guide, component.name
