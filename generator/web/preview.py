"""The report as it grows: its lines cut into pieces, each with the question that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.errors import FazhiError
from generator.facts.facts import fields
from generator.report.editions import SUBMITTED
from generator.report.outline import Annex, Block, Paragraph, Report, Run, Table
from generator.settings import settings_for
from generator.web.faults import in_words
from generator.web.view import Form

if TYPE_CHECKING:
    from generator.drafting.document import Document


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: ``key`` names the question behind it, ``changed`` that its sentence is new."""

    text: str
    kind: str = "plain"
    key: str = ""
    changed: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: what it is, and its pieces; ``rows`` are those of a table instead."""

    role: str
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The lines of a report, or why there is none yet; ``gaps`` counts what is still to come in it."""

    lines: tuple[Line, ...] = ()
    gaps: int = 0
    why_not: tuple[str, ...] = ()


def preview_of(form: Form, *, edition: str = SUBMITTED, changed: str = "", here: str = "") -> Preview:
    """The preview of a file as it is now; ``changed`` is the key of the answer whose sentences are to be marked."""
    if not form.begun:
        return Preview(why_not=("填好年度和乡镇名称以后，这里显示报告。",))
    try:
        document = document_of(form, edition)
    except FazhiError as error:
        return Preview(why_not=in_words(error))
    lines = tuple(_lines(document.report, changed, here))
    return Preview(lines, len(document.report.pending()))


def document_of(form: Form, edition: str) -> Document:
    """The edition that the facts of a file become as they are now. Raises what composing raises."""
    from generator.drafting.document import document_for  # composing takes 0.15 s of a start that can do without

    return document_for(edition, form.state.facts, settings_for(form.path), last_year=form.state.last_year)


def marked_up(pieces: Iterable[Piece], address: Callable[[str], str]) -> Markup:
    """The pieces of a line as HTML, each with a link to its question; ``address`` gives that of a key."""
    return Markup("".join(_marked_up(one, address) for one in pieces))


def _marked_up(one: Piece, address: Callable[[str], str]) -> str:
    if one.key:
        names = f"{one.kind}{' changed' * one.changed}{' here' * one.here}"
        return f'<a href="{escape(address(one.key))}" class="{names}">{escape(one.text)}</a>'
    return f'<mark class="changed">{escape(one.text)}</mark>' if one.changed else str(escape(one.text))


@lru_cache(maxsize=4096)
def key_of(source: str) -> str:
    """The key of the question behind a source of a run; empty where there is no question."""
    names = source.split(".")
    field = ".".join(names[:2])
    if field not in fields():
        return ""
    return source if fields()[field].item is not None and len(names) > 3 else field


def _lines(report: Report, changed: str, here: str) -> Iterator[Line]:
    for text in report.head.to_text().splitlines():
        yield Line("head", pieces=(Piece(text),))
    yield from _blocks(report.blocks, changed, here)
    for annex in report.annexes:
        yield from _annex(annex, changed, here)
    for text in report.imprint.to_text().splitlines():
        yield Line("head", pieces=(Piece(text),))


def _annex(annex: Annex, changed: str, here: str) -> Iterator[Line]:
    yield Line("label", pieces=(Piece(annex.label),))
    yield Line("title", pieces=(Piece(annex.title),))
    yield from _blocks(annex.blocks, changed, here)


def _blocks(blocks: Iterable[Block], changed: str, here: str) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Table):
            yield Line("table", columns=block.columns, rows=tuple(_rows(block)))
        else:
            yield Line(block.role, block.level, tuple(_pieces(block, changed, here)))


def _rows(table: Table) -> Iterator[tuple[Piece, ...]]:
    for number, row in enumerate(table.rows):
        sources = table.sources[number] if table.sources else ((),) * len(row)
        yield tuple(Piece(text, key=_first_key(paths)) for text, paths in zip(row, sources, strict=True))


def _pieces(paragraph: Paragraph, changed: str, here: str) -> Iterator[Piece]:
    if paragraph.number:
        yield Piece(paragraph.number)
    for sentence in _sentences(paragraph.runs):
        keys = {key_of(source) for run in sentence for source in run.sources}
        is_new = bool(changed) and changed in keys
        for run in sentence:
            key = _first_key(run.sources)
            yield Piece(run.text, run.kind, key, is_new, bool(key) and key == here)


def _first_key(sources: Iterable[str]) -> str:
    return next(filter(None, map(key_of, sources)), "")


def _sentences(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs sentence by sentence, those cut that hold a full stop."""
    sentence: list[Run] = []
    for run in runs:
        *ended, rest = run.text.split("。")
        for text in ended:
            yield [*sentence, Run(f"{text}。", run.kind, run.sources)]
            sentence = []
        if rest:
            sentence.append(Run(rest, run.kind, run.sources))
    if sentence:
        yield sentence
