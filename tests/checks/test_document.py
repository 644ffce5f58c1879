"""What a document knows of itself: the year, the town, the part that each line stands in, its figures."""

import pytest
from example_reports import reading_of

from generator.checks import CheckedReport
from generator.checks.checked_report import part_of
from generator.reading import read_text


def document(*lines):
    return CheckedReport(reading_of("\n".join(lines)))


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("青山镇人民政府关于2025年度法治政府建设情况的报告", "青山镇"),
        ("云阳县凤鸣镇人民政府2025年法治政府建设情况报告", "凤鸣镇"),
        ("中共大马营镇委员会大马营镇人民政府关于2025年法治政府建设情况的报告", "大马营镇"),
        ("重庆市武隆区庙垭乡人民政府关于2025年度法治政府建设情况的报告", "庙垭乡"),
        ("罗子山瑶族乡2025年度法治政府建设情况报告", "罗子山瑶族乡"),
        ("2022年平岗镇法治建设工作总结", "平岗镇"),
        ("荣昌区广顺街道办事处关于2025年度法治政府建设情况的报告", "广顺街道"),
        ("关于2025年度法治政府建设情况的报告", ""),
    ],
)
def test_the_title_tells_the_town(title, town):
    assert document(f"[标题] {title}").town == town


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["[标题] 青山镇2024年法治政府建设情况报告", "一、2025年度主要举措"], 2024),
        (["一、2023年度主要举措和成效", "四、2024年度主要安排"], 2023),
        (["一、主要举措", "四、2026年度主要安排"], 2025),
        (["2022年，我镇推进依法行政。2022年学法12次，2021年10次。"], 2022),
        (["我镇推进依法行政。"], None),
    ],
)
def test_the_year_is_told_by_the_title_then_by_headings_then_by_the_text(lines, year):
    assert document(*lines).year == year


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("2025年度推进法治政府建设的主要举措和成效", "measures"),
        ("工作开展情况", "measures"),
        ("存在的不足、原因和问题整改情况", "shortcomings"),
        ("党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况", "principal"),
        ("下步打算", "next"),
        ("2025年法治政府建设工作计划", "next"),
        ("其他需要报告的情况", "other"),
        ("总体情况", ""),
    ],
)
def test_a_heading_tells_the_part_that_it_opens(heading, part):
    assert part_of(heading) == part


def test_what_closes_the_report_belongs_to_no_part():
    lines = document("四、2026年度主要安排", "抓好普法。", "[结束语] 特此报告。", "[署名] 青山镇人民政府").lines
    assert [line.part for line in lines] == ["next", "next", "", ""]


def test_every_line_is_found_by_where_it_stands_in_the_text():
    found = document("一、主要举措", "学法12次。", "指标｜数值", "普法｜22", "二、不足", "编制少。")
    for line in found.lines:
        assert found.text[line.start : line.start + len(line.text)] == line.text
        assert found.line_at(line.start) is line and found.line_at(line.start + len(line.text) - 1) is line


def test_figures_are_known_with_unit_qualifier_and_clause():
    found = document(
        "一、主要举措", "发放资料1.3万余份、约380平方米标语，开展普法1,200场次，化解率98.5%，2025年3月1日起施行。"
    ).claims
    assert [str(one.quantity) + one.unit for one in found] == ["1.3万余份", "约380平方米", "1200场次", "98.5%"]
    assert [one.lead for one in found][2] == "开展普法" and not found[0].exact and found[2].exact


def test_dates_and_numbers_of_documents_are_no_figures():
    assert (
        document("[成文日期] 2026年1月15日", "一、主要举措", "按照国发〔2021〕7号文件和“1+3+N”模式办理。").claims == ()
    )


def test_an_empty_or_odd_report_is_a_document_too():
    for text in ("。", "　", "一、", "（一）\n（一）\n（一）", "1" * 3000, "其中" * 900, "｜｜｜"):
        try:
            found = CheckedReport(read_text(text))
        except Exception as error:
            assert type(error).__name__ == "InputFault"
            continue
        from generator.checks import check

        assert isinstance(check(found), tuple)
