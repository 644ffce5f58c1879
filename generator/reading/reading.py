"""The result of reading: the report, the place and format of each block, text outside the body, comments, residue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.reading.formats import DocumentFormat
from generator.report.outline import Report

StoryKind: TypeAlias = Literal["text box", "diagram", "footnote", "endnote", "header", "footer"]
ResidueKind: TypeAlias = Literal["bookmark", "page number", "field", "hidden", "web", "struck", "folded", "unread"]

STORY_TITLES: dict[StoryKind, str] = {
    "text box": "文本框",
    "diagram": "SmartArt 图形",
    "footnote": "脚注",
    "endnote": "尾注",
    "header": "页眉",
    "footer": "页脚",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place in the file at which a block begins, so that a comment can be written there.

    ``element`` is the index, from 0, of the ``w:p`` among all of the body's (those in tables and text boxes
    included), or of the line of a text or a web page; ``start`` is the character of its words, a soft break counted
    as one and an automatic number not at all; ``elements`` is how many ``w:p`` a table takes, 1 for a paragraph.
    """

    element: int
    start: int = 0
    elements: int = 1


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """The place of a block: its anchor in the file, and in words for a message.

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
    """Text outside the body, which Word calls a story: a text box, footnote, endnote, header or footer."""

    kind: StoryKind
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Comment:
    """A Word comment found in the file."""

    author: str
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Residue:
    """Text left out because it is not the report's: ``[bookmark: _GoBack]``, ``— 1 —``, struck-out words …

    ``unread`` is what holds no text that could be read, by its name (图片); ``folded`` a text with characters that were
    dropped or read as others (:mod:`generator.chinese.folding`). ``place`` is that of the block that held it or
    follows it.
    """

    kind: ResidueKind
    text: str
    place: BlockPlace


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: the report, and where in the file each block is.

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
    """A comment to write: at these words of the block, or at all of it if they are empty or not found."""

    place: BlockPlace
    words: str
    text: str
