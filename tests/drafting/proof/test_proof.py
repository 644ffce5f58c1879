"""Each fault that the proof must find, made in a real output."""

import pytest
from tampering import changed, with_part, with_raw_entry, without

from generator.drafting.proof import prove
from generator.errors import TemplateFault
from generator.layout import lay_out
from generator.report.outline import Annex, Paragraph, Report, Run, Table


@pytest.fixture(scope="module")
def docx(whole_report):
    return lay_out(whole_report)


def fault_of(docx, report):
    with pytest.raises(TemplateFault) as caught:
        prove(docx, report)
    return str(caught.value)


def test_a_true_output_passes(docx, whole_report):
    assert prove(docx, whole_report) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("深化普法宣传，营造法治氛围", "深化普法宣传"),
        ("（一）", "（二）"),
        ("GwHeading2", "GwHeading3"),
        ('<w:rStyle w:val="GwPending"/>', ""),
        ("附件2", "附件3"),
        ("王五", "王六"),
        ("青政发〔2026〕5号", "青政发〔2026〕6号"),
        ("98</w:t>", "89</w:t>"),
        ("县司法局。", "县财政局。"),
        ("2026年1月6日", "2026年1月7日"),
        ("送审稿", "草稿"),
        ("GwSealed", "Gw"),
    ],
    ids=[
        *("text", "number", "level", "gap", "annex", "signer", "document number", "cell"),
        *("copied to", "issued on", "status", "seal"),
    ],
)
def test_whatever_reads_otherwise_is_found(docx, whole_report, old, new):
    assert "读回来却是" in fault_of(changed(docx, old, new), whole_report)


def test_the_first_difference_is_shown(docx, whole_report):
    said = fault_of(changed(docx, "特此报告。", "特此汇报。"), whole_report)
    assert "应为“[结束语] 特此报告。”，读回来却是“[结束语] 特此汇报。”" in said


@pytest.mark.parametrize("left", ["{{ 标题 }}", "{% if x %}", "｛｛ 标题 ｝｝", "｛％ if ％｝", "***", "{# 注 #}"])
def test_what_nobody_should_read_is_found(left):
    report = Report((Paragraph("body", (Run(f"前文{left}后文"),)),))
    assert "里留下了" in fault_of(lay_out(report), report)


MASKED = Paragraph("body", (Run("电话"), Run("138****5678", "masked"), Run("。")))


def test_a_mask_passes_where_it_was_meant():
    table = Table(("联系",), (("138****5678",),))
    report = Report((MASKED, table), annexes=(Annex("附件", "表", (MASKED,)),))
    assert prove(lay_out(report), report) is None


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("body", (Run("电话139****5678。"),)),
        Paragraph("body", (Run("138****5678", "masked"), Run("，另有****"))),
        Table(("联系",), (("****",),)),
        Table(("联系",), (("会议***次",),)),
    ],
)
def test_a_mask_elsewhere_is_found(block):
    report = Report((MASKED, block))
    assert "里留下了" in fault_of(lay_out(report), report)


def test_a_tag_left_in_a_footer_is_found_though_word_cut_it_up(docx, whole_report):
    cut = changed(docx, "— </w:t></w:r>", "{</w:t></w:r><w:r><w:t>{ 页 }}</w:t></w:r>", part="word/footer1.xml")
    assert fault_of(cut, whole_report).startswith("word/footer1.xml：")


def test_a_lost_figure_is_named(docx, whole_report):
    assert "数字“5000余”没有印出来" in fault_of(changed(docx, "5000余", "五千余"), whole_report)


def test_figures_in_another_order_are_found(docx, whole_report):
    swapped = changed(docx, "普法活动56场次，发放宣传资料5000余份", "普法活动5000余场次，发放宣传资料56份")
    assert "数字“5000余”没有印出来" in fault_of(swapped, whole_report)


def test_a_part_that_is_no_xml_is_found(docx, whole_report):
    assert "不是合格的 XML" in fault_of(changed(docx, "</w:body>", ""), whole_report)


T = '<w:t xml:space="preserve">'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f'<w:p><w:pPr><w:pStyle w:val="GwCell"/></w:pPr><w:r>{T}12</w:t></w:r></w:p>', "", "单元格里没有段落"),
        ('<w:gridCol w:w="', '<w:gridCol w:w="9"/><w:gridCol w:w="', "列，有的行却有"),
        ('w:pStyle w:val="GwClosing"', 'w:pStyle w:val="GwNone"', "没有段落样式“GwNone”"),
        ('w:rStyle w:val="GwPending"', 'w:rStyle w:val="GwNone"', "没有文字样式“GwNone”"),
        ('w:tblStyle w:val="GwTable"', 'w:tblStyle w:val="GwNone"', "没有表格样式“GwNone”"),
        (
            '<w:pStyle w:val="GwClosing"/>',
            '<w:pStyle w:val="GwClosing"/><w:numPr><w:numId w:val="7"/></w:numPr>',
            "没有编号“7”",
        ),
        (f"{T}特此报告。", "<w:t> 特此报告。", "“ 特此报告。”前后的空格会丢失"),
    ],
    ids=["cell", "grid", "paragraph style", "run style", "table style", "number", "space"],
)
def test_what_word_would_not_open_or_would_drop_is_found(docx, whole_report, old, new, said):
    assert said in fault_of(changed(docx, old, new), whole_report)


def test_what_the_report_masks_may_stand_there_and_nothing_else_masked():
    masked = Report((Paragraph("body", (Run("电话"), Run("138****1234", "masked"), Run("。"))),))
    assert prove(lay_out(masked), masked) is None
    other = Report((Paragraph("body", (Run("138****1234和"), Run("139****1234", "masked"))),))
    assert "里留下了“****”" in fault_of(lay_out(other), other)


def test_a_part_without_a_type_is_found(docx, whole_report):
    assert "部件“word/media/a.png”没有登记类型" in fault_of(with_part(docx, "word/media/a.png", b"x"), whole_report)


def test_a_relationship_to_nothing_is_found(docx, whole_report):
    assert "要用的“word/footer2.xml”不在文件里" in fault_of(without(docx, "word/footer2.xml"), whole_report)
    assert "要用的“docProps/core.xml”不在文件里" in fault_of(without(docx, "docProps/core.xml"), whole_report)


def test_an_unsafe_name_is_found(docx, whole_report):
    assert "不安全的部件名" in fault_of(with_raw_entry(docx, "../../x.xml"), whole_report)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_double_part_is_found(docx, whole_report):
    assert "重名的部件" in fault_of(with_raw_entry(docx, "word/styles.xml"), whole_report)


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"text"])
def test_what_does_not_open_is_found(rubbish, whole_report):
    assert fault_of(rubbish, whole_report).startswith("印出的文件打不开")
