"""A QR code as the path of a drawing, so that a template draws it and no picture is stored."""

from dataclasses import dataclass

import qrcode

QUIET = 4  # modules of white around it, as the standard asks


@dataclass(frozen=True)
class Drawing:
    """A square of so many modules, and the dark ones as one SVG path."""

    size: int
    path: str


def drawing(text: str) -> Drawing:
    """The code that says this text."""
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return Drawing(len(rows), "".join(dark))
