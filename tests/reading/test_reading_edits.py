"""What a person does to our file in Word, or in a file of their own."""

import pytest
from tampering import changed

from generator.errors import InputFault
from generator.layout import lay_out
from generator.reading import read_docx
from generator.report.outline import Paragraph, Report, Run, Table

T = '<w:t xml:space="preserve">'


def page(*paragraphs):
    return lay_out(Report(paragraphs))


def body(text, number=""):
    return Paragraph("body", (Run(text),) if text else (), number=number)


def heading(text, number=""):
    return Paragraph("heading", (Run(text),), 1, number)


def reread(docx):
    return read_docx(docx).report.blocks


def test_tracked_insertions_count_and_deletions_do_not():
    tracked = (
        f'<w:ins w:id="1" w:author="甲"><w:r>{T}新增</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    )
    assert reread(changed(page(body("原文")), "原文</w:t></w:r>", f"原文</w:t></w:r>{tracked}")) == (body("原文新增"),)


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ('<w:smartTag w:element="x">', "</w:smartTag>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    ],
)
def test_words_within_wrappers_count(opened, closed):
    docx = changed(page(body("原文")), "原文</w:t></w:r>", f"原文</w:t></w:r>{opened}<w:r>{T}里面</w:t></w:r>{closed}")
    assert reread(docx) == (body("原文里面"),)


def test_a_paragraph_within_a_content_control_counts():
    docx = changed(page(body("甲")), "<w:p>", "<w:sdt><w:sdtContent><w:p>", count=1)
    assert reread(changed(docx, "</w:p>", "</w:p></w:sdtContent></w:sdt>", count=1)) == (body("甲"),)


def test_a_manual_line_break_ends_a_line_of_the_outline():
    docx = changed(page(body("上下")), "上下", f"上</w:t><w:br/>{T}下")
    assert [block.text for block in reread(docx)] == ["上", "下"]
    assert [place.anchor.element for place in read_docx(docx).places] == [0, 0]


def test_a_title_is_one_though_it_stands_in_several_lines():
    docx = changed(page(Paragraph("title", (Run("上下"),))), "上下", f"上</w:t><w:br/>{T}下")
    assert [block.text for block in reread(docx)] == ["上下"]


def test_a_tab_is_a_space_and_a_page_break_is_nothing():
    docx = changed(page(body("上下")), "上下", f'上</w:t><w:tab/><w:br w:type="page"/>{T}下')
    assert reread(docx) == (body("上　下"),)


def test_runs_that_word_cut_up_are_one():
    docx = changed(page(heading("举措", "一、")), "举措", f"举</w:t></w:r><w:proofErr/><w:r>{T}措")
    assert reread(docx) == (heading("举措", "一、"),)


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("二、存在不足", "二、", "存在不足"),
        ("（三）普法", "（三）", "普法"),
        ("(3)普法", "(3)", "普法"),
        ("1.讲课", "1.", "讲课"),
        ("1.5万人次", "", "1.5万人次"),
        ("二是加强调解", "二是", "加强调解"),
        ("不一是", "", "不一是"),
    ],
)
def test_a_number_that_was_typed_is_told_by_its_shape(typed, number, words):
    docx = changed(page(heading("原文")), "原文", typed)
    assert reread(docx) == (heading(words, number),)


def test_styles_are_known_by_name_since_wps_renames_their_ids():
    docx = changed(page(heading("举措", "一、")), "GwHeading1", "a3")
    assert reread(changed(docx, "GwHeading1", "a3", part="word/styles.xml")) == (heading("举措", "一、"),)


def test_an_unknown_style_is_text_and_an_empty_line_nothing():
    docx = changed(page(body("甲")), "</w:p>", f"</w:p><w:p/><w:p><w:r>{T}乙</w:t></w:r></w:p>", count=1)
    assert reread(docx) == (body("甲"), body("乙"))


def test_fixed_words_of_a_layout_are_not_the_report_s():
    fixed = f'<w:p><w:pPr><w:pStyle w:val="GwFixed"/></w:pPr><w:r>{T}内部资料</w:t></w:r></w:p>'
    assert reread(changed(page(body("甲")), "</w:p>", f"</w:p>{fixed}", count=1)) == (body("甲"),)


def test_a_text_box_is_not_part_of_its_paragraph():
    box = f"<w:r><w:pict><w:txbxContent><w:p><w:r>{T}框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    assert reread(changed(page(body("甲")), "甲</w:t></w:r>", f"甲</w:t></w:r>{box}")) == (body("甲"),)


def test_rows_that_lack_cells_are_filled():
    docx = page(Table(("一", "二"), (("甲", "乙"),)))
    xml_cell = '<w:tc><w:tcPr><w:tcW w:w="4422" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
    cell = f'{xml_cell}<w:pStyle w:val="GwCell"/></w:pPr><w:r>{T}乙</w:t></w:r></w:p></w:tc>'
    assert reread(changed(docx, cell, "")) == (Table(("一", "二"), (("甲", ""),)),)


def test_what_no_line_can_hold_is_replaced():
    assert reread(changed(page(body("甲乙")), "甲乙", "甲\u2028\u0085乙")) == (body("甲\ufffd\ufffd乙"),)


@pytest.mark.parametrize("rubbish", [b"", b"PK", b"\xd0\xcf\x11\xe0 an old .doc", b"<html/>"])
def test_what_is_no_docx_is_refused_in_chinese(rubbish):
    with pytest.raises(InputFault, match=r"这不是 .docx 文件，或者文件已损坏。请换用"):
        read_docx(rubbish)


def test_a_file_is_named_in_its_fault(tmp_path):
    (tmp_path / "旧稿.docx").write_bytes(b"old")
    with pytest.raises(InputFault, match=r"^旧稿.docx：这不是"):
        read_docx(tmp_path / "旧稿.docx")
