"""The visible text of a paragraph, as runs with their XML and as pieces with their character style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from lxml import etree

from generator.chinese.characters import UNPRINTABLE_IN_LINES
from generator.word.wordml import child_of, q

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALTERNATIVES, CHOICE, FALLBACK = (f"{{{MC}}}{tag}" for tag in ("AlternateContent", "Choice", "Fallback"))

# Elements that hold runs, among them tracked insertions; what is not named here (deletions, drawings, text boxes,
# field codes, comments) holds no words of the paragraph.
_HOLDERS = frozenset(
    q(tag)
    for tag in (
        *("ins", "moveTo", "smartTag", "sdt", "sdtContent"),
        *("hyperlink", "fldSimple", "customXml", "bdo", "dir"),
        *("ruby", "rubyBase"),
    )
)
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MATH_RUN, _MATH_TEXT = f"{{{M}}}r", f"{{{M}}}t"
FORMULA = f"{{{M}}}oMath"
_MATH = frozenset({FORMULA, f"{{{M}}}oMathPara"})
# Parts of a formula that put signs above, below or around others, so that no line of text says what it says.
_STRUCTURES = tuple(
    f"{{{M}}}{tag}"
    for tag in (
        *("f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "m", "eqArr", "limLow", "limUpp"),
        *("acc", "bar", "groupChr", "box", "borderBox", "func", "phant", "d"),
    )
)
_BREAK = "\n"
_LINE_ENDS = re.compile(r"[\t\r\n]")
_SIGNS = {q("tab"): "　", q("ptab"): "　", q("noBreakHyphen"): "-", q("cr"): _BREAK}
_R, _T, _BR, _RUBY, _SYMBOL = q("r"), q("t"), q("br"), q("ruby"), q("sym")
_CHOICES = f"{q('ffData')}/{q('ddList')}"
# Boxes and ticks of the typefaces Wingdings and Wingdings 2, by the character that a w:sym names.
_BOXES = {
    "wingdings": {0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
}
_PROPERTIES, _STYLE = q("rPr"), q("rStyle")
_VAL, _TYPE, _FIELD = q("val"), q("type"), q("fldChar")

Found = TypeVar("Found")


class StyledPiece(NamedTuple):
    """Text in one character style (its name; empty for none)."""

    style: str
    text: str


class XmlRun(NamedTuple):
    """A ``w:r``: the id of its character style, its text (a manual line break is ``\\n``), its element."""

    style: str
    text: str
    run: etree._Element


def runs_in(parent: etree._Element) -> Iterator[XmlRun]:
    """The runs of a paragraph, tracked changes accepted."""
    for child in parent:
        tag = child.tag
        if tag in (_R, _MATH_RUN):
            yield from _run(child)
        elif tag in _HOLDERS or (tag in _MATH and is_linear(child)):
            yield from runs_in(child)
        elif tag == ALTERNATIVES:
            yield from first_alternative(child, runs_in)


def _run(run: etree._Element) -> Iterator[XmlRun]:
    style = child_of(child_of(run, _PROPERTIES), _STYLE)
    if words := "".join(map(text_of_child, run)):
        yield XmlRun("" if style is None else style.get(_VAL, ""), words, run)


def is_linear(formula: etree._Element) -> bool:
    """True if a formula (``m:oMath``) is only signs in a line, which can be read as text."""
    return next(formula.iter(*_STRUCTURES), None) is None


def lines_in(paragraph: etree._Element, style_names: dict[str, str]) -> list[list[StyledPiece]]:
    """The paragraph's lines, one more than it has manual line breaks, each as pieces."""
    return lines_of_runs(runs_in(paragraph), style_names)


def lines_of_runs(stretches: Iterable[XmlRun], style_names: dict[str, str]) -> list[list[StyledPiece]]:
    """The lines of these runs, one more than they have manual line breaks, each as pieces."""
    lines: list[list[tuple[str, list[str]]]] = [[]]  # each piece as its style and the words of its runs
    for style_id, words, _ in stretches:
        style = style_names.get(style_id, "")
        for index, part in enumerate(UNPRINTABLE_IN_LINES.sub("\ufffd", words).split(_BREAK)):
            if index:
                lines.append([])
            if part:
                _add_words(lines[-1], style, part)
    return [[StyledPiece(style, "".join(words)) for style, words in line] for line in lines]


def is_fallback(element: etree._Element) -> bool:
    """True if an element is in an ``mc:Fallback``, which repeats its ``mc:Choice`` for older programs."""
    return next(element.iterancestors(FALLBACK), None) is not None


def first_alternative(
    alternatives: etree._Element, read: Callable[[etree._Element], Iterator[Found]]
) -> Iterator[Found]:
    """The result of ``read`` for the first alternative of an ``mc:AlternateContent`` in which it finds anything."""
    for alternative in alternatives:
        found = list(read(alternative)) if alternative.tag in (CHOICE, FALLBACK) else []
        if found:
            yield from found
            return


def _add_words(line: list[tuple[str, list[str]]], style: str, words: str) -> None:
    """Add the words of a run to a line, to the last piece if that has their style: Word splits runs arbitrarily."""
    if not line or line[-1][0] != style:
        line.append((style, []))
    line[-1][1].append(words)


def text_of_child(element: etree._Element) -> str:
    """The visible text of a run's child: a manual line break is ``\\n``, a tab a wide space."""
    if element.tag in (_T, _MATH_TEXT):
        return _LINE_ENDS.sub(" ", element.text or "")
    if element.tag == _BR:
        return _BREAK if element.get(_TYPE, "textWrapping") == "textWrapping" else ""
    if element.tag == _SYMBOL:
        return _symbol(element)
    if element.tag == _FIELD:
        return _chosen(element)
    if element.tag in (ALTERNATIVES, _RUBY):
        return "".join(stretch.text for stretch in _within(element))
    return _SIGNS.get(str(element.tag), "")


def _symbol(element: etree._Element) -> str:
    """The character of a ``w:sym``; of a typeface of symbols only boxes and ticks."""
    code = element.get(q("char"), "")
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code):
        return ""
    number = int(code, 16)
    if 0xF000 <= number <= 0xF0FF:  # how Word writes the characters of a typeface of symbols
        return _BOXES.get(element.get(q("font"), "").lower(), {}).get(number - 0xF000, "")
    return "" if 0xD800 <= number < 0xF000 or not number else chr(number)


def _chosen(field: etree._Element) -> str:
    """The entry that a drop-down of a form shows (``w:ddList``, ISO/IEC 29500-1, 17.16.9), which no run repeats."""
    if (choices := field.find(_CHOICES)) is None:
        return ""
    entries = [entry.get(_VAL, "") for entry in choices.iterchildren(q("listEntry"))]
    given = next((choices.find(q(tag)) for tag in ("result", "default") if choices.find(q(tag)) is not None), None)
    digits = "0" if given is None else given.get(_VAL, "0")
    return entries[int(digits)] if re.fullmatch("[0-9]{1,3}", digits) and int(digits) < len(entries) else ""


def _within(element: etree._Element) -> Iterator[XmlRun]:
    """The runs within a run's child: a ruby's base, or the fallback of a newer feature."""
    if element.tag == ALTERNATIVES:
        for fallback in element.iterchildren(FALLBACK):
            yield from _run(fallback)
    else:
        yield from runs_in(element)
