"""A filled form, read back through its own template: a proposal for each tag that has a fact's words in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.chinese.clipping import clipped
from generator.drafting.county_form.checking import check_form
from generator.drafting.county_form.form import OpenedForm, opened
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.county_form.names import ORDINAL, TOWN, YEARS
from generator.errors import Fault, InputFault, Rejected, TemplateFault
from generator.facts.declare import Declaration, declarations
from generator.facts.facts import declaration_at, fields, place
from generator.facts.values.nothing import NOT_APPLICABLE
from generator.report.editions import SUBMITTED
from generator.settings import Wording, settings_for
from generator.taking.form_pattern import Caught, FormLine, Matcher, Mismatch, lines_of, pattern_of
from generator.taking.proposal import Proposal, WrittenValue
from generator.taking.taking import Taken

_GAP = "【待补："
_OFFICES = ("人民政府", "办事处")
_SHOWN = 40


def take_form(path: Path | str, form: Path | str) -> Taken:
    """The proposals of a form that was filled and maybe edited; ``form`` is its template.

    Raises ``TemplateFault`` for a template with faults, ``InputFault`` where the two do not agree, ``UsageFault`` if a
    file cannot be read.
    """
    return taken_of_form(_filled(Path(path)), path, form)


def taken_of_form(filled: OpenedForm, path: Path | str, form: Path | str) -> Taken:
    """The proposals of a filled form that is open already; ``path`` is its name. Raises as :func:`take_form`."""
    file, template = Path(path), Path(form)
    wording = settings_for(template).wording
    opened_form = opened(FormFile.read(template).data)
    check = check_form(opened_form, wording, SUBMITTED)
    if check.faults:
        raise TemplateFault(replace(fault, file=str(template)) for fault in check.faults)
    lines = lines_of(filled)
    try:
        caught = Matcher(lines).match(pattern_of(opened_form, check))
    except Mismatch as error:
        raise InputFault(_mismatch(error, lines, file, template)) from error
    reader = _Reader(file.name, lines, wording)
    found = tuple(reader.proposals(caught))
    values = {one.path: str(one.value) for one in found}
    year = values.get("basic.year", "")
    town = values.get("basic.town", "")
    return Taken(str(path), town, int(year) if year.isdecimal() else 0, found, tuple(reader.notes))


def _filled(path: Path) -> OpenedForm:
    try:
        return opened(FormFile.read(path).data)
    except TemplateFault as error:
        raise InputFault(replace(fault, file=str(path)) for fault in error.faults) from error


def _mismatch(error: Mismatch, lines: list[FormLine], file: Path, template: Path) -> Fault:
    words = f"“{clipped(lines[error.line].words, _SHOWN)}”" if error.line < len(lines) else "文件末尾"
    expected = f"，那里是“{clipped(error.expected, _SHOWN)}”" if error.expected else ""
    what = f"{words}和“{template.name}”对不上{expected}"
    return Fault(what, "只能改填的内容，不能改表上原有的字；请换成原来的表，或者改回原来的字", file=file.name)


@dataclass(slots=True)
class _Reader:
    """Turns the words of tags into proposals; what cannot be a value becomes a note."""

    file: str
    lines: list[FormLine]
    wording: Wording
    notes: list[str] = field(default_factory=list)

    def proposals(self, caught: list[Caught]) -> Iterator[Proposal]:
        """A proposal for each field that has a value, and for each entry of a list."""
        told: dict[str, Proposal] = {}
        entries: dict[tuple[str, int], list[Caught]] = defaultdict(list)
        for one in caught:
            if one.entry >= 0 and ".*." in one.name.path:
                entries[one.name.path.partition(".*.")[0], one.entry].append(one)
            elif (proposal := self._proposal(one)) is not None:
                self._add(told, proposal)
        yield from told.values()
        for (path, _), cells in entries.items():
            yield from self._entry(path, cells)

    def _add(self, told: dict[str, Proposal], proposal: Proposal) -> None:
        before = told.setdefault(proposal.path, proposal)
        if before.value != proposal.value:
            shown = f"“{before.shown}”（{before.place}）和“{proposal.shown}”（{proposal.place}）"
            self.notes.append(f"{proposal.title}填了两个不同的值：{shown}，取了前一个，请核实")
            told[proposal.path] = replace(before, certainty="疑似")

    def _proposal(self, one: Caught) -> Proposal | None:
        group = one.name.full.split(".")[0]
        if group in (TOWN, YEARS) or one.name.full.endswith(f".{ORDINAL}"):
            return self._of_word(one)
        declared = declaration_at(".".join(one.name.path.split(".")[:2]))
        value = self._value(one, declared, one.name.path)
        return None if value is None else self._made(one.name.path, value, one)

    def _of_word(self, one: Caught) -> Proposal | None:
        """The town or the year, where words of them were printed whole."""
        words = one.words.strip()
        if not words or words.startswith(_GAP):
            return None
        if one.name.full in (f"{TOWN}.名", f"{TOWN}.机关"):
            bare = words
            for office in _OFFICES if one.name.full.endswith("机关") else ():
                bare = bare.removesuffix(office)
            return self._made("basic.town", bare, one)
        return self._made("basic.year", words, one) if one.name.full == f"{YEARS}.本年" and words.isdecimal() else None

    def _value(self, one: Caught, declared: Declaration, path: str) -> WrittenValue | None:
        """The words as they are written in a facts file; None for a gap, and for what the field does not take."""
        words = one.words.strip()
        if not words or _GAP in words:
            return None
        if words == self.wording.nothing:
            return str(NOT_APPLICABLE)
        if "单位" in one.filters:
            words = words.removesuffix(declared.unit)
        value: WrittenValue = words
        if declared.kind == "texts":
            value = tuple(words.split(one.filters.get("并列") or "、"))
        try:
            declared.parse(list(value) if isinstance(value, tuple) else value)
        except Rejected as error:
            where = place(path) if "*" not in path else declared.title
            self.notes.append(f"{where}没有取：{error.objections[0].what}")
            return None
        return value

    def _entry(self, path: str, cells: list[Caught]) -> Iterator[Proposal]:
        item = fields()[path].item
        assert item is not None, path
        held = declarations(item)
        values: dict[str, str] = {}
        for one in cells:
            key = one.name.path.rpartition(".")[2]
            declared = held[key]
            value = self._value(one, declared, one.name.path)
            if value is not None and value != str(NOT_APPLICABLE):
                values[key] = value if isinstance(value, str) else "、".join(value)
        if values:
            yield self._made(path, values, cells[0])

    def _made(self, path: str, value: WrittenValue, one: Caught) -> Proposal:
        sentence = clipped(self.lines[one.line].words, 80)
        return Proposal(path, value, sentence, f"{self.file} › 第{one.line + 1}行", "逐字")
