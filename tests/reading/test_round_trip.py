"""The law: what was laid out reads back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from random_reports import REPORTS

from generator.drafting.proof import prove
from generator.layout import lay_out
from generator.reading import read_docx
from generator.report.outline import Annex, Head, Imprint, Paragraph, Report, Run, Table
from generator.settings import Appearance


@given(REPORTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_report_reads_back_as_it_was(report):
    assert read_docx(lay_out(report)).report == report.bare()


@given(REPORTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_report_reads_back_where_sub_headings_run_in(report):
    assert read_docx(lay_out(report, appearance=Appearance(run_in=True))).report == report.bare()


def test_a_report_with_something_of_everything_reads_back_and_is_proved(whole_report):
    docx = lay_out(whole_report)
    assert read_docx(docx).report == whole_report.bare()
    assert prove(docx, whole_report) is None


@pytest.mark.parametrize(
    "text",
    [
        "字" * 100_000,
        " 前后 ",
        "　",
        "A&B<C>\"D'",
        "𠮷",
        "一、像序号",
        "1.3万人次",
        "（一）",
        "e\u0301",
        "\u200b",
        "]]>",
    ],
    ids=lambda text: text[:6],
)
@pytest.mark.parametrize(("role", "level"), [("body", 0), ("heading", 1), ("title", 0)])
def test_difficult_text_reads_back(text, role, level):
    report = Report((Paragraph(role, (Run(text),), level),))
    assert read_docx(lay_out(report)).report == report


@pytest.mark.parametrize(
    "head",
    [
        Head(),
        Head(("青山镇人民政府文件",)),
        Head(("中共青山镇委员会", "青山镇人民政府")),
        Head(document_number="青政发〔2026〕5号"),
        Head(signers=("张三",)),
        Head(("青山镇人民政府文件",), "青政发〔2026〕5号", ("张三", "李四", "王五")),
        Head(status="送审稿"),
        Head(("青山镇人民政府文件",), status="送审稿"),
    ],
    ids=["none", "mark", "two marks", "number", "signer", "all", "status", "status and mark"],
)
def test_a_head_reads_back(head):
    assert read_docx(lay_out(Report(head=head))).report == Report(head=head)


@pytest.mark.parametrize(
    "imprint",
    [
        Imprint(),
        Imprint("县委全面依法治县委员会办公室。"),
        Imprint("", "青山镇党政综合办公室", "2026年1月6日"),
        Imprint("县委依法治县办，县司法局。", "青山镇党政综合办公室", "2026年1月6日"),
        Imprint("", "青山镇党政综合办公室"),
        Imprint("", "", "2026年1月6日"),
    ],
    ids=["none", "copied to", "issued", "all", "issuer alone", "day alone"],
)
def test_an_imprint_reads_back(imprint):
    assert read_docx(lay_out(Report(imprint=imprint))).report == Report(imprint=imprint)


@pytest.mark.parametrize("issuers", [("青山镇人民政府",), ("中共青山镇委员会", "青山镇人民政府")], ids=["one", "two"])
def test_a_sealed_report_reads_back_as_sealed(issuers):
    signatures = (Paragraph("signature", (Run(name),)) for name in issuers)
    report = Report((*signatures, Paragraph("date", (Run("2026年1月5日"),))), sealed=True)
    assert read_docx(lay_out(report)).report == report


def test_a_seal_without_signature_and_date_is_nothing_that_a_file_can_carry():
    assert Report((Paragraph("body", (Run("正文"),)),), sealed=True).bare().sealed is False


def test_an_empty_paragraph_stays_one():
    report = Report((Paragraph("body"), Paragraph("heading", (), 2), Paragraph("body", (), number="一是")))
    assert read_docx(lay_out(report)).report == report


def elements(docx):
    return [place.anchor.element for place in read_docx(docx).places]


def test_places_count_the_paragraphs_of_the_file():
    report = Report(
        (Paragraph("body", (Run("甲"),)), Table(("一", "二"), (("1", "2"),)), Paragraph("body", (Run("乙"),)))
    )
    # 0 甲, 1 before the table, 2–5 its cells, 6 after it, 7 乙
    assert elements(lay_out(report)) == [0, 2, 7]


def test_places_go_on_through_the_annexes():
    report = Report(
        (Paragraph("body", (Run("甲"),)),), annexes=(Annex("附件1", "表", (Paragraph("body", (Run("乙"),)),)),)
    )
    assert elements(lay_out(report)) == [0, 3]


def test_a_table_without_columns_is_refused():
    with pytest.raises(ValueError, match="without columns"):
        lay_out(Report((Table(()),)))
