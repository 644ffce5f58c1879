"""Who handed in what: names, years, files that are no forms. What is doubtful is held back, and nothing goes unsaid."""

import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from handing_out import FIRST, HEAD, facts

from generator import draft_towns
from generator.batch.refusals import bare_name, likest
from generator.errors import InputFault, UsageFault
from generator.files.resources import resource
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.forms.town import TownForm, office_form, offices
from generator.workbook.town_list import read_town_list, read_towns

SMALL = resource("samples", "small.yaml").read_text(encoding="utf-8")
SHEET = "普法宣传"


def form(folder, *names, file="填报表.xlsx"):
    """The county's form, filled in for these towns."""
    (folder / "写").mkdir(parents=True, exist_ok=True)
    contents = [content_of(facts(folder / "写", name)) for name in names]
    path = folder / "收到的表" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(county_form(CountyForm(contents, year=2025)))
    return path


def rename(path, old, new, *sheets):
    """Another name for a town, on these sheets or on all."""
    book = openpyxl.load_workbook(path)
    for page in book:
        for cell in page["A"] if not sheets or page.title in sheets else ():
            if cell.value == old:
                cell.value = new
    book.save(path)


def run(folder, *more, **options):
    return draft_towns([folder / "收到的表", *more], folder / "成果", today=date(2026, 2, 10), jobs=1, **options)


def town_file(folder, name, text=None):
    path = folder / "收到的表" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text((text or SMALL).replace("南坪乡", name), encoding="utf-8")
    return path


def listed(folder, *names):
    path = folder / "名单.txt"
    path.write_text("\n".join(names), encoding="utf-8")
    return path


def status(folder):
    page = openpyxl.load_workbook(folder / "成果" / "汇总.xlsx")["报送情况"]
    return {row[0]: row[1] for row in page.iter_rows(values_only=True) if row[1]}


def log(folder):
    return (folder / "成果" / "日志.txt").read_text(encoding="utf-8-sig")


# --- a town's name --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("misspelt", ["清山镇", "青山", "青山镇人民政府", "石泉县青山镇"])
@pytest.mark.parametrize("with_list", [False, True])
def test_a_name_that_stands_on_one_sheet_only_holds_its_town_back_and_is_cured_in_what_goes_back(
    tmp_path, misspelt, with_list
):
    path = form(tmp_path, "青山镇", "白塔镇")
    rename(path, "青山镇", misspelt, SHEET)
    options = {"towns": listed(tmp_path, "青山镇", "白塔镇")} if with_list else {}
    found = run(tmp_path, **options)
    assert (found.drafted, {each.town for each in found.failed}) == (1, {"青山镇", misspelt})
    faults = [fault for each in found.failed for fault in each.faults]
    assert {fault.cell for fault in faults} == {f"{SHEET}!A{FIRST}"}
    assert any("是否想写“青山镇”？" in fault.todo for fault in faults)
    back = tmp_path / "成果" / "退回.xlsx"
    page = openpyxl.load_workbook(back)[SHEET]
    row = next(row for row in page.iter_rows(min_row=FIRST) if row[0].value == misspelt)
    assert row[0].fill.fgColor.rgb == "FFFFC7CE"
    rename(back, misspelt, "青山镇")
    again = run(tmp_path, back, **options)
    assert (again.drafted, again.unchanged, again.failed, again.good) == (1, 1, [], True)
    assert any("宣传资料份数" in row for row in map(str, again.changes)) is False


def test_a_name_that_is_misspelt_on_the_first_sheet_is_the_one_that_is_asked_about(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇")
    book = openpyxl.load_workbook(path)
    page = book["基本信息"]
    page.cell(FIRST, next(cell.column for cell in page[HEAD] if cell.value == "行政村个数")).value = 12
    book.save(path)
    rename(path, "青山镇", "清山镇", "基本信息")
    found = run(tmp_path)
    assert found.drafted == 1
    (misspelt,) = [each for each in found.failed if each.town == "清山镇"]
    assert [fault.todo for fault in misspelt.faults] == ["是否想写“青山镇”？"]


def test_a_town_that_is_held_back_for_its_name_hears_at_once_of_the_faults_of_what_it_gave(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇")
    rename(path, "青山镇", "清山镇", SHEET)
    book = openpyxl.load_workbook(path)
    put(book[SHEET], FIRST, "宣传资料份数", "两千来份儿")
    put(book["基本信息"], FIRST, "年度", "2025年度")
    put(book["基本信息"], FIRST, "行政村个数", "十来个吧")
    book.save(path)
    failed = {each.town: [fault.what for fault in each.faults] for each in run(tmp_path).failed}
    assert len(failed["清山镇"]) == 2 and "只在“普法宣传”里有" in failed["清山镇"][0]
    assert len(failed["青山镇"]) == 2 and "可能就是“青山镇”" in failed["青山镇"][0]
    red = {cell.coordinate for page in openpyxl.load_workbook(tmp_path / "成果" / "退回.xlsx") for cell in reds(page)}
    assert len(red) == 4


def put(page, row, head, value):
    """Write a value under a heading."""
    page.cell(row, next(cell.column for cell in page[HEAD] if cell.value == head)).value = value


def reds(page):
    """The cells that are red."""
    return [cell for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]


def test_of_the_forms_of_many_offices_the_one_with_another_name_is_the_misspelt_one(tmp_path):
    (tmp_path / "写").mkdir()
    (tmp_path / "收到的表").mkdir()
    made = TownForm(content_of(facts(tmp_path / "写")), year=2025)
    for office in offices(made):
        name = "清山镇" if office == "司法所" else "青山镇"
        data = office_form(replace(made, content=replace(made.content, town=name)), office)
        (tmp_path / "收到的表" / f"{office}.xlsx").write_bytes(data)
    failed = {each.town: {fault.todo for fault in each.faults} for each in run(tmp_path).failed}
    assert failed["清山镇"] == {"是否想写“青山镇”？"}
    assert failed.keys() == {"青山镇", "清山镇"}


def test_a_name_with_spaces_is_the_same_name(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇")
    rename(path, "青山镇", "青 山　镇", SHEET)
    assert run(tmp_path).drafted == 2


def test_two_towns_whose_names_are_alike_are_two_towns(tmp_path):
    form(tmp_path, "青山镇", "清山镇", "城东镇", "城西镇")
    assert run(tmp_path).drafted == 4


def test_the_list_proves_that_two_alike_names_are_two_towns(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇")
    rename(path, "青山镇", "清山镇", SHEET)
    found = run(tmp_path, towns=listed(tmp_path, "青山镇", "清山镇", "白塔镇"))
    assert "青山镇" not in {each.town for each in found.failed}


@pytest.mark.parametrize("written", ["青山镇人民政府", "石泉县青山镇", "陕西省安康市石泉县青山镇人民政府"])
def test_a_name_with_its_county_or_its_office_is_told_with_or_without_a_list(tmp_path, written):
    town_file(tmp_path, written)
    (failed,) = run(tmp_path).failed
    assert [fault.todo for fault in failed.faults] == ["是否想写“青山镇”？"]
    (failed,) = run(tmp_path, towns=listed(tmp_path, "青山镇")).failed
    assert [fault.todo for fault in failed.faults] == ["是否想写“青山镇”？"]


def test_a_name_that_is_not_on_the_list_is_red_on_every_sheet_and_ends_when_it_is_mended(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇")
    rename(path, "青山镇", "清山镇")
    towns = listed(tmp_path, "青山镇", "白塔镇")
    run(tmp_path, towns=towns)
    back = tmp_path / "成果" / "退回.xlsx"
    red = {
        page.title
        for page in openpyxl.load_workbook(back)
        for row in page.iter_rows(min_row=FIRST)
        if row[0].value == "清山镇" and row[0].fill.fgColor.rgb == "FFFFC7CE"
    }
    assert {"基本信息", SHEET, "行政执法", "不足和原因", "下一年度安排"} <= red
    rename(back, "清山镇", "青山镇")
    again = run(tmp_path, back, towns=towns)
    assert (again.failed, again.good) == ([], True)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("青山镇", "青山镇"),
        ("青山镇政府", "青山镇"),
        ("东关街道办事处", "东关街道"),
        ("石泉县青山镇党委", "青山镇"),
        ("新城区街道", "新城区街道"),
        ("城关镇", "城关镇"),
        ("市区街道", "市区街道"),
    ],
)
def test_a_bare_name_is_without_county_and_office(written, bare):
    assert bare_name(written) == bare


def test_the_likest_name_has_the_other_as_a_part_or_most_of_its_characters():
    known = ("青山镇", "大青山镇", "白塔镇")
    assert [likest(name, known) for name in ("石泉县大青山镇", "青山", "白搭镇", "石佛寺乡")] == [
        "大青山镇", "大青山镇", "白塔镇", "",
    ]  # fmt: skip


# --- the year -------------------------------------------------------------------------------------------------------


def test_what_is_of_another_year_comes_back_and_is_in_no_sum(tmp_path):
    for name in ("青山镇", "白塔镇"):
        town_file(tmp_path, name)
    town_file(tmp_path, "红石镇", SMALL.replace("年度: 2025", "年度: 2024"))
    found = run(tmp_path)
    assert (found.drafted, [each.town for each in found.failed]) == (2, ["红石镇"])
    assert "填的是2024年度，这一批是2025年度（2个乡镇）" in str(found.failed[0].faults[0])
    rows = openpyxl.load_workbook(tmp_path / "成果" / "汇总.xlsx")["总表"].iter_rows(values_only=True)
    assert "红石镇" not in {row[1] for row in rows}


def test_a_years_cell_of_a_workbook_is_named(tmp_path):
    form(tmp_path, "青山镇", "白塔镇")
    path = form(tmp_path, "红石镇", file="红石镇.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["基本信息"]
    column = next(cell.column for cell in page[HEAD] if cell.value == "年度")
    page.cell(FIRST, column).value = 2024
    book.save(path)
    (failed,) = run(tmp_path).failed
    assert failed.faults[0].cell == f"基本信息!{page.cell(FIRST, column).coordinate}"


# --- nothing in silence ---------------------------------------------------------------------------------------------


def test_files_that_are_no_forms_are_named_on_the_screen_in_the_log_and_in_the_list_of_submissions(tmp_path):
    town_file(tmp_path, "青山镇")
    folder = tmp_path / "收到的表"
    with zipfile.ZipFile(folder / "各乡镇.zip", "w") as file:
        file.writestr("a.txt", "a")
    for name in ("白塔镇.pdf", "红石镇2025年报告.doc", "青山镇说明.txt", "照片.rar"):
        (folder / name).write_bytes(b"%PDF")
    found = run(tmp_path, towns=listed(tmp_path, "青山镇", "白塔镇", "红石镇", "绿水乡"))
    said = [str(each) for each in found.unread]
    assert len(said) == 5
    assert "压缩包" in next(one for one in said if "各乡镇.zip" in one)
    assert all(one in log(tmp_path) for one in said)
    assert not found.good
    states = status(tmp_path)
    assert [states[town] for town in ("青山镇", "白塔镇", "红石镇", "绿水乡")] == [
        "已成稿", "已交，不能读", "已交，不能读", "未报",
    ]  # fmt: skip
    assert states["（看不出乡镇）"] == "已交，不能读"


def test_a_file_beside_a_towns_form_is_named_and_hurts_nothing(tmp_path):
    town_file(tmp_path, "青山镇")
    (tmp_path / "收到的表" / "青山镇佐证.pdf").write_bytes(b"%PDF")
    found = run(tmp_path)
    assert (len(found.unread), found.good) == (1, True)


def test_settings_lists_templates_and_our_own_drafts_are_no_submissions(tmp_path):
    from generator import draft

    facts_file = town_file(tmp_path, "青山镇")
    (tmp_path / "收到的表" / "fazhi.toml").write_text("", encoding="utf-8")
    names = tmp_path / "收到的表" / "名单.txt"
    names.write_text("青山镇", encoding="utf-8")
    draft(facts_file)
    found = run(tmp_path, towns=names)
    assert (found.unread, found.good) == ((), True)


def test_a_folder_with_other_files_only_is_refused_with_their_names(tmp_path):
    (tmp_path / "收到的表").mkdir()
    (tmp_path / "收到的表" / "全部.zip").write_bytes(b"PK")
    with pytest.raises(UsageFault, match=r"里面有全部\.zip，都不是；压缩包请先解压"):
        run(tmp_path)


@pytest.mark.parametrize(
    "footer", ["填表人：李某", "注：以上为全年数", "审核人：王某　日期：2026-01-05", "备注", "制表人:张某", "* 含社区"]
)
def test_a_line_below_the_table_is_no_town(tmp_path, footer):
    path = form(tmp_path, "青山镇", "白塔镇")
    book = openpyxl.load_workbook(path)
    for name in (SHEET, "基本信息", "不足和原因"):
        book[name].cell(FIRST + 8, 1).value = footer
        book[name].cell(FIRST + 8, 4).value = "审核人：王某"
    book.save(path)
    found = run(tmp_path)
    assert (found.drafted, found.failed, found.silent, found.good) == (2, [], (), True)


# --- the list of towns ----------------------------------------------------------------------------------------------


def workbook_of(path, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("title", ["乡镇名称", "乡镇（街道）", "单位名称", "乡镇", "乡 镇 名 称"])
def test_a_list_is_read_by_the_usual_heads_with_whom_to_call(tmp_path, title):
    path = workbook_of(
        tmp_path / "名单.xlsx",
        ["石泉县各镇名单"],
        ["序号", title, "联系人", "联系电话"],
        [1, "青山镇", "李某", 6001],
        [2, "白塔镇"],
        ["", "合计2个"],
    )
    assert read_towns(path) == ("青山镇", "白塔镇")
    assert (read_town_list(path)[0].contact, read_town_list(path)[0].telephone) == ("李某", "6001")


def test_a_list_without_a_head_is_refused_with_what_it_has(tmp_path):
    path = workbook_of(tmp_path / "名单.xlsx", [1, "青山镇", "李某"], [2, "白塔镇", "王某"])
    with pytest.raises(InputFault, match="没有“乡镇名称”这一列，第一行是“1”、“青山镇”、“李某”"):
        read_towns(path)


@pytest.mark.parametrize("title", ["单位名称", "乡镇（街道）"])
def test_a_form_whose_column_of_names_is_called_otherwise_is_understood(tmp_path, title):
    path = form(tmp_path, "青山镇", "白塔镇")
    book = openpyxl.load_workbook(path)
    for page in book:
        if page.title != "说明":
            page.cell(HEAD, 1).value = title
    book.save(path)
    assert run(tmp_path).drafted == 2


# --- what happens from run to run -----------------------------------------------------------------------------------


def test_a_draft_of_a_town_that_is_returned_or_gone_is_put_aside_and_that_is_told(tmp_path):
    for name in ("青山镇", "白塔镇", "红石镇"):
        town_file(tmp_path, name)
    run(tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "成果").glob("*.docx")}
    town_file(tmp_path, "青山镇", SMALL.replace("年度: 2025", "年度: 两千"))
    (tmp_path / "收到的表" / "白塔镇.yaml").unlink()
    found = run(tmp_path)
    left = {path.name[:3] for path in (tmp_path / "成果").glob("*.docx")}
    aside = {path.name: path.read_bytes() for path in (tmp_path / "成果" / "作废").glob("*.docx")}
    assert left == {"红石镇"}
    assert {name[:3] for name in aside} == {"青山镇", "白塔镇"}
    assert all(before[name] == data for name, data in aside.items())
    assert ["青山镇：已退回" in "".join(found.withdrawn), "白塔镇：这次没有报来" in "".join(found.withdrawn)] == [
        True,
        True,
    ]
    assert all(line in log(tmp_path) for line in found.withdrawn)
    town_file(tmp_path, "青山镇")
    assert (run(tmp_path).drafted, len(list((tmp_path / "成果").glob("青山镇*.docx")))) == (1, 1)


def test_the_log_has_a_dated_section_a_run_with_what_is_new_and_which_figures_changed(tmp_path):
    path = town_file(tmp_path, "青山镇", f"{SMALL}\n普法宣传:\n  普法活动: 22\n")
    town_file(tmp_path, "白塔镇")
    run(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("普法活动: 22", "普法活动: 30"), encoding="utf-8")
    run(tmp_path)
    newest, _, first = log(tmp_path).partition("==== 第1次运行")
    assert newest.startswith("==== 第2次运行　2026年2月10日 ====")
    assert "重写　青山镇　普法活动 22场次 → 30场次" in newest or "重写　青山镇　普法活动 22 → 30" in newest
    assert "没有变化　白塔镇" in newest
    assert "新成稿　青山镇" in first


def test_each_returned_town_has_a_file_of_its_own_with_the_officers_opinion_and_it_can_be_handed_in(tmp_path):
    path = form(tmp_path, "青山镇", "白塔镇", "红石镇")
    book = openpyxl.load_workbook(path)
    page = book[SHEET]
    column = next(cell.column for cell in page[HEAD] if cell.value == "宣传资料份数")
    page.cell(FIRST, column).value, page.cell(FIRST + 1, column).value = "若干", "多次"
    book.save(path)
    run(tmp_path)
    rolled = openpyxl.load_workbook(tmp_path / "成果" / "汇总.xlsx")
    row = next(row for row in rolled["报送情况"].iter_rows() if row[0].value == "青山镇")
    row[6].value = "请补充典型案例"
    rolled.save(tmp_path / "成果" / "汇总.xlsx")
    run(tmp_path)
    back = tmp_path / "成果" / "退回"
    assert sorted(each.name for each in back.iterdir() if each.suffix == ".xlsx") == ["白塔镇.xlsx", "青山镇.xlsx"]
    book = openpyxl.load_workbook(back / "青山镇.xlsx")
    page = book[SHEET]
    assert {row[0].value for row in page.iter_rows(min_row=FIRST) if row[0].value} == {"青山镇"}
    assert "请补充典型案例" in [cell.value and str(cell.value).removeprefix("审核意见：") for cell in page[1]]
    assert page.row_dimensions[FIRST].height > 19
    column = next(cell.column for cell in page[HEAD] if cell.value == "宣传资料份数")
    page.cell(FIRST, column).value = "5000余"
    book.save(back / "青山镇.xlsx")
    again = run(tmp_path, back / "青山镇.xlsx")
    assert [each.town for each in again.failed] == ["白塔镇"]
    assert (again.drafted, again.unchanged) == (1, 1)


def test_a_final_batch_returns_what_is_unfinished(tmp_path):
    town_file(tmp_path, "青山镇")
    found = run(tmp_path, final=True)
    assert (found.drafted, [each.town for each in found.failed]) == (0, ["青山镇"])
    assert found.failed[0].faults


def test_web_pages_bear_the_day_of_publication_that_the_officer_noted(tmp_path):
    town_file(tmp_path, "清泉镇", resource("samples", "full.yaml").read_text(encoding="utf-8"))  # without gaps
    run(tmp_path)
    path = tmp_path / "成果" / "汇总.xlsx"
    book = openpyxl.load_workbook(path)
    row = next(row for row in book["报送情况"].iter_rows() if row[0].value == "清泉镇")
    row[8].value = "2026-03-20"
    book.save(path)
    run(tmp_path, edition="公开版", to="html")
    (page,) = (tmp_path / "成果").glob("*.html")
    assert "2026年3月20日" in page.read_text(encoding="utf-8") or "2026-03-20" in page.read_text(encoding="utf-8")


def test_a_reminder_names_what_is_to_be_verified_and_whom_to_call(tmp_path):
    text = f"{SMALL}\n行政执法:\n  应持证执法人员人数: 16\n  持有效行政执法证人数: 18\n"
    town_file(tmp_path, "青山镇", text)
    names = workbook_of(tmp_path / "名单.xlsx", ["乡镇名称", "联系人", "电话"], ["青山镇", "李某", "0915-6001"])
    run(tmp_path, towns=names)
    rows = openpyxl.load_workbook(tmp_path / "成果" / "汇总.xlsx")["催报"].iter_rows(values_only=True)
    row = next(row for row in rows if row[0] == "青山镇")
    assert "1处待核实：" in row[1]
    assert "（18人）大于“应持证执法人员人数”（16人）" in row[1]
    assert row[2] == "李某 0915-6001"
