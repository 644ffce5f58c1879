"""A limit on wrong codes: so many from one address, and so many in all, within a time."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

FROM_ONE, IN_ALL, WITHIN = 10, 300, 600.0
"""Wrong codes from one address, and in all, after which others wait; seconds for which one counts."""


@dataclass
class Throttle:
    """Counts wrong codes. Fit for several threads."""

    clock: Callable[[], float] = monotonic
    _wrong: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: Lock = field(default_factory=Lock)

    def minutes_to_wait(self, address: str) -> int:
        """The minutes until a code from an address is looked at again; 0 if it is now."""
        with self._lock:
            self._forget()
            own, everyone = self._wrong.get(address, ()), sorted(at for one in self._wrong.values() for at in one)
            ends = [own[-FROM_ONE]] if len(own) >= FROM_ONE else []
            ends += [everyone[-IN_ALL]] if len(everyone) >= IN_ALL else []
            return max((int((at + WITHIN - self.clock()) // 60) + 1 for at in ends), default=0)

    def count(self, address: str) -> None:
        """Count a wrong code."""
        with self._lock:
            self._wrong[address].append(self.clock())

    def _forget(self) -> None:
        for address in list(self._wrong):
            times = self._wrong[address]
            while times and times[0] < self.clock() - WITHIN:
                times.popleft()
            if not times:
                del self._wrong[address]
