"""The time as the desk writes it down, and as a page shows it."""

from __future__ import annotations

from datetime import date, datetime

from generator.chinese.dates import written_out


def now() -> str:
    """The local time to the second: 2026-02-03 09:30:00."""
    return datetime.now().isoformat(" ", "seconds")


def today() -> date:
    """The local day."""
    return date.today()


def day_of(text: str) -> date:
    """The day of a time, or of a day, as written down."""
    return date.fromisoformat(text[:10])


def shown(text: str) -> str:
    """A time as a page shows it: 2026年2月3日 09:30."""
    return f"{written_out(day_of(text))} {text[11:16]}".strip()
