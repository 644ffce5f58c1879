"""How titles break: no word and no name split, no hourglass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.width import ems
from generator.layout import lay_out
from generator.layout.title import title_lines
from generator.reading import read_docx
from generator.report.outline import Annex, Paragraph, Report, Run
from generator.word.package import unpack

TOWN = "重庆市武隆区庙垭乡人民政府"
JOINT = ("中共云阳县凤鸣镇委员会", "云阳县凤鸣镇人民政府")
LONGEST = "内蒙古自治区鄂尔多斯市伊金霍洛旗阿勒腾席热镇人民政府"


@pytest.mark.parametrize(
    ("title", "issuers", "lines"),
    [
        ("青山镇2025年度法治政府建设报告", (), ["青山镇2025年度法治政府建设报告"]),
        (f"{TOWN}关于2025年度法治政府建设情况的报告", (TOWN,), [TOWN, "关于2025年度法治政府建设情况的报告"]),
        (f"{TOWN}2025年法治政府建设年度报告", (TOWN,), [TOWN, "2025年法治政府建设年度报告"]),
        (f"{TOWN}关于2025年度法治政府建设情况的报告", (), [TOWN, "关于2025年度法治政府建设情况的报告"]),
        (
            f"{JOINT[0]} {JOINT[1]}关于2025年法治政府建设情况的报告",
            JOINT,
            [f"{JOINT[0]} ", JOINT[1], "关于2025年法治政府建设情况的报告"],
        ),
        (
            f"{JOINT[0]}　{JOINT[1]}2025年法治政府建设年度报告",
            JOINT,
            [f"{JOINT[0]}　", JOINT[1], "2025年法治政府建设年度报告"],
        ),
        (
            "清泉镇人民政府关于推进2025年度法治政府建设工作情况和上年不足整改情况的报告",
            ("清泉镇人民政府",),
            ["清泉镇人民政府", "关于推进2025年度法治政府建设", "工作情况和上年不足整改情况的报告"],
        ),
        (
            "云阳县凤鸣镇2025年度法治政府建设主要数据表",
            JOINT,
            ["云阳县凤鸣镇2025年度", "法治政府建设主要数据表"],
        ),
    ],
    ids=["short", "long", "without 关于", "issuer unknown", "joint", "joint, no 关于", "three lines", "annex"],
)
def test_a_title_breaks_where_its_words_part(title, issuers, lines):
    assert list(title_lines(title, issuers)) == lines


@pytest.mark.parametrize("rest", ["关于2025年度法治政府建设情况的报告", "2025年法治政府建设年度报告"])
@pytest.mark.parametrize("issuer", [TOWN, "永和镇人民政府", "滕州市鲍沟镇人民政府", LONGEST])
def test_no_line_is_wider_than_the_page_and_none_stands_between_two_wider_ones(issuer, rest):
    lines = title_lines(issuer + rest, (issuer,))
    widths = [ems(line) for line in lines]
    assert max(widths) <= 20
    assert not any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def test_a_name_that_no_line_holds_parts_where_one_place_ends():
    lines = title_lines(f"{LONGEST}关于2025年度法治政府建设情况的报告", (LONGEST,))
    assert lines == (
        *("内蒙古自治区鄂尔多斯市", "伊金霍洛旗阿勒腾席热镇人民政府"),
        "关于2025年度法治政府建设情况的报告",
    )


@given(
    st.text("关于年度2025法治政府建设情况的报告 　人民政府委员会办事处甲乙", max_size=60), st.sampled_from([(), JOINT])
)
def test_the_lines_of_a_title_are_the_title(title, issuers):
    assert "".join(title_lines(title, issuers)) == title


def signed(title, *issuers):
    return Report(
        (
            Paragraph("title", (Run(title),)),
            *(Paragraph("signature", (Run(name),)) for name in issuers),
        ),
        annexes=(Annex("附件", "云阳县凤鸣镇2025年度法治政府建设主要数据表"),),
    )


@pytest.mark.parametrize("between", [" ", "　", "", "、"])
def test_a_broken_title_reads_back_whole(between):
    report = signed(f"{between.join(JOINT)}关于2025年法治政府建设情况的报告", *JOINT)
    docx = lay_out(report)
    assert unpack(docx)["word/document.xml"].count(b"<w:br/>") == 3
    assert read_docx(docx).report == report


def test_a_title_breaks_where_its_runs_join_too():
    title = (Run(TOWN), Run("关于", "own"), Run("2025年度", "figure"), Run("【待补：事由】", "pending"), Run("的报告"))
    report = Report((Paragraph("title", title), Paragraph("signature", (Run(TOWN),))))
    docx = lay_out(report)
    assert unpack(docx)["word/document.xml"].decode().count(f"{TOWN}</w:t></w:r><w:r><w:br/></w:r>") == 1
    assert read_docx(docx).report == report.bare()
