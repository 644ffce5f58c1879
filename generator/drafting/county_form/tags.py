"""The tags of a form as Word holds them, and the raising of those that repeat whole paragraphs or rows.

An officer writes ``{% for 项 in 不足和原因 %}`` where the repeated part begins and ``{% endfor %}`` where it ends. What
is repeated follows from where they stand: the words between them in one paragraph, the paragraphs between two that
hold nothing else, the row if they stand in two of its cells, the rows between two that hold nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from lxml import etree

from generator.layout.dialect import TAG
from generator.word.wordml import q, text, w

Level: TypeAlias = Literal["", "p", "row", "tr"]
"""What a pair of tags repeats: words in a paragraph, paragraphs, the row around them, the rows between theirs."""

BLOCK_WORDS = {"for": "endfor", "if": "endif"}
MIDDLE_WORDS = frozenset({"else", "elif"})

_P, _R, _T, _ROW, _CELL, _TABLE = q("p"), q("r"), q("t"), q("tr"), q("tc"), q("tbl")
_STRAIGHT = str.maketrans("“”‘’　\u00a0", "\"\"''  ")
_STATEMENT = re.compile(r"\{%\s*(\w*)\s*(.*?)\s*%\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)


class FormTag(NamedTuple):
    """A tag: its paragraph, its place in the paragraph's words, the text as written.

    ``word`` is that of a statement (``for``), empty for ``{{ }}``; ``expression`` is the rest.
    """

    paragraph: etree._Element
    place: str
    start: int
    end: int
    written: str
    word: str
    expression: str

    @property
    def printing(self) -> bool:
        """True for ``{{ }}``."""
        return self.written.startswith("{{")


@dataclass(frozen=True, slots=True)
class Pair:
    """The tags of a loop or a condition: its first, those between (``else``), its last, and what they repeat."""

    tags: tuple[FormTag, ...]
    level: Level

    @property
    def first(self) -> FormTag:
        """The tag that opens it."""
        return self.tags[0]


class Misplaced(NamedTuple):
    """A tag that does not pair: what is wrong with it and what to do."""

    tag: FormTag
    what: str
    todo: str


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """The ``w:t`` of a paragraph without those of text boxes within it."""
    return [one for one in paragraph.iter(_T) if next(one.iterancestors(_P)) is paragraph]


def words_in(paragraph: etree._Element) -> str:
    """The words of a paragraph without those of text boxes within it."""
    return "".join(one.text or "" for one in texts_of(paragraph))


def tags_in(paragraph: etree._Element, place: str) -> Iterator[FormTag]:
    """The tags of a paragraph in their order, comments left out."""
    for found in TAG.finditer(words_in(paragraph)):
        written = found[0].translate(_STRAIGHT)
        if written.startswith("{#"):
            continue
        if expression := _EXPRESSION.fullmatch(written):
            yield FormTag(paragraph, place, *found.span(), written, "", expression[1])
        elif statement := _STATEMENT.fullmatch(written):
            yield FormTag(paragraph, place, *found.span(), written, statement[1], statement[2])


def pairs_of(tags: list[FormTag]) -> tuple[list[Pair], list[Misplaced]]:
    """The loops and conditions that the tags make, and the tags that make none."""
    pairs: list[Pair] = []
    wrong: list[Misplaced] = []
    waiting: list[list[FormTag]] = []
    for tag in tags:
        if tag.word in BLOCK_WORDS:
            waiting.append([tag])
        elif tag.word in MIDDLE_WORDS and waiting and waiting[-1][0].word == "if":
            waiting[-1].append(tag)
        elif tag.word in BLOCK_WORDS.values() and waiting and BLOCK_WORDS[waiting[-1][0].word] == tag.word:
            _close((*waiting.pop(), tag), pairs, wrong)
        elif tag.word in MIDDLE_WORDS or tag.word in BLOCK_WORDS.values():
            opening = "if" if tag.word in MIDDLE_WORDS else tag.word.removeprefix("end")
            wrong.append(Misplaced(tag, f"前面没有相配的“{opening}”", "请检查开头的标签是否被删或者换了位置"))
    for left in waiting:
        ending = BLOCK_WORDS[left[0].word]
        wrong.append(Misplaced(left[0], f"“{left[0].word}”没有结束", f"请在后面补上“{{% {ending} %}}”"))
    return pairs, wrong


def _close(tags: tuple[FormTag, ...], pairs: list[Pair], wrong: list[Misplaced]) -> None:
    level = _level(tags)
    if level is not None:
        pairs.append(Pair(tags, level))
        return
    first, last = tags[0], tags[-1]
    todo = "请把两个标签写在同一段、同一行表格里，或者各自单独占一段、一行"
    wrong.append(Misplaced(first, f"标签跨出了所在的位置：到{last.place}才结束", todo))


def _level(tags: tuple[FormTag, ...]) -> Level | None:
    """The level of what the tags repeat; None if nothing whole is between them."""
    paragraphs = [tag.paragraph for tag in tags]
    if all(one is paragraphs[0] for one in paragraphs):
        return ""
    if all(map(_alone_in_paragraph, tags)) and len({one.getparent() for one in paragraphs}) == 1:
        return "p"
    rows = [next(one.iterancestors(_ROW), None) for one in paragraphs]
    if None in rows:
        return None
    if all(row is rows[0] for row in rows):
        return "row" if len(tags) == 2 else None
    if all(_alone_in_row(tag, row) for tag, row in zip(tags, rows, strict=True) if row is not None):
        return "tr" if len({row.getparent() for row in rows if row is not None}) == 1 else None
    return None


def _alone_in_paragraph(tag: FormTag) -> bool:
    words = words_in(tag.paragraph)
    return not (words[: tag.start] + words[tag.end :]).strip()


def _alone_in_row(tag: FormTag, row: etree._Element) -> bool:
    around = "".join(words_in(one) for one in row.iter(_P) if one is not tag.paragraph)
    return _alone_in_paragraph(tag) and not around.strip()


def raised(root: etree._Element, pairs: list[Pair]) -> etree._Element:
    """A copy of the text in which each pair is written as docxtpl wants what it repeats."""
    numbers = {paragraph: number for number, paragraph in enumerate(root.iter(_P))}
    copy = deepcopy(root)
    paragraphs = list(copy.iter(_P))
    for pair in pairs:
        if pair.level == "row":
            _raise_row(pair, [paragraphs[numbers[tag.paragraph]] for tag in pair.tags])
        elif pair.level:
            for tag in pair.tags:
                _write_over(paragraphs[numbers[tag.paragraph]], _levelled(tag, pair.level))
    return copy


def _levelled(tag: FormTag, level: str) -> str:
    return f"{{%{level} {tag.written[2:-2].strip()} %}}"


def _write_over(paragraph: etree._Element, words: str) -> None:
    """The words in place of all that the paragraph holds but its properties."""
    for child in list(paragraph):
        if child.tag != q("pPr"):
            paragraph.remove(child)
    paragraph.append(w("r", text(words)))


def _raise_row(pair: Pair, paragraphs: list[etree._Element]) -> None:
    """Take the two tags out of the row and put each into a row of its own, before and behind."""
    row = next(paragraphs[0].iterancestors(_ROW))
    # Another pair may stand between them: the outer one opens first and closes last.
    _cut_out(paragraphs[-1], pair.tags[-1].written, which=-1)
    _cut_out(paragraphs[0], pair.tags[0].written, which=0)
    first, last = (
        w("tr", w("tc", w("p", w("r", text(_levelled(tag, "tr")))))) for tag in (pair.tags[0], pair.tags[-1])
    )
    row.addprevious(first)
    row.addnext(last)


def _cut_out(paragraph: etree._Element, written: str, *, which: int) -> None:
    """Remove the first (0) or the last (-1) such tag from the paragraph's words, across the runs that hold it."""
    found = [one for one in TAG.finditer(words_in(paragraph)) if one[0].translate(_STRAIGHT) == written][which]
    begun = 0
    for element in texts_of(paragraph):
        words = element.text or ""
        start, end = (min(max(place - begun, 0), len(words)) for place in found.span())
        element.text = words[:start] + words[end:]
        begun += len(words)


def holders(tag: FormTag) -> list[etree._Element]:
    """The ``w:t`` that hold the tag, one or, where Word has split it, several."""
    found, begun = [], 0
    for element in texts_of(tag.paragraph):
        size = len(element.text or "")
        if begun < tag.end and begun + size > tag.start and size:
            found.append(element)
        begun += size
    return found
