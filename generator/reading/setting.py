"""How a paragraph is set: what its styles, its list and its own properties come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from lxml import etree

from generator.layout.wordml import q
from generator.reading.form import Align, BlockForm, LineRule, Paper, RunForm
from generator.reading.stylesheet import Properties, length, paragraph_properties, run_properties
from generator.reading.text import Stretch
from generator.reading.word_file import WordFile

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RPR, _PPR = q("rPr"), q("pPr")
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")


class Setter:
    """Gives the look of paragraphs and sections of one document."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.theme_fonts: dict[str, None] = {}  # the theme's fonts that a run used, in order
        self._theme: dict[str, str] | None = None
        self._of_list: dict[tuple[str, int], Properties] = {}

    def properties(self, paragraph: etree._Element, style: str) -> Properties:
        """What holds for a paragraph, its list's indents among it."""
        own = paragraph_properties(paragraph.find(_PPR))
        inherited = self.file.styles.paragraph(style)
        merged = {**inherited, **own}
        if "list" in merged and merged["list"] != "0":
            depth = (
                self.file.numbering.depth_of(merged["list"], style) if "depth" not in merged else int(merged["depth"])
            )
            merged = {
                **inherited,
                **self._list_properties(merged["list"], depth),
                **own,
                "list": merged["list"],
                "depth": depth,
            }
        return merged

    def block(self, properties: Properties, style: str, stretches: Iterable[Stretch]) -> BlockForm:
        """The look of a paragraph with these properties."""
        get = properties.get
        return BlockForm(
            tuple(self._runs(style, stretches)),
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

    def hides(self, style: str, stretch: Stretch) -> bool:
        """Whether a run is hidden text."""
        own = stretch.run.find(_RPR)
        given = run_properties(own) if own is not None else {}
        return bool(given.get("vanish", self.file.styles.run(style, stretch.style).get("vanish")))

    def _runs(self, style: str, stretches: Iterable[Stretch]) -> Iterator[RunForm]:
        last: RunForm | None = None
        for stretch in stretches:
            run = self._run(style, stretch)
            if last is not None and _same_type(last, run):
                last = _with_text(last, last.text + run.text)
            else:
                if last is not None:
                    yield last
                last = run
        if last is not None:
            yield last

    def _run(self, style: str, stretch: Stretch) -> RunForm:
        inherited = self.file.styles.run(style, stretch.style)
        own = stretch.run.find(_RPR)
        merged = inherited if own is None else {**inherited, **run_properties(own)}
        get = merged.get
        ascii_font, wide, other = (self._font(get(slot, "")) for slot in ("ascii", "eastAsia", "hAnsi"))
        return RunForm(
            stretch.text,
            ascii_font,
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
            self._of_list[instance, depth] = {name: said for name, said in given.items() if name.startswith("ind ")}
        return self._of_list[instance, depth]


def papers(body: etree._Element) -> tuple[Paper, ...]:
    """The paper of each section, in order."""
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
    return {etree.QName(str(name)).localname: length(str(said)) for name, said in element.attrib.items()}


def _theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """The fonts by the names that ``w:asciiTheme`` and its like use."""
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


def _same_type(one: RunForm, other: RunForm) -> bool:
    return _with_text(one, "") == _with_text(other, "")


def _with_text(run: RunForm, text: str) -> RunForm:
    return RunForm(text, *_values(run)[1:])


def _values(run: RunForm) -> Sequence[Any]:
    return [getattr(run, name) for name in RunForm.__slots__]
