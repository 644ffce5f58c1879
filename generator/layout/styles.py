"""The paragraph, character and table styles of the national layout (GB/T 9704—2012), declared one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from lxml import etree

from generator.word import measures as m
from generator.word import style_names as n
from generator.word.wordml import w

STANDARD = "Normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style; lengths in twips, indents in characters, sizes in half points."""

    id: str
    name: str
    font: str = m.FANG
    size: int = m.SIZE_TEXT
    colour: str = ""
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    before: int = 0
    after: int = 0
    line: int = m.LINE
    outline: int = 0
    next: str = ""
    together: bool = False  # keep with next
    grouped: bool = False  # space before and after only around a group of this style
    new_page: bool = False
    border: str = ""
    tab: int = 0
    hanging: float = 0
    foot: bool = False  # a style of the 版记


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStyle:
    """A character style; an empty value leaves the paragraph's."""

    id: str
    name: str
    font: str = ""
    colour: str = ""
    size: int = 0
    shade: str = ""  # Word heeds w:highlight in text only, not in a style


_indented = partial(ParagraphStyle, first=m.INDENT_CHARACTERS)
_heading = partial(_indented, together=True, next="GwBody")
_number_line = partial(ParagraphStyle, before=m.lines(m.BLANK_BELOW_MARK), together=True)
_imprint = partial(ParagraphStyle, foot=True, size=m.SIZE_IMPRINT, align="left", line=m.LINE_IMPRINT)
_cell = partial(ParagraphStyle, size=m.SIZE_CELL, line=m.LINE_CELL, align="center")
_page_number = partial(ParagraphStyle, font=m.SONG, size=m.SIZE_PAGE_NUMBER, line=m.PAGE_NUMBER_LINE)

PARAGRAPH_STYLES: tuple[ParagraphStyle, ...] = (
    ParagraphStyle(
        id="GwTitle", name="公文标题", font=m.SONG_TITLE, size=m.SIZE_TITLE, align="center", next="GwBody",
        after=m.lines(m.BLANK_BELOW_TITLE), grouped=True, together=True,
    ),
    ParagraphStyle(id="GwRecipient", name="主送机关", next="GwBody"),
    _indented(id="GwBody", name="公文正文"),
    _heading(id="GwHeading1", name="一级标题", font=m.HEI, outline=1),
    _heading(id="GwHeading2", name="二级标题", font=m.KAI, outline=2),
    _heading(id="GwHeading3", name="三级标题", outline=3),
    _heading(id="GwHeading4", name="四级标题", outline=4),
    _indented(id="GwClosing", name="公文结束语"),
    _indented(
        id="GwAttachment", name="附件说明", before=m.lines(1), grouped=True, align="left"
    ),
    ParagraphStyle(
        id="GwSignature", name=n.SIGNATURE, align="right", right=m.SIGNATURE_RIGHT, together=True,
        before=m.lines(m.BLANK_ABOVE_SIGNATURE), grouped=True, next="GwDate",
    ),
    ParagraphStyle(id="GwDate", name=n.DATE, align="right", right=m.SIGNATURE_RIGHT),
    ParagraphStyle(
        id="GwSealedSignature", name=n.SEALED_SIGNATURE, align="right", right=m.SEALED_DATE_RIGHT, together=True,
        before=m.lines(m.BLANK_ABOVE_SEALED), grouped=True, next="GwSealedDate",
    ),
    ParagraphStyle(id="GwSealedDate", name=n.SEALED_DATE, align="right", right=m.SEALED_DATE_RIGHT),
    _indented(id="GwNote", name="附注"),
    ParagraphStyle(
        id="GwStatus", name=n.STATUS, font=m.HEI, align="left", after=m.lines(m.BLANK_BELOW_RULE), together=True,
    ),
    ParagraphStyle(
        id="GwMark", name=n.MARK, font=m.SONG_TITLE, size=m.size(m.SIZE_MARK), colour=m.RED, align="center",
        before=m.SPACE_ABOVE_MARK, line=m.pt(m.SIZE_MARK + m.MARK_LEADING), grouped=True, together=True,
    ),
    _number_line(id="GwNumber", name=n.NUMBER_ALONE, align="center"),
    _number_line(
        id="GwNumberSigners", name=n.NUMBER_AND_SIGNERS, align="left", grouped=True,
        left=m.HEAD_INDENT_CHARACTERS, right=m.HEAD_INDENT_CHARACTERS,
        tab=m.TEXT_WIDTH - m.characters(m.HEAD_INDENT_CHARACTERS),
    ),
    ParagraphStyle(
        id="GwRule", name=n.RULE, line=m.LINE_RULE, border=m.RED, together=True,
        after=m.lines(m.BLANK_BELOW_RULE),
    ),
    ParagraphStyle(
        id="GwAnnexLabel", name=n.ANNEX_LABEL, font=m.HEI, align="left", new_page=True, together=True,
    ),
    ParagraphStyle(
        id="GwAnnexTitle", name=n.ANNEX_TITLE, font=m.SONG_TITLE, size=m.SIZE_TITLE, align="center",
        before=m.lines(m.BLANK_ABOVE_ANNEX_TITLE), after=m.lines(m.BLANK_BELOW_TITLE), together=True, next="GwBody",
    ),
    _cell(id="GwColumn", name=n.COLUMN, font=m.HEI, together=True),
    _cell(id="GwCell", name=n.CELL),
    ParagraphStyle(id="GwAroundTable", name=n.AROUND_TABLE, line=m.lines(0.5)),
    _imprint(
        id="GwCopiedTo", name=n.COPIED_TO, left=m.IMPRINT_INDENT_CHARACTERS + m.COPIED_TO_CHARACTERS,
        right=m.IMPRINT_INDENT_CHARACTERS, hanging=m.COPIED_TO_CHARACTERS,
    ),
    _imprint(
        id="GwIssued", name=n.ISSUED, left=m.IMPRINT_INDENT_CHARACTERS, right=m.IMPRINT_INDENT_CHARACTERS,
        tab=m.TEXT_WIDTH - m.IMPRINT_CHARACTER,
    ),
    ParagraphStyle(id="GwImprintRoom", name=n.IMPRINT_ROOM, line=m.LINE_NOTHING),
    _page_number(
        id="GwPageOdd", name=n.PAGE_NUMBER_ODD, align="right", right=m.PAGE_NUMBER_INDENT_CHARACTERS
    ),
    _page_number(
        id="GwPageEven", name=n.PAGE_NUMBER_EVEN, align="left", left=m.PAGE_NUMBER_INDENT_CHARACTERS
    ),
    ParagraphStyle(
        id="GwInstruction", name=n.INSTRUCTION, size=m.SIZE_TAG, line=m.LINE_TAG, colour=m.GREY, align="left"
    ),
    ParagraphStyle(id="GwFixed", name=n.FIXED_TEXT),
)  # fmt: skip

RUN_STYLES: tuple[RunStyle, ...] = (
    RunStyle(id="GwPending", name="待补", shade=m.YELLOW),
    RunStyle(id="GwMasked", name="已掩码"),
    RunStyle(id="GwOrdinal", name=n.NUMBER),
    RunStyle(id="GwDocumentNumber", name=n.DOCUMENT_NUMBER),
    RunStyle(id="GwSigner", name=n.SIGNER, font=m.KAI),
    RunStyle(id="GwRunIn", name=n.RUN_IN),
    RunStyle(id="GwBetween", name=n.BETWEEN_SIGNATURES),
    RunStyle(id="GwCopiedNames", name=n.COPIED_NAMES),
    RunStyle(id="GwIssuedBy", name=n.ISSUED_BY),
    RunStyle(id="GwIssuedOn", name=n.ISSUED_ON),
    RunStyle(id="GwTag", name=n.INSTRUCTION_WORDS, font=m.FANG, colour=m.GREY, size=m.SIZE_TAG),
)

IDS = {style.name: style.id for style in PARAGRAPH_STYLES} | {style.name: style.id for style in RUN_STYLES}
TABLE_ID, IMPRINT_ID = "GwTable", "GwImprint"


def styles_part() -> etree._Element:
    """The root of ``word/styles.xml``."""
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", _default_type()), w("pPrDefault", _default_paragraph())),
        w("style", w("name", val=STANDARD), w("qFormat"), type="paragraph", default=1, styleId=STANDARD),
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
          type="character", default=1, styleId="DefaultParagraphFont"),
        _table_standard(),
        *map(_paragraph_style, PARAGRAPH_STYLES),
        *map(_run_style, RUN_STYLES),
        _table_style(),
        _imprint_style(),
    )  # fmt: skip


def fonts_part() -> etree._Element:
    """The root of ``word/fontTable.xml``: each font with its substitute."""
    return w("fonts", *(
        w("font", w("altName", val=other), w("charset", val=86), w("family", val="auto"), name=name)
        for name, other in m.ALTERNATIVES.items()
    ))  # fmt: skip


def font(name: str) -> etree._Element:
    """A ``w:rFonts`` with one font for all scripts, so that neither Word nor WPS reports a missing font."""
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _default_type() -> etree._Element:
    return w(
        "rPr", font(m.FANG), w("color", val=m.BLACK), w("spacing", val=m.CHARACTER_SPACING),
        w("sz", val=m.SIZE_TEXT), w("szCs", val=m.SIZE_TEXT), w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )  # fmt: skip


def _default_paragraph() -> etree._Element:
    """Default paragraph: no widow control, no line begun by punctuation, no automatic space between 汉字 and digits."""
    return w(
        "pPr", w("widowControl", val=0), w("kinsoku"), w("autoSpaceDE", val=0), w("autoSpaceDN", val=0),
        w("snapToGrid", val=0), w("spacing", before=0, after=0, line=m.LINE, lineRule="exact"), w("jc", val="both"),
    )  # fmt: skip


def _paragraph_style(style: ParagraphStyle) -> etree._Element:
    follows = [w("next", val=style.next)] if style.next else []
    return w(
        "style", w("name", val=style.name), w("basedOn", val=STANDARD), *follows, w("qFormat"),
        w("pPr", *_paragraph_properties(style)), w("rPr", *_type_properties(style)),
        type="paragraph", customStyle=1, styleId=style.id,
    )  # fmt: skip


def _paragraph_properties(style: ParagraphStyle) -> Iterator[etree._Element]:
    """The children of ``w:pPr`` in the order of the schema (CT_PPrBase)."""
    if style.together:
        yield from (w("keepNext"), w("keepLines"))
    if style.new_page:
        yield w("pageBreakBefore")
    if style.border:
        yield w("pBdr", w("bottom", val="single", sz=m.RULE_WEIGHT, space=0, color=style.border))
    if style.tab:
        yield w("tabs", w("tab", val="right", pos=style.tab))
    yield w("spacing", before=style.before, after=style.after, line=style.line, lineRule="exact")
    if style.first or style.left or style.right:
        yield _indent(style)
    if style.grouped:
        yield w("contextualSpacing")
    yield w("jc", val=style.align)
    if style.outline:
        yield w("outlineLvl", val=style.outline - 1)


def _indent(style: ParagraphStyle) -> etree._Element:
    sides = {"left": style.left, "right": style.right, "firstLine": style.first, "hanging": style.hanging}
    given = {side: value for side, value in sides.items() if value}
    if style.foot:  # Word takes a character for one of the text's size
        return w("ind", **{side: round(value * m.IMPRINT_CHARACTER) for side, value in given.items()})
    # Two characters as the clerk sees them in Word's dialogue; other indents must not change with the size of type.
    in_characters = {"firstLineChars": round(style.first * m.HUNDREDTHS)} if style.first else {}
    return w("ind", **in_characters, **{side: m.characters(value) for side, value in given.items()})


def _type_properties(style: ParagraphStyle) -> Iterator[etree._Element]:
    yield font(style.font)
    if style.colour:
        yield w("color", val=style.colour)
    if style.size != m.SIZE_TEXT:
        yield from (w("spacing", val=0), w("sz", val=style.size), w("szCs", val=style.size))


def _run_style(style: RunStyle) -> etree._Element:
    face = [font(style.font)] if style.font else []
    coloured = [w("color", val=style.colour)] if style.colour else []
    sized = [w("sz", val=style.size), w("szCs", val=style.size)] if style.size else []
    shaded = [w("shd", val="clear", color="auto", fill=style.shade)] if style.shade else []
    return w(
        "style", w("name", val=style.name), w("basedOn", val="DefaultParagraphFont"), w("qFormat"),
        w("rPr", *face, *coloured, *sized, *shaded), type="character", customStyle=1, styleId=style.id,
    )  # fmt: skip


def _table_standard() -> etree._Element:
    return w(
        "style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(m.CELL_SIDE)),
        type="table", default=1, styleId="TableNormal",
    )  # fmt: skip


def _table_style() -> etree._Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _bordered(TABLE_ID, n.TABLE, dict.fromkeys(sides, m.TABLE_WEIGHT))


def _imprint_style() -> etree._Element:
    edge = m.IMPRINT_EDGE_WEIGHT
    return _bordered(IMPRINT_ID, n.IMPRINT, {"top": edge, "bottom": edge, "insideH": m.IMPRINT_DIVIDER_WEIGHT}, side=0)


def _bordered(style_id: str, name: str, weights: dict[str, int], *, side: int = m.CELL_SIDE) -> etree._Element:
    """A table style with borders of these weights, in eighths of a point, and room at the sides of its cells."""
    borders = (w(place, val="single", sz=weight, space=0, color=m.BLACK) for place, weight in weights.items())
    return w(
        "style", w("name", val=name), w("basedOn", val="TableNormal"), w("qFormat"),
        w("tblPr", w("tblBorders", *borders), _cell_margins(side)), type="table", customStyle=1, styleId=style_id,
    )  # fmt: skip


def _cell_margins(side: int) -> etree._Element:
    widths = {"top": 0, "left": side, "bottom": 0, "right": side}
    return w("tblCellMar", *(w(place, w=width, type="dxa") for place, width in widths.items()))
