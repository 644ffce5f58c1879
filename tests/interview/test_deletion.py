"""An entry of a list is deleted in the review: asked once more, nothing else changes, what pointed at it is told."""

import pytest
from interviewing import START

from generator.facts.declare import declarations
from generator.facts.facts import fields
from generator.interview.interview import Interview
from generator.interview.plan import QuestionScope
from generator.sources.facts_edit import without, written
from generator.sources.facts_file import examine

REST = """荣誉:   # 先进
  # 第一个
  - 名称: 甲奖   # 市里的
    授予单位: 市委
  # 第二个
  -
    名称: 乙奖
  - {名称: 丙奖}
不足:
- 问题: 学得少
  具体表现: 集体学法1次
- 问题: 人手紧
  具体表现: |
    持证3人
    - 其中专职1人
- 问题: 宣传弱
安排:
  - 安排标题: 多学
    对应问题: 1、2
  - 安排标题: 增人
    对应问题: [人手紧]
  - 安排标题: 多讲
    对应问题: 3
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "青山镇2025.yaml"
    file.write_text(START + REST, encoding="utf-8")
    return file


def choose(held, words):
    """Take the way with the words on the page that is shown; the reply."""
    options = held.question().options
    (number,) = [number for number, option in enumerate(options, 1) if words in option]
    reply = held.answer(str(number))
    assert reply.understood, reply
    return reply


def delete(held, topic, words):
    held.review()
    for way in (f"{topic}：", "删除一条", words):
        choose(held, way)
    return held.answer("删除")


def test_an_entry_goes_and_every_other_line_stays(path):
    before = path.read_text(encoding="utf-8")
    with Interview(path) as held:
        reply = delete(held, "荣誉", "甲奖")
        assert reply.echo == "→ 已删除荣誉清单第1条：甲奖"
        assert held.question().topic == "荣誉"
        assert not any("甲奖" in option for option in held.question().options)
    gone = "  - 名称: 甲奖   # 市里的\n    授予单位: 市委\n"
    assert path.read_text(encoding="utf-8") == before.replace(gone, "")


def test_it_is_asked_once_more_with_the_whole_entry_and_enter_deletes_nothing(path):
    before = path.read_bytes()
    with Interview(path) as held:
        held.review()
        for words in ("荣誉：", "删除一条", "甲奖"):
            choose(held, words)
        assert {"名称：甲奖", "授予单位：市委"} <= set(held.question().lines)
        assert not held.answer("也许").understood
        assert held.answer("").echo == "→ 没有删"
        assert held.question().topic == "荣誉"
    assert path.read_bytes() == before


def test_arrangements_that_answered_a_deleted_shortcoming_are_told_and_the_others_keep_theirs(path):
    with Interview(path) as held:
        reply = delete(held, "不足和原因", "人手紧")
    first, second = reply.notices
    assert "安排第1条“多学”" in first
    assert "只对应第1条" in first
    assert "安排第2条“增人”" in second
    assert "没有对应的不足" in second
    examined = examine(path).facts
    assert [one.problem for one in examined.shortcomings.entries] == ["学得少", "宣传弱"]
    assert [one.answers for one in examined.arrangements.entries] == [("1",), None, ("2",)]


def test_what_was_left_empty_is_not_asked_again_under_its_new_number(path):
    with Interview(path) as held:
        held.review()
        for words in ("荣誉：", "第3条 · 授予"):
            choose(held, words)
        held.answer("")
        delete(held, "荣誉", "甲奖")
    with Interview(path, scope=QuestionScope(only="honours")) as held:
        asked = set()
        while (question := held.question()).topic == "荣誉":
            asked.add(question.words)
            held.answer("")
    assert "第1条 · 授予单位" in asked
    assert "第2条 · 级别" in asked
    assert "第2条 · 授予单位" not in asked


def test_an_entry_that_changed_in_an_editor_meanwhile_is_not_deleted(path):
    with Interview(path) as held:
        held.review()
        for words in ("荣誉：", "删除一条", "甲奖"):
            choose(held, words)
        text = path.read_text(encoding="utf-8").replace("甲奖", "新奖")
        path.write_text(text, encoding="utf-8")
        reply = held.answer("删除")
        assert not reply.understood
        assert "刚在别处改过" in reply.fault
    assert path.read_text(encoding="utf-8") == text


LISTS = [path for path, declared in fields().items() if declared.item is not None]


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("flow", [False, True])
@pytest.mark.parametrize("name", ["honours.entries", "shortcomings.entries"])
def test_any_entry_of_a_list_goes_however_it_is_written(tmp_path, name, flow, number):
    topic, part = {"honours.entries": ("荣誉", "名称"), "shortcomings.entries": ("不足", "问题")}[name]
    words = ["甲, 乙", "丙", "丁"]
    entries = [f'{{{part}: "{one}"}}' for one in words]
    text = f"{topic}: [{', '.join(entries)}]\n" if flow else f"{topic}:\n" + "".join(f"- {one}\n" for one in entries)
    file = tmp_path / "a.yaml"
    for left in (3, 2, 1):
        place = min(number, left - 1)
        text = without(START + text, f"{name}.{place}").removeprefix(START)
        del words[place]
        file.write_text(START + text, encoding="utf-8")
        examined = examine(file)
        topic_name, field = name.split(".")
        found = getattr(getattr(examined.facts, topic_name), field) if examined.facts else ()
        assert [next(iter(vars(one).values())) for one in found] == words, (text, examined.faults)


def test_every_list_of_the_vocabulary_can_lose_its_only_entry():
    for name in LISTS:
        first = next(iter(declarations(fields()[name].item).values())).title
        text = written(START, f"{name}.0", {first: "甲事"})
        emptied = without(text, f"{name}.0")
        assert emptied == "".join(line for line in text.splitlines(keepends=True) if "甲事" not in line)
