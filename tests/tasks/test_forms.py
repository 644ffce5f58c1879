"""The commands around workbooks, as they are typed."""

import openpyxl
import pytest
from running import facts_file, fazhi, finished_file

from generator.sources.facts_file import read_facts


def test_a_town_gets_a_form_with_last_years_figures_beside(tmp_path):
    facts_file(tmp_path, "去年.yaml")
    made = fazhi("sheet", "town", "-o", "青山镇.xlsx", "--last-year", "去年.yaml", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, "青山镇.xlsx\n")
    page = openpyxl.load_workbook(tmp_path / "青山镇.xlsx")["填报表"]
    row = next(row for row in page.iter_rows(values_only=True) if row[0] == "宣传资料份数")
    assert row[2:4] == (None, "5000余")


def test_a_form_that_somebody_may_have_filled_in_is_not_overwritten(tmp_path):
    assert fazhi("sheet", "town", "-o", "青山镇.xlsx", cwd=tmp_path).returncode == 0
    again = fazhi("sheet", "town", "-o", "青山镇.xlsx", cwd=tmp_path)
    assert (again.returncode, "已有这个文件，没有覆盖" in again.stderr) == (2, True)


def test_a_folder_gets_a_file_an_office_which_together_are_the_form(tmp_path):
    (tmp_path / "科室").mkdir()
    made = fazhi("sheet", "town", "-o", "科室", "--by-office", cwd=tmp_path)
    files = made.stdout.split()
    assert made.returncode == 0 and len(files) > 3
    assert all((tmp_path / file).is_file() for file in files)


def test_a_county_gets_a_row_for_each_town_of_the_list(tmp_path):
    (tmp_path / "名单.txt").write_text("青山镇\n白塔乡\n", encoding="utf-8")
    facts_file(tmp_path, "去年.yaml")
    options = ("--towns", "名单.txt", "--last-year", "去年.yaml")
    made = fazhi("sheet", "county", "-o", "填报表.xlsx", *options, cwd=tmp_path)
    assert made.returncode == 0
    page = openpyxl.load_workbook(tmp_path / "填报表.xlsx")["基本信息"]
    assert [page.cell(row, 1).value for row in range(6, 9)] == ["青山镇", "青山镇（上年）", "白塔乡"]


def test_all_forms_of_a_county_are_issued_at_once_with_the_names_filled_in(tmp_path):
    (tmp_path / "名单.txt").write_text("青山镇\n白塔乡\n", encoding="utf-8")
    options = ("--towns", "名单.txt", "--by-office")
    made = fazhi("sheet", "town", *options, "-o", "发表/各乡镇", cwd=tmp_path)
    files = made.stdout.split()
    assert made.returncode == 0
    assert len(files) == 2 * len({name.partition("202")[2][1:] for name in files})
    page = openpyxl.load_workbook(tmp_path / next(name for name in files if "白塔乡" in name and "司法所" in name))[
        "司法所"
    ]
    assert "白塔乡" in [row[2] for row in page.iter_rows(values_only=True)]
    again = fazhi("sheet", "town", *options, "-o", "发表/各乡镇", cwd=tmp_path)
    assert (again.returncode, "没有覆盖" in again.stderr) == (2, True)
    assert fazhi("sheet", "town", "--towns", "名单.txt", "-o", "整份", cwd=tmp_path).stdout.count(".xlsx") == 2


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("青山镇\n青山 镇\n", "“青山 镇”重复，第1行已有"),
        ("../青山镇\n", "地名里不能有“./”"),
        ("", "文件是空的"),
    ],
)
def test_a_list_with_faults_is_refused(tmp_path, listed, said):
    (tmp_path / "名单.txt").write_text(listed, encoding="utf-8")
    made = fazhi("sheet", "county", "-o", "填报表.xlsx", "--towns", "名单.txt", cwd=tmp_path)
    assert (made.returncode, said in made.stderr) == (1, True)


def test_facts_go_into_a_workbook_and_come_back(tmp_path):
    finished_file(tmp_path, "甲.json")
    facts_file(tmp_path, "乙.yaml", town="白塔乡")
    assert fazhi("sheet", "from", "甲.json", "乙.yaml", "-o", "全县.xlsx", cwd=tmp_path).returncode == 0
    back = fazhi("sheet", "to", "回来", "全县.xlsx", cwd=tmp_path)
    assert (back.returncode, back.stdout) == (0, "回来/青山镇2025.yaml\n回来/白塔乡2025.yaml\n")
    assert read_facts(tmp_path / "回来" / "青山镇2025.yaml") == read_facts(tmp_path / "甲.json")
    assert read_facts(tmp_path / "回来" / "白塔乡2025.yaml") == read_facts(tmp_path / "乙.yaml")


def test_one_towns_facts_go_into_its_own_form(tmp_path):
    facts_file(tmp_path, "甲.yaml")
    assert fazhi("sheet", "from", "甲.yaml", "-o", "甲.xlsx", cwd=tmp_path).returncode == 0
    assert "填报表" in openpyxl.load_workbook(tmp_path / "甲.xlsx").sheetnames
    assert fazhi("sheet", "to", "回来", "甲.xlsx", cwd=tmp_path).returncode == 0
    assert read_facts(tmp_path / "回来" / "青山镇2025.yaml") == read_facts(tmp_path / "甲.yaml")


def test_a_half_filled_form_becomes_a_facts_file_to_go_on_with(tmp_path):
    assert fazhi("sheet", "town", "-o", "青山镇.xlsx", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "青山镇.xlsx")
    page = book["填报表"]
    row = next(row for row in range(1, page.max_row) if page.cell(row, 1).value == "宣传资料份数")
    page.cell(row, 3).value = "若干"
    book.save(tmp_path / "青山镇.xlsx")
    made = fazhi("sheet", "to", "回来", "青山镇.xlsx", cwd=tmp_path)
    assert made.returncode == 1
    assert "“若干”不是数" in made.stderr
    (file,) = (tmp_path / "回来").iterdir()
    assert "宣传资料份数: 若干" in file.read_text(encoding="utf-8")


def test_a_workbook_of_which_something_could_not_be_read_becomes_no_facts_file(tmp_path):
    assert fazhi("sheet", "town", "-o", "青山镇.xlsx", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "青山镇.xlsx")
    page = book["填报表"]
    page.cell(page.max_row + 2, 1).value, page.cell(page.max_row, 3).value = "普法短视频数", "3"
    book.save(tmp_path / "青山镇.xlsx")
    made = fazhi("sheet", "to", "回来", "青山镇.xlsx", cwd=tmp_path)
    assert (made.returncode, "没有“普法短视频数”这个指标，没有读" in made.stderr) == (1, True)
    assert not (tmp_path / "回来").exists()


def test_last_years_files_may_lie_in_a_folder(tmp_path):
    (tmp_path / "去年").mkdir()
    facts_file(tmp_path / "去年", "甲.yaml")
    facts_file(tmp_path / "去年", "乙.yaml", town="白塔乡")
    fazhi("sheet", "from", "去年/乙.yaml", "-o", "去年/乙.xlsx", cwd=tmp_path)
    (tmp_path / "去年" / "乙.yaml").unlink()
    made = fazhi("sheet", "county", "-o", "填报表.xlsx", "--last-year", "去年", cwd=tmp_path)
    assert (made.returncode, "2个乡镇附有上年的数" in made.stderr) == (0, True)
