"""What own words contradict: a field's figure, a shortcoming that is called mended."""

import pytest
from running import facts_file

from generator.facts.facts import Facts
from generator.facts.judging.relations import judge
from generator.facts.judging.words import MENDED_AGAIN, OTHER_FIGURE
from generator.sources.facts_file import examine


def judged(**topics):
    found = judge(Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, **topics}))
    return {one.title: one for one in found}


def with_words(words, **topics):
    return judged(shortcomings={"entries": [{"problem": "学法不够", "shows": words}]}, **topics)


@pytest.mark.parametrize(
    "words",
    [
        "全年集体学法12次",
        "全年班子集体学法12次",
        "班子集体学法12次，结合工作不够",
        "共开展集体学法12余次",
        "集体学法约12次",
    ],
)
def test_a_figure_in_own_words_is_held_against_the_field_of_the_same_thing(words):
    found = with_words(words, study={"leaders": "5"})[OTHER_FIGURE]
    assert "“班子集体学法次数”（5次）填的不是这个数" in found.what
    assert found.confirmable
    assert found.paths == ("study.leaders", "shortcomings.entries.0.shows")


@pytest.mark.parametrize(
    "words",
    [
        "全年集体学法5次", "集体学法5场", "上半年集体学法2次", "其中集体学法2次", "村干部集体学法2次", "集体学法2人次",
        "每月集体学法1次", "计划集体学法12次", "学法12次", "一季度集体学法1次", "去年集体学法12次",
    ],
)  # fmt: skip
def test_words_that_speak_of_something_else_contradict_nothing(words):
    assert with_words(words, study={"leaders": "5"}) == {}


def test_a_shortcoming_that_is_called_mended_and_stands_again_is_to_be_confirmed():
    again = [{"problem": "执法力量不足。", "cause": "编制有限"}]
    before = [{"problem": "执法力量不足", "outcome": "已完成"}]
    found = judged(follow_ups={"entries": before}, shortcomings={"entries": again})[MENDED_AGAIN]
    assert found.paths == ("follow_ups.entries.0.outcome", "shortcomings.entries.0.problem")
    for outcome in ("正在推进", "尚未完成", "待补"):
        before[0]["outcome"] = outcome
        assert judged(follow_ups={"entries": before}, shortcomings={"entries": again}) == {}


def test_a_reason_lets_words_stand(tmp_path):
    path = facts_file(tmp_path, more="学法:\n  班子集体学法次数: 5\n")
    text = path.read_text(encoding="utf-8").replace("宣传以发放资料为主", "全年集体学法12次")
    path.write_text(text, encoding="utf-8")
    assert OTHER_FIGURE in str(examine(path).to_confirm)
    path.write_text(f"{text}已确认:\n  {OTHER_FIGURE}: 含村两委\n", encoding="utf-8")
    assert examine(path).to_confirm == ()
