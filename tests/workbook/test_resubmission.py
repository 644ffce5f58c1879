"""A town that hands in again: what is newer counts, cell by cell, and what changes is told."""

from datetime import datetime
from hashlib import sha256

import openpyxl
from handing_out import FIRST, HEAD, Handed, facts, save

from generator.workbook.forms.content import Content, content_of
from generator.workbook.forms.returned import returned_form
from generator.workbook.forms.town import TownForm, office_form, town_form
from generator.workbook.reading import read_workbook
from generator.workbook.submissions import submissions

MATERIALS, SHOULD_HOLD = "宣传资料份数", "应持证执法人员人数"
MONDAY, TUESDAY, FRIDAY = (datetime(2026, 2, day, 9) for day in (2, 3, 6))


def handed(folder, name, saved, **answers):
    """A town's whole form with these answers, saved at that time."""
    form = Handed.town(folder)
    for title, answer in answers.items():
        form.answer(title).value = answer
    return save(form.book, folder / name, saved)


def settle(*paths):
    """The one town of these files, and everything that was told about them."""
    found = submissions(paths)
    (town,) = list(found)
    return town, found


def value(town, topic, name):
    return str(getattr(getattr(town.examine().facts, topic), name))


def test_of_two_forms_the_one_that_was_saved_later_counts_whatever_it_is_called(tmp_path):
    late = handed(tmp_path, "a.xlsx", TUESDAY, **{MATERIALS: "6000"})
    early = handed(tmp_path, "b（改）.xlsx", MONDAY)
    for paths in ((late, early), (early, late)):
        town, found = settle(*paths)
        assert town.examine().faults == ()
        assert value(town, "publicity", "materials") == "6000"
        assert found.changes == [f"青山镇　{MATERIALS}：5000余 → 6000（以“{late}”为准）"]


def test_a_figure_that_the_newer_form_leaves_blank_is_blank_and_that_is_told(tmp_path):
    early = handed(tmp_path, "一.xlsx", MONDAY)
    late = handed(tmp_path, "二.xlsx", TUESDAY, **{MATERIALS: None})
    town, found = settle(early, late)
    assert town.examine().facts.publicity.materials is None
    assert found.changes == [f"青山镇　{MATERIALS}：5000余 → （空）（以“{late}”为准）"]
    (note,) = found.notes
    assert "空着，原来填的是“5000余”，按空着算" in note


def test_what_two_forms_of_the_same_time_say_differently_is_a_fault(tmp_path):
    one = handed(tmp_path, "一.xlsx", MONDAY)
    other = handed(tmp_path, "二.xlsx", MONDAY, **{MATERIALS: "6000"})
    town, found = settle(one, other)
    (fault,) = town.examine().faults
    assert "两处填的不一样" in fault.what
    assert found.changes == []


def test_forms_of_several_offices_complete_each_other_whenever_they_were_saved(tmp_path):
    whole = content_of(facts(tmp_path))
    paths = []
    for number, office in enumerate(("司法所", "综合行政执法队")):
        path = tmp_path / f"{office}.xlsx"
        path.write_bytes(office_form(TownForm(whole, year=2025), office))
        paths.append(save(openpyxl.load_workbook(path), path, (MONDAY, TUESDAY)[number]))
    town, found = settle(*paths)
    assert (value(town, "publicity", "materials"), value(town, "enforcement", "should_hold")) == ("5000余", "16")
    assert (found.changes, found.notes) == ([], [])


def test_a_later_form_with_a_few_corrections_leaves_the_rest_as_it_was(tmp_path):
    early = handed(tmp_path, "一.xlsx", MONDAY)
    few = Handed(tmp_path, town_form(TownForm(Content("青山镇"), year=2025)))
    few.answer(MATERIALS).value = "7000"
    late = save(few.book, tmp_path / "补.xlsx", TUESDAY)
    town, found = settle(early, late)
    assert (value(town, "publicity", "materials"), value(town, "enforcement", "should_hold")) == ("7000", "16")
    assert [change.partition("（")[0] for change in found.changes] == [f"青山镇　{MATERIALS}：5000余 → 7000"]


def test_a_list_of_the_newer_form_takes_the_place_of_the_older_one(tmp_path):
    early = handed(tmp_path, "一.xlsx", MONDAY)
    form = Handed.town(tmp_path)
    page = form.book["不足和原因"]
    column = next(cell.column for cell in page[2] if cell.value == "原因")
    page.cell(3, column).value = "岗位调整频繁"
    late = save(form.book, tmp_path / "二.xlsx", TUESDAY)
    town, found = settle(early, late)
    assert town.examine().faults == ()
    assert [str(one.cause) for one in town.examine().facts.shortcomings.entries] == ["岗位调整频繁", "没有调查需求"]
    (change,) = found.changes
    assert change.startswith("青山镇　不足和原因第1条：")


def test_where_no_time_is_known_the_run_counts_in_which_a_file_arrived(tmp_path):
    texts = ("乡镇名称,年度,宣传资料份数\n青山镇,2025,5000\n", "乡镇名称,年度,宣传资料份数\n青山镇,2025,6000\n")
    paths = []
    for name, text in zip(("甲.csv", "乙.csv"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(tmp_path / name)
    runs = {sha256(paths[0].read_bytes()).hexdigest(): 1}
    found = submissions(paths, runs=runs)
    (town,) = list(found)
    assert str(town.examine().facts.publicity.materials) == "6000"
    assert len(found.changes) == 1
    both = {sha256(path.read_bytes()).hexdigest(): 1 for path in paths}
    (town,) = list(submissions(paths, runs=both))
    assert any("两处填的不一样" in fault.what for fault in town.examine().faults)


# --- forms that went back -------------------------------------------------------------------------------------------


def returned(folder, path, saved):
    """What goes back of a county's form with a figure that is none, saved at that time."""
    form = Handed.county(folder, "青山镇")
    form.cell("普法宣传", MATERIALS).value = "若干"
    save(form.book, path, saved)
    (town,) = read_workbook(path).towns
    back = folder / "退回.xlsx"
    files = {str(path): read_workbook(path).saved}
    back.write_bytes(returned_form([(town, town.examine().faults)], saved=files))
    return back


def corrected(path, saved, answer="5000余"):
    book = openpyxl.load_workbook(path)
    page = book["普法宣传"]
    column = next(cell.column for cell in page[HEAD] if cell.value == MATERIALS)
    page.cell(FIRST, column).value = answer
    return save(book, path, saved)


def test_a_form_that_went_back_takes_the_place_of_what_it_was_made_from(tmp_path):
    first = tmp_path / "一.xlsx"
    back = corrected(returned(tmp_path, first, MONDAY), TUESDAY)
    town, found = settle(first, back)
    assert town.examine().faults == ()
    assert [change.partition("（")[0] for change in found.changes] == [f"青山镇　{MATERIALS}：若干 → 5000余"]


def test_a_form_that_went_back_does_not_outrank_what_was_saved_later(tmp_path):
    first = tmp_path / "一.xlsx"
    back = corrected(returned(tmp_path, first, MONDAY), TUESDAY)
    newer = handed(tmp_path, "三.xlsx", FRIDAY, **{MATERIALS: "8000"})
    town, found = settle(back, first, newer)
    assert value(town, "publicity", "materials") == "8000"
    assert any(f"{MATERIALS}：5000余 → 8000" in change for change in found.changes)


def test_a_form_that_went_back_and_was_not_touched_does_not_outrank_a_corrected_one(tmp_path):
    first = tmp_path / "一.xlsx"
    back = returned(tmp_path, first, MONDAY)
    newer = handed(tmp_path, "三.xlsx", TUESDAY)
    town, _ = settle(back, first, newer)
    assert town.examine().faults == ()


def test_faults_of_rows_that_a_newer_form_replaced_are_told_no_more(tmp_path):
    form = Handed.county(tmp_path, "青山镇")
    form.book["普法宣传"].row_dimensions[FIRST].hidden = True
    first = save(form.book, tmp_path / "一.xlsx", MONDAY)
    second = save(Handed.county(tmp_path, "青山镇").book, tmp_path / "二.xlsx", TUESDAY)
    town, found = settle(first, second)
    assert (found.faults, town.examine().faults) == ([], ())
