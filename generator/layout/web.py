"""Prints a report as a web page of semantic elements.

Metadata have the names of 《政府网站发展指引》(国办发〔2017〕47号), else those of Dublin Core.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from generator.chinese.clipping import clipped
from generator.chinese.dates import date_of
from generator.files.stamp import BLANK, stamp_text
from generator.report.outline import Annex, Block, Paragraph, Report, Table
from generator.word.properties import properties_of

LONGEST_DESCRIPTION = 120
"""Characters of the description: what search pages show."""

_DOCTYPE = "<!DOCTYPE html>"
_IDENTIFIER = "dcterms.identifier"

# Typefaces by the names that Windows, macOS, 统信 and 麒麟 have; a website that has its own goes before them.
_FANG_SONG = '"仿宋_GB2312", FangSong_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", serif'
_SONG_TITLE = '"方正小标宋简体", FZXiaoBiaoSong-B05S, "方正小标宋_GBK", SimSun, STSong, "Noto Serif CJK SC", serif'
_HEI = 'SimHei, "黑体", STHeiti, "Noto Sans CJK SC", sans-serif'
_KAI = '"楷体_GB2312", KaiTi_GB2312, KaiTi, STKaiti, serif'
_STYLE = (
    f"""
body {{ font-family: {_FANG_SONG}; }}
h1 {{ font-family: {_SONG_TITLE}; font-weight: normal; }}
h2 {{ font-family: {_HEI}; font-weight: normal; }}
h3 {{ font-family: {_KAI}; font-weight: normal; }}
h4 {{ font-weight: normal; }}
"""
    + """
body { max-width: 50em; margin: 2em auto; padding: 0 1em; line-height: 1.8; }
h1, .annex > h2, caption { text-align: center; }
p { text-indent: 2em; }
p.recipient, p.label { text-indent: 0; }
p.signature, p.date { text-align: right; text-indent: 0; }
h1, h2, h3, h4, p, td, th, caption { white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid; padding: 0 .4em; }
"""
)
_HEADINGS = {1: "h2", 2: "h3", 3: "h4"}


def web_page(report: Report, *, published: date | None = None) -> bytes:
    """The report as a page in UTF-8, carrying the fingerprint of its content; ``published`` is its 发布日期."""
    root = _element("html", _head(report, published), _element("body", _article(report)), lang="zh-CN")
    text = etree.tostring(root, method="html", encoding="unicode", doctype=_DOCTYPE) + "\n"
    return stamp_text(text.encode())


def _head(report: Report, published: date | None) -> etree._Element:
    properties = properties_of(report)
    signed = properties.time.date() if properties.time else None
    metadata = {
        "viewport": "width=device-width, initial-scale=1",
        "description": _description(report),
        "ArticleTitle": properties.title,
        "ContentSource": " ".join(properties.issuers),
        "Keywords": ",".join(properties.keywords),
        "dcterms.created": signed.isoformat() if signed else "",
        "PubDate": published.isoformat() if published else "",
        "dcterms.issued": published.isoformat() if published else "",
        _IDENTIFIER: BLANK,
    }
    metas = (_element("meta", name=name, content=content) for name, content in metadata.items() if content)
    title, style = _element("title"), _element("style")
    title.text, style.text = properties.title or "法治政府建设年度报告", _STYLE
    return _element("head", _element("meta", charset="utf-8"), title, *metas, style)


def _description(report: Report) -> str:
    """The first sentences of the body, up to ``LONGEST_DESCRIPTION`` characters."""
    texts = (block.text for block in report.blocks if isinstance(block, Paragraph) and block.role == "body")
    text = next(texts, "")
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    whole = text[:LONGEST_DESCRIPTION].rpartition("。")
    return whole[0] + whole[1] or clipped(text, LONGEST_DESCRIPTION)


def _article(report: Report) -> etree._Element:
    head = [_line("p", line) for line in report.head.to_text().splitlines()]
    imprint = [_line("p", line) for line in report.imprint.to_text().splitlines()]
    return _element("article", *head, *_blocks(report.blocks), *map(_annex, report.annexes), *imprint)


def _blocks(blocks: Iterable[Block]) -> Iterator[etree._Element]:
    """The blocks as elements; the lines of a title are one heading."""
    title: list[Paragraph] = []
    for block in (*blocks, None):
        if isinstance(block, Paragraph) and block.role == "title":
            title.append(block)
            continue
        if title:
            yield _title(title)
            title = []
        if isinstance(block, Table):
            yield _table(block)
        elif block is not None:
            yield _paragraph(block)


def _title(lines: list[Paragraph]) -> etree._Element:
    made = _element("h1")
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(made, "br")
        _put(made, line)
    return made


def _paragraph(paragraph: Paragraph) -> etree._Element:
    made = _element(_HEADINGS.get(paragraph.level, "p") if paragraph.role == "heading" else "p")
    if paragraph.role in ("recipient", "signature", "date"):
        made.set("class", paragraph.role)
    inside = made
    if paragraph.role == "date" and (day := date_of(paragraph.to_text())):
        inside = etree.SubElement(made, "time", datetime=day.isoformat())
    elif paragraph.role == "heading" and paragraph.level not in _HEADINGS:
        inside = etree.SubElement(made, "strong")
    _put(inside, paragraph)
    return made


def _put(element: etree._Element, paragraph: Paragraph) -> None:
    """Put number and words into the element, pending runs as ``<mark>``."""
    _append(element, paragraph.number)
    for run in paragraph.bare().runs:
        if run.kind == "pending":
            etree.SubElement(element, "mark").text = run.text
        else:
            _append(element, run.text)


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _annex(annex: Annex) -> etree._Element:
    """A section of its own; where it begins with a table, its title is the table's caption."""
    label = _line("p", annex.label)
    label.set("class", "label")
    first, *others = annex.blocks or (None,)
    if isinstance(first, Table):
        return _classed("annex", label, _table(first, annex.title), *_blocks(others))
    return _classed("annex", label, _line("h2", annex.title), *_blocks(annex.blocks))


def _classed(name: str, *inside: etree._Element) -> etree._Element:
    made = _element("section", *inside)
    made.set("class", name)
    return made


def _table(table: Table, caption: str = "") -> etree._Element:
    columns = _row(_line("th", text, scope="col") for text in table.columns)
    rows = (_row(_line("td", text) for text in row) for row in table.rows)
    top = [_line("caption", caption)] if caption else []
    return _element("table", *top, _element("thead", columns), _element("tbody", *rows))


def _row(cells: Iterable[etree._Element]) -> etree._Element:
    made = etree.Element("tr")
    made.extend(cells)
    return made


def _line(tag: str, text: str, **attributes: str) -> etree._Element:
    made = _element(tag, **attributes)
    made.text = text
    return made


def _element(tag: str, *inside: etree._Element, **attributes: str) -> etree._Element:
    """An element, each of its children on a line of its own."""
    made = etree.Element(tag, attributes)
    if inside:
        made.text = "\n"
    for child in inside:
        child.tail = "\n"
        made.append(child)
    return made
