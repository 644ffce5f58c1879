"""The log: who has done what to which town's report, line after line; nobody can change a line of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from generator.facts.facts import place, topics
from generator.interview.changes import Change
from generator.web.county.clock import now
from generator.web.county.store import Store
from generator.web.guard import Visitor

ENTERED, OUTSIDE = "填写", "在网页以外修改"


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line: when, who, what; for an answer the path of the field and its texts before and after."""

    id: int
    at: str
    town: str
    who: str
    what: str
    path: str = ""
    before: str = ""
    after: str = ""

    @property
    def title(self) -> str:
        """The place of the field in Chinese; empty for an event."""
        return place(self.path) if self.path.partition(".")[0] in topics() else self.path


def name_of(visitor: Visitor) -> str:
    """The name of a visitor in the log: 县里, 青山镇, 青山镇派出所."""
    return "县里" if visitor.role == "officer" else f"{visitor.town}{visitor.office}"


def add(store: Store, town: str, who: str, what: str, *, change: Change | None = None, office: str = "") -> None:
    """Add a line. Its seal is a hash of the line and the seal before it, so that a gap or a change would show."""
    with store.change():
        before = store.value("SELECT seal FROM log ORDER BY id DESC LIMIT 1") or ""
        texts = (change.path, change.before, change.after) if change else ("", "", "")
        line = (now(), town, who, what, *texts, office)
        store.run("INSERT INTO log VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *line, _seal(before, line))


def lines(store: Store, town: str = "", *, most: int = 500) -> list[LogLine]:
    """The latest lines, of one town or of all, the newest first."""
    columns = "id, at, town, who, what, path, before, after"
    where = ("WHERE town = ?", town) if town else ("",)
    question = f"SELECT {columns} FROM log {where[0]} ORDER BY id DESC LIMIT ?"
    return [LogLine(*row) for row in store.rows(question, *where[1:], most)]


def entered_by_offices(store: Store, town: str) -> dict[str, str]:
    """The office by path for each field whose latest answer an office entered through its own link."""
    rows = store.rows("SELECT path, office FROM log WHERE town = ? AND path != '' ORDER BY id", town)
    latest = {row["path"]: row["office"] for row in rows}
    return {path: office for path, office in latest.items() if office}


def first_broken(store: Store) -> int:
    """The number of the first line whose seal does not fit it; 0 if all do."""
    before = ""
    for row in store.rows("SELECT * FROM log ORDER BY id"):
        if row["seal"] != _seal(before, tuple(row)[1:-1]):
            return int(row["id"])
        before = row["seal"]
    return 0


def _seal(before: str, line: tuple[object, ...]) -> str:
    return sha256("\0".join((before, *map(str, line))).encode("utf-8", "surrogatepass")).hexdigest()
