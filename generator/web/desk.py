"""The state that all routes share: the folder, the lock of each file, the answers already taken."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from flask import current_app

from generator.web.folder import Folder
from generator.web.keeper import Keeper, OneMachine

Value = TypeVar("Value")

_REMEMBERED, _KEPT = 4096, 16


class Recent(Generic[Value]):
    """The latest values by their names; older ones are forgotten. Fit for several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._values: OrderedDict[str, Value] = OrderedDict()

    def get(self, name: str) -> Value | None:
        """The value of a name, None if there is none any more."""
        with self._lock:
            return self._values.get(name)

    def put(self, name: str, value: Value) -> None:
        """Remember a value."""
        with self._lock:
            self._values[name] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be downloaded, in memory for a while."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Desk:
    """The folder that is served, and what the routes remember while the program runs."""

    folder: Folder
    keeper: Keeper = field(default_factory=OneMachine)
    went_to: Recent[str] = field(default_factory=lambda: Recent(_REMEMBERED))
    """Where a form that was sent led to, by the name that each page gives its form: sent twice, it counts once."""

    downloads: Recent[object] = field(default_factory=lambda: Recent(_KEPT))
    """What was made for a page that is shown after it: results of a check, drafts."""

    _turns: dict[str, Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """One after the other at the file of a name, so that nobody waits for its lock on the disk."""
        with self._lock:
            lock = self._turns.setdefault(name, Lock())
        with lock:
            yield


def desk() -> Desk:
    """The desk of the running application."""
    found = current_app.extensions["desk"]
    assert isinstance(found, Desk)
    return found
