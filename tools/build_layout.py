"""Builds the national layout as a Word template: ``python tools/build_layout.py``.

The template prints what ``generator/layout/context.py`` declares, in docxtpl's dialect (``{%p … %}`` stands for its
paragraph, ``{%r … %}`` for its run, ``{%tr … %}`` and ``{%tc … %}`` for a row and a cell). Beside the .docx stands a
text twin, so that a change of it shows in a diff.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from generator.files.opc import CONTENT_TYPES
from generator.files.resources import resource
from generator.layout.styles import IDS, IMPRINT_ID, TABLE_ID, fonts_part, styles_part
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.package import MAIN_TYPE, Parts, pack
from generator.word.wordml import RELATIONSHIPS, TYPES, R, parse, serialise, text, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_INTRODUCTION = (
    "版式模板：字体、字号、行距、页边距都可以在 Word 或 WPS 里修改，改“样式”最省事；灰色的指令行请整行保留。"
    "要加固定文字，请用“固定文字”样式。改完另存为 .docx，起草时用 --layout 指定。"
)
# Printed by the loop over 正文 besides the paragraphs of the outline.
_ANNEX_STYLES = (n.ANNEX_LABEL, n.ANNEX_TITLE)
_FOOTERS = (("default", "footer1", n.PAGE_NUMBER_ODD, "1"), ("even", "footer2", n.PAGE_NUMBER_EVEN, "2"))


def build() -> bytes:
    """The template's .docx."""
    return pack(_parts())


def text_twin(docx_parts: Parts) -> str:
    """Every part, indented, one after another."""
    written = []
    for name in sorted(docx_parts):
        root = parse(docx_parts[name])
        etree.indent(root)
        written.append(f"===== {name}\n{etree.tostring(root, encoding='unicode')}\n")
    return "\n".join(written)


def main(folder: Path | None = None) -> None:
    """Write the template and its twin into the folder of layouts."""
    folder = folder or resource("templates", "layout")
    (folder / "gbt9704.docx").write_bytes(build())
    (folder / "gbt9704.txt").write_text(text_twin(_parts()), encoding="utf-8", newline="\n")


def _parts() -> Parts:
    roots = {
        "word/document.xml": _document(),
        "word/styles.xml": styles_part(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": fonts_part(),
        **{f"word/{name}.xml": _footer(style, shown) for _, name, style, shown in _FOOTERS},
    }
    parts = {name: serialise(root) for name, root in roots.items()}
    parts["_rels/.rels"] = _relationships([("officeDocument", "word/document.xml")])
    parts["word/_rels/document.xml.rels"] = _relationships(
        [(kind, f"{kind}.xml") for kind in ("styles", "settings", "fontTable")]
        + [("footer", f"{name}.xml") for _, name, _, _ in _FOOTERS]
    )
    parts[CONTENT_TYPES] = _content_types(roots)
    return parts


def _document() -> etree._Element:
    return w("document", w("body", *_introduction(), *_head(), *_blocks(), *_imprint(), _section()))


def _introduction() -> Iterable[etree._Element]:
    yield _instruction(f"{{#p {_INTRODUCTION} #}}")


def _head() -> Iterable[etree._Element]:
    """版头: status, marks, a line of the number alone or lines of number and signers, the rule."""
    yield _instruction("{%p if 版头 %}")
    yield from _where("版头.状态", _paragraph(n.STATUS, _run("{{ 版头.状态 }}")))
    yield _instruction("{%p for 标志 in 版头.标志 %}")
    yield _paragraph(n.MARK, _run("{{ 标志 }}"))
    yield _instruction("{%p endfor %}")
    yield _instruction("{%p for 行 in 版头.文号行 %}")
    yield _instruction("{%p if 行.签发人 %}")
    number = _only_if("行.文号", _run("{{ 行.文号 }}", n.DOCUMENT_NUMBER))
    yield _paragraph(n.NUMBER_AND_SIGNERS, *number, w("r", w("tab")), *_signers())
    yield _instruction("{%p else %}")
    yield _paragraph(n.NUMBER_ALONE, _run("{{ 行.文号 }}", n.DOCUMENT_NUMBER))
    yield _instruction("{%p endif %}")
    yield _instruction("{%p endfor %}")
    yield from _where("版头.标志 or 版头.文号行", _paragraph(n.RULE))
    yield _instruction("{%p endif %}")


def _signers() -> Iterable[etree._Element]:
    yield from _only_if("loop.first", _run("签发人："))
    yield _tag("{%r for 姓名 in 行.签发人 %}")
    yield _run("{{ 姓名 }}", n.SIGNER)
    yield from _only_if("not loop.last", _run("　"))
    yield _tag("{%r endfor %}")


def _blocks() -> Iterable[etree._Element]:
    """One branch a style: the paragraph that is printed in it."""
    yield _instruction("{%p for 段 in 正文 %}")
    word = "if"
    for style in (*n.PARAGRAPH_STYLES.values(), *n.SEALED_STYLES.values(), *_ANNEX_STYLES):
        yield _instruction(f'{{%p {word} 段.样式 == "{style}" %}}')
        yield _paragraph(style, *_number_and_words())
        word = "elif"
    yield _instruction(f'{{%p elif 段.样式 == "{n.TABLE}" %}}')
    yield from (_paragraph(n.AROUND_TABLE), _table(), _paragraph(n.AROUND_TABLE))
    yield _instruction("{%p endif %}")
    yield _instruction("{%p endfor %}")


def _imprint() -> Iterable[etree._Element]:
    """版记: 抄送 and 印发 between rules, in a table that floats to the foot of its page.

    It hangs on the paragraph behind it and is placed from the edge of the paper: LibreOffice lets no table float that
    is as wide as the text and placed from it.
    """
    copied, issued = "版记.抄送", "版记.印发机关 or 版记.印发日期"
    issuer = _only_if("版记.印发机关", _run("{{ 版记.印发机关 }}", n.ISSUED_BY))
    day = _only_if("版记.印发日期", _run("{{ 版记.印发日期 }}", n.ISSUED_ON), _run("印发"))
    rows = (
        *_rows_where(copied, _paragraph(n.COPIED_TO, _run("抄送："), _run("{{ 版记.抄送 }}", n.COPIED_NAMES))),
        *_rows_where(issued, _paragraph(n.ISSUED, *issuer, w("r", w("tab")), *day)),
    )
    floating = w("tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="page",
                 tblpX=m.MARGIN_LEFT, tblpYSpec="bottom")  # fmt: skip
    properties = w("tblPr", w("tblStyle", val=IMPRINT_ID), floating, w("tblOverlap", val="never"),
                   w("tblW", w=m.TEXT_WIDTH, type="dxa"), w("tblLayout", type="fixed"))  # fmt: skip
    table = w("tbl", properties, w("tblGrid", w("gridCol", w=m.TEXT_WIDTH)), *rows)
    yield from _where("版记", table, _paragraph(n.IMPRINT_ROOM))


def _rows_where(condition: str, paragraph: etree._Element) -> Iterable[etree._Element]:
    for content in (
        _paragraph(n.INSTRUCTION, _run(f"{{%tr if {condition} %}}")),
        paragraph,
        _paragraph(n.INSTRUCTION, _run("{%tr endif %}")),
    ):
        yield w("tr", w("trPr", w("cantSplit")), w("tc", _cell_properties(m.TEXT_WIDTH), content))


def _where(condition: str, *blocks: etree._Element) -> Iterable[etree._Element]:
    yield from (_instruction(f"{{%p if {condition} %}}"), *blocks, _instruction("{%p endif %}"))


def _number_and_words() -> Iterable[etree._Element]:
    yield from _only_if("段.序号", _run("{{ 段.序号 }}", n.NUMBER))
    yield _tag("{%r for 字 in 段.文字 %}")
    word = "if"
    for style in n.RUN_STYLES.values():
        yield _tag(f'{{%r {word} 字.样式 == "{style}" %}}')
        yield _run("{{ 字.文字 }}", style)
        word = "elif"
    yield _tag("{%r else %}")
    yield _run("{{ 字.文字 }}")
    yield _tag("{%r endif %}")
    yield _tag("{%r endfor %}")


def _only_if(condition: str, *runs: etree._Element) -> Iterable[etree._Element]:
    yield from (_tag(f"{{%r if {condition} %}}"), *runs, _tag("{%r endif %}"))


def _table() -> etree._Element:
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=TABLE_ID),
            w("tblW", w=m.TEXT_WIDTH, type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=m.TEXT_WIDTH // 3) for _ in range(3))),
        _row(n.COLUMN, "{%tc for 格 in 段.表头 %}", "{{ 格 }}", "{%tc endfor %}", heading=True),
        _row(n.INSTRUCTION, "{%tr for 行 in 段.表行 %}", "", ""),
        _row(n.CELL, "{%tc for 格 in 行 %}", "{{ 格 }}", "{%tc endfor %}"),
        _row(n.INSTRUCTION, "{%tr endfor %}", "", ""),
    )


def _row(style: str, *cells: str, heading: bool = False) -> etree._Element:
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if heading else []))
    return w(
        "tr",
        properties,
        *(w("tc", _cell_properties(m.TEXT_WIDTH // 3), _paragraph(style, _run(cell))) for cell in cells),
    )


def _cell_properties(width: int) -> etree._Element:
    return w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))


def _section() -> etree._Element:
    footers = [w("footerReference", type=kind) for kind, *_ in _FOOTERS]
    for index, footer in enumerate(footers):
        footer.set(f"{{{R}}}id", f"rId{4 + index}")
    return w(
        "sectPr", *footers, w("pgSz", w=m.PAGE_WIDTH, h=m.PAGE_HEIGHT),
        w("pgMar", top=m.MARGIN_TOP, right=m.MARGIN_RIGHT, bottom=m.MARGIN_BOTTOM, left=m.MARGIN_LEFT,
          header=m.HEADER_DISTANCE, footer=m.FOOTER_DISTANCE, gutter=0),
    )  # fmt: skip


def _footer(style: str, shown: str) -> etree._Element:
    """``— 1 —``, with the number as last seen, so that a reader that does not count pages shows one too."""
    field = w("fldSimple", _run(shown), instr=" PAGE ")
    return w("ftr", _paragraph(style, _run("— "), field, _run(" —")))


def _settings() -> etree._Element:
    setting = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return w(
        "settings", w("zoom", percent=100), w("defaultTabStop", val=m.characters(m.INDENT_CHARACTERS)),
        w("evenAndOddHeaders"), w("characterSpacingControl", val="doNotCompress"), w("compat", setting),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"), w("decimalSymbol", val="."), w("listSeparator", val=","),
    )  # fmt: skip


def _instruction(tag: str) -> etree._Element:
    return _paragraph(n.INSTRUCTION, _run(tag))


def _paragraph(style: str, *runs: etree._Element) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=IDS[style])), *runs)


def _run(words: str, style: str = "") -> etree._Element:
    properties = [w("rPr", w("rStyle", val=IDS[style]))] if style else []
    return w("r", *properties, text(words))


def _tag(tag: str) -> etree._Element:
    """A tag within a line, small and grey; its type also keeps Word from joining it with the words beside it."""
    return _run(tag, n.INSTRUCTION_WORDS)


def _relationships(items: Iterable[tuple[str, str]]) -> bytes:
    root = parse(f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
    for index, (kind, target) in enumerate(items, 1):
        attributes = {"Id": f"rId{index}", "Type": f"{_OFFICE}/{kind}", "Target": target}
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return serialise(root)


def _content_types(names: Iterable[str]) -> bytes:
    root = parse(f'<Types xmlns="{TYPES}"/>'.encode())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": "rels", "ContentType": rels})
    etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": "xml", "ContentType": "application/xml"})
    for name in names:
        kind = name.removeprefix("word/").removesuffix(".xml").rstrip("12")
        wanted = MAIN_TYPE if kind == "document" else f"{_WORD}.{kind}+xml"
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": wanted})
    return serialise(root)


if __name__ == "__main__":
    main()
