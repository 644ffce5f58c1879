"""``fazhi new``: a file that can be filled in by hand, and says nothing that nobody has said."""

import re

import pytest
import yaml
from running import SHORT, fazhi

from generator import InputFault, UsageFault, draft, new, validate
from generator.facts.facts import fields, topics
from generator.facts.values.text import MAX_LENGTH
from generator.files.resources import resource
from generator.sources.facts_file import examine

FULL = resource("samples", "full.yaml")


def titles(path):
    """The keys of a file by topic; those behind # do not count."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {topic: list(inside) if isinstance(inside, dict) else [] for topic, inside in told.items()}


def test_the_core_stands_in_the_vocabularys_order(tmp_path):
    new(tmp_path / "a.yaml")
    core = {}
    for declared in fields().values():
        if declared.core and not declared.item:
            core.setdefault(declared.topic, []).append(declared.title)
    found = titles(tmp_path / "a.yaml")
    assert {topic: keys for topic, keys in found.items() if keys} == core
    assert list(found) == [topic.title for topic in topics().values() if topic.title in found]


def test_the_whole_vocabulary_stands_in_a_full_file(tmp_path):
    new(tmp_path / "a.yaml", full=True)
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert list(titles(tmp_path / "a.yaml")) == [topic.title for topic in topics().values()]
    for declared in fields().values():
        shorthand = any(fields()[f"{name}.{t.shorthand}"] == declared for name, t in topics().items() if t.shorthand)
        assert f"  {declared.title}:" in text or shorthand, declared.title


@pytest.mark.parametrize("full", [False, True], ids=["core", "full"])
@pytest.mark.parametrize("last_year", [None, FULL], ids=["first year", "second year"])
def test_a_new_file_lacks_what_is_required_and_has_no_other_fault(tmp_path, full, last_year):
    made = new(tmp_path / "a.yaml", full=full, last_year=last_year)
    faults = validate(made.path)[0].faults
    assert faults
    assert all(re.match("缺“|这条不足没有原因|这条安排没有内容", fault.what) for fault in faults), faults
    assert all(fault.line for fault in faults)


def test_every_line_says_what_belongs_there(tmp_path):
    new(tmp_path / "a.yaml", full=True)
    lines = (tmp_path / "a.yaml").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if "12345热线工单件数:" in line)
    assert re.fullmatch(r"  12345热线工单件数: +# 件；如 120", line)
    line = next(line for line in lines if line.startswith("  信访事项受理件数:"))
    assert "信访办填" in line
    line = next(line for line in lines if line.startswith("  政务服务办件量:"))
    assert "分项：窗口、网上、自助；如 150多，或 {合计: 150多, 窗口: …}" in line


def test_a_filled_in_file_drafts_like_any_other(tmp_path):
    made = new(tmp_path / "a.yaml")
    text = made.path.read_text(encoding="utf-8")
    filled = yaml.safe_load(SHORT.format(town="青山镇", more=""))
    for topic in ("基本信息", "第一责任人", "普法宣传"):
        for title, value in filled[topic].items():
            text = re.sub(rf"^(  {title}:) (?= )", rf"\1 {value}", text, flags=re.MULTILINE)
    for topic in ("不足和原因", "下一年度安排"):
        for entry in filled[topic]:
            for title, value in entry.items():
                text = re.sub(rf"^(  [- ] {title}: )(?= )", rf"\g<1>{value}", text, count=1, flags=re.MULTILINE)
    made.path.write_text(text, encoding="utf-8")
    assert examine(made.path).faults == ()
    assert draft(made.path)[0].path.is_file()


def test_what_stays_is_proposed_behind_the_sign_and_no_figure_is_filled_in(tmp_path):
    made = new(tmp_path / "a.yaml", full=True, last_year=FULL)
    text = made.path.read_text(encoding="utf-8")
    assert re.search("行政村个数: +#.*；上年：22$", text, re.MULTILINE)
    assert re.search("乡镇名称: +#.*；上年：清泉镇$", text, re.MULTILINE)
    assert "上年" not in next(line for line in text.splitlines() if line.startswith("  宣传资料份数:"))
    assert made.proposed == len(re.findall("上年：", text)) - 1
    told = yaml.safe_load(text)
    values = [value for topic in told.values() if isinstance(topic, dict) for value in topic.values()]
    assert not any(isinstance(value, int | float | str) for value in values)


def test_nothing_with_last_years_date_in_it_is_proposed(tmp_path):
    new(tmp_path / "a.yaml", full=True, last_year=FULL)
    proposed = re.findall("上年：(.*)", (tmp_path / "a.yaml").read_text(encoding="utf-8"))
    year = str(examine(FULL).facts.basic.year)
    assert not [text for text in proposed if year in text]
    assert all(len(text) < MAX_LENGTH for text in proposed)


def test_last_years_shortcomings_are_asked_after_by_name(tmp_path):
    new(tmp_path / "a.yaml", last_year=FULL)
    told = yaml.safe_load((tmp_path / "a.yaml").read_text(encoding="utf-8"))
    before = [entry.problem for entry in examine(FULL).facts.shortcomings.entries]
    unfinished = ["村级普法形式单一"]  # 正在推进 last year
    assert [entry["上年问题"] for entry in told["上年不足整改"]] == before + unfinished
    assert all(entry["整改结果"] is None for entry in told["上年不足整改"])


STRANGE = '部分“台账”: 不全 # 见附表 - \\"甲\\"'


def test_words_that_yaml_would_misread_are_quoted(tmp_path):
    last = tmp_path / "2025.yaml"
    quoted = STRANGE.replace("\\", "\\\\").replace('"', '\\"')
    text = SHORT.format(town="青山镇", more="").replace("问题: 普法形式单一", f'问题: "{quoted}"')
    last.write_text(text, encoding="utf-8")
    new(tmp_path / "a.yaml", last_year=last)
    told = yaml.safe_load((tmp_path / "a.yaml").read_text(encoding="utf-8"))
    assert told["上年不足整改"][1]["上年问题"] == STRANGE


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "a.yaml").write_text("我的", encoding="utf-8")
    with pytest.raises(UsageFault, match="已有这个文件，没有覆盖"):
        new(tmp_path / "a.yaml")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "我的"
    (tmp_path / "b.yaml").symlink_to("没有.yaml")
    with pytest.raises(UsageFault, match="已有这个文件"):
        new(tmp_path / "b.yaml")


@pytest.mark.parametrize("name", ["a", "a.docx", "a.json"])
def test_the_name_ends_in_yaml(tmp_path, name):
    with pytest.raises(UsageFault, match=r"要以 \.yaml 结尾"):
        new(tmp_path / name)


def test_a_faulty_file_of_last_year_is_told_and_nothing_is_written(tmp_path):
    (tmp_path / "old.yaml").write_text("基本信息:\n  年度: 去年\n", encoding="utf-8")
    with pytest.raises(InputFault):
        new(tmp_path / "a.yaml", last_year=tmp_path / "old.yaml")
    assert not (tmp_path / "a.yaml").exists()


def test_the_command_names_the_file_and_what_comes_next(tmp_path):
    result = fazhi("new", "青山镇 2025.yaml", "--last-year", FULL, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, "青山镇 2025.yaml\n")
    assert re.fullmatch(
        r'  共\d+项，其中\d+项附有上年的内容。填好以后：fazhi validate "青山镇 2025\.yaml"\n', result.stderr
    )
    again = fazhi("new", "青山镇 2025.yaml", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert fazhi("validate", "青山镇 2025.yaml", cwd=tmp_path).returncode == 1
