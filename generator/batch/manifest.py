"""The manifest of a batch (which files were made from which input) and the journal that survives a crash.

A town is journalled as soon as its files are in place; at the end of a run the journal becomes manifest.json.
The next run reads both and drafts only the towns whose input changed.
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

from generator.batch.receipts import Receipt, receipt_of
from generator.batch.spool import SpooledMapping
from generator.chinese.characters import SURROGATE
from generator.workbook.submissions import MANIFEST
from generator.writing import replace_file

JOURNAL = ".fazhi-journal.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Output:
    """A draft that was written: its edition, its name in the folder, the SHA-256 of its bytes."""

    edition: str
    file: str
    sha256: str

    def untouched(self, folder: Path) -> bool:
        """True if the file is still there with the same bytes."""
        with suppress(OSError):
            return sha256((folder / self.file).read_bytes()) == self.sha256
        return False

    def exists(self, folder: Path) -> bool:
        """True if there is a file of that name."""
        return (folder / self.file).exists()


@dataclass(frozen=True, slots=True)
class TownEntry:
    """A town in the manifest: where its facts were, the digest of its input, its files, its word count, its figures.

    ``figures`` are the texts of the draft's figures by path.
    """

    town: str
    source: str
    digest: str
    outputs: tuple[Output, ...] = ()
    template: int = 0
    all: int = 0
    figures: dict[str, str] = field(default_factory=dict)

    def all_there(self, folder: Path) -> bool:
        """True if all its files are still in the folder, edited or not."""
        return all(output.exists(folder) for output in self.outputs)

    def edited(self, folder: Path) -> tuple[str, ...]:
        """A message for each file that was edited since it was written."""
        return tuple(f"{each.file}：已有人修改过，保留" for each in self.outputs if not each.untouched(folder))


@dataclass(slots=True)
class Manifest:
    """The entries of a folder by town key, and the paths that its batch was given: ``inputs`` and the ``town_list``.

    ``arrivals`` numbers the workbooks, by SHA-256, in the order of the runs in which they arrived; ``receipts`` are
    when and how often each town handed in, by its key.
    ``lists`` are names and SHA-256 of lists that a version before ``.fazhi-written`` wrote.
    """

    towns: SpooledMapping[TownEntry] = field(default_factory=SpooledMapping)
    lists: set[tuple[str, str]] = field(default_factory=set)
    inputs: tuple[str, ...] = ()
    town_list: str = ""
    arrivals: dict[str, int] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest and journal of a folder; empty without them, without lines that are torn or not ours."""
        found = cls()
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if data["format"] == FORMAT:
                towns = [(key, _town_entry(value)) for key, value in data["towns"].items()]
                found.inputs = tuple(map(str, data["inputs"]))
                found.town_list = str(data.get("town_list", ""))
                found.arrivals = {str(each): int(run) for each, run in data.get("arrivals", {}).items()}
                receipts = data.get("receipts", {})
                found.receipts = {str(key): receipt_of(values) for key, values in receipts.items()}
                found.lists = {(str(name), str(hashed)) for name, hashed in data.get("lists", {}).items()}
                for key, made in towns:
                    found.towns[key] = made
        with suppress(OSError, ValueError):
            for line in (folder / JOURNAL).read_text(encoding="utf-8").splitlines():
                with suppress(ValueError, KeyError, TypeError):
                    found._add_entry(json.loads(line))
        return found

    def _add_entry(self, entry: dict[str, Any]) -> None:
        if "list" in entry:
            self.lists.add((str(entry["list"]), str(entry["sha256"])))
        else:
            self.towns[entry["key"]] = _town_entry(entry["made"])

    def write(self, folder: Path, keys: Iterable[str], **about: str) -> None:
        """Write manifest.json with the towns of these keys in this order, then remove the journal."""
        replace_file(folder / MANIFEST, (line.encode() for line in self._lines(keys, about)))
        (folder / JOURNAL).unlink(missing_ok=True)

    def _lines(self, keys: Iterable[str], about: dict[str, str]) -> Iterator[str]:
        """The manifest as JSON text, with one line a town, so that memory does not grow with the county."""
        receipts = {key: receipt.as_json() for key, receipt in sorted(self.receipts.items())}
        given = {"inputs": self.inputs, "town_list": self.town_list}
        head = {"format": FORMAT, **about, **given, "arrivals": self.arrivals, "receipts": receipts}
        yield _json(head, indent=1).removesuffix("\n}") + ',\n "towns": {'
        between = "\n"
        for key in dict.fromkeys(keys):
            if key in self.towns:
                yield f"{between}  {_json(key)}: {_json(asdict(self.towns[key]))}"
                between = ",\n"
        yield "\n }\n}\n"


class Journal:
    """Appends entries to the journal of a folder, each flushed at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL
        self.file: TextIO | None = None

    def __enter__(self) -> Journal:
        with suppress(OSError):  # on a full disk there is no journal, and the next run drafts these towns again
            self.file = self.path.open("a", encoding="utf-8")
            self.file.write("\n")  # ends a line that a killed run left torn
        return self

    def add(self, key: str, made: TownEntry) -> None:
        """Append a town's entry."""
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
    """The value as JSON; lone surrogates in names of files are escaped, so that it encodes as UTF-8."""
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):x}", json.dumps(value, ensure_ascii=False, indent=indent))


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _town_entry(data: dict[str, Any]) -> TownEntry:
    outputs = tuple(Output(**output) for output in data["outputs"])
    return TownEntry(**{**data, "outputs": outputs})
