"""The register: the state of each town's report, its versions and remarks, and each change of them with a log line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import FazhiError
from generator.interview.changes import Change, changes
from generator.interview.locked_file import LockedFactsFile
from generator.interview.state import State
from generator.report.deadlines import submission
from generator.report.naming import safe_stem
from generator.settings import settings_for
from generator.sources.facts_text import as_facts_file
from generator.sources.head import HEAD
from generator.sources.text_file import read_text
from generator.web.county import log
from generator.web.county.clock import day_of, now, shown, today
from generator.web.county.states import Event, EventRefused, Status, after
from generator.web.county.store import Store
from generator.web.guard import Visitor
from generator.workbook.town_list import ListedTown

NEVER_OPENED: Status = "未开始"


@dataclass(frozen=True, slots=True)
class Version:
    """A report as it was handed in: 第1次报送 and so on."""

    number: int
    at: str
    by: str
    text: str

    @property
    def title(self) -> str:
        """第1次报送，2026年2月3日 09:30."""
        return f"第{self.number}次报送，{shown(self.at)}"


@dataclass(frozen=True, slots=True)
class Remark:
    """An officer's remark on a version, on the question of a key or on the whole; sent once the report went back."""

    id: int
    version: int
    key: str
    text: str
    sent: bool


@dataclass(frozen=True, slots=True)
class TownReport:
    """A town's report at a moment: its state and since when, its deadline, how often it was handed in."""

    town: str
    status: Status
    since: str
    path: Path
    due: date
    exception: bool
    versions: int
    handed_in: str

    @property
    def late(self) -> bool:
        """True if it was handed in after its deadline, or the deadline has passed without it."""
        day = day_of(self.handed_in) if self.status in ("已报送", "已收") else today()
        return day > self.due

    @property
    def begun(self) -> bool:
        """True if there is a facts file."""
        return self.path.exists()


@dataclass(frozen=True)
class Register:
    """The towns of a county in the order of its list, their facts files in a folder, and the store."""

    store: Store
    folder: Path
    listed: tuple[ListedTown, ...]

    def __post_init__(self) -> None:
        with self.store.change():
            self.store.run("UPDATE town SET place = NULL")
            for place, town in enumerate(self.listed):
                status = "填报中" if self.path(town.name).exists() else NEVER_OPENED
                added = "INSERT OR IGNORE INTO town (name, status, since) VALUES (?, ?, ?)"
                self.store.run(added, town.name, status, now())
                self.store.run("UPDATE town SET place = ? WHERE name = ?", place, town.name)

    @property
    def towns(self) -> tuple[str, ...]:
        """The names of the towns in the order of the list."""
        return tuple(town.name for town in self.listed)

    def path(self, town: str) -> Path:
        """The facts file of a town, whether or not it is there."""
        return self.folder / f"{safe_stem(f'{town}{self.store.year}')}.yaml"

    def town_of(self, path: Path) -> str:
        """The town of a facts file; empty for a file that is none of theirs."""
        return next((town for town in self.towns if self.path(town).name == path.name), "")

    # ── states ──

    def report(self, town: str) -> TownReport:
        """The report of a town as it is now."""
        row = self.store.rows("SELECT * FROM town WHERE name = ?", town)[0]
        last = self.store.rows("SELECT number, at FROM version WHERE town = ? ORDER BY number DESC LIMIT 1", town)
        number, at = tuple(last[0]) if last else (0, "")
        due = day_of(row["deadline"]) if row["deadline"] else self.deadline
        exception = bool(row["deadline"])
        return TownReport(town, row["status"], row["since"], self.path(town), due, exception, number, at)

    def reports(self) -> list[TownReport]:
        """The reports of all towns."""
        return [self.report(town) for town in self.towns]

    def move(self, town: str, event: Event, visitor: Visitor) -> Status:
        """The state after an event, which is logged; 报送 keeps a version. Raises EventRefused if it may not happen."""
        with self.store.change():
            self.settle(town)
            status = after(self.report(town).status, event, visitor.role)
            note = self._effect(town, event, visitor)
            self.store.run("UPDATE town SET status = ?, since = ? WHERE name = ?", status, now(), town)
            log.add(self.store, town, log.name_of(visitor), f"{event}{note}", office=visitor.office)
            return status

    def _effect(self, town: str, event: Event, visitor: Visitor) -> str:
        """The words that an event adds to its log line, once what belongs to it is done."""
        if event == "报送":
            return self._keep_version(town, visitor)
        if event == "退回":
            return self._send_remarks(town)
        if event == "取消退回":
            self._refuse_if_changed(town)
            self.store.run("UPDATE remark SET sent = 0 WHERE town = ? AND settled = 0", town)
        if event == "收下":
            self.store.run("UPDATE remark SET settled = 1 WHERE town = ?", town)
        if event == "清空重填":
            self._put_aside(town)
        return ""

    def _keep_version(self, town: str, visitor: Visitor) -> str:
        text = self.text(town)
        if not text.strip():
            raise EventRefused("还没有填，不能报送")
        number = self.report(town).versions + 1
        by = log.name_of(visitor)
        self.store.run("INSERT INTO version VALUES (?, ?, ?, ?, ?)", town, number, now(), by, text)
        return f"（第{number}次）"

    def _send_remarks(self, town: str) -> str:
        if not self.remarks(town):
            raise EventRefused("退回要写明意见：哪里要改，怎么改")
        self.store.run("UPDATE remark SET sent = 1 WHERE town = ? AND settled = 0", town)
        return "：" + "；".join(one.text for one in self.remarks(town))

    def _refuse_if_changed(self, town: str) -> None:
        if self.text(town) != self.versions(town)[-1].text:
            raise EventRefused("乡镇已经在改，不能取消退回；请等它重新报送")

    def _put_aside(self, town: str) -> None:
        """Move the file to 作废, where a batch does not read it."""
        path = self.path(town)
        if path.exists():
            aside = self.folder / ".fazhi" / "作废"
            aside.mkdir(parents=True, exist_ok=True)
            path.rename(aside / f"{path.stem}-{now().replace(':', '').replace(' ', '-')}{path.suffix}")
        for side in (self.folder / ".fazhi").glob(f"{path.name}.asked"):
            side.unlink()
        self.settle(town, by="清空重填")

    # ── deadlines ──

    @property
    def deadline(self) -> date:
        """The county's deadline: the officer's own, else that of the settings."""
        own = self.store.value("SELECT deadline FROM county")
        wording = settings_for(self.folder / "x.yaml").wording
        return day_of(own) if own else submission(self.store.year, wording).day

    def set_deadline(self, day: date | None, visitor: Visitor, town: str = "") -> None:
        """Set the county's deadline or a town's exception; None goes back to the usual one."""
        text = day.isoformat() if day else ""
        with self.store.change():
            if town:
                self.store.run("UPDATE town SET deadline = ? WHERE name = ?", text, town)
            else:
                self.store.run("UPDATE county SET deadline = ?", text)
            log.add(self.store, town, log.name_of(visitor), f"报送期限改为{text or '通常的期限'}")

    # ── texts, versions, remarks ──

    def text(self, town: str) -> str:
        """The text of a town's facts file as it is now; empty without one."""
        path = self.path(town)
        return read_text(path) if path.exists() else ""

    def versions(self, town: str) -> list[Version]:
        """The versions that a town has handed in, the first one first."""
        question = "SELECT number, at, by, text FROM version WHERE town = ? ORDER BY number"
        return [Version(*row) for row in self.store.rows(question, town)]

    def remarks(self, town: str) -> list[Remark]:
        """The remarks that are not settled: sent, or noted down for the next 退回."""
        question = "SELECT id, version, key, text, sent FROM remark WHERE town = ? AND settled = 0 ORDER BY id"
        return [
            Remark(row["id"], row["version"], row["key"], row["text"], bool(row["sent"]))
            for row in self.store.rows(question, town)
        ]

    def add_remark(self, town: str, key: str, text: str) -> None:
        """Note down a remark for the next 退回."""
        number = self.report(town).versions
        added = "INSERT INTO remark (town, version, key, text, at) VALUES (?, ?, ?, ?, ?)"
        self.store.run(added, town, number, key, text, now())

    def drop_remark(self, town: str, number: int) -> None:
        """Drop a remark that was not sent yet."""
        self.store.run("DELETE FROM remark WHERE town = ? AND id = ? AND sent = 0", town, number)

    # ── answers ──

    def begin(self, town: str, visitor: Visitor) -> None:
        """Begin the facts file of a town with its name and the year, if there is none."""
        if self.path(town).exists():
            return
        held = LockedFactsFile(self.path(town), wait=2, lasting=False)
        try:
            held.save(HEAD + as_facts_file({"basic": {"year": str(self.store.year), "town": town}}))
        finally:
            held.close()
        self.record(town, replace(visitor, office=""))  # the name and the year are no office's answers

    def record(self, town: str, visitor: Visitor, *, what: str = log.ENTERED) -> None:
        """Log what an answer has changed in the file, field by field; the first one begins the report."""
        with self.store.change():
            if self.report(town).status == NEVER_OPENED:
                self._begin(town, visitor)
            self.settle(town, by=log.name_of(visitor), what=what, office=visitor.office)

    def _begin(self, town: str, visitor: Visitor) -> None:
        status = after(NEVER_OPENED, "开始填报", visitor.role)
        self.store.run("UPDATE town SET status = ?, since = ? WHERE name = ?", status, now(), town)
        log.add(self.store, town, log.name_of(visitor), "开始填报", office=visitor.office)

    def settle(self, town: str, *, by: str = "", what: str = log.OUTSIDE, office: str = "") -> None:
        """Log how the file differs from what the log knows of it, such as after an editor or a killed program."""
        text, known = self.text(town), self.store.value("SELECT text FROM town WHERE name = ?", town)
        if text == known:
            return
        with self.store.change():
            for change in differences(known, text):
                log.add(self.store, town, by or "（不知）", what, change=change, office=office)
            self.store.run("UPDATE town SET text = ? WHERE name = ?", text, town)


def differences(before: str, after_it: str) -> tuple[Change, ...]:
    """The values that differ between two texts of a facts file; none in a text that cannot be read."""
    return tuple(changes(_values_in(before), _values_in(after_it)))


def _values_in(text: str) -> Mapping[str, Any]:
    try:
        return State.of(text).raw
    except FazhiError:
        return {}
