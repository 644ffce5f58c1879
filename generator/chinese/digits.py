"""Digits of both widths: half-width as in ASCII (``12``), full-width as Chinese input methods type them (``１２``)."""

from __future__ import annotations

_HALF, _FULL = "0123456789", "０１２３４５６７８９"
_TO_HALF, _TO_FULL = str.maketrans(_FULL, _HALF), str.maketrans(_HALF, _FULL)
_FIGURE_TO_HALF = str.maketrans(f"{_FULL}．，％＋－", f"{_HALF}.,%+-")


def half_width(text: str) -> str:
    """The text with each full-width digit as a half-width one, character by character; other characters stay."""
    return text.translate(_TO_HALF)


def half_width_figure(text: str) -> str:
    """The text with half-width digits and signs of figures, for ．，％＋－ too."""
    return text.translate(_FIGURE_TO_HALF)


def full_width(text: str) -> str:
    """The text with each half-width digit as a full-width one, character by character; other characters stay."""
    return text.translate(_TO_FULL)
