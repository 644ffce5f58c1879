"""Faults as pages show them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.errors import FazhiError


def in_words(error: FazhiError) -> tuple[str, ...]:
    """The faults of an error, each in words; a file goes by its name alone, for the folders are the server's own."""
    return tuple(str(replace(fault, file=Path(fault.file).name)) for fault in error.faults)
