"""What a cell shows and what it holds: where they differ, it is a fault and never the figure that is stored."""

import pytest
from handing_out import Handed
from openpyxl.styles import Font

from generator.errors import Rejected
from generator.workbook.reading.cells import typed_text
from generator.workbook.reading.number_formats import has_words, shown


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ('0"万"', 2, "2万"),
        ('0"余"', 5000, "5000余"),
        ('"约"0', 380, "约380"),
        (";;;", 12, ""),
        ("0\\余", 12, "12余"),
        ('[红色][>9]0"多"', 12, "12多"),
        ('#,##0.0,,"百万"', 3_000_000, "3百万"),
        ('0"件";"负"0;"无"', 0, "无"),
        ('0"件";"负"0', -3, "负-3"),
    ],
)
def test_a_number_is_shown_with_the_words_of_its_format(code, value, text):
    assert has_words(code)
    assert shown(code, value) == text


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0.00",
        "#,##0",
        "0%",
        "0.00%",
        "@",
        'yyyy"年"m"月"d"日"',
        "yyyy-mm-dd",
        "(0)",
        "0;-0",
        "¥#,##0.00",
        "",
    ],
)
def test_a_format_without_words_shows_what_the_cell_holds(code):
    assert not has_words(code)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('0"万"', "这一格显示“2万”，存的是2"),
        ('0"余"', "这一格显示“2余”，存的是2"),
        ('"约"0', "这一格显示“约2”，存的是2"),
        ('0"千份"', "这一格显示“2千份”，存的是2"),
        (";;;", "这一格设成了不显示，存的是2"),
    ],
)
@pytest.mark.parametrize("form", ["county", "town"])
def test_a_format_that_changes_the_figure_is_a_fault_and_no_figure_is_read(tmp_path, code, told, form):
    handed = getattr(Handed, form)(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数") if form == "county" else handed.answer("宣传资料份数")
    cell.value, cell.number_format = 2, code
    town = handed.read().towns[0]
    found = town.examine()
    assert [fault.what for fault in found.faults] == [told]
    assert found.facts.publicity.materials is None


def test_a_format_that_shows_the_unit_of_the_field_changes_nothing(tmp_path):
    handed = Handed.county(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数")
    cell.value, cell.number_format = 2, '0"份"'
    found = handed.read().towns[0].examine()
    assert found.faults == () and str(found.facts.publicity.materials) == "2"


@pytest.mark.parametrize("value", [12, "5000余"])
def test_a_figure_that_is_struck_out_is_a_fault(tmp_path, value):
    handed = Handed.county(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数")
    cell.value, cell.font = value, Font(strike=True)
    found = handed.read().towns[0].examine()
    assert [fault.what for fault in found.faults] == ["这一格的内容划了删除线"]
    assert found.facts.publicity.materials is None


def test_an_entry_of_a_list_that_is_struck_out_is_a_fault_too(tmp_path):
    handed = Handed.county(tmp_path)
    cell = handed.cell("不足和原因", "原因")
    cell.font = Font(strike=True)
    assert any("划了删除线" in fault for fault in handed.faults())


def test_an_empty_cell_may_have_any_format(tmp_path):
    handed = Handed.county(tmp_path)
    cell = handed.cell("行政执法", "执法培训场次")
    cell.value, cell.number_format, cell.font = None, '0"万"', Font(strike=True)
    assert handed.faults() == []


@pytest.mark.parametrize("typed", ["12\u200b", "\u202f12", "１２\u00ad", "12\u00a0份"])
def test_a_cell_with_what_cannot_be_seen_holds_what_it_shows(tmp_path, typed):
    handed = Handed.county(tmp_path)
    handed.cell("普法宣传", "宣传资料份数").value = typed
    found = handed.read().towns[0].examine()
    assert found.faults == () and str(found.facts.publicity.materials) == "12"


@pytest.mark.parametrize("name", ["青\u200b山镇", "青山镇\u00a0", "⻘⼭镇", "青 山 镇", "青　山　镇"])
def test_a_towns_name_is_known_however_it_was_copied(tmp_path, name):
    handed = Handed.county(tmp_path)
    handed.cell("普法宣传", "乡镇名称").value = name
    book = handed.read()
    assert [town.examine().facts.basic.town for town in book.towns] == ["青山镇", "白塔镇"]


def test_a_head_is_known_however_it_was_copied(tmp_path):
    handed = Handed.county(tmp_path)
    handed.cell("普法宣传", "宣传资料份数", row=3).value = "宣传\u200b资料份数\u2060"
    assert handed.faults() == []


@pytest.mark.parametrize("text", ['=DISPIMG("ID_1F2A",1)', '_xlfn.DISPIMG("ID_9",1)', '=_xlfn.IMAGE("a.png")'])
def test_a_picture_in_a_cell_is_no_fact(text):
    with pytest.raises(Rejected, match="这一格是图片"):
        typed_text(text, "number")
