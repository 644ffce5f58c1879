"""What a cell shows and what it holds: where they differ, it is a fault and never the figure that is stored."""

import re

import pytest
from handing_out import FIRST, Handed
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from tampering import changed, with_part
from xlsxwriter import Workbook

from generator.errors import Rejected
from generator.word.package import unpack
from generator.workbook.reading import read_workbook
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


@pytest.mark.parametrize("sheet", ["普法宣传", "不足和原因"])
def test_a_picture_that_excel_has_put_into_a_cell_is_no_fact(tmp_path, sheet):
    handed = Handed.county(tmp_path)
    cell = handed.cell(sheet, "宣传资料份数" if sheet == "普法宣传" else "原因")
    book = rewritten(handed, cell, '<c r="{at}" t="e" vm="1"><v>#VALUE!</v></c>')
    assert "这一格是图片" in [fault.what for fault in book.towns[0].examine().faults]


def test_a_picture_as_evidence_is_told(tmp_path):
    handed = Handed.town(tmp_path)
    handed.answer("宣传资料份数", "佐证").value = "=DISPIMG(1)"
    handed.answer("宣传资料份数", "佐证").data_type = "s"
    assert any("这一格是图片" in fault for fault in handed.faults())


def test_an_error_as_evidence_is_told(tmp_path):
    handed = Handed.town(tmp_path)
    cell = handed.answer("宣传资料份数", "佐证")
    book = rewritten(handed, cell, '<c r="{at}" t="e"><v>#REF!</v></c>')
    assert "这一格是错误值 #REF!" in [fault.what for fault in book.towns[0].examine().faults]


# --- struck out in part ---------------------------------------------------------------------------------------------


def partly(*runs):
    """A cell's text in runs, those marked with ~ struck out."""
    return CellRichText([
        TextBlock(InlineFont(strike=run.startswith("~")), run.removeprefix("~")) for run in runs
    ])  # fmt: skip


@pytest.mark.parametrize("runs", [("~300", "500"), ("500", "~余"), ("约", "~3", "80"), ("~300",)])
@pytest.mark.parametrize("form", ["county", "town"])
def test_a_figure_of_which_some_characters_are_struck_out_is_a_fault_and_never_read(tmp_path, form, runs):
    handed = getattr(Handed, form)(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数") if form == "county" else handed.answer("宣传资料份数")
    cell.value = partly(*runs)
    found = handed.read().towns[0].examine()
    assert [fault.what for fault in found.faults] == ["这一格里有几个字划了删除线"]
    assert found.facts.publicity.materials is None


@pytest.mark.parametrize("runs", [("5000", "~ "), ("50", "00")])
def test_runs_of_which_none_that_can_be_seen_is_struck_out_are_a_text(tmp_path, runs):
    handed = Handed.county(tmp_path)
    handed.cell("普法宣传", "宣传资料份数").value = partly(*runs)
    found = handed.read().towns[0].examine()
    assert found.faults == () and str(found.facts.publicity.materials) == "5000"


@pytest.mark.parametrize(
    ("strike", "struck"), [("<strike/>", True), ('<strike val="1"/>', True), ('<strike val="0"/>', False)]
)
def test_a_text_that_cells_share_is_struck_out_in_all_of_them(tmp_path, strike, struck):
    path = tmp_path / "共用.xlsx"
    with Workbook(str(path)) as book:
        page, look = book.add_worksheet("普法宣传"), book.add_format({"font_strikeout": True})
        page.write_row(0, 0, ["乡镇名称", "年度", "宣传资料份数"])
        for row, name in enumerate(("青山镇", "白塔镇"), 1):
            page.write_row(row, 0, [name, 2025])
            page.write_rich_string(row, 2, look, "300", "500")
    path.write_bytes(changed(path.read_bytes(), "<strike/>", strike, "xl/sharedStrings.xml"))
    found = [town.examine() for town in read_workbook(path).towns]
    assert [any("划了删除线" in fault.what for fault in one.faults) for one in found] == [struck, struck]
    assert [one.facts.publicity.materials is None for one in found] == [struck, struck]


def test_struck_out_evidence_is_a_fault_too(tmp_path):
    handed = Handed.town(tmp_path)
    cell = handed.answer("宣传资料份数", "佐证")
    cell.value, cell.font = "2025年台账", Font(strike=True)
    assert any("划了删除线" in fault for fault in handed.faults())


# --- cells that are written otherwise -------------------------------------------------------------------------------


def rewritten(handed, cell, xml):
    """What is read of a form in which a cell is written so."""
    handed.book.save(handed.path)
    sheet = handed.book.sheetnames.index(cell.parent.title) + 1
    part, at = f"xl/worksheets/sheet{sheet}.xml", cell.coordinate
    old = unpack(handed.path.read_bytes())[part].decode()
    new = re.sub(rf'<c r="{at}"[^>]*?(?:/>|>.*?</c>)', xml.format(at=at), old)
    handed.path.write_bytes(with_part(handed.path.read_bytes(), part, new.encode()))
    return read_workbook(handed.path)


_UNSURE = "这一格存得不像 Excel 或 WPS 存的，读不准"


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="{at}" t="inlineStr"><v>12</v></c>',
        '<c r="{at}" t="inlineStr"><is><t>12</t></is><v>13</v></c>',
        '<c r="{at}" s="1" t="s"><v></v></c>',
        '<c r="{at}" t="s"><v/></c>',
    ],
)
def test_a_cell_that_programs_read_differently_is_a_fault_and_never_read(tmp_path, xml):
    handed = Handed.county(tmp_path)
    found = rewritten(handed, handed.cell("普法宣传", "宣传资料份数"), xml).towns[0].examine()
    assert [fault.what for fault in found.faults] == [_UNSURE]
    assert found.facts.publicity.materials is None


@pytest.mark.parametrize("number", ["abc", "-1", "+1", "", "一"])
def test_a_text_whose_number_is_none_is_a_fault_of_its_cell(tmp_path, number):
    handed = Handed.county(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数")
    book = rewritten(handed, cell, f'<c r="{{at}}" t="s"><v>{number}</v></c>')
    faults = [*book.faults, *(fault for town in book.towns for fault in town.examine().faults)]
    assert [(fault.cell, fault.what) for fault in faults] == [(f"普法宣传!{cell.coordinate}", _UNSURE)]


@pytest.mark.parametrize(
    "xml", ['<c r="{at}" t="inlineStr"><is><t>12</t></is></c>', '<c r="{at}" t="str"><v>12</v></c>']
)
def test_a_text_in_the_cell_itself_is_read(tmp_path, xml):
    handed = Handed.county(tmp_path)
    found = rewritten(handed, handed.cell("普法宣传", "宣传资料份数"), xml).towns[0].examine()
    assert found.faults == () and str(found.facts.publicity.materials) == "12"


# --- below a merged cell --------------------------------------------------------------------------------------------


def test_a_value_below_a_merged_cell_is_told_and_both_towns_are_held_back(tmp_path):
    handed = Handed.county(tmp_path)
    cell = handed.cell("普法宣传", "宣传资料份数")
    cell.parent.merge_cells(f"{cell.coordinate}:{cell.column_letter}{FIRST + 1}")
    below = cell.parent.cell(FIRST + 1, cell.column)
    book = rewritten(handed, below, '<c r="{at}"><v>300</v></c>')
    assert [fault.what for fault in book.faults] == [
        f"{cell.coordinate}:{below.coordinate}合并了单元格，下面的{below.coordinate}还存着“300”，看不见"
    ]
    assert all(town.examine().faults for town in book.towns)


@pytest.mark.parametrize("column", ["本年", "佐证"])
def test_a_town_whose_own_form_has_merged_answers_is_held_back(tmp_path, column):
    handed = Handed.town(tmp_path)
    cell = handed.answer("宣传资料份数", column)
    cell.parent.merge_cells(f"{cell.coordinate}:{cell.column_letter}{cell.row + 1}")
    assert any("合并了单元格" in fault.what for fault in handed.read().towns[0].examine().faults)


@pytest.mark.parametrize("line", ["填表人：李某　审核人：王某", "注：以上为全年数", "备注：含社区"])
@pytest.mark.parametrize(("form", "sheet"), [("county", "普法宣传"), ("county", "不足和原因"), ("town", "不足和原因")])
def test_a_line_below_the_table_may_be_merged_and_is_no_entry(tmp_path, form, sheet, line):
    handed = getattr(Handed, form)(tmp_path)
    page = handed.book[sheet]
    page["A11"].value = line
    page.merge_cells("A11:C12")
    assert handed.faults() == []


def test_remarks_may_be_merged(tmp_path):
    handed = Handed.town(tmp_path)
    cell = handed.answer("宣传资料份数", "说明")
    cell.parent.merge_cells(f"{cell.coordinate}:{cell.column_letter}{cell.row + 1}")
    assert handed.faults() == []
