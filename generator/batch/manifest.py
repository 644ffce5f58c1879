"""What a batch has made from what (manifest.json), and the journal from which it is known after a crash.

A town's line is journalled as soon as its files stand at their names; the journal becomes the manifest at the end.
Whoever starts again reads both, so that only what changed is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from generator.batch.spool import Kept
from generator.chinese.characters import SURROGATE
from generator.writing import replace_file

MANIFEST, JOURNAL = "manifest.json", ".fazhi-journal.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: its edition, its name within the folder, the hash of its bytes."""

    edition: str
    file: str
    sha256: str

    def untouched(self, folder: Path) -> bool:
        """Whether it still stands there as it was written."""
        with suppress(OSError):
            return sha256((folder / self.file).read_bytes()) == self.sha256
        return False

    def exists(self, folder: Path) -> bool:
        """Whether anything stands there."""
        return (folder / self.file).exists()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one town: from where, of which input (its digest), which files, how much of it is template text."""

    town: str
    source: str
    digest: str
    outputs: tuple[Output, ...] = ()
    template: int = 0
    all: int = 0

    def all_there(self, folder: Path) -> bool:
        """Whether every file of it still stands in the folder, edited or not."""
        return all(output.exists(folder) for output in self.outputs)

    def edited(self, folder: Path) -> tuple[str, ...]:
        """The files that are not as they were written."""
        return tuple(f"{each.file}：已有人修改过，保留" for each in self.outputs if not each.untouched(folder))


@dataclass(slots=True)
class Manifest:
    """The towns of a folder by their keys, made from ``inputs``.

    ``lists`` are names and SHA-256 of lists that an earlier version wrote; ``.fazhi-written`` has them now.
    """

    towns: Kept[Made] = field(default_factory=Kept)
    lists: set[tuple[str, str]] = field(default_factory=set)
    inputs: tuple[str, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """What manifest and journal of the folder know; a torn or foreign line is one that is not there."""
        found = cls()
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if told["format"] == FORMAT:
                towns = [(key, _made(value)) for key, value in told["towns"].items()]
                found.inputs = tuple(map(str, told["inputs"]))
                found.lists = {(str(name), str(hashed)) for name, hashed in told.get("lists", {}).items()}
                for key, made in towns:
                    found.towns[key] = made
        with suppress(OSError, ValueError):
            for line in (folder / JOURNAL).read_text(encoding="utf-8").splitlines():
                with suppress(ValueError, KeyError, TypeError):
                    found._note(json.loads(line))
        return found

    def _note(self, entry: dict[str, Any]) -> None:
        if "list" in entry:
            self.lists.add((str(entry["list"]), str(entry["sha256"])))
        else:
            self.towns[entry["key"]] = _made(entry["made"])

    def write(self, folder: Path, keys: Iterable[str], **about: str) -> None:
        """Write manifest.json with the towns of these keys, in this order; the journal has then done its work."""
        replace_file(folder / MANIFEST, (line.encode() for line in self._lines(keys, about)))
        (folder / JOURNAL).unlink(missing_ok=True)

    def _lines(self, keys: Iterable[str], about: dict[str, str]) -> Iterator[str]:
        """The manifest as JSON, a line a town."""
        head = {"format": FORMAT, **about, "inputs": self.inputs}
        yield _json(head, indent=1).removesuffix("\n}") + ',\n "towns": {'
        between = "\n"
        for key in dict.fromkeys(keys):
            if key in self.towns:
                yield f"{between}  {_json(key)}: {_json(asdict(self.towns[key]))}"
                between = ",\n"
        yield "\n }\n}\n"


class Journal:
    """Lines that are on their way to the disk as soon as they are written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL
        self.file: TextIO | None = None

    def __enter__(self) -> Journal:
        with suppress(OSError):  # a full disk: what is made now will be made again next time
            self.file = self.path.open("a", encoding="utf-8")
            self.file.write("\n")  # behind a line that was torn
        return self

    def add(self, key: str, made: Made) -> None:
        """Note what came of a town."""
        self._add({"key": key, "made": asdict(made)})

    def _add(self, entry: dict[str, Any]) -> None:
        with suppress(OSError):
            if self.file:
                self.file.write(f"{_json(entry)}\n")
                self.file.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):
            if self.file:
                self.file.close()


def _json(value: Any, *, indent: int | None = None) -> str:
    """The value as JSON that is text whatever names of files are."""
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):x}", json.dumps(value, ensure_ascii=False, indent=indent))


def sha256(data: bytes) -> str:
    """The hash of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _made(told: dict[str, Any]) -> Made:
    outputs = tuple(Output(**output) for output in told["outputs"])
    return Made(**{**told, "outputs": outputs})
