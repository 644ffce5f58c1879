"""When a town handed in, how often, and how often that went back: the register of a county's receipts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Receipt:
    """The forms that a town has handed in so far.

    ``first`` and ``last`` are the days of the runs that met its first and its newest form, ``times`` the number of
    forms that differ, ``returned`` of those that went back; ``digest`` is of the newest one, ``refused`` of the newest
    that went back.
    """

    first: date
    last: date
    digest: str
    times: int = 1
    returned: int = 0
    refused: str = ""

    @classmethod
    def of(cls, before: Receipt | None, digest: str, day: date) -> Receipt:
        """The receipt of a town with the form that a run of that day has met; the same form counts once."""
        if before is None:
            return cls(day, day, digest)
        return before if before.digest == digest else replace(before, last=day, digest=digest, times=before.times + 1)

    def sent_back(self) -> Receipt:
        """The receipt where the newest form goes back; the same form counts once."""
        return self if self.refused == self.digest else replace(self, returned=self.returned + 1, refused=self.digest)

    def as_json(self) -> list[str | int]:
        """The receipt as plain values for the manifest."""
        return [self.first.isoformat(), self.last.isoformat(), self.digest, self.times, self.returned, self.refused]


def receipt_of(values: list[str | int]) -> Receipt:
    """The receipt of the manifest's plain values. Raises ValueError or TypeError for others."""
    first, last, digest, times, returned, refused = values
    days = date.fromisoformat(str(first)), date.fromisoformat(str(last))
    return Receipt(*days, str(digest), int(times), int(returned), str(refused))
