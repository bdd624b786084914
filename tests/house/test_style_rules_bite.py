"""The rule about stylesheets finds each way to name a side of the screen."""

import pytest

from tests.house import styles


@pytest.mark.parametrize(
    "css",
    [
        "margin-left: 1rem;",
        "padding-right: 1rem;",
        "border-left: 1px solid;",
        "border-right-width: 0;",
        "border-top-left-radius: 1rem;",
        "left: 0;",
        "right : 50%;",
        "text-align: right;",
        "float: left;",
        "margin: 0 1rem 0 auto;",
        "inset: 0 auto 0 calc(1rem + 2px);",
    ],
)
def test_a_side_of_the_screen_is_found(css):
    rule = f".box {{\n  color: red;\n  {css}\n}}\n"
    assert [line for line, _what in styles.physical_sides(rule)] == [3]


@pytest.mark.parametrize(
    "css",
    [
        "margin-inline-start: 1rem;",
        "text-align: end;",
        "float: none;",
        "margin: 0 1rem 0 1rem;",
        "padding: 1rem max(0.5rem, env(safe-area-inset-left)) 2rem;",
        "inset-inline-end: 0;",
        "background-position: left;",
        "/* left: 0; */",
    ],
)
def test_start_and_end_are_not(css):
    assert list(styles.physical_sides(f".box {{\n  {css}\n}}\n")) == []
