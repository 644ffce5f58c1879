import os
import pickle
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from io import BytesIO

import pytest

from generator.chinese.width import ems
from generator.layout import lay_out
from generator.layout.issuer_marks import mark_size
from generator.layout.signatures import right_indents, sealed_indents, starts_side_by_side
from generator.reading import read_docx
from generator.report.outline import Annex, Paragraph, Report, Run, Table
from generator.word.package import unpack


def xml_of(report, part="word/document.xml"):
    return unpack(lay_out(report))[part].decode()


def report_of(*texts):
    return Report(tuple(Paragraph("body", (Run(text),)) for text in texts))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A&B <x> \"y\" 'z'", "A&amp;B &lt;x&gt; \"y\" 'z'"),
        ("  前后有空格　", "  前后有空格　"),
        ("𠮷野", "𠮷野"),
        ("ＡＢ１２", "ＡＢ１２"),
        ("{_{ 不是标签 }_}", "{_{ 不是标签 }_}"),
        ("字" * 100_000, "字" * 100_000),
    ],
    ids=["markup", "edge spaces", "beyond the BMP", "full-width", "docxtpl's own escapes", "100,000 characters"],
)
def test_text_survives_exactly(text, written):
    assert f'<w:t xml:space="preserve">{written}</w:t>' in xml_of(report_of(text))


def test_equal_reports_give_equal_files(whole_report):
    assert lay_out(whole_report) == lay_out(whole_report)


def test_equal_reports_give_equal_files_in_another_process_and_at_another_time(whole_report, tmp_path):
    (tmp_path / "report.pickle").write_bytes(pickle.dumps(whole_report))
    script = (
        "import pickle, sys, time; time.time = lambda: 4e9\n"
        "from generator.layout import lay_out\n"
        f"sys.stdout.buffer.write(lay_out(pickle.load(open({str(tmp_path / 'report.pickle')!r}, 'rb'))))"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": "7"}
    )
    assert made.stdout == lay_out(whole_report)


def test_the_zip_names_no_time_and_lists_its_parts_in_order(whole_report):
    with zipfile.ZipFile(BytesIO(lay_out(whole_report))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        first, *others = archive.namelist()
    assert first == "[Content_Types].xml"
    assert others == sorted(others)


def test_no_run_is_empty(whole_report):
    assert not re.search(r"<w:t(?: [^>]*)?(?:/>|></w:t>)", xml_of(whole_report))


def test_a_gap_is_marked_by_a_style_that_is_shaded(whole_report):
    assert '<w:rStyle w:val="GwPending"/></w:rPr><w:t xml:space="preserve">【待补：法治讲课场次】' in xml_of(
        whole_report
    )
    assert re.search(r'w:val="待补"/>.*?w:fill="FFFF00"', xml_of(whole_report, "word/styles.xml"))


def test_the_properties_say_what_the_report_says_of_itself(whole_report):
    properties = xml_of(whole_report, "docProps/core.xml")
    assert "<dc:title>××县青山镇人民政府关于2025年度法治政府建设情况的报告</dc:title>" in properties
    assert "<dc:creator>中共××县青山镇委员会、××县青山镇人民政府</dc:creator>" in properties
    assert "<cp:keywords>2025年度，法治政府建设，报告</cp:keywords>" in properties
    assert re.findall(r"<dcterms:(\w+) [^>]*>([^<]*)<", properties) == [
        ("created", "2026-01-05T00:00:00Z"),
        ("modified", "2026-01-05T00:00:00Z"),
    ]
    assert "<Company>中共××县青山镇委员会、××县青山镇人民政府</Company>" in xml_of(whole_report, "docProps/app.xml")


def test_the_properties_name_no_user_no_program_and_no_path(whole_report):
    said = xml_of(whole_report, "docProps/core.xml") + xml_of(whole_report, "docProps/app.xml")
    assert not re.search("lastModifiedBy|Application|AppVersion|Template|Manager|/home/|/root|:\\\\", said)


@pytest.mark.parametrize("date", ["【待补：成文日期】", "2026年13月1日", ""])
def test_a_date_that_is_none_gives_the_properties_no_time(date):
    assert "dcterms:created" not in xml_of(Report((Paragraph("date", (Run(date),)),)), "docProps/core.xml")


def test_a_time_stands_in_the_properties_if_it_is_given(whole_report):
    docx = lay_out(whole_report, created=datetime(2026, 1, 5, 9, 30))
    assert b">2026-01-05T09:30:00Z</dcterms:created>" in unpack(docx)["docProps/core.xml"]


def test_a_table_has_a_grid_as_wide_as_its_rows():
    document = xml_of(Report((Table(("一", "二", "三", "四", "五"), (("1", "2", "3", "4", "5"),)),)))
    assert document.count("<w:gridCol ") == 5
    assert document.count("<w:tc>") == 10


def test_an_annex_begins_a_page():
    report = Report(annexes=(Annex("附件1", "数据表"),))
    assert '<w:pStyle w:val="GwAnnexLabel"/>' in xml_of(report)
    label = re.search(r'w:styleId="GwAnnexLabel".*?</w:style>', xml_of(report, "word/styles.xml"))[0]
    assert "<w:pageBreakBefore/>" in label


@pytest.mark.parametrize(
    ("words", "characters"), [("青山镇人民政府", 7), ("2026年1月5日", 6), ("2026年11月25日", 7), ("", 0)]
)
def test_half_width_characters_count_a_half(words, characters):
    assert ems(words) == characters


@pytest.mark.parametrize(
    ("signature", "date", "indents"),
    [
        (9, 6, (2, 3)),  # 署名右空二字；日期首字右移二字：9 − 6 = 3
        (6, 6, (2, 0)),
        (5, 7, (6, 2)),  # 日期较长：日期右空二字，署名左移：7 + 4 − 5
    ],
)
def test_signature_and_date_stand_by_clause_7_3_5_2(signature, date, indents):
    assert right_indents(signature, date) == indents
    from_right = indents[0] + signature, indents[1] + date
    assert from_right[0] - from_right[1] == 2  # the date begins two characters right of the signature


@pytest.mark.parametrize(
    ("signature", "date", "indents"),
    [
        (7, 6, (3.5, 4)),  # 日期右空四字，署名以日期为准居中：4 + (6 − 7) ÷ 2
        (6, 7, (4.5, 4)),
        (14, 6, (0, 4)),
        (20, 6, (0, 7)),  # 署名太长：署名到版心右边为止，日期移到它的中间
    ],
)
def test_sealed_signature_and_date_stand_by_clause_7_3_5_1(signature, date, indents):
    assert sealed_indents(signature, date) == indents
    assert indents[0] + signature / 2 == indents[1] + date / 2


def test_two_sealed_signatures_stand_side_by_side_the_last_centred_over_the_date():
    first, last = starts_side_by_side([11, 10], 6)
    assert last + 10 / 2 == 28 - 4 - 6 / 2
    assert first + 11 + 1 <= last


@pytest.mark.parametrize("names", [[11, 10, 9], [20, 10]], ids=["three", "a long one"])
def test_sealed_signatures_that_do_not_fit_into_a_line_do_not_stand_in_one(names):
    assert starts_side_by_side(names, 6) == []


def test_below_each_other_sealed_signatures_leave_room_for_a_seal():
    issuers = ("中共某县某镇委员会", "某县某镇人民政府", "某县某镇人大主席团")
    signed = Report(
        (*(Paragraph("signature", (Run(name),)) for name in issuers), Paragraph("date", (Run("2026年1月5日"),))),
        sealed=True,
    )
    document = xml_of(signed)
    assert document.count('<w:spacing w:before="2381" w:after="0"') == 2  # 42 mm
    assert document.count('<w:pStyle w:val="GwSealedSignature"/>') == 3
    assert read_docx(lay_out(signed)).report == signed


@pytest.mark.parametrize(("longest", "points"), [(9, 36), (12, 36), (13, 34), (15, 29), (23, 19), (40, 18), (0, 36)])
def test_a_mark_is_as_large_as_the_longest_allows(longest, points):
    assert mark_size(longest) == points


def test_the_list_of_attachments_goes_along_with_the_signature():
    report = Report(
        (
            Paragraph("closing", (Run("特此报告。"),)),
            Paragraph("attachment", (Run("附件：1. 甲"),)),
            Paragraph("attachment", (Run("2. 乙"),)),
            Paragraph("signature", (Run("青山镇人民政府"),)),
        )
    )
    assert xml_of(report).count("<w:keepNext/>") == 3


@pytest.mark.parametrize(
    ("texts", "indents"),
    [
        (["附件：数据表"], [("1575", "945")]),  # 2 + 3 characters, of which 3 hang
        (["附件：1. 数据表", "2. 整改表"], [("2048", "1418"), ("2048", "472")]),
        (["附件：1.数据表", "10.整改表"], [("1890", "1260"), ("2048", "472")]),
    ],
)
def test_attachments_hang_on_their_names(texts, indents):
    document = xml_of(Report(tuple(Paragraph("attachment", (Run(text),)) for text in texts)))
    assert re.findall(r'<w:ind w:left="(\d+)" w:hanging="(\d+)"', document) == indents


def test_signature_and_date_are_indented_in_the_file():
    signed = Report((Paragraph("signature", (Run("××县青山镇人民政府"),)), Paragraph("date", (Run("2026年1月5日"),))))
    assert re.findall(r'<w:ind w:right="(\d+)"/>', xml_of(signed)) == ["630", "1260"]  # 2 × 15.75 pt, and 4


def test_two_signatures_stand_centred_on_each_other():
    issuers = ("中共××县青山镇委员会", "××县青山镇人民政府")
    signed = Report(
        (*(Paragraph("signature", (Run(name),)) for name in issuers), Paragraph("date", (Run("2026年1月5日"),)))
    )
    assert re.findall(r'<w:ind w:right="(\d+)"/>', xml_of(signed)) == ["630", "788", "1575"]


def test_a_signature_takes_the_end_of_the_text_along_to_its_page():
    signed = Report((Paragraph("body", (Run("末段。"),)), Paragraph("signature", (Run("青山镇人民政府"),))))
    assert '<w:pStyle w:val="GwBody"/><w:keepNext/>' in xml_of(signed)


@pytest.mark.parametrize("ending", [("closing",), ("closing", "attachment", "attachment"), ("attachment",), ()])
def test_the_last_paragraph_of_the_text_goes_along_with_all_that_ends_it(ending):
    roles = ("body", "body", *ending, "signature", "date")
    texts = {"closing": "特此报告。", "attachment": "附件：数据表", "date": "2026年1月5日"}
    document = xml_of(Report(tuple(Paragraph(role, (Run(texts.get(role, "文字。")),)) for role in roles)))
    paragraphs = re.findall("<w:p>.*?</w:p>", document)[: len(roles)]
    kept = ["<w:keepNext/>" in paragraph for paragraph in paragraphs[: len(roles) - 2]]
    assert kept == [False, *[True] * (len(ending) + 1)]


def test_a_note_stays_on_the_page_of_the_date():
    roles = {"body": "文字。", "signature": "青山镇人民政府", "date": "2026年1月5日", "note": "（此件公开）"}
    document = xml_of(Report(tuple(Paragraph(role, (Run(text),)) for role, text in roles.items())))
    assert "<w:keepNext/>" in re.findall("<w:p>.*?</w:p>", document)[2]


def test_a_heading_of_a_level_without_a_style_is_refused():
    with pytest.raises(ValueError, match="no style for heading of level 5"):
        lay_out(Report((Paragraph("heading", (Run("过深"),), 5),)))


def test_a_layout_that_was_compiled_before_is_printed_without_docxtpl(whole_report, tmp_path):
    (tmp_path / "report.pickle").write_bytes(pickle.dumps(whole_report))
    script = (
        "import pickle, sys\n"
        "from generator.layout import lay_out\n"
        f"sys.stdout.buffer.write(lay_out(pickle.load(open({str(tmp_path / 'report.pickle')!r}, 'rb'))))\n"
        "sys.stderr.write(str('docxtpl' in sys.modules))"
    )
    (tmp_path / "kept").mkdir()
    own = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path / "kept"))
    runs = [subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=own) for _ in "12"]
    assert [run.stderr for run in runs] == [b"True", b"False"]
    assert runs[0].stdout == runs[1].stdout == lay_out(whole_report)
