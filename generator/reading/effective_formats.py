"""Effective formats: what a paragraph's or run's styles, list, theme and own properties come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from lxml import etree

from generator.reading.formats import Align, BlockFormat, LineRule, Paper, RunFormat
from generator.reading.runs import XmlRun
from generator.reading.stylesheet import Properties, length, paragraph_properties, run_properties
from generator.reading.word_file import WordFile
from generator.word.wordml import child_of, q

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RPR, _RUN_STYLE, _PARAGRAPH_STYLE = q("rPr"), q("rStyle"), q("pStyle")
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")


class ResolvedParagraph(NamedTuple):
    """A paragraph's format without its runs, and the id and level of its list ("0" for none)."""

    block_format: BlockFormat
    list: str
    depth: int

    def with_runs(self, runs: tuple[RunFormat, ...]) -> BlockFormat:
        """The format with these runs."""
        return BlockFormat(runs, *_AFTER_RUNS(self.block_format))


LeftOut: TypeAlias = Literal["hidden", "struck"]


class VisibleRuns(NamedTuple):
    """The runs of a paragraph that count as text, their formats, and the text of those that do not, by the reason."""

    runs: list[XmlRun]
    formats: tuple[RunFormat, ...]
    left_out: dict[LeftOut, str]


_AFTER_RUNS = attrgetter(*[field.name for field in fields(BlockFormat)][1:])


class FormatResolver:
    """Resolves formats in one document, equal properties only once."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.theme_fonts: dict[str, None] = {}  # the theme's fonts that a run used, in order
        self._theme: dict[str, str] | None = None
        self._of_list: dict[tuple[str, int], Properties] = {}
        self._paragraphs: dict[tuple[str, bytes], ResolvedParagraph] = {}
        self._types: dict[tuple[str, str, bytes], tuple[LeftOut | None, tuple[Any, ...]]] = {}

    def paragraph(self, properties: etree._Element | None, style: str) -> ResolvedParagraph:
        """The format of a paragraph with these properties (``w:pPr``), without its runs."""
        key = (style, _xml_key(properties, _PARAGRAPH_STYLE))
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(self._merged(paragraph_properties(properties), style), style)
        return self._paragraphs[key]

    def _merged(self, own: Properties, style: str) -> Properties:
        inherited = self.file.styles.paragraph(style)
        merged = {**inherited, **own}
        listed = merged.get("list", "0")
        if listed == "0":
            return merged
        depth = merged["depth"] if "depth" in merged else self.file.numbering.depth_of(listed, style)
        return {**inherited, **self._list_properties(listed, depth), **own, "list": listed, "depth": depth}

    def _paragraph(self, properties: Properties, style: str) -> ResolvedParagraph:
        get = properties.get
        block_format = BlockFormat(
            style=self.file.styles.names.get(style or self.file.styles.standard, ""),
            align=cast(Align, get("align", "left")),
            line=round(length(get("line"))) or 240,
            line_rule=cast(LineRule, get("lineRule") or "auto"),
            before=round(length(get("before"))),
            after=round(length(get("after"))),
            first=get("ind firstLine", 0),
            first_characters=get("ind firstLineChars", 0),
            left=get("ind left", 0),
            left_characters=get("ind leftChars", 0),
            right=get("ind right", 0),
            right_characters=get("ind rightChars", 0),
            outline=(get("outline", 9) + 1) % 10,
            automatic=get("list", "0") != "0",
            page_break=get("page_break", False),
            snap_to_grid=get("snap", True),
        )
        return ResolvedParagraph(block_format, get("list", "0"), get("depth", 0))

    def visible_runs(self, style: str, runs: Iterable[XmlRun]) -> VisibleRuns:
        """The runs that count as text, their formats, and the text of those that are hidden or struck out."""
        shown: list[XmlRun] = []
        alike: list[tuple[tuple[Any, ...], list[str]]] = []  # each look with the words of the neighbours that have it
        texts: dict[LeftOut, str] = {}
        for run in runs:
            left_out, look = self._type(style, run)
            if left_out:
                texts[left_out] = texts.get(left_out, "") + run.text
                continue
            shown.append(run)
            if not alike or alike[-1][0] != look:
                alike.append((look, []))
            alike[-1][1].append(run.text)
        return VisibleRuns(shown, tuple([RunFormat("".join(words), *look) for look, words in alike]), texts)

    def _type(self, style: str, run: XmlRun) -> tuple[LeftOut | None, tuple[Any, ...]]:
        """Why a run is no text, if it is none, and the fields of its ``RunFormat`` after the text."""
        own = child_of(run.run, _RPR)
        key = (style, run.style, _xml_key(own, _RUN_STYLE))
        if key not in self._types:
            merged = {**self.file.styles.run(style, run.style), **run_properties(own)}
            struck = merged.get("strike") or merged.get("dstrike")
            left_out: LeftOut | None = "hidden" if merged.get("vanish") else "struck" if struck else None
            self._types[key] = (left_out, self._look(merged))
        return self._types[key]

    def _look(self, merged: Properties) -> tuple[Any, ...]:
        get = merged.get
        half, wide, other = (self._font(get(slot, "")) for slot in ("ascii", "eastAsia", "hAnsi"))
        return (
            half,
            wide,
            wide if get("hint") == "eastAsia" else other,
            get("size", 10.0),
            get("bold", False),
            get("italic", False),
            bool(get("underline", "")),
            get("colour", ""),
            get("highlight", ""),
            get("spacing", 0),
            any(isinstance(get(slot), tuple) for slot in ("ascii", "eastAsia")),
        )

    def _font(self, font: str | tuple[str, str]) -> str:
        if isinstance(font, str):
            return font
        if self._theme is None:
            self._theme = _theme_fonts(self.file.related("theme"))
        found = self._theme.get(font[1], "")
        self.theme_fonts[found or font[1]] = None
        return found

    def _list_properties(self, instance: str, depth: int) -> Properties:
        if (instance, depth) not in self._of_list:
            level = self.file.numbering.level(instance, depth)
            given = paragraph_properties(level.properties) if level else {}
            self._of_list[instance, depth] = {name: value for name, value in given.items() if name.startswith("ind ")}
        return self._of_list[instance, depth]


def papers(body: etree._Element) -> tuple[Paper, ...]:
    """Paper size and margins of each section, in order."""
    return tuple(map(_paper, body.iter(q("sectPr"))))


def _paper(section: etree._Element) -> Paper:
    size, margins, grid = (_numbers(section.find(q(tag))) for tag in ("pgSz", "pgMar", "docGrid"))
    kind = section.find(q("docGrid"))
    given = {name: round(margins.get(name, 0)) for name in _MARGINS}
    return Paper(
        round(size.get("w", 12240)),
        round(size.get("h", 15840)),
        landscape=section.find(f"{q('pgSz')}[@{q('orient')}='landscape']") is not None,
        grid=(
            "" if kind is None else kind.get(q("type"), ""),
            round(grid.get("linePitch", 0)),
            round(grid.get("charSpace", 0)),
        ),
        **given,
    )


def _numbers(element: etree._Element | None) -> dict[str, float]:
    if element is None:
        return {}
    return {etree.QName(str(name)).localname: length(str(value)) for name, value in element.attrib.items()}


def _theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """The theme's fonts by the names that ``w:asciiTheme`` and the like use (``minorEastAsia``)."""
    found: dict[str, str] = {}
    for group in ("major", "minor"):
        fonts = None if root is None else next(root.iter(f"{_A}{group}Font"), None)
        if fonts is None:
            continue
        latin, wide = (_typeface(fonts.find(f"{_A}{tag}")) for tag in ("latin", "ea"))
        wide = wide or _typeface(fonts.find(f"{_A}font[@script='Hans']"))
        for slot, font in (("Ascii", latin), ("HAnsi", latin), ("EastAsia", wide), ("Bidi", latin)):
            found[group + slot] = font
    return found


def _typeface(element: etree._Element | None) -> str:
    return "" if element is None else element.get("typeface", "")


def _xml_key(element: etree._Element | None, style: str) -> bytes:
    """The properties' XML, as the cache key of their format; empty if they do no more than name a style."""
    if element is None or (len(element) == 1 and element[0].tag == style):
        return b""
    return etree.tostring(element, with_tail=False)
