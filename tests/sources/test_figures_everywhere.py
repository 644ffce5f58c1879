"""Figures as people write them mean the same at a prompt, in a cell and in a facts file."""

import pytest
from handing_out import FIRST, Handed
from handing_out import HEAD as HEAD_ROW
from handing_out import facts as filled

from generator.errors import Rejected
from generator.facts.facts import fields
from generator.interview.understanding import understand
from generator.sources.facts_file import examine
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form

HEAD = "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n"
BY_TITLE = {declared.title: (path, declared) for path, declared in fields().items()}

TAKEN = [
    ("矛盾纠纷排查次数", "480多次", "480多"),
    ("排查出纠纷件数", "86多件", "86多"),
    ("排查出纠纷件数", "86多起", "86多"),
    ("会前学法次数", "一百多次", "100多"),
    ("会前学法次数", "10次左右", "约10"),
    ("会前学法次数", "120+", "120余"),
    ("会前学法次数", "共120次", "120"),
    ("会前学法次数", "12场", "12"),
    ("会前学法次数", "每季度一次", "每季度1次"),
    ("会前学法次数", "每月一次", "每月1次"),
    ("法治培训场次", "每季度一次", "每季度1次"),
    ("普法活动受众人次", "1万3千人次", "1.3万"),
    ("普法活动受众人次", "1.3万人次", "1.3万"),
    ("宣传资料份数", "5000余册", "5000余"),
    ("法律明白人现有人数", "56名", "56"),
    ("法律明白人现有人数", "56位", "56"),
    ("宣传版面处数", "20块", "20"),
    ("拆除违法建筑面积", "380㎡", "380"),
    ("拆除违法建筑面积", "380平方", "380"),
]
REFUSED = [
    ("普法活动受众人次", "300人", "口径相同的，去掉单位，只填数也行"),
    ("宣传资料份数", "300件", "口径相同的，去掉单位，只填数也行"),
    ("法律明白人现有人数", "56人次", "口径相同的，去掉单位，只填数也行"),
    ("排查出纠纷件数", "好几件", "请填具体数字"),
]


def at_a_prompt(path, typed):
    meant = understand(fields()[path], typed)
    return str(fields()[path].parse(meant.value))


def in_a_file(path, typed, folder):
    topic, title = fields()[path].topic, fields()[path].title
    file = folder / "a.yaml"
    file.write_text(f"{HEAD}{topic}:\n  {title}: {typed}\n", encoding="utf-8")
    examined = examine(file)
    return examined.facts, examined.faults


def in_a_cell(path, typed, folder):
    handed = Handed(folder, county_form(CountyForm([content_of(filled(folder))], year=2025, full=True)))
    cells = (cell for sheet in handed.book.worksheets[1:] for cell in sheet[FIRST])
    (cell,) = (cell for cell in cells if is_headed(cell, fields()[path].title))
    cell.value = typed
    (town,) = handed.read().towns
    examined = town.examine()
    return examined.facts, examined.faults


def is_headed(cell, title):
    return cell.parent.cell(HEAD_ROW, cell.column).value == title


@pytest.mark.parametrize(("title", "typed", "meant"), TAKEN)
def test_a_figure_is_taken_wherever_it_is_written(tmp_path, title, typed, meant):
    path, _ = BY_TITLE[title]
    assert at_a_prompt(path, typed) == meant
    for read in (in_a_file, in_a_cell):
        facts, _ = read(path, typed, tmp_path)
        assert str(facts.at(path)) == meant


@pytest.mark.parametrize(("title", "typed", "advice"), REFUSED)
def test_what_counts_something_else_is_refused_with_the_same_advice(tmp_path, title, typed, advice):
    path, declared = BY_TITLE[title]
    with pytest.raises(Rejected, match=advice):
        declared.parse(typed)
    for read in (in_a_file, in_a_cell):
        _, faults = read(path, typed, tmp_path)
        assert any(advice in str(fault) for fault in faults)


def test_of_which_stands_in_front_of_a_part_whatever_the_stop_behind_it():
    hazards = fields()["enforcement.hazards"]
    for typed in ("120，其中：消防36条", "120条，其中消防36条", "120,其中:消防36", "合计120、消防36条"):
        assert understand(hazards, typed).echo == "120条（消防36）"
