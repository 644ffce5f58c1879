"""Which runs stand on figures that are not for the public; what is planned must not depend on them.

The 报送版 may print them and the 公开版 may not; both must have the other figures in the same order. So sentences that
stand on them count for nothing where groups are merged, homes are found and headings are chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.facts.facts import fields
from generator.report.outline import Run


@cache
def restricted_paths() -> frozenset[str]:
    """The paths of the fields that are not for the public."""
    return frozenset(path for path, declared in fields().items() if declared.disclosure != "可公开")


def is_public(runs: Iterable[Run]) -> bool:
    """True if no run has a restricted figure among its sources."""
    restricted = restricted_paths()
    return all(restricted.isdisjoint(run.sources) for run in runs)
