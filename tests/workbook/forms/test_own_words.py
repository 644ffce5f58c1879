"""Forms in the county's own words: its names of offices, examples of the form's own year."""

import openpyxl
import pytest
from handing_out import FIRST, HEAD, Handed, facts

from generator import county_sheet, draft_towns, sheet_from, town_sheet, town_sheets
from generator.facts.declare import EXAMPLE_YEAR, in_year
from generator.facts.facts import fields
from generator.sources.facts_file import FactsFile

SETTINGS = '["科室"]\n"司法所" = "平安法治办"\n"党政办" = "综合办"\n"党建办" = "综合办"\n'


@pytest.fixture
def county(tmp_path):
    (tmp_path / "fazhi.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def words(path):
    book = openpyxl.load_workbook(path)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    comments = [cell.comment.text for cell in cells if cell.comment]
    prompts = [rule.prompt or "" for page in book for rule in page.data_validations.dataValidation]
    return "\n".join([*(str(cell.value) for cell in cells if cell.value), *comments, *prompts, *book.sheetnames])


def test_a_towns_form_and_a_countys_name_offices_as_the_county_does(county):
    town_sheet(county / "青山镇.xlsx")
    county_sheet(county / "全县.xlsx")
    sheet_from([facts(county) and county / "青山镇.yaml"], county / "写好的.xlsx")
    for name in ("青山镇.xlsx", "全县.xlsx", "写好的.xlsx"):
        found = words(county / name)
        assert "平安法治办" in found and "综合办" in found
        assert "司法所填" not in found and "党政办填" not in found and "\n司法所\n" not in found


def test_offices_that_are_one_office_get_one_sheet_and_one_file(county):
    town_sheet(county / "青山镇.xlsx", by_office=True)
    names = openpyxl.load_workbook(county / "青山镇.xlsx").sheetnames
    assert names.count("综合办") == 1 and not {"司法所", "党政办", "党建办"} & set(names)
    (county / "名单.txt").write_text("青山镇\n白塔镇", encoding="utf-8")
    made = town_sheets(county / "发出", towns=county / "名单.txt", by_office=True)
    stems = [path.stem for path in made.paths]
    assert sum(stem.endswith("综合办") for stem in stems) == 2
    assert not [stem for stem in stems if stem.endswith(("司法所", "党政办", "党建办"))]


def test_what_goes_back_names_them_so_too(county):
    handed = Handed.county(county)
    handed.cell("普法宣传", "宣传资料份数").value = "若干"
    (county / "收到").mkdir()
    handed.book.save(county / "收到" / "填报表.xlsx")
    draft_towns([county / "收到"], county / "成果", jobs=1)
    page = openpyxl.load_workbook(county / "成果" / "退回.xlsx")["普法宣传"]
    offices = {cell.value for cell in page[HEAD + 2]}
    assert "平安法治办" in offices and "司法所" not in offices


# --- the year -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2024, EXAMPLE_YEAR, 2031])
def test_an_example_that_is_a_day_is_of_the_reports_year(year):
    examples = [in_year(fields()[path], year).example for path in ("basic.counted_until", "basic.signed_on")]
    assert examples == [f"{year}-12-31", f"{year + 1}-01-15"]
    assert in_year(fields()["principal_duty.plan"], year).example == f"《{year}年法治政府建设工作要点》"
    assert in_year(fields()["publicity.materials"], year) == fields()["publicity.materials"]


def test_a_form_explains_days_by_its_own_year(tmp_path):
    county_sheet(tmp_path / "全县.xlsx", last_year=facts(tmp_path) and tmp_path / "青山镇.yaml")
    found = words(tmp_path / "全县.xlsx")
    assert "写成 2026-12-31" in found and "如 2026-12-31" in found and "2025-12-31" not in found


@pytest.mark.parametrize(
    ("title", "typed", "hint"),
    [
        ("成文日期", "1月11日", "请写成 2027-01-15 或 2027年1月15日"),
        ("统计截止日期", "年底", "请写成 2026-12-31 或 2026年12月31日"),
        ("成文日期", "2027年2月30日", "请写成 2027-01-15 或 2027年1月15日"),
    ],
)
@pytest.mark.parametrize("form", ["county", "town"])
def test_the_hint_at_a_day_that_is_none_is_of_the_forms_year(tmp_path, form, title, typed, hint):
    handed = getattr(Handed, form)(tmp_path)
    for name, value in (("年度", 2026), (title, typed)):
        cell = handed.cell("基本信息", name, FIRST) if form == "county" else handed.answer(name)
        cell.value = value
    assert [fault.todo for fault in handed.read().towns[0].examine().faults] == [hint]


def test_the_hint_in_a_file_is_of_its_year(tmp_path):
    facts(tmp_path)
    text = (tmp_path / "青山镇.yaml").read_text(encoding="utf-8").replace("年度: 2025", "年度: 2026\n  成文日期: 年初")
    (tmp_path / "青山镇.yaml").write_text(text, encoding="utf-8")
    (fault,) = FactsFile.read(tmp_path / "青山镇.yaml").examine().faults
    assert fault.todo == "请写成 2027-01-15 或 2027年1月15日"


# --- what may be asked for ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["青山镇", "南坪乡", "东关街道"])
@pytest.mark.parametrize("hold", ["", "15", "16"])
def test_a_form_that_was_handed_out_holds_whatever_a_reminder_asks_for(tmp_path, name, hold):
    from generator.facts.facts import Facts
    from generator.facts.judging.gaps import gaps

    enforcement = {"should_hold": "16", "hold": hold} if hold else {}
    asked = gaps(Facts.parse({"basic": {"year": "2025", "town": name}, "enforcement": enforcement}))
    town_sheet(tmp_path / f"{name}.xlsx")
    county_sheet(tmp_path / "全县.xlsx")
    for file in (f"{name}.xlsx", "全县.xlsx"):
        held = words(tmp_path / file).split("\n")
        lists = {"不足清单", "安排清单", "上年整改清单"}  # a sheet each
        assert [gap.title for gap in asked if gap.title not in held and gap.title not in lists] == []
    assert ("未全部持证的原因" in [gap.title for gap in asked]) == (hold == "15")
