"""Forms that people have rearranged: what can be understood is read, the rest is told."""

import openpyxl
import pytest
from handing_out import FIRST, HEAD, Handed, of_one_time

from generator.workbook.forms.returned import returned_form
from generator.workbook.reading import read_workbook

SHEET, MATERIALS = "普法宣传", "宣传资料份数"


@pytest.fixture
def handed(tmp_path):
    return Handed.county(tmp_path)


def good(book):
    """The names of the towns, which must all be faultless."""
    assert [fault for town in book.towns for fault in town.examine().faults] == []
    return [town.name for town in book.towns]


# --- what is understood ---------------------------------------------------------------------------------------------


def test_columns_are_found_by_their_titles_where_the_keys_are_gone(handed):
    for page in handed.book:
        if page.title != "说明":
            page.delete_rows(2)
    book = handed.read()
    assert book.faults == ()
    assert good(book) == ["青山镇", "白塔镇"]
    assert str(book.towns[0].examine().facts.publicity.materials) == "5000余"


def test_columns_may_stand_in_any_order(handed):
    page = handed.book[SHEET]
    column = handed.cell(SHEET, MATERIALS).column
    page.move_range(f"{page.cell(1, column).column_letter}1:{page.cell(1, column).column_letter}20", cols=40)
    page.delete_cols(column)
    book = handed.read()
    assert (book.faults, str(book.towns[1].examine().facts.publicity.materials)) == ((), "5000余")


def test_rows_may_stand_in_any_order_in_each_sheet(handed):
    page = handed.book[SHEET]
    rows = [[cell.value for cell in page[row]] for row in (FIRST, FIRST + 1)]
    for row, values in zip((FIRST, FIRST + 1), reversed(rows), strict=True):
        for column, value in enumerate(values, 1):
            page.cell(row, column).value = value
    assert good(handed.read()) == ["青山镇", "白塔镇"]


def test_a_unit_behind_a_title_and_spaces_in_it_do_no_harm(handed):
    page = handed.book[SHEET]
    page.cell(HEAD, handed.cell(SHEET, MATERIALS).column).value = "宣传资料 份数（份）"
    page.delete_rows(2)
    assert handed.read().faults == ()


def test_columns_that_every_office_adds_are_left_alone(handed):
    page = handed.book[SHEET]
    page.insert_cols(1)
    page.cell(HEAD, 1).value, page.cell(FIRST, 1).value = "序号", 1
    assert good(handed.read()) == ["青山镇", "白塔镇"]


def test_towns_that_differ_in_spaces_and_full_width_are_one(handed):
    handed.book[SHEET].cell(FIRST, 1).value = "青 山镇 "
    handed.book["不足和原因"].cell(FIRST, 1).value = "青山镇\u3000"
    assert good(handed.read()) == ["青山镇", "白塔镇"]


def test_a_csv_with_columns_of_several_topics_is_read(tmp_path):
    table = "乡镇名称,年度,宣传资料份数,应持证执法人员人数\n青山镇,2025,5000余,16\n"
    for name, data in {
        "utf8": table.encode(),
        "mark": table.encode("utf-8-sig"),
        "gbk": table.encode("gbk"),
        "gb18030": table.replace("青山镇", "𠮷山镇").encode("gb18030"),
        "tabs": table.replace(",", "\t").encode(),
    }.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(data)
        (town,) = read_workbook(path).towns
        facts = town.examine().facts
        assert (str(facts.publicity.materials), str(facts.enforcement.should_hold)) == ("5000余", "16"), name


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_formats_are_read_and_what_cannot_be_seen_is_said(handed, tmp_path, require_tool, suffix):
    import subprocess

    soffice = require_tool("soffice")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--norestore", "--convert-to", suffix, "--outdir", tmp_path, handed.path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    book = read_workbook(tmp_path / f"填报表.{suffix}")
    assert good(book) == ["青山镇", "白塔镇"]
    assert "看不到单元格格式" in book.notes[0]


# --- what is told ---------------------------------------------------------------------------------------------------


def test_a_renamed_column_is_told_and_read_where_its_key_is_there(handed):
    head = handed.book[SHEET].cell(HEAD, handed.cell(SHEET, MATERIALS).column)
    head.value = "宣传资料份数量"
    assert handed.faults() == [
        f"{SHEET}!{head.coordinate}：列名改成了“宣传资料份数量”，仍当作“宣传资料份数”读。请把列名改回去"
    ]


def test_a_column_whose_key_and_title_disagree_is_not_read(handed):
    head = handed.book[SHEET].cell(HEAD, handed.cell(SHEET, MATERIALS).column)
    head.value = "宣传横幅条数"
    book = handed.read()
    assert book.faults[0].what == "这一列原来是“宣传资料份数”，列名却是“宣传横幅条数”，分不清，没有读"
    assert book.towns[0].examine().facts.publicity.materials is None
    assert book.towns[0].examine().faults[0].cell == f"{SHEET}!{head.column_letter}{FIRST}"


def test_an_unknown_column_is_told_with_what_was_meant_and_its_rows_are_not_good(handed):
    page = handed.book[SHEET]
    column = page.max_column + 1
    page.cell(HEAD, column).value, page.cell(FIRST, column).value = "普法短视频数", 3
    book = handed.read()
    assert book.faults[0].what == "没有“普法短视频数”这一列，没有读"
    assert book.faults[0].todo.startswith("是否想写“普法短视频个数”")
    assert [bool(town.examine().faults) for town in book.towns] == [True, False]


def test_a_missing_column_is_told(handed):
    handed.book[SHEET].delete_cols(handed.cell(SHEET, MATERIALS).column)
    assert handed.faults() == [f"{SHEET}!：缺这几列：“{MATERIALS}”。请照原表补上，没有数的空着"]


def test_a_sheet_without_names_is_told(handed):
    for page in handed.book:
        if page.title == SHEET:
            page.delete_cols(1)
    assert "没有“乡镇名称”这一列，没有读" in "\n".join(handed.faults())


def test_a_form_of_a_newer_program_is_not_read(handed):
    handed.book[SHEET].cell(2, 1).value = "fazhi 县表 9"
    assert handed.faults()[0] == f"{SHEET}!：这张表是新版程序做的，读不了。请换用新版程序"


def test_a_form_of_an_older_program_is_told(handed):
    handed.book[SHEET].cell(2, 1).value = "fazhi 县表 0"
    assert handed.faults() == [f"{SHEET}!：这张表是旧版的，已按列名核对着读。下次请用新发的表"]


def test_merged_cells_are_told_and_their_rows_are_not_good(handed):
    handed.book[SHEET].merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=3, end_column=3)
    book = handed.read()
    assert book.faults[0].what == f"C{FIRST}:C{FIRST + 1}合并了单元格，只有左上角一格有内容"
    assert all(town.examine().faults for town in book.towns)


def test_a_hidden_row_is_told_and_is_not_good(handed):
    handed.book[SHEET].row_dimensions[FIRST].hidden = True
    book = handed.read()
    assert (book.faults[0].cell, book.faults[0].what) == (f"{SHEET}!第{FIRST}行", "这一行隐藏了，里面有内容")
    assert [bool(town.examine().faults) for town in book.towns] == [True, False]


def test_a_town_that_stands_twice_is_told(handed):
    handed.book[SHEET].cell(FIRST + 1, 1).value = "青山镇"
    assert f"{SHEET}!A{FIRST + 1}：“青山镇”有两行，第{FIRST}行已有。请核对，只留一行" in handed.faults()


def test_text_outside_of_the_table_is_told(handed):
    page = handed.book[SHEET]
    page.cell(FIRST + 4, 1).value, page.cell(FIRST + 4, 3).value = "合计", 10000
    page.cell(FIRST + 6, 3).value = "填表说明：以上为全年数"
    told = handed.faults()
    assert f"{SHEET}!A{FIRST + 4}：“合计”不是乡镇，这一行没有读。填报表里只填各乡镇的数，请删去这一行" in told
    assert f"{SHEET}!A{FIRST + 6}：这一行没有写是哪个乡镇，没有读。请在“乡镇名称”一列写明；表格以外的文字请删去" in told


def test_a_hidden_sheet_of_the_same_name_is_told(handed):
    twin = handed.book.copy_worksheet(handed.book[SHEET])
    twin.title, twin.sheet_state = f"{SHEET} ", "hidden"
    twin.cell(FIRST, handed.cell(SHEET, MATERIALS).column).value = "9"
    book = handed.read()
    told = [fault.what for fault in book.faults]
    assert f"工作表“{SHEET} ”与“{SHEET}”同名" in told
    assert "这张工作表是隐藏的，里面有内容" in told
    assert all(town.examine().faults for town in book.towns)
    assert str(book.towns[0].examine().facts.publicity.materials) == "5000余"


def test_relations_are_judged_as_everywhere(handed):
    cell = handed.cell("行政执法", "持有效行政执法证人数")
    cell.value = "18"
    town = handed.read().towns[0]
    (doubt,) = town.examine().to_confirm
    assert (doubt.cell, doubt.what) == (
        f"行政执法!{cell.coordinate}",
        "“持有效行政执法证人数”（18人）大于“应持证执法人员人数”（16人）",
    )
    assert "在“已确认”表里加一行，“关系”写“持证多于应持证”，“原因”写明理由" in doubt.todo
    page = handed.book["已确认"]
    for column, text in enumerate(("青山镇", "持证多于应持证", "两名借调人员也持证"), 1):
        page.cell(FIRST, column).value = text
    assert handed.read().towns[0].examine().to_confirm == ()


def test_advice_speaks_of_cells_and_not_of_lines(handed):
    handed.cell("不足和原因", "原因").value = None
    handed.cell("基本信息", "年度").value = None
    for told in handed.faults():
        assert "加一行“" not in told and ": " not in told, told


# --- several files of one town --------------------------------------------------------------------------------------


def test_files_of_one_town_complete_each_other(tmp_path):
    one, other = Handed.town(tmp_path), Handed.town(tmp_path)
    one.answer(MATERIALS).value = None
    other.answer("应持证执法人员人数").value = None
    other.path = tmp_path / "b" / "x.xlsx"
    other.path.parent.mkdir()
    town = of_one_time(one.read(), other.read())
    assert good(type("Book", (), {"towns": [town]})) == ["青山镇"]
    facts = town.examine().facts
    assert (str(facts.publicity.materials), str(facts.enforcement.should_hold)) == ("5000余", "16")


def test_what_two_files_say_differently_is_told_cell_by_cell(tmp_path):
    one, other = Handed.town(tmp_path), Handed.town(tmp_path)
    other.answer(MATERIALS).value = "4000"
    other.path = tmp_path / "b" / "x.xlsx"
    other.path.parent.mkdir()
    town = of_one_time(one.read(), other.read())
    (told,) = town.examine().faults
    assert told.file.endswith("b/交回.xlsx")
    assert told.cell == f"填报表!{other.answer(MATERIALS).coordinate}"
    assert "填“5000余”，这里填“4000”" in told.what
    assert told.todo == "请核实，只留一个；不是同一个乡镇的，请分开运行"


def test_what_bears_a_figure_out_comes_from_the_towns_form(tmp_path):
    handed = Handed.town(tmp_path)
    handed.answer(MATERIALS, "佐证").value = "领用登记簿"
    assert handed.read().towns[0].examine().facts.evidence == {MATERIALS: "领用登记簿"}


def test_a_row_that_asks_nothing_is_told(tmp_path):
    handed = Handed.town(tmp_path)
    page = handed.book["填报表"]
    row = page.max_row + 3
    page.cell(row, 1).value, page.cell(row, 3).value = "普法短视频数", "3"
    (told,) = handed.faults()
    assert told.startswith(f"填报表!A{row}：没有“普法短视频数”这个指标，没有读。是否想写“普法短视频个数”")


def test_signatures_below_a_form_are_no_facts(tmp_path):
    handed = Handed.town(tmp_path)
    page = handed.book["填报表"]
    row = next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == "填报人：")
    page.cell(row, 1).value, page.cell(row, 3).value = "填报人：李某", "审核人：王某"
    assert handed.faults() == []


# --- what goes back -------------------------------------------------------------------------------------------------


def returned(handed, folder):
    """What goes back of a form, read in again."""
    path = folder / "退回.xlsx"
    towns = [(town, town.examine().faults) for town in handed.read().towns]
    path.write_bytes(returned_form([(town, faults) for town, faults in towns if faults]))
    return path


def spoil(handed):
    handed.cell(SHEET, MATERIALS).value = "若干"
    handed.cell("行政执法", "应持证执法人员人数").value = "#REF!"
    handed.cell("不足和原因", "原因").value = None
    page = handed.book[SHEET]
    page.cell(HEAD, page.max_column + 1).value = "受众满意度"
    page.cell(FIRST, page.max_column).value = "很高"


def test_only_what_is_faulty_goes_back_with_its_reasons(handed, tmp_path):
    spoil(handed)
    book = openpyxl.load_workbook(returned(handed, tmp_path))
    page = book[SHEET]
    heads = [cell.value for cell in page[HEAD]]
    row = [cell.value for cell in page[FIRST]]
    assert row[heads.index("乡镇名称")] == "青山镇"
    assert row[heads.index(MATERIALS)] == "若干"
    assert row[heads.index("受众满意度")] == "很高"
    assert "宣传资料份数：“若干”不是数" in row[heads.index("退回原因")]
    wrong = page.cell(FIRST, heads.index(MATERIALS) + 1)
    assert wrong.fill.fgColor.rgb == "FFFFC7CE"
    assert "请填具体数字" in wrong.comment.text
    assert page.cell(FIRST + 1, 1).value is None


def test_what_went_back_uncorrected_has_the_same_faults(handed, tmp_path):
    spoil(handed)
    first = [fault.what for fault in handed.read().towns[0].examine().faults]
    (town,) = read_workbook(returned(handed, tmp_path)).towns
    assert sorted(fault.what for fault in town.examine().faults) == sorted(first)


def test_what_went_back_and_was_corrected_is_good(handed, tmp_path):
    spoil(handed)
    path = returned(handed, tmp_path)
    book = openpyxl.load_workbook(path)
    for sheet, title, value in (
        (SHEET, MATERIALS, "5000余"),
        (SHEET, "受众满意度", None),
        ("行政执法", "应持证执法人员人数", "16"),
        ("不足和原因", "原因", "编制有限"),
    ):
        page = book[sheet]
        column = next(cell.column for cell in page[HEAD] if cell.value == title)
        page.cell(FIRST, column).value = value
        if title == "受众满意度":
            page.delete_cols(column)
    book.save(path)
    found = read_workbook(path)
    assert found.faults == ()
    assert good(found) == ["青山镇"]


def test_a_contradiction_goes_back_with_both_values(tmp_path):
    one, other = Handed.town(tmp_path), Handed.town(tmp_path)
    other.answer(MATERIALS).value = "4000"
    other.path = tmp_path / "b" / "x.xlsx"
    other.path.parent.mkdir()
    town = of_one_time(one.read(), other.read())
    path = tmp_path / "退回.xlsx"
    path.write_bytes(returned_form([(town, town.examine().faults)]))
    page = openpyxl.load_workbook(path)[SHEET]
    column = next(cell.column for cell in page[HEAD] if cell.value == MATERIALS)
    assert [page.cell(row, column).value for row in (FIRST, FIRST + 1)] == ["5000余", "4000"]
    (again,) = read_workbook(path).towns
    assert again.examine().faults


def test_a_hidden_column_is_told_and_its_rows_are_not_good(handed):
    cell = handed.cell(SHEET, MATERIALS)
    handed.book[SHEET].column_dimensions[cell.column_letter].hidden = True
    book = handed.read()
    assert [fault.what for fault in book.faults] == [f"{cell.column_letter}列（“{MATERIALS}”）隐藏了，里面有内容"]
    assert [fault.cell for fault in book.towns[0].examine().faults] == [f"{SHEET}!{cell.coordinate}"]


def test_a_hidden_column_without_content_hides_nothing(handed):
    handed.book[SHEET].column_dimensions["AZ"].hidden = True
    assert handed.faults() == []
