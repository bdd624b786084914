"""Which page of a long list somebody asks for."""


def page_number(asked: str | None) -> int:
    """The number, from 1; the first page where it cannot be read."""
    digits = (asked or "")[:6]
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() else 1
