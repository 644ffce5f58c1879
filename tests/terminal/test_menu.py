"""The menu that fazhi alone opens: what it offers, what it finds here."""

import io
import re

import pytest
from interviewing import START
from running import finished_file

from generator.terminal import menu
from generator.terminal.plain import PlainFace
from generator.terminal.session import menu as hold

BEGUN = START + "学法:\n  理论中心组学法次数: 12\n"


@pytest.fixture
def menu_with(tmp_path, monkeypatch):
    """Go through the menu in a folder with lines; the exit code and what was said."""
    monkeypatch.chdir(tmp_path)

    def hold_with(*lines):
        said = io.StringIO()
        typed = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
        return hold(PlainFace(typed, said)), said.getvalue()

    return hold_with


def test_it_offers_what_can_be_done(menu_with):
    code, said = menu_with("6")
    assert code == 0
    assert said.split("\n")[2:8] == [
        "  1 新填一份", "  2 接着填", "  3 生成报告", "  4 看还缺什么", "  5 示例", "  6 退出",
    ]  # fmt: skip


def test_a_number_that_is_not_offered_is_asked_again(menu_with):
    code, said = menu_with("9", "退", "６")
    assert code == 0
    assert said.count("请填序号1至6。") == 2


def test_unfinished_files_are_listed_with_town_year_and_what_lacks(menu_with, tmp_path):
    (tmp_path / "青山.yaml").write_text(BEGUN, encoding="utf-8")
    (tmp_path / "别的.yaml").write_text("图书: 三本\n", encoding="utf-8")
    (tmp_path / "坏的.yaml").write_text("基本信息：\n年度\n", encoding="utf-8")
    code, said = menu_with("2", "1", "县委、县政府", "退出", "6")
    assert code == 0
    left = re.search(r"  1 青山镇2025年度（还剩(\d+)题）", said)
    assert left and f"（全部还剩{left[1]}题）" in said
    assert "别的.yaml" not in said
    assert "上级党委政府名称: 县委、县政府" in (tmp_path / "青山.yaml").read_text(encoding="utf-8")


def test_where_there_is_no_file_yet_it_says_so(menu_with):
    assert "还没有填报文件" in menu_with("2", "6")[1]


def test_what_is_missing_is_shown_by_office(menu_with, tmp_path):
    (tmp_path / "青山.yaml").write_text(BEGUN, encoding="utf-8")
    said = menu_with("4", "1", "6")[1]
    assert "生成报告以前还要：不足至少要写2条，现有0条。" in said
    assert "信访办：\n1. 信访事项受理件数（单位：件）" in said
    assert (tmp_path / "成果" / "青山待报清单.txt").read_text(encoding="utf-8").rstrip() in said


def test_a_draft_that_cannot_be_made_says_why_and_the_menu_stays(menu_with, tmp_path):
    (tmp_path / "青山.yaml").write_text(BEGUN, encoding="utf-8")
    code, said = menu_with("3", "1", "1", "6")
    assert code == 0
    assert "还不能生成报告" in said
    assert list(tmp_path.glob("**/*.docx")) == []


def test_the_examples_are_drafted(menu_with, tmp_path):
    code, said = menu_with("5", "6")
    assert code == 0
    drafts = list((tmp_path / "fazhi-demo").glob("*.docx"))
    assert len(drafts) >= 5
    assert all(draft.name in said for draft in drafts)


def test_a_new_one_is_begun_and_going_back_from_a_list_returns(menu_with, tmp_path):
    (tmp_path / "青山.yaml").write_text(BEGUN, encoding="utf-8")
    code, said = menu_with("2", "2", "1", "2025", "红旗镇", "退出", "6")
    assert code == 0
    assert (tmp_path / "红旗镇2025.yaml").is_file()
    assert "接着填：fazhi ask 红旗镇2025.yaml" in said


def test_the_end_of_input_leaves_the_menu_with_130(menu_with):
    assert menu_with()[0] == 130
    assert menu_with("1", "2025")[0] == 130


def test_what_lacks_nothing_comes_last(tmp_path):
    (tmp_path / "乙.yaml").write_text(BEGUN, encoding="utf-8")
    finished_file(tmp_path).rename(tmp_path / "甲.yaml")
    assert [one.path.name for one in menu.files_here(tmp_path)] == ["乙.yaml", "甲.yaml"]
    assert str(menu.files_here(tmp_path)[1]) == "青山镇2025年度（核心内容齐了）　甲.yaml"
