"""Remarks beside the facts: comments, a column 备注, a figure under another name. None is a fact, none is dropped."""

from datetime import date

import openpyxl
import pytest
from handing_out import FIRST, HEAD, Handed
from openpyxl.comments import Comment

from generator import draft_towns
from generator.workbook.reading import read_workbook

TITLE, SHEET = "宣传资料份数", "普法宣传"
THREADED = "[线程批注]\n\n你的 Excel 版本可读取此线程批注。\n\n注释:\n    其中线上300份"


def remarks(handed):
    return [str(remark) for town in handed.read().towns for remark in town.remarks()]


@pytest.mark.parametrize("words", ["不含线上", "李某:\n不含线上", THREADED])
@pytest.mark.parametrize("form", ["county", "town"])
def test_a_comment_on_a_cell_is_a_remark(tmp_path, form, words):
    handed = getattr(Handed, form)(tmp_path)
    cell = handed.cell(SHEET, TITLE) if form == "county" else handed.answer(TITLE)
    cell.comment = Comment(words, "李某")
    (told,) = remarks(handed)
    assert told.startswith(f"{cell.parent.title}!{cell.coordinate}的批注：")
    assert told.endswith(words.rpartition(":\n")[2].strip())


@pytest.mark.parametrize(
    ("sheet", "title"), [("不足和原因", "原因"), ("行政执法", "执法培训场次"), (SHEET, "乡镇名称")]
)
def test_a_comment_on_an_entry_on_a_blank_cell_or_on_the_name_is_a_remark_too(tmp_path, sheet, title):
    handed = Handed.county(tmp_path)
    handed.cell(sheet, title).comment = Comment("上半年未统计", "李某")
    assert [told.rpartition("：")[2] for told in remarks(handed)] == ["上半年未统计"]


@pytest.mark.parametrize("form", ["county", "town"])
def test_the_forms_own_comments_are_no_remarks(tmp_path, form):
    assert remarks(getattr(Handed, form)(tmp_path)) == []


@pytest.mark.parametrize("head", ["备注", "备 注", "备注\u200b"])
@pytest.mark.parametrize("form", ["county", "town"])
def test_a_column_of_remarks_is_read_as_such(tmp_path, form, head):
    handed = getattr(Handed, form)(tmp_path)
    cell = handed.cell(SHEET, TITLE) if form == "county" else handed.answer(TITLE)
    page, column = cell.parent, cell.parent.max_column + 1
    page.cell(HEAD if form == "county" else 2, column).value = head
    page.cell(cell.row, column).value = "其中线上300份"
    assert [told.partition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for told in remarks(handed)] == [
        f"{cell.row}的备注：其中线上300份"
    ]
    assert handed.faults() == []


def test_a_figure_of_a_towns_form_under_a_reworded_name_is_read_and_that_is_a_remark(tmp_path):
    handed = Handed.town(tmp_path)
    cell = handed.answer(TITLE)
    cell.parent.cell(cell.row, 1).value = "宣传材料份数"
    town = handed.read().towns[0]
    assert str(town.examine().facts.publicity.materials) == "5000余"
    assert [remark.words for remark in town.remarks()] == ["改成了“宣传材料份数”，原来是“宣传资料份数”"]


@pytest.mark.parametrize("name", ["普法讲座人数", "普法活动", "本镇特色"])
def test_a_figure_under_the_name_of_another_is_never_read(tmp_path, name):
    handed = Handed.town(tmp_path)
    cell = handed.answer(TITLE)
    cell.parent.cell(cell.row, 1).value = name
    found = handed.read().towns[0].examine()
    assert [fault.what for fault in found.faults] == [f"这一行原来是“宣传资料份数”，指标名改成了“{name}”，没有读"]
    assert found.facts.publicity.materials is None


@pytest.mark.parametrize("name", ["宣传资料份数（份）", "宣传资料 份数", "宣传资料份数\u200b"])
def test_a_name_with_a_unit_or_spaces_is_the_same_name(tmp_path, name):
    handed = Handed.town(tmp_path)
    cell = handed.answer(TITLE)
    cell.parent.cell(cell.row, 1).value = name
    assert (handed.faults(), remarks(handed)) == ([], [])


# --- in a batch -----------------------------------------------------------------------------------------------------


def handed_in(folder):
    """A form with a comment, a remark and a fault of 青山镇; a comment of 白塔镇."""
    handed = Handed.county(folder)
    page = handed.book[SHEET]
    handed.cell(SHEET, TITLE).value = "若干"
    handed.cell(SHEET, TITLE).comment = Comment("不含线上", "李某")
    handed.cell(SHEET, "普法活动", FIRST + 1).comment = Comment("含宪法宣传周", "王某")
    page.cell(HEAD, page.max_column + 1).value = "备注"
    page.cell(FIRST, page.max_column).value = "数字待定"
    path = folder / "收到" / "填报表.xlsx"
    path.parent.mkdir()
    handed.book.save(path)
    return path


def test_remarks_are_carried_to_the_log_and_to_what_goes_back_and_are_the_same_when_fed_in_again(tmp_path):
    handed_in(tmp_path)
    found = draft_towns([tmp_path / "收到"], tmp_path / "成果", today=date(2026, 2, 10), jobs=1)
    assert [each.town for each in found.failed] == ["青山镇"]
    log = (tmp_path / "成果" / "日志.txt").read_text(encoding="utf-8-sig")
    assert all(words in log for words in ("的批注：不含线上", "的备注：数字待定", "的批注：含宪法宣传周"))
    back = tmp_path / "成果" / "退回.xlsx"
    page = openpyxl.load_workbook(back)[SHEET]
    column = next(cell.column for cell in page[HEAD] if cell.value == "备注")
    assert page.cell(FIRST, column).value == "宣传资料份数（批注）：不含线上\n数字待定"
    (town,) = read_workbook(back).towns
    assert [remark.words for remark in town.remarks()] == ["宣传资料份数（批注）：不含线上\n数字待定"]
