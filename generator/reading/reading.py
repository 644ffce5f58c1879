"""What reading gives: the report, where each block stands, what stands beside it, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.reading.formats import DocumentFormat
from generator.report.outline import Report

StoryKind: TypeAlias = Literal["text box", "footnote", "endnote", "header", "footer"]
ResidueKind: TypeAlias = Literal["bookmark", "page number", "field", "hidden", "web"]

STORY_TITLES: dict[StoryKind, str] = {
    "text box": "文本框",
    "footnote": "脚注",
    "endnote": "尾注",
    "header": "页眉",
    "footer": "页脚",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the file words begin: for annotating.

    ``element`` is the index, from 0, of the ``w:p`` among all of the body's (those in tables and text boxes
    included), or of the line of a text or a web page; ``start`` is the character of its words, a soft break counted
    as one and an automatic number not at all; ``elements`` is how many ``w:p`` a table takes, 1 for a paragraph.
    """

    element: int
    start: int = 0
    elements: int = 1


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands: in the file, and in words for a message.

    ``path`` is the headings above it from the outermost on (an annex begins with its label and title), numbers
    included, the block's own if it is a heading; ``paragraph`` counts the blocks under that heading from 1 and is 0
    for the heading itself; ``part`` names a block that is no body text (标题, 署名 …).
    """

    anchor: Anchor
    path: tuple[str, ...] = ()
    paragraph: int = 0
    part: str = ""

    def __str__(self) -> str:
        last = self.part or (f"第{self.paragraph}段" if self.paragraph else "")
        return " › ".join(filter(None, (*self.path, last)))


@dataclass(frozen=True, slots=True)
class Story:
    """Words that are no part of the running text: of a text box, a note, a header or footer; a line each."""

    kind: StoryKind
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that stood in the file already."""

    author: str
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Residue:
    """What was left out of the report because it is no word of it: ``[bookmark: _GoBack]``, ``— 1 —`` …

    ``place`` is that of the block that it stood in or before.
    """

    kind: ResidueKind
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and where.

    ``places`` has one for each block, the report's own first and then the annexes' in order, ``head_places`` one for
    each line of the head; ``format`` is None for what has no pages (text, web pages); ``revisions`` counts the tracked
    changes, all read as accepted.
    """

    report: Report
    places: tuple[BlockPlace, ...]
    format: DocumentFormat | None = None
    stories: tuple[Story, ...] = ()
    comments: tuple[Comment, ...] = ()
    residue: tuple[Residue, ...] = ()
    revisions: int = 0
    head_places: tuple[BlockPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be written: at these words of the block (at all of it, where they are empty or not found)."""

    place: BlockPlace
    words: str
    text: str
