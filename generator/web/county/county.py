"""The parts of a county's desk that its routes share, and the keeper of its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock
from flask import current_app

from generator.facts.facts import place, topics
from generator.interview.plan import NAME_AND_YEAR
from generator.web.county import states
from generator.web.county.access import CountyAccess
from generator.web.county.log import entered_by_offices
from generator.web.county.register import Register
from generator.web.county.throttle import Throttle
from generator.web.guard import Visitor
from generator.web.view import View

_BY_THE_COUNTY = "没有存上：乡镇名称和年度由县里定，要改请联系县里"


@dataclass(frozen=True)
class CountyDesk:
    """The register and its doors; ``address`` is what links begin with, ``town_list`` the file of the towns."""

    register: Register
    access: CountyAccess
    address: str
    town_list: Path
    lock: FileLock
    throttle: Throttle = field(default_factory=Throttle)

    def close(self) -> None:
        """Close the store and let another server at the folder."""
        self.register.store.close()
        self.lock.release()


def county_desk() -> CountyDesk:
    """The county's desk of the running application."""
    found = current_app.extensions["county"]
    assert isinstance(found, CountyDesk)
    return found


@dataclass(frozen=True)
class CountyKeeper:
    """A town opens its own file, an office its own questions of it; states close it, and the log has every change."""

    register: Register

    def town(self, path: Path) -> str:
        """The town of a file; empty for a file of none."""
        return self.register.town_of(path)

    def opens(self, visitor: Visitor, path: Path) -> bool:
        """True for the officer with a town's file, and for the town that it belongs to."""
        town = self.town(path)
        return bool(town) and (visitor.role == "officer" or visitor.town == town)

    def view(self, visitor: Visitor) -> View | None:
        """An office's own questions; None for others, who choose."""
        return View(full=True, office=visitor.office, bound=True) if visitor.role == "office" else None

    def closed(self, path: Path, key: str = "") -> str:
        """The reason why the question of a key may not be answered now; empty if it may."""
        if key in NAME_AND_YEAR or key.startswith("town."):
            return _BY_THE_COUNTY
        return states.closed(self.register.report(self.town(path)).status)

    def before(self, path: Path) -> None:
        """Log what an editor or a killed program has changed in the file."""
        self.register.settle(self.town(path))

    def after(self, path: Path, visitor: Visitor) -> None:
        """Log what an answer has changed in the file."""
        self.register.record(self.town(path), visitor)

    def remarks(self, path: Path, key: str = "") -> tuple[str, ...]:
        """The officer's remarks that went back with the report: on the question of a key, or all with their places."""
        sent = [one for one in self.register.remarks(self.town(path)) if one.sent]
        if key:
            return tuple(one.text for one in sent if one.key and key.startswith(one.key))
        return tuple(worded(one.key, one.text) for one in sent)

    def offices(self, path: Path) -> dict[str, str]:
        """The office by path for each value that an office entered through its own link."""
        return entered_by_offices(self.register.store, self.town(path))


def worded(key: str, text: str) -> str:
    """A remark with its place: 普法宣传 › 宣传资料份数：请核实."""
    is_field = key.partition(".")[0] in topics()
    return f"{place(key) if is_field else '整份'}：{text}"
