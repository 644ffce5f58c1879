"""A draft that was edited in Word, taken back: what it says otherwise than the facts file, and these facts amended.

What the draft of the facts as they are would be read as is compared with what the edited one is read as. So whatever
the reader does not understand is understood alike in both, and is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.claims.nouns import overlap
from generator.compose import compose
from generator.drafting.county_form.form import opened
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.document import document_for, form_for
from generator.errors import Fault, InputFault, UsageFault
from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields, place, topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.printing import as_written
from generator.reading import read, read_text
from generator.report.editions import SUBMITTED
from generator.settings import Settings, settings_for
from generator.sources.facts_edit import without, written
from generator.sources.facts_file import FactsFile, read_facts
from generator.sources.text_file import read_text as text_of_file
from generator.taking.arranged import ENTRIES, parts_edited
from generator.taking.clause_forms import OPEN_LISTS
from generator.taking.form_reading import take_form, taken_of_form
from generator.taking.proposal import Certainty, Proposal, WrittenValue
from generator.taking.taking import Taken, taken_of
from generator.writing import replace_file

ALIKE = 0.6
"""So much of a sentence must be in another for the one to be the other reworded."""

ENTRY = re.compile(r"\.(\d+)$")
"""The number of an entry at the end of its path."""

_BYTE_ORDER_MARK = "\ufeff".encode()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A field that an edited draft tells otherwise: ``old`` as in the facts file, empty if it has none; ``new``.

    ``new`` is empty for a value or an entry that was deleted; the proposal is then of the draft before that. The path
    of a new entry is that of the next one in its list.
    """

    path: str
    old: str
    new: WrittenValue
    proposal: Proposal

    @property
    def deleted(self) -> bool:
        """True if the edited draft says nothing of it any more."""
        return not self.new

    @property
    def title(self) -> str:
        """The field as a person finds it."""
        return place(self.path)

    @property
    def shown(self) -> str:
        """The new value in one line."""
        return replace(self.proposal, value=self.new).shown


@dataclass(frozen=True, slots=True)
class Amendments:
    """The differences of an edited draft from a facts file; ``facts_file`` is that file."""

    facts_file: Path
    report: str
    entries: tuple[Amendment, ...]

    def as_sure_as(self, yes: Iterable[Certainty]) -> tuple[Amendment, ...]:
        """Those of these certainties."""
        sure = set(yes)
        return tuple(one for one in self.entries if one.proposal.certainty in sure)


def amendments(report: Path | str, facts_file: Path | str, *, form: Path | str | None = None) -> Amendments:
    """The differences of the draft in a file from the facts file that it was made from.

    ``form`` is the county's form that the draft is a filled copy of.
    Raises ``InputFault`` for faults of either and for a report of another town or year, ``UsageFault`` if one cannot
    be opened or the facts file is no YAML.
    """
    target = Path(facts_file)
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise UsageFault(Fault("只能改 .yaml 填报文件", "JSON 文件请用编辑器改", file=str(target)))
    facts, settings = read_facts(target), settings_for(target)
    if form is None:
        edited = taken_of(read(Path(report)), report, content=settings.wording.content, ours=True)
    else:
        edited = take_form(report, form)
    _refuse_other(edited, facts)
    drafted = _of_draft(facts, settings, edited.file) if form is None else _of_form(facts, settings, edited.file, form)
    return Amendments(target, str(report), tuple(_differences(edited, drafted, facts)))


def amend(facts_file: Path | str, chosen: Iterable[Amendment]) -> None:
    """Write the new values into the facts file; comments and order stay.

    Raises ``InputFault``, with the file as it was, for values that the facts do not allow.
    """
    target = Path(facts_file)
    before = target.read_bytes()
    text = text_of_file(target)
    for one in sorted(chosen, key=_order):
        if one.deleted and ENTRY.search(one.path):
            text = without(text, one.path)
        else:
            text = written(text, one.path, _in_file(one))
    if faults := FactsFile.of_text(text, str(target)).examine().faults:
        raise InputFault(faults)
    if target.read_bytes() != before:
        raise UsageFault(Fault("文件刚被别的程序改过，没有写入", "请重新运行", file=str(target)))
    data = text.encode()
    data = data.replace(b"\n", b"\r\n") if b"\r\n" in before else data
    replace_file(target, _BYTE_ORDER_MARK + data if before.startswith(_BYTE_ORDER_MARK) else data)


def _in_file(one: Amendment) -> str | list[str] | dict[str, str]:
    """The new value as it is written: an entry by the titles of its parts."""
    if isinstance(one.new, dict):
        item = fields()[one.path.rpartition(".")[0]].item
        assert item is not None
        return {declarations(item)[name].title: words for name, words in one.new.items()}
    return list(one.new) if isinstance(one.new, tuple) else one.new


def _order(one: Amendment) -> tuple[bool, int]:
    """Entries are deleted last, from the end of their list, so that the numbers of the others stay true."""
    entry = ENTRY.search(one.path) if one.deleted else None
    return entry is not None, -int(entry[1]) if entry else 0


def _refuse_other(edited: Taken, facts: Facts) -> None:
    """Raise InputFault for a report of another year or town than the facts."""
    year, town = facts.basic.year, facts.basic.town
    if edited.year and edited.year != year:
        what = f"报告是{edited.year}年度的，填报文件是{year}年度的，没有取出任何内容"
        raise InputFault(Fault(what, "请换成同一年度的；上年的报告用 -o 另写一份", file=edited.file))
    if edited.town and isinstance(town, str) and edited.town != town:
        what = f"报告是{edited.town}的，填报文件是{town}的，没有取出任何内容"
        raise InputFault(Fault(what, "请换成同一个乡镇的", file=edited.file))


def _of_draft(facts: Facts, settings: Settings, file: str) -> Taken:
    """The proposals of the draft that the facts give as they are."""
    report = compose(facts, settings.wording, content=settings.wording.content).report
    text = "\n".join(block.to_text() for block in report.blocks)
    return taken_of(read_text(text), file, content=settings.wording.content, ours=True)


def _of_form(facts: Facts, settings: Settings, file: str, form: Path | str) -> Taken:
    """The proposals of the form, filled with the facts as they are."""
    document = document_for(SUBMITTED, facts, settings)
    filled = form_for(document, FormFile.read(Path(form)), settings.appearance).filled
    assert filled is not None
    return taken_of_form(opened(filled.data), file, form)


def _differences(edited: Taken, drafted: Taken, facts: Facts) -> Iterator[Amendment]:
    known = {one.path: one.value for one in drafted.proposals if not isinstance(one.value, dict)}
    now = {one.path for one in edited.proposals}
    for one in edited.proposals:
        if isinstance(one.value, dict) or known.get(one.path) == one.value:
            continue
        old = _old(facts, one.path)
        if old != _written(one.value):
            yield Amendment(one.path, old, one.value, one)
    for one in drafted.proposals:
        if not isinstance(one.value, dict) and one.path not in now and (old := _old(facts, one.path)):
            yield Amendment(one.path, old, "", _deleted(one, edited))
    yield from _of_entries(edited, drafted, facts)


def _deleted(one: Proposal, edited: Taken) -> Proposal:
    """The proposal of the draft for what the edited one lacks: a guess where a sentence like it still has the value."""
    like = any(one.shown in text and overlap(one.sentence, text) >= ALIKE for text in edited.sentences)
    return replace(one, certainty="疑似") if like else one


def _of_entries(edited: Taken, drafted: Taken, facts: Facts) -> Iterator[Amendment]:
    """Entries of lists that were edited, where as many are in both and in the facts; else those deleted or new."""
    lists = dict.fromkeys(one.path for one in (*edited.proposals, *drafted.proposals) if isinstance(one.value, dict))
    for path in lists:
        now, before = (_entries(taken, path) for taken in (edited, drafted))
        if not len(now) == len(before) == len(facts.at(path)) or path.endswith(OPEN_LISTS):
            deleted = [one for one in before if not _is_in(one, edited)]
            yield from _of_deleted(path, deleted, facts)
            yield from _of_new(path, [one for one in now if not _is_in(one, drafted)], facts)
            continue
        for number, (new, old) in enumerate(zip(now, before, strict=True)):
            assert isinstance(new.value, dict)
            assert isinstance(old.value, dict)
            if path == ENTRIES and "content" in old.value:
                yield from _of_arrangement(facts, number, old, new)
            for name, words in new.value.items():
                if old.value.get(name) == _old(facts, f"{path}.{number}.{name}") != words:
                    yield Amendment(f"{path}.{number}.{name}", old.value[name], words, new)


def _of_arrangement(facts: Facts, number: int, old: Proposal, new: Proposal) -> Iterator[Amendment]:
    """The edits of a sentence of remedies and content; a guess at the content where their joint was edited."""
    assert isinstance(new.value, dict)
    assert isinstance(old.value, dict)
    was, now, path = old.value["content"], new.value.get("content", ""), f"{ENTRIES}.{number}.content"
    content = _old(facts, path)
    if now in ("", was) or was == content:  # told as any other entry
        return
    if parts := parts_edited(facts, number, was, now):
        yield from (Amendment(part.path, _old(facts, part.path), part.new, new) for part in parts)
    else:
        yield Amendment(path, content, now, replace(new, certainty="疑似"))


def _is_in(one: Proposal, other: Taken) -> bool:
    """True if the other draft has the same words, as the same entry or joined with others."""
    words = one.value.values() if isinstance(one.value, dict) else [one.shown]
    return one.value in [entry.value for entry in other.proposals] or all(
        any(text in sentence for sentence in other.sentences) for text in words
    )


def _of_deleted(path: str, deleted: Iterable[Proposal], facts: Facts) -> Iterator[Amendment]:
    """The entries that an edited draft lacks, where they are found in the facts; of an open list in any topic."""
    name = path.rpartition(".")[2]
    held = [f"{topic}.{name}" for topic in topics() if f"{topic}.{name}" in fields()]
    for one in deleted:
        places = [at for other in (held if name in OPEN_LISTS else [path]) for at in _places_of(one, other, facts)]
        if len(places) == 1:
            yield Amendment(places[0], one.shown, "", one)


def _of_new(path: str, new: Iterable[Proposal], facts: Facts) -> Iterator[Amendment]:
    """The entries that only the edited draft has, guesses left aside."""
    sure = [one for one in new if one.certainty != "疑似"]
    for number, one in enumerate(sure, len(facts.at(path))):
        yield Amendment(f"{path}.{number}", "", one.value, one)


def _places_of(one: Proposal, path: str, facts: Facts) -> Iterator[str]:
    """The paths of the entries of a list whose words a proposal gives, at times behind a title of theirs."""
    assert isinstance(one.value, dict)
    for number in range(len(facts.at(path))):
        mine = {name: _old(facts, f"{path}.{number}.{name}") for name in one.value if name != "answers"}
        if all(words and one.value[name].endswith(words) for name, words in mine.items()):
            yield f"{path}.{number}"


def _entries(taken: Taken, path: str) -> list[Proposal]:
    return [one for one in taken.proposals if one.path == path and isinstance(one.value, dict)]


def _old(facts: Facts, path: str) -> str:
    """The value at a path as a facts file has it; of a breakdown its total, of a part its figure."""
    around, _, part = path.rpartition(".")
    if path.count(".") == 2:
        whole = facts.at(around)
        return as_written(dict(whole.parts).get(part)) if isinstance(whole, Breakdown) else ""
    value = facts.at(path)
    return as_written(value.total if isinstance(value, Breakdown) else value)


def _written(value: WrittenValue) -> str:
    return value if isinstance(value, str) else "、".join(value)
