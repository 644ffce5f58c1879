"""The hinge: a report as one plain, frozen, printable value.

``compose`` and ``reading`` return it, ``layout`` and ``checks`` take it. It is flat and in reading order, and can hold
the faults of any document: a number is the literal text of the file, so that a second （四） can be held and found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from generator.chinese.characters import UNPRINTABLE

Role: TypeAlias = Literal["title", "recipient", "heading", "body", "closing", "attachment", "signature", "date", "note"]
Kind: TypeAlias = Literal["plain", "figure", "own", "pending", "masked"]

ROLES: tuple[str, ...] = get_args(Role)
KINDS: tuple[str, ...] = get_args(Kind)

ROLE_TITLES: dict[str, str] = {
    "title": "标题",
    "recipient": "主送",
    "heading": "标题",
    "body": "正文",
    "closing": "结束语",
    "attachment": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
}
LEVEL_TITLES = ("", "一级", "二级", "三级", "四级")

# Kinds that can still be told apart in a file: a figure looks like any other text.
VISIBLE_KINDS = frozenset({"pending", "masked"})


@dataclass(frozen=True, slots=True, init=False)
class Run:
    """A stretch of text of one kind; ``sources`` are the paths of the fields that it was made from."""

    text: str
    kind: Kind = "plain"
    sources: tuple[str, ...] = ()

    def __init__(self, text: str, kind: Kind = "plain", sources: tuple[str, ...] = ()) -> None:
        # A report has hundreds of runs; the initializer that dataclass writes takes twice as long.
        if bad := _unprintable_in(text):
            raise ValueError(f"a run cannot hold U+{ord(bad[0]):04X}: {text[:40]!r}")
        _set_text(self, text)
        _set_kind(self, kind)
        _set_sources(self, sources)


_unprintable_in = UNPRINTABLE.search
_set_text, _set_kind, _set_sources = (vars(Run)[name].__set__ for name in ("text", "kind", "sources"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its role, its level (headings 1–4, else 0), its literal number and its runs."""

    role: Role
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """The words without the number."""
        return "".join(run.text for run in self.runs)

    def to_text(self) -> str:
        """The printed line: number and words."""
        return self.number + self.text

    def bare(self) -> Paragraph:
        """The paragraph without what a file cannot carry: sources, empty runs, kinds that look alike."""
        runs = tuple(Run(text, kind) for kind, text in self.visible())
        return Paragraph(self.role, runs, self.level, self.number)

    def visible(self) -> list[tuple[Kind, str]]:
        """Kind and words of each stretch that differs in a file, neighbours of one kind joined."""
        if VISIBLE_KINDS.isdisjoint([run.kind for run in self.runs]):
            return [("plain", text)] if (text := "".join([run.text for run in self.runs])) else []
        found: list[tuple[Kind, str]] = []
        for run in self.runs:
            kind: Kind = run.kind if run.kind in VISIBLE_KINDS else "plain"
            if found and found[-1][0] == kind:
                found[-1] = (kind, found[-1][1] + run.text)
            elif run.text:
                found.append((kind, run.text))
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain texts; every row has as many cells as there are columns.

    ``sources`` has the field paths of each cell of each row, or is empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    sources: tuple[tuple[tuple[str, ...], ...], ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")
        if self.sources and [len(row) for row in self.sources] != [len(row) for row in self.rows]:
            raise ValueError("the sources of a table are not those of its cells")
        for text in (*self.columns, *(cell for row in self.rows for cell in row)):
            if bad := UNPRINTABLE.search(text):
                raise ValueError(f"a cell cannot hold U+{ord(bad[0]):04X}: {text[:40]!r}")

    def to_text(self) -> str:
        """A line for each row, the columns' names first, cells divided by ``｜``."""
        return "\n".join("｜".join(row) for row in (self.columns, *self.rows))

    def bare(self) -> Table:
        """The table without sources."""
        return replace(self, sources=())


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Head:
    """The 版头 above the title (GB/T 9704—2012 7.2): issuer marks, document number and signers, or a draft's status.

    ``status`` (送审稿) is for a document that is not issued yet and has no 发文字号.
    """

    marks: tuple[str, ...] = ()
    document_number: str = ""
    signers: tuple[str, ...] = ()
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.marks or self.document_number or self.signers or self.status)

    def to_text(self) -> str:
        """The status, the marks a line each, then number and signers."""
        signed = f"签发人：{'　'.join(self.signers)}" if self.signers else ""
        below = "　".join(filter(None, (self.document_number, signed)))
        return "\n".join(filter(None, (self.status, *self.marks, below)))


@dataclass(frozen=True, slots=True)
class Imprint:
    """The 版记 that closes an issued document (GB/T 9704—2012 7.4); literal texts, ``copied_to`` with its full stop."""

    copied_to: str = ""
    issued_by: str = ""
    issued_on: str = ""

    def __bool__(self) -> bool:
        return bool(self.copied_to or self.issued_by or self.issued_on)

    def to_text(self) -> str:
        """抄送 and 印发, a line each."""
        copied = f"抄送：{self.copied_to}" if self.copied_to else ""
        issued = f"{self.issued_by}　{self.issued_on}印发" if self.issued_by or self.issued_on else ""
        return "\n".join(filter(None, (copied, issued)))


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on a page of its own: label (附件1), title, blocks."""

    label: str
    title: str
    blocks: tuple[Block, ...] = ()

    def to_text(self) -> str:
        """Label, title and blocks, a line each."""
        return "\n".join((self.label, self.title, *(block.to_text() for block in self.blocks)))

    def bare(self) -> Annex:
        """The annex with bare blocks."""
        return replace(self, blocks=tuple(block.bare() for block in self.blocks))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks and sections under it; ``heading`` is None for blocks before the first heading."""

    heading: Paragraph | None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in reading order; ``sealed`` leaves room for a seal over signature and date (7.3.5)."""

    blocks: tuple[Block, ...] = ()
    head: Head = field(default_factory=Head)
    annexes: tuple[Annex, ...] = ()
    imprint: Imprint = field(default_factory=Imprint)
    sealed: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of text and annexes, in reading order."""
        for block in (*self.blocks, *(block for annex in self.annexes for block in annex.blocks)):
            if isinstance(block, Paragraph):
                yield block

    def tables(self) -> Iterator[Table]:
        """The tables of text and annexes, in reading order."""
        for block in (*self.blocks, *(block for annex in self.annexes for block in annex.blocks)):
            if isinstance(block, Table):
                yield block

    def sources(self) -> frozenset[str]:
        """The paths of all fields that runs and cells were made from."""
        of_runs = (source for paragraph in self.paragraphs() for run in paragraph.runs for source in run.sources)
        cells = (cell for table in self.tables() for row in table.sources for cell in row)
        return frozenset((*of_runs, *(source for cell in cells for source in cell)))

    def pending(self) -> tuple[Run, ...]:
        """The pending runs (【待补：…】), in reading order."""
        return tuple(run for par in self.paragraphs() for run in par.runs if run.kind == "pending")

    def sections(self) -> tuple[Section, ...]:
        """The tree that the headings' levels make; blocks before the first heading have a section of their own."""
        return _tree(self.blocks, 1)

    def bare(self) -> Report:
        """The report without what a file cannot carry, so that ``read(lay_out(report)).report == report.bare()``."""
        return replace(
            self,
            blocks=tuple(block.bare() for block in self.blocks),
            annexes=tuple(annex.bare() for annex in self.annexes),
            sealed=self.sealed and any(_signs(block) for block in self.blocks),
        )

    def to_text(self, *, roles: bool = False) -> str:
        """The report as lines of text; with ``roles`` each paragraph is preceded by its role (``[正文]``)."""
        parts = [self.head.to_text()] if self.head else []
        parts += [_labelled(block) if roles else block.to_text() for block in self.blocks]
        parts += [annex.to_text() for annex in self.annexes]
        parts += [self.imprint.to_text()] if self.imprint else []
        return "\n".join(parts) + "\n"


def _labelled(block: Block) -> str:
    if isinstance(block, Table):
        return f"[表格]\n{block.to_text()}"
    label = LEVEL_TITLES[block.level] if block.role == "heading" else ROLE_TITLES[block.role]
    return f"[{label}] {block.to_text()}"


def _signs(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in ("signature", "date")


def _level(block: Block) -> int:
    return block.level if isinstance(block, Paragraph) and block.role == "heading" else 0


def _tree(blocks: Iterable[Block], level: int) -> tuple[Section, ...]:
    """The sections that begin at headings of this level or higher, each divided again one level deeper."""
    sections: list[Section] = []
    heading: Paragraph | None = None
    under: list[Block] = []
    for block in (*blocks, None):
        if block is None or 0 < _level(block) <= level:
            if heading is not None or under:
                sections.append(_section(heading, under, level))
            heading, under = (block if isinstance(block, Paragraph) else None), []
        else:
            under.append(block)
    return tuple(sections)


def _section(heading: Paragraph | None, under: list[Block], level: int) -> Section:
    first = next((index for index, block in enumerate(under) if _level(block)), len(under))
    deeper = _tree(under[first:], level + 1) if first < len(under) else ()
    return Section(heading, tuple(under[:first]), deeper)
