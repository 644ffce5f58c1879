"""The SQLite file of a county's desk: one connection for all threads, each change whole or not at all.

Only what the facts files do not hold is in it: states, versions, remarks, the log, invitations. The log and the
versions can be added to and in no way changed: the database itself refuses it.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from generator.errors import Fault, UsageFault
from generator.interview.locked_file import SIDE_FOLDER

FILE = "county.sqlite3"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS county (
    only INTEGER PRIMARY KEY CHECK (only = 1), year INTEGER NOT NULL, secret BLOB NOT NULL, deadline TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS town (
    name TEXT PRIMARY KEY, place INTEGER, status TEXT NOT NULL, since TEXT NOT NULL, deadline TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS version (
    town TEXT NOT NULL REFERENCES town, number INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (town, number)
);
CREATE TABLE IF NOT EXISTS remark (
    id INTEGER PRIMARY KEY, town TEXT NOT NULL REFERENCES town, version INTEGER NOT NULL, key TEXT NOT NULL,
    text TEXT NOT NULL, at TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, town TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
    path TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, office TEXT NOT NULL, seal TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS log_by_town ON log (town, path);
CREATE TABLE IF NOT EXISTS invitation (
    id INTEGER PRIMARY KEY, town TEXT NOT NULL REFERENCES town, office TEXT NOT NULL, token BLOB NOT NULL,
    code BLOB NOT NULL, at TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS session (
    cookie BLOB PRIMARY KEY, invitation INTEGER NOT NULL REFERENCES invitation ON DELETE CASCADE, at TEXT NOT NULL
);
"""

_FINAL = "\n".join(
    f"CREATE TRIGGER IF NOT EXISTS {table}_{event.lower()} BEFORE {event} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
    for table in ("log", "version")
    for event in ("UPDATE", "DELETE")
)


@dataclass(frozen=True)
class Store:
    """The open database. ``secret`` is the key of the tokens in forms, the same after every start."""

    _connection: sqlite3.Connection
    _lock: RLock

    @classmethod
    def open(cls, folder: Path, *, year: Callable[[], int]) -> Store:
        """The store of a folder; a new one is for that year. Raises UsageFault if it is damaged or cannot be made."""
        path = folder / SIDE_FOLDER / FILE
        try:
            path.parent.mkdir(exist_ok=True)
            connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=5)
            # WAL: a change survives the death of the program at any moment; FULL: that of the machine too.
            connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {_SCHEMA}{_FINAL}")
            connection.execute("PRAGMA foreign_keys=ON")
            if not connection.execute("SELECT year FROM county").fetchone():
                first = (year(), secrets.token_bytes(32))
                connection.execute("INSERT INTO county VALUES (1, ?, ?, '')", first)
        except (sqlite3.Error, OSError) as error:
            todo = "请换一个能写文件的文件夹；文件坏了的，用备份换回"
            raise UsageFault(Fault("收报用的数据库打不开", todo, file=str(path))) from error
        connection.row_factory = sqlite3.Row
        return cls(connection, RLock())

    @property
    def year(self) -> int:
        """The year that the reports are about."""
        return int(self.value("SELECT year FROM county"))

    @property
    def secret(self) -> bytes:
        """The key of the tokens in forms."""
        return bytes(self.value("SELECT secret FROM county"))

    @contextmanager
    def change(self) -> Iterator[Store]:
        """A transaction: everything in it is stored, or nothing. One within another is part of it."""
        with self._lock:
            if self._connection.in_transaction:
                yield self
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def run(self, statement: str, *values: object) -> int:
        """The number of rows that a statement has changed, or the number of the row that it has added."""
        with self._lock:
            cursor = self._connection.execute(statement, values)
            return (cursor.lastrowid or 0) if statement.startswith("INSERT") else cursor.rowcount

    def rows(self, question: str, *values: object) -> list[sqlite3.Row]:
        """The rows that a question finds."""
        with self._lock:
            return self._connection.execute(question, values).fetchall()

    def value(self, question: str, *values: object) -> Any:
        """The first value that a question finds; None if it finds none."""
        found = self.rows(question, *values)
        return found[0][0] if found else None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
