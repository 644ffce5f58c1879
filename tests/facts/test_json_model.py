"""Facts go out as JSON and come back as they were; faults of a JSON text are said in Chinese, with their places."""

import json
import subprocess
import sys

import pytest
import random_facts
from hypothesis import HealthCheck, given, settings

from generator.facts.facts import Facts
from generator.facts.json_model import facts_as_json
from generator.facts.values.nothing import NO_ENTRIES
from generator.files.resources import resource
from generator.sources.facts_file import FactsFile, examine, read_facts

FILES = [*sorted(resource("seeds").glob("*.yaml")), resource("samples", "full.yaml")]


def read(text: str) -> Facts:
    """The facts of a JSON facts file, whether or not its figures agree."""
    facts = FactsFile.of_text(text, "事实.json").examine().facts
    assert facts is not None
    return facts


@pytest.mark.parametrize("seed", range(20))
def test_the_facts_of_a_town_come_back_from_json_as_they_were(seed):
    facts = random_facts.Clerk(seed, 0.6).town()
    assert read(json.dumps(facts_as_json(facts))) == facts


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts.facts())
def test_any_facts_that_came_from_json_come_back_as_they_were(facts):
    once = read(json.dumps(facts_as_json(facts)))
    assert read(json.dumps(facts_as_json(once))) == once


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_json_of_facts_is_a_facts_file(tmp_path, path):
    facts = read_facts(path)
    (tmp_path / "事实.json").write_text(json.dumps(facts_as_json(facts)), encoding="utf-8")
    assert read_facts(tmp_path / "事实.json") == facts == read(json.dumps(facts_as_json(facts)))


def test_a_list_without_entries_is_not_one_that_nobody_filled_in():
    text = f'{{{BASIC}, "荣誉": {{"荣誉清单": "无"}}}}'
    assert facts_as_json(read(text))["荣誉"] == {"荣誉清单": "无"}
    assert read(json.dumps(facts_as_json(read(text)))).honours.entries is NO_ENTRIES
    assert "荣誉" not in facts_as_json(read(f"{{{BASIC}}}"))


BASIC = '"基本信息": {"年度": 2025, "乡镇名称": "青山镇"}'


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        (f'{{{BASIC}, "普法宣传": {{"宣传资料份数": "若干"}}}}', "“若干”不是数", "普法宣传 › 宣传资料份数"),
        (f'{{{BASIC}, "普法宣传": {{"普法活动": {{"校园": 3}}}}}}', "没有“校园”这一分项", "普法宣传 › 普法活动 › 校园"),
        (f'{{{BASIC}, "收入": {{"份数": 3}}}}', "没有“收入”这一项", ""),
        ("{}", "缺“年度”", "基本信息 › 年度"),
        ('{"基本信息": {}}', "缺“年度”", "基本信息 › 年度"),
        (f'{{{BASIC}, "荣誉": 3}}', "“荣誉”下面应逐项填写", "荣誉"),
        (f"{{{BASIC}, {BASIC}}}", "“基本信息”重复", ""),
        ("{", "这里应有带半角双引号的名称", ""),
        ("[]", "文件里没有主题", ""),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_its_place(tmp_path, text, what, place):
    (tmp_path / "事实.json").write_text(text, encoding="utf-8")
    faults = examine(tmp_path / "事实.json").faults
    assert [fault.place for fault in faults if what in fault.what] == [place]


@pytest.mark.parametrize("module", ["drafting.drafting", "review.reviewing", "tasks.inspection", "batch.run"])
def test_pydantic_is_loaded_by_none_of_the_daily_commands(module):
    code = f"import sys, generator.{module}; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
