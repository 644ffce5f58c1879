"""``fazhi templates``: the built-in wording copied, changed, and checked before it is used."""

import pytest
from running import facts_file, fazhi

from generator import check_templates, copy_templates
from generator.compose import compose
from generator.compose.template_files import file_names
from generator.facts.specimens import specimens


@pytest.fixture
def folder(tmp_path):
    copy_templates(tmp_path / "模板")
    return tmp_path / "模板"


def changed(folder, name, old, new):
    path = folder / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder):
    return [str(fault) for fault in check_templates(folder).faults]


def test_the_copy_is_whole_without_fault_and_says_the_same(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(file_names())
    assert told(folder) == []
    for facts in list(specimens())[:4]:
        assert compose(facts, content=folder).report == compose(facts).report


def test_a_file_that_is_there_is_not_copied_over(folder):
    (folder / "普法服务.txt").write_text("我的", encoding="utf-8")
    (folder / "报告.txt").unlink()
    made = copy_templates(folder)
    assert made.files == ("报告.txt",)
    assert "普法服务.txt" in made.unchanged
    assert (folder / "普法服务.txt").read_text(encoding="utf-8") == "我的"


FIGURES = "宣传资料{{ 普法.宣传资料份数 }}份"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "普法服务",
            "普法.宣传资料份数",
            "普法.宣传材料份数",
            "没有“普法”的字段“宣传材料份数”。是否想写“宣传资料份数”？",
        ),
        ("普法服务", "| 并列", "| 并排", "没有过滤器“并排”。是否想写“并列”？"),
        ("普法服务", FIGURES, "宣传资料5000份", "模板里写了数字"),
        ("普法服务", FIGURES, "宣传资料三份", "模板里写了数字"),
        ("普法服务", '其中("进%s%s场次"', '其中("进%s2场次"', "模板里写了数字"),
        ("普法服务", f"[{FIGURES}]、", "", "“普法宣传 › 宣传资料份数”没有写进任何模板"),
        ("普法服务", f"[{FIGURES}]", f"{FIGURES}，，", "标点不通"),
        (
            "普法服务",
            "调查问卷{{ 普法.普法调查问卷份数 }}份]]。",
            "调查问卷{{ 普法.普法调查问卷份数 }}份]]",
            "没有句号",
        ),
        ("普法服务", f"[{FIGURES}]", f"[{FIGURES}", "方括号不成对"),
        ("报告", "@章节", "", "缺少“@章节”，这一部分会整个漏掉"),
        ("举措和成效", "@各组", "", "缺少“@各组”"),
        ("第一责任人", "# ", "", "这一部分没有一级标题"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_remedy(folder, name, old, new, said):
    changed(folder, name, old, new)
    found = [fault for fault in told(folder) if said in fault]
    assert found, told(folder)
    assert found[0].startswith(f"{name}.txt")


def test_all_faults_are_told_at_once_and_it_is_3(folder):
    changed(folder, "普法服务", "普法.宣传资料份数", "普法.宣传材料份数")
    changed(folder, "行政执法", "执法.", "执发.")
    (folder / "提法.yaml").write_text("全会: []\n全体: []\n", encoding="utf-8")
    (folder / "普发服务.txt").write_text("", encoding="utf-8")
    result = fazhi("templates", "check", "模板", cwd=folder.parent)
    assert (result.returncode, result.stderr) == (3, "")
    assert result.stdout.startswith("模板：有")
    for said in ("宣传资料份数", "行政执法.txt，第", "提法.yaml，“全体”", "是否想写“普法服务.txt”？"):
        assert said in result.stdout


def test_a_line_that_fails_only_where_a_figure_is_still_to_come_is_found_too(folder):
    changed(folder, "普法服务", FIGURES, "{% if 普法.宣传资料份数 is 待补 %}资料，。{% endif %}" + FIGURES)
    assert any("标点不通" in fault for fault in told(folder))


def test_the_newcomers_way_from_copy_to_draft(tmp_path):
    copied = fazhi("templates", "copy", "模板", cwd=tmp_path)
    assert copied.returncode == 0
    assert "fazhi templates check 模板" in copied.stderr
    changed(tmp_path / "模板", "普法服务", "发放[宣传资料", "印发[宣传资料")
    assert fazhi("templates", "check", "模板", cwd=tmp_path).stdout == f"模板：通过（{len(file_names())}个文件）\n"
    facts = facts_file(tmp_path)
    shown = fazhi("sources", facts.name, "--content", "模板", cwd=tmp_path).stdout
    assert "印发宣传资料〔5000余〕份" in shown
    again = fazhi("templates", "copy", "模板", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert "已有的没有动" in again.stderr


def test_a_folder_without_templates_is_2_and_says_how_to_begin(tmp_path):
    result = fazhi("templates", "check", ".", cwd=tmp_path)
    assert (result.returncode, "fazhi templates copy" in result.stderr) == (2, True)


def test_a_file_in_the_way_of_the_folder_is_2(tmp_path):
    (tmp_path / "模板").write_text("", encoding="utf-8")
    assert fazhi("templates", "copy", "模板", cwd=tmp_path).returncode == 2
