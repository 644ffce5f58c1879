"""Hand-written reports rolled up: figures side by side with place and sentence; what was not taken, and why."""

import pytest
from python_calamine import CalamineWorkbook
from taken import report

import generator
from generator.errors import UsageFault


def sheets(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_figures_of_two_towns_stand_side_by_side_with_their_sentences(tmp_path):
    title = "{}人民政府关于2025年度法治政府建设情况的报告"
    report(tmp_path, "发放普法宣传单800份。", title=title.format("青山镇")).rename(tmp_path / "甲.txt")
    report(tmp_path, "印发宣传手册300余本。", title=title.format("柳河镇")).rename(tmp_path / "乙.txt")
    (tmp_path / "丙.txt").write_text("青山镇2025年农业生产工作总结\n种植小麦3万亩。", encoding="utf-8")
    made = generator.roll_up_reports(tmp_path)
    found = sheets(made.path)
    assert found["总表"][2] == ["项目", "单位", "柳河镇", "青山镇"]
    assert ["普法宣传 › 宣传资料份数", "份", "300余", 800] in found["总表"]
    assert ["柳河镇", "普法宣传 › 宣传资料份数", "300余", "规则"] in [row[:4] for row in found["出处"]]
    assert [row[2] for row in found["叫法对照"][3:]] == ["印发宣传手册…本", "发放普法宣传单…份"]
    assert found["没有取的"][2][0] == "丙.txt"
    assert "不像是法治政府建设报告" in found["没有取的"][2][1]


def test_a_folder_with_forms_is_no_folder_of_reports(tmp_path):
    report(tmp_path)
    assert generator.reports_among([tmp_path]) == (tmp_path / "报告.txt",)
    (tmp_path / "青山镇.yaml").write_text("", encoding="utf-8")
    assert generator.reports_among([tmp_path]) == ()


def test_a_folder_without_reports_says_so(tmp_path):
    with pytest.raises(UsageFault, match="没有可以汇总的报告"):
        generator.roll_up_reports(tmp_path)
