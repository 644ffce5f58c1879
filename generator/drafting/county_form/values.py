"""One town's facts as the tags of a form see them: names lead to values ready to be printed, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final, Literal, TypeAlias

from generator.chinese.dates import written_out
from generator.drafting.county_form.names import BODY, ORDINAL, PARTS, REPORT, TOWN, WHOLE, YEAR_WORDS, Name, names
from generator.errors import Fault, InputFault
from generator.facts.declare import Declaration
from generator.facts.facts import Facts, place
from generator.facts.judging.demands import is_subdistrict
from generator.facts.judging.gaps import did_not_occur
from generator.facts.persons import persons
from generator.facts.topics.closing_topics import answered
from generator.facts.town import Town
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING, NoEntries
from generator.facts.values.quantity import Quantity, Rate
from generator.report.editions import PUBLISHED
from generator.report.outline import Block, Paragraph, Report, Run
from generator.report.publishing import Redaction, published
from generator.settings import Wording

State: TypeAlias = Literal["given", "zero", "pending", "none"]

_OURS_ALONE: Final = frozenset({"recipient", "attachment", "signature", "date", "note"})
"""Roles that a form has places of its own for."""
_ENDS: Final = frozenset({"closing", *_OURS_ALONE})


@dataclass(frozen=True, slots=True)
class FormValue:
    """A value as it is printed: its name in full, the path of its field, its words, and which kind of nothing it is.

    ``value`` is that of the facts, ``unit`` that of its declaration; ``parts`` are the names of a breakdown's parts.
    """

    full: str
    path: str
    text: str
    state: State = "given"
    value: object = None
    unit: str = ""
    parts: NamesBehind | None = None

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, FormValue) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def with_unit(self) -> FormValue:
        """With its unit behind it; a cadence (每季度1次) and whatever is no figure stay as they are."""
        counted = isinstance(self.value, Quantity | Breakdown) and self.state in ("given", "zero")
        return replace(self, text=self.text + self.unit) if counted else self

    def bare(self) -> FormValue:
        """A rate without its sign."""
        return replace(self, text=self.text.removesuffix("%")) if isinstance(self.value, Rate) else self

    def joined(self, joint: str = "、") -> FormValue:
        """The entries of a list, joined."""
        return replace(self, text=joint.join(self.value)) if isinstance(self.value, tuple) and self.value else self


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of our own report, to be printed with its styles; ``parts`` are the names behind its own."""

    full: str
    blocks: tuple[Block, ...]
    parts: NamesBehind | None = None


@dataclass(frozen=True, slots=True)
class NamesBehind:
    """The names behind a word; :meth:`at` is the only way to anything."""

    known: Mapping[str, Name]
    values: FormValues
    number: int = -1

    def at(self, word: str) -> object:
        """The value that the word leads to. ``KeyError`` for a word that is not known."""
        return self.values.of(self.known[word], self.number)


@dataclass(frozen=True, slots=True)
class Entries:
    """A list: its entries one by one, and the names behind its own.

    A list that is 未填 or 无 has one entry, which prints the gaps or the sign for nothing.
    """

    name: Name
    values: FormValues
    count: int
    state: State

    def at(self, word: str) -> object:
        """The value of the word behind the list's name. ``KeyError`` for a word that is not known."""
        return self.values.of(self.name.children[word], -1)

    def __iter__(self) -> Iterator[NamesBehind]:
        return (NamesBehind(self.name.entry, self.values, number) for number in range(self.count) or (-1,))


@dataclass(slots=True)
class FormValues:
    """The values of one town for one edition; ``nothing`` is printed for 不适用.

    ``changes`` collects what was masked for the 公开版.
    """

    facts: Facts
    report: Report
    wording: Wording
    edition: str
    nothing: str
    changes: list[Redaction] = field(default_factory=list)

    def all(self) -> dict[str, object]:
        """The first words of all names."""
        return {word: self.of(name, -1) for word, name in names().items()}

    def of(self, name: Name, number: int) -> object:
        """The value of a name, within the entry of that number if it is one of an entry."""
        if name.role == "group":
            return NamesBehind(name.children, self)
        if name.role == "list":
            entries = self.facts.at(name.path)
            nothing: State = "none" if isinstance(entries, NoEntries) else "pending"
            return Entries(name, self, len(entries), "given" if entries else nothing)
        if name.role == "part":
            return ReportPart(name.full, self._blocks(name.full.split(".")[1:]), NamesBehind(name.children, self))
        return self._word(name, number) if name.role == "word" else self._field(name, number)

    # --- fields -----------------------------------------------------------------------------------------------------

    def _field(self, name: Name, number: int) -> FormValue:
        declared, path = name.declaration, name.path.replace("*", str(number))
        assert declared is not None, name
        parts = path.split(".")
        if declared.kind == "breakdown" and len(parts) == 3:
            return self._part(name, declared, path)
        if "*" in name.path and number < 0:
            none = isinstance(self.facts.at(".".join(parts[:2])), NoEntries)
            return self._shown(name.full, ".".join(parts[:2]), declared, NOT_APPLICABLE if none else None)
        value, path = self._value(path, declared)
        shown = self._shown(name.full, path, declared, value)
        return replace(shown, parts=NamesBehind(name.children, self)) if name.children else shown

    def _value(self, path: str, declared: Declaration) -> tuple[object, str]:
        """The value of a field and the path that it really comes from."""
        value = self.facts.at(path)
        if value is not None:
            return value, path
        if path.endswith(".cause") and isinstance(self.facts.shortcomings.shared_cause, str):
            return self.facts.shortcomings.shared_cause, "shortcomings.shared_cause"
        if path.startswith("arrangements.") and path.endswith(".content"):
            return self._remedy(path)
        applies = declared.applies(year=self.facts.basic.year, subdistrict=is_subdistrict(self.facts))
        if not applies or did_not_occur(self.facts, path) or path.endswith(".answers"):
            return NOT_APPLICABLE, path
        return None, path

    def _remedy(self, path: str) -> tuple[object, str]:
        """The remedy of the shortcoming that an arrangement answers, in place of its own words."""
        entries = self.facts.shortcomings.entries
        for index in answered(self.facts.arrangements.entries[int(path.split(".")[2])], entries):
            if isinstance(entries[index].remedy, str):
                return entries[index].remedy, f"shortcomings.entries.{index}.remedy"
        return None, path

    def _part(self, name: Name, declared: Declaration, path: str) -> FormValue:
        """A part of a breakdown: what was not entered is open, unless there is nothing of the whole or no other."""
        around, _, title = path.rpartition(".")
        whole = self.facts.at(around)
        value: object = None
        if isinstance(whole, Breakdown):
            absent = NOT_APPLICABLE if whole.complete or (whole.figure and whole.figure.zero) else None
            value = dict(whole.parts).get(title, absent)
        elif whole is not None or did_not_occur(self.facts, around):
            value = NOT_APPLICABLE if whole is not PENDING else PENDING
        return self._shown(name.full, path, replace(declared, title=f"{declared.title}（{title}）"), value)

    def _shown(self, full: str, path: str, declared: Declaration, value: object) -> FormValue:
        shown = partial(FormValue, full, path, unit=declared.unit, value=value)
        if value is NOT_APPLICABLE:
            return shown(text=self.nothing, state="none")
        if (text := self._text(path, value)) is None:
            return shown(text=f"【待补：{declared.title}】", state="pending")
        figure = value.figure if isinstance(value, Breakdown) else value
        return shown(text=text, state="zero" if isinstance(figure, Quantity) and figure.zero else "given")

    def _text(self, path: str, value: object) -> str | None:
        """The words of a value; None if there is none yet."""
        if value is None or value is PENDING:
            return None
        if isinstance(value, Breakdown):
            return None if value.figure is None else str(value.figure)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, date):
            return written_out(value)
        if isinstance(value, tuple):
            return "、".join(self._own(path, text) for text in value) or None
        return self._own(path, value) if isinstance(value, str) else str(value)

    def _own(self, path: str, text: str) -> str:
        """A person's words, masked for the 公开版. ``InputFault`` for what no document may hold."""
        try:
            run = Run(text, "own", (path,))
        except ValueError as error:
            todo = "请删去后重新输入"
            raise InputFault(Fault("内容里有不能写进文书的控制字符", todo, place(path))) from error
        if self.edition != PUBLISHED:
            return text
        made = published(Report((Paragraph("body", (run,)),)), self.wording, persons(self.facts))
        self.changes += made.changes
        return "".join(paragraph.text for paragraph in made.report.paragraphs())

    # --- words of the town, numbers of years and entries, parts of the report ---------------------------------------

    def _word(self, name: Name, number: int) -> FormValue:
        group, _, word = name.full.rpartition(".")
        if word == ORDINAL and group not in (TOWN, REPORT):
            return FormValue(name.full, f"{name.path}.{max(number, 0)}", str(max(number, 0) + 1))
        if group == TOWN:
            return self._town_word(name, word)
        return FormValue(name.full, name.path, str(self.facts.basic.year + YEAR_WORDS[word]))

    def _town_word(self, name: Name, word: str) -> FormValue:
        town = Town.of(self.facts.basic)
        if word == "上级":
            superior = self.facts.basic.superior
            given = superior if isinstance(superior, str) else ""
            return self._named(name, "basic.superior", "上级党委政府名称", given)
        if word in ("名", "机关"):
            own = "" if word == "名" else town.office
            return self._named(name, name.path, "乡镇名称", town.name and town.name + own)
        return FormValue(name.full, name.path, town.words[word])

    def _named(self, name: Name, path: str, title: str, text: str) -> FormValue:
        if not text:
            return FormValue(name.full, path, f"【待补：{title}】", "pending")
        return FormValue(name.full, path, self._own(path, text))

    def _blocks(self, words: list[str]) -> tuple[Block, ...]:
        """The blocks of a part of the report; empty if it has none."""
        part = words[0]
        if part in PARTS:
            headed = [one for one in _split(self.report.blocks) if _is_first(one[0])]
            found = headed[PARTS.index(part)] if PARTS.index(part) < len(headed) else ()
            return found[1:] if words[1:] == [BODY] else found
        if part == WHOLE:
            return tuple(block for block in self.report.blocks if _role(block) not in _OURS_ALONE)
        blocks = _split(self.report.blocks)
        roles = {"标题": ("title",), "结束语": ("closing",)}.get(part)
        if roles:
            return tuple(block for block in self.report.blocks if _role(block) in roles)
        opening = blocks[0] if blocks and not _is_first(blocks[0][0]) else ()
        return tuple(block for block in opening if _role(block) == "body")


def _role(block: Block) -> str:
    return block.role if isinstance(block, Paragraph) else ""


def _is_first(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "heading" and block.level == 1


def _split(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The blocks before the first heading of level 1, then those of each, without what follows the last."""
    found: list[list[Block]] = []
    for block in blocks:
        if _role(block) in _ENDS:
            continue
        if _is_first(block) or not found:
            found.append([])
        found[-1].append(block)
    return [tuple(part) for part in found]
