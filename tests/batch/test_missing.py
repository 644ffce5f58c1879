from datetime import date
from io import BytesIO

import openpyxl

from generator.batch.missing import MOST_TOWNS_NAMED, missing_list
from generator.batch.record import Record
from generator.batch.rollup import sheet
from generator.facts.judging.gaps import gap_at

MATERIALS = gap_at("publicity.materials", pending=False)
MEDIATED = gap_at("disputes.mediated", pending=True)
HOTLINE = gap_at("service.hotline", pending=False)


def sheets(*records):
    book = openpyxl.load_workbook(BytesIO(missing_list(records, date(2026, 2, 10))))
    return {sheet.title: list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in book}


def test_a_town_has_a_row_for_each_office_with_what_it_left_blank_and_what_is_to_come():
    found = sheets(Record("青山镇", 2025, "", lacking=(MATERIALS, HOTLINE, MEDIATED)))
    assert found["按乡镇"] == [
        ("乡镇", "科室", "项数", "未填", "待补", "补充内容"),
        ("青山镇", "司法所", 2, "宣传资料份数", "人民调解受理件数", None),
        ("青山镇", HOTLINE.office, 1, "12345热线工单件数", None, None),
    ]


def test_an_office_has_a_row_for_each_item_with_the_towns_that_lack_it_the_most_frequent_first():
    found = sheets(
        Record("青山镇", 2025, "", lacking=(MEDIATED, MATERIALS)),
        Record("白河镇", 2025, "", lacking=(MATERIALS,)),
        Record("清水乡", 2025, ""),
    )
    assert found["按科室"] == [
        ("科室", "指标", "怎么填", "未填乡镇数", "待补乡镇数", "缺的乡镇"),
        ("司法所", "宣传资料份数", "单位：份", 2, None, "青山镇、白河镇"),
        ("司法所", "人民调解受理件数", "单位：件", None, 1, "青山镇"),
    ]


def test_an_item_inside_a_list_is_named_with_its_entry():
    found = sheets(Record("青山镇", 2025, "", lacking=(gap_at("shortcomings.entries.1.cause", pending=True),)))
    assert found["按乡镇"][1][4] == "不足和原因—第2项—原因"


def test_a_province_of_towns_is_counted_behind_the_first_names():
    towns = [Record(f"第{number}镇", 2025, "", lacking=(MATERIALS,)) for number in range(MOST_TOWNS_NAMED + 5)]
    (_, row) = sheets(*towns)["按科室"]
    assert row[3] == MOST_TOWNS_NAMED + 5
    assert row[5].endswith(f"第{MOST_TOWNS_NAMED - 1}镇等{MOST_TOWNS_NAMED + 5}个")


def test_where_nothing_is_lacking_the_list_says_so():
    found = sheets(Record("青山镇", 2025, ""))
    assert [found[name][1][0] for name in ("按乡镇", "按科室")] == ["没有缺的", "没有缺的"]


def test_a_town_that_is_called_like_a_formula_stays_text():
    found = sheets(Record("=1+1镇", 2025, "", lacking=(MATERIALS,)))
    assert found["按乡镇"][1][0] == "=1+1镇"


def test_no_row_is_higher_than_a_sheet_allows():
    towns = [Record(f"第{number}镇", 2025, "", lacking=(MATERIALS,)) for number in range(MOST_TOWNS_NAMED)]
    book = openpyxl.load_workbook(BytesIO(missing_list(towns, date(2026, 2, 10))))
    assert book["按科室"].row_dimensions[4].height <= 409


def test_only_so_many_rows_are_fitted_to_their_text(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_FITTED", 5)
    records = [Record(f"第{number}镇", 2025, "", lacking=(MATERIALS,) * 30) for number in range(4)]
    book = openpyxl.load_workbook(BytesIO(missing_list(records, date(2026, 2, 10))))
    heights = [book["按乡镇"].row_dimensions[row].height for row in range(4, 8)]
    assert heights == [heights[0], heights[0], None, None]
    assert heights[0] > 30
