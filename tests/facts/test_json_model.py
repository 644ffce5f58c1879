"""Facts go out as JSON and come back as they were; faults of a JSON text are said in Chinese, with their places."""

import subprocess
import sys

import pytest
import random_facts
from hypothesis import HealthCheck, given, settings

from generator.errors import InputFault
from generator.facts.json_model import facts_as_json, facts_from_json
from generator.files.resources import resource
from generator.sources.facts_file import read_facts

FILES = [*sorted(resource("seeds").glob("*.yaml")), resource("samples", "full.yaml")]


@pytest.mark.parametrize("seed", range(20))
def test_the_facts_of_a_town_come_back_from_json_as_they_were(seed):
    facts = random_facts.Clerk(seed, 0.6).town()
    assert facts_from_json(facts_as_json(facts)) == facts


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts.facts())
def test_any_facts_that_came_from_json_come_back_as_they_were(facts):
    once = facts_from_json(facts_as_json(facts))
    assert facts_from_json(facts_as_json(once)) == once


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_json_of_facts_is_a_facts_file(tmp_path, path):
    facts = read_facts(path)
    (tmp_path / "事实.json").write_text(facts_as_json(facts), encoding="utf-8")
    assert read_facts(tmp_path / "事实.json") == facts == facts_from_json(facts_as_json(facts))


BASIC = '"基本信息": {"年度": 2025, "乡镇名称": "青山镇"}'


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        (f'{{{BASIC}, "普法宣传": {{"宣传资料份数": "若干"}}}}', "“若干”不是数", "普法宣传 › 宣传资料份数"),
        (f'{{{BASIC}, "普法宣传": {{"普法活动": {{"校园": 3}}}}}}', "没有“校园”这一分项", "普法宣传 › 普法活动 › 校园"),
        (f'{{{BASIC}, "普法": {{}}}}', "没有“普法”这一项", "普法"),
        ("{}", "缺“基本信息”", "基本信息"),
        ('{"基本信息": {}}', "缺“年度”", "基本信息 › 年度"),
        (f'{{{BASIC}, "荣誉": 3}}', "这里的写法不对", "荣誉"),
        (f"{{{BASIC}, {BASIC}}}", "“基本信息”重复", ""),
        ("{", "不是完整的 JSON", ""),
        ("[]", "这里的写法不对", ""),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_its_place(text, what, place):
    with pytest.raises(InputFault) as told:
        facts_from_json(text)
    (fault,) = told.value.faults
    assert (what in fault.what, fault.place) == (True, place)


@pytest.mark.parametrize("module", ["drafting.drafting", "review.reviewing", "tasks.inspection", "batch.run"])
def test_pydantic_is_loaded_by_none_of_the_daily_commands(module):
    code = f"import sys, generator.{module}; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
