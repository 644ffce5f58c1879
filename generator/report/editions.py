"""The two editions of a report: the 报送版, submitted upwards, and the 公开版, published by 1 April."""

from __future__ import annotations

from generator.chinese.near_words import suggestion
from generator.errors import Fault, UsageFault

SUBMITTED, PUBLISHED, BOTH = "报送版", "公开版", "both"

EDITIONS = (SUBMITTED, PUBLISHED)
CHOICES = (*EDITIONS, BOTH)
"""What may be asked for where a report is drafted."""

DEFAULT = SUBMITTED
"""The edition that is meant where none is named."""


def editions_of(choice: str) -> tuple[str, ...]:
    """The editions of a choice, the 报送版 first. Raises ``UsageFault`` for any other word."""
    if choice not in CHOICES:
        raise UsageFault(Fault(f"没有“{choice}”这种版本", suggestion(choice, CHOICES)))
    return EDITIONS if choice == BOTH else (choice,)
