"""Files in and out: a workbook instead of answers, everything as a zip, the roll-up, the batch on the same folder."""

import zipfile
from io import BytesIO

import pytest
from counties import TOWNS
from openpyxl import load_workbook
from running import SHORT, fazhi

import generator

TOWN, OTHER = TOWNS[0], TOWNS[1]


@pytest.fixture
def filled(county):
    for town in (TOWN, OTHER):
        county.register.path(town).write_text(SHORT.format(town=town, more=""), encoding="utf-8")
    return county


def form(tmp_path, town=TOWN, **changes):
    """A town's form with the figures of the short facts file."""
    path = tmp_path / f"{town}.yaml"
    text = SHORT.format(town=town, more="")
    for before, after in changes.items():
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    (made,) = generator.sheet_from(path, tmp_path / f"{town}.xlsx").paths
    return made.read_bytes()


def send(browser, town, data, **fields):
    page = "/" if browser.get("/").text.count("workbook") else f"/t/{town}/"
    files = {"workbook": (BytesIO(data), "..\\..\\填报表.xlsx")}
    return browser.post(f"/t/{town}/workbook", files | fields, page=page, content_type="multipart/form-data")


def test_a_town_sends_a_workbook_instead_and_it_is_as_good_as_answers(county, tmp_path):
    town = county.town(TOWN)
    assert send(town, TOWN, form(tmp_path)).status_code == 303
    assert county.status(TOWN) == "填报中"
    assert "5000余" in town.text(f"/f/{TOWN}2025.yaml/review")
    whats = [row["what"] for row in county.store.rows("SELECT what FROM log WHERE path = 'publicity.materials'")]
    assert whats == ["取入填报表“填报表.xlsx”"]
    assert not list(county.folder.glob("*.xlsx"))


def test_the_officer_takes_a_workbook_in_and_hands_it_in_for_the_town(county, tmp_path):
    officer = county.officer()
    assert send(officer, TOWN, form(tmp_path)).status_code == 303
    assert officer.act(TOWN, "报送").status_code == 303
    assert county.register.versions(TOWN)[0].by == "县里"


def test_a_workbook_replaces_what_was_entered_only_when_that_is_wanted(county, tmp_path):
    town = county.town(TOWN)
    town.post(f"/t/{TOWN}/begin", page="/")
    town.answer(TOWN, "publicity.materials", text="77")
    book = form(tmp_path)
    answer = send(town, TOWN, book)
    assert answer.status_code == 409
    assert "普法宣传 › 宣传资料份数：77 → 5000余" in answer.text
    assert "77" in county.register.text(TOWN)
    assert send(town, TOWN, book, replace="是").status_code == 303
    assert "77" not in county.register.text(TOWN)


@pytest.mark.parametrize(
    ("town", "changes", "words"),
    [(OTHER, {}, "不是青山镇一个乡镇的"), (TOWN, {"年度: 2025": "年度: 2024"}, "这里收的是2025年度")],
)
def test_a_workbook_of_another_town_or_year_is_refused(county, tmp_path, town, changes, words):
    browser = county.town(TOWN)
    answer = send(browser, TOWN, form(tmp_path, town, **changes))
    assert answer.status_code == 409
    assert words in answer.text
    assert not county.register.path(TOWN).exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + bytes(range(256)) * 20, b"\xff\xfe" * 50, b"a,b\n1,2\n"])
def test_a_hostile_workbook_is_refused_in_words(county, data):
    answer = send(county.town(TOWN), TOWN, data)
    assert answer.status_code == 409
    assert "没有取入" in answer.text
    assert "/tmp" not in answer.text
    assert not county.register.path(TOWN).exists()


def test_a_workbook_is_not_taken_once_the_report_is_handed_in(filled, tmp_path):
    town = filled.town(TOWN)
    filled.store.run("UPDATE town SET status = '填报中'")
    page = town.form("/")
    town.act(TOWN, "报送")
    files = {"workbook": (BytesIO(form(tmp_path)), "a.xlsx"), "replace": "是"}
    answer = town.post(f"/t/{TOWN}/workbook", files | page, content_type="multipart/form-data")
    assert answer.status_code == 409
    assert "撤回" in answer.text


def test_everything_is_in_one_archive(filled):
    answer = filled.officer().get("/county/全部.zip")
    with zipfile.ZipFile(BytesIO(answer.data)) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
    assert len([name for name in names if name.endswith(".docx")]) == 4
    assert {"成果/汇总.xlsx", "成果/缺料清单.xlsx", f"填报文件/{TOWN}2025.yaml"} <= set(names)


def test_the_roll_up_is_that_of_the_command_on_the_same_folder(filled, tmp_path):
    answer = filled.officer().get("/county/汇总.xlsx")
    done = fazhi("rollup", filled.folder, "-o", "汇总.xlsx", "--towns", filled.desk.town_list, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    one, other = (load_workbook(one) for one in (BytesIO(answer.data), tmp_path / "汇总.xlsx"))
    assert one.sheetnames == other.sheetnames
    for name in one.sheetnames:
        rows = [[tuple(cell.value for cell in row) for row in book[name].iter_rows()] for book in (one, other)]
        assert rows[0] == rows[1]


def test_a_batch_reads_the_same_folder(filled, tmp_path):
    filled.town(TOWN).act(TOWN, "报送")
    done = fazhi("batch", filled.folder, "-o", "成果", "--towns", filled.desk.town_list, cwd=tmp_path)
    assert "已成稿2个乡镇" in done.stdout
    assert "未报1个" in done.stdout
    assert "退回" not in done.stdout


def test_nothing_is_left_in_the_folder_but_facts_files(filled):
    officer = filled.officer()
    for page in ("/county/全部.zip", "/county/汇总.xlsx", f"/f/{TOWN}2025.yaml/download/报送版.docx"):
        assert officer.get(page).status_code == 200
    assert {path.name for path in filled.folder.iterdir()} == {f"{TOWN}2025.yaml", f"{OTHER}2025.yaml", ".fazhi"}
