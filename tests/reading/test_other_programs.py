"""The same report through other programs: LibreOffice from web page and ODT, python-docx, a clerk's hand."""

import io
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.shared import Pt
from skeleton import skeleton

from generator.compose import compose
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.plain_text import plain_text
from generator.layout.web import web_page
from generator.reading import read, read_docx
from generator.report.outline import Paragraph
from generator.sources.facts_file import read_facts

PAGE = """<html><head><meta charset="utf-8"></head><body>
<h1>青山镇人民政府2025年度法治政府建设情况报告</h1><p>县委、县政府：</p><p>现将有关情况报告如下。</p>
<p><b>一、主要举措</b></p><p>（一）加强学习。全年学法12次。</p><ol><li>讲课4次。</li><li>测试2次。</li></ol>
<table border=1><tr><td>项目</td><td>数</td></tr><tr><td colspan=2>合计12</td></tr></table>
<p>青山镇人民政府</p><p>2026年1月5日</p></body></html>"""


@pytest.fixture(scope="module")
def drafts():
    """What the program writes of two samples."""
    return [compose(read_facts(resource("samples", f"{name}.yaml"))).report for name in ("full", "街道")]


@pytest.fixture(scope="module")
def convert(require_tool, tmp_path_factory):
    """A function that has LibreOffice convert files' bytes from one form to another."""
    folder = tmp_path_factory.mktemp("converted")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def converted(files, kind):
        for name, data in files.items():
            (folder / name).write_bytes(data)
        command = [require_tool("soffice"), profile, "--headless", "--norestore", "--convert-to", kind]
        subprocess.run(
            [*command, "--outdir", folder / "out", *(folder / name for name in files)], capture_output=True, timeout=120
        )
        ending = kind.partition(":")[0]
        return {name: (folder / "out" / name).with_suffix(f".{ending}").read_bytes() for name in files}

    return converted


def by_python_docx(data):
    document = docx.Document(io.BytesIO(data))
    document.core_properties.author = "甲"
    document.paragraphs[-1].paragraph_format.space_after = Pt(1)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_draft_saved_by_libreoffice_reads_the_same(drafts, convert):
    files = {f"{at}.docx": lay_out(report) for at, report in enumerate(drafts)}
    saved = convert(files, "docx:MS Word 2007 XML")
    assert [read_docx(saved[name]).report for name in files] == [report.bare() for report in drafts]


def test_a_draft_saved_by_python_docx_reads_the_same(drafts):
    assert [read_docx(by_python_docx(lay_out(report))).report for report in drafts] == [r.bare() for r in drafts]


def test_a_page_and_a_text_of_libreoffice_read_alike(convert):
    expected = [
        *("标题", "主送", "正文", "一级一、", "二级（一）", "正文", "正文1.", "正文2.", "表格 2×2", "署名", "成文日期"),
    ]
    assert skeleton(read(PAGE.encode()).report) == expected
    odt = convert({"a.html": PAGE.encode()}, "odt:writer8")
    saved = convert({"a.odt": odt["a.html"]}, "docx:MS Word 2007 XML")["a.odt"]
    assert skeleton(read(saved).report) == expected


def test_a_draft_as_a_web_page_keeps_its_structure(drafts, convert):
    files = {f"{at}.docx": lay_out(report) for at, report in enumerate(drafts)}
    pages = convert(files, "html:XHTML Writer File")
    for name, report in zip(files, drafts, strict=True):
        headings = [block.to_text() for block in report.blocks if isinstance(block, Paragraph) and block.level]
        found = read(pages[name]).report
        assert [b.to_text() for b in found.blocks if isinstance(b, Paragraph) and b.level] == headings


@pytest.mark.parametrize("written", [web_page, plain_text])
@pytest.mark.parametrize("facts", sorted([*resource("seeds").glob("*.yaml"), *resource("samples").glob("*.yaml")]))
def test_every_draft_that_we_write_as_page_or_text_reads_back_as_it_was(facts, written):
    report = compose(read_facts(facts)).report.bare()
    found = read(written(report)).report
    assert found.to_text(roles=True) == report.to_text(roles=True)
    assert (found.head, found.imprint, found.pending()) == (report.head, report.imprint, report.pending())


def wrapped(text, width, indent):
    """The text as a PDF gives it: a line for each line of the page, page numbers between."""
    lines = []
    for paragraph in text.splitlines():
        room = 0
        for character in (indent if paragraph.endswith("。") else "") + paragraph:
            room -= 0.5 if character.isascii() else 1
            if room < 0:
                lines.append("")
                room = width - (0.5 if character.isascii() else 1)
            lines[-1] += character
    return "\n".join(line + ("\n— 2 —" if at % 22 == 21 else "") for at, line in enumerate(lines))


@pytest.mark.parametrize("indent", ["　　", ""])
@pytest.mark.parametrize("width", [26, 28, 40])
def test_a_draft_copied_out_of_a_pdf_line_by_line_is_put_together_again(drafts, width, indent):
    report = replace(drafts[1].bare(), annexes=())
    found = read(wrapped(report.to_text(), width, indent).encode()).report
    assert "".join(found.to_text().split()) == "".join(report.to_text().split())
    if indent:  # without, nobody can tell a full last line from any other
        assert skeleton(found) == skeleton(report)
    assert [block for block in found.blocks if block.level] == [block for block in report.blocks if block.level]


def test_a_report_of_short_lines_is_left_as_it_is():
    lines = [f"（{number}）加强学习。" for number in "一二三四五六七八"]
    assert len(read("\n".join(["一、举措", *lines]).encode()).report.blocks) == 9


def test_what_a_clerk_adds_without_a_style_is_told_by_its_shape(drafts):
    document = docx.Document(io.BytesIO(lay_out(drafts[0])))
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("二、"))
    heading.insert_paragraph_before("（九）创新工作方法")
    heading.insert_paragraph_before("新设法治驿站2个。", style=document.styles["公文正文"])
    heading.insert_paragraph_before("")
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.name = "Arial"
    buffer = io.BytesIO()
    document.save(buffer)
    blocks = read(buffer.getvalue()).report.blocks
    at = next(index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.number == "（九）")
    assert (blocks[at].role, blocks[at].level, blocks[at].text) == ("heading", 2, "创新工作方法")
    assert (blocks[at + 1].role, blocks[at + 1].text) == ("body", "新设法治驿站2个。")
    assert blocks[:at] + blocks[at + 2 :] == drafts[0].bare().blocks


def test_a_heading_typed_in_the_style_of_the_text_is_one(drafts):
    document = docx.Document(io.BytesIO(lay_out(drafts[0])))
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("二、"))
    heading.insert_paragraph_before("（九）创新工作方法", style=document.styles["公文正文"])
    heading.insert_paragraph_before("新设法治驿站2个。", style=document.styles["公文正文"])
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = [block for block in read(buffer.getvalue()).report.paragraphs() if block.number == "（九）"]
    assert (found.role, found.level) == ("heading", 2)
