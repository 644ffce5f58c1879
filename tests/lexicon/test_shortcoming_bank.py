"""The bank of shortcomings: short, plain, fit for a township, and none of it a fact before a town has made it one."""

import re

import pytest

from generator.compose import compose
from generator.facts.facts import Facts
from generator.facts.judging.concrete import MEASURES, concrete
from generator.facts.judging.demands import demands
from generator.facts.topics.closing_topics import TOPICS
from generator.lexicon.shortcoming_bank import EVERYWHERE, SUBDISTRICTS, TOWNSHIPS, bank, problems, usable
from generator.sources.facts_file import examine

ENTRIES = pytest.mark.parametrize("entry", bank(), ids=lambda entry: entry.number)
NUMERAL = re.compile(rf"[0-9０-９]|[〇一二两三四五六七八九十百千万]+[{MEASURES}]")
IMPROPER = re.compile(
    "立法|法规体系|司法改革|设区的市|县委|县政府|全县|常委会|常务会议|党组|司法局|老上访|无理上访|息访|息诉|劝返|劝访|稳控|截访|"
    "零上访|零进京|零复议|上访|进京|赴省|越级|维稳|涉稳|重点人员|舆情|社区矫正|罚款任务|创收|以罚代管|强拆|吊销|拘留|停产停业|"
    "连坐|停发|黑名单|法制宣传|法制建设|高度重视|正确领导|显著|进一步|切实|不断加强|积极推进|截止|其它"
)
OF_A_TOWNSHIP = re.compile("镇长|党委|人民政府|人代会|我镇|全镇|镇政府|乡镇")


def said(entry):
    return entry.problem, entry.cause, entry.remedy, entry.heading


def filled(entry):
    """The prompt as a town fills it in: a name for what is to be named, a figure for every other blank."""
    named = re.sub(r"(_+)（填[^）]*）", "“某项”", entry.prompt)
    return re.sub("_+", "3", named)


def test_there_are_enough_of_them_and_none_stands_twice():
    for field in ("number", "problem", "prompt", "cause", "remedy", "heading"):
        assert len({getattr(entry, field) for entry in bank()}) == len(bank())
    assert len(bank()) >= 26


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_one_for_every_kind_of_town(topic):
    assert any(entry.topic == topic and entry.suits(subdistrict=True) for entry in bank())
    assert any(entry.topic == topic and entry.suits(subdistrict=False) for entry in bank())


@ENTRIES
def test_an_entry_is_complete_and_belongs_to_a_topic(entry):
    assert all(said(entry))
    assert entry.topic in TOPICS
    assert entry.only_for in (EVERYWHERE, TOWNSHIPS, SUBDISTRICTS)


@ENTRIES
def test_an_entry_is_short_and_leaves_the_punctuation_to_the_report(entry):
    assert len(entry.problem) <= 24
    assert len(entry.heading) <= 16
    assert max(len(entry.cause), len(entry.remedy)) <= 50
    for text in (*said(entry), entry.prompt):
        assert not text.endswith(tuple("。；，、"))
        assert not re.search("[，。；、][，。；、]|[,;:()]| ", text)


@ENTRIES
def test_an_entry_has_no_figure_of_its_own(entry):
    for text in (*said(entry), entry.prompt):
        assert not NUMERAL.search(text), text


@ENTRIES
def test_an_entry_says_nothing_improper_and_nothing_beyond_a_township(entry):
    for text in (*said(entry), entry.prompt):
        assert not IMPROPER.search(text), text
        assert entry.only_for == TOWNSHIPS or not OF_A_TOWNSHIP.search(text), text


@ENTRIES
def test_an_entry_counts_only_once_its_blanks_are_filled(entry):
    assert "__" in entry.prompt
    assert not usable(entry, entry.prompt)
    assert not usable(entry, "")
    assert not usable(entry, re.sub("_+", "", entry.prompt))
    assert not usable(entry, filled(entry).replace("3", "__", 1) + "__")
    assert usable(entry, filled(entry))


@ENTRIES
def test_an_entry_prints_as_a_shortcoming_and_its_remedy_as_an_arrangement(entry):
    town = "城关街道" if entry.only_for == SUBDISTRICTS else "青山镇"
    shortcoming = {"problem": entry.problem, "shows": filled(entry), "cause": entry.cause, "remedy": entry.remedy}
    facts = Facts.parse(
        {
            "basic": {"year": "2025", "town": town},
            "shortcomings": {"entries": [shortcoming]},
            "arrangements": {"entries": [{"heading": entry.heading, "answers": "1"}]},
        }
    )
    text = compose(facts).report.to_text()
    assert f"{entry.problem}。{filled(entry)}。" in text
    assert f"{entry.cause}。" in text
    named = f"“{entry.problem}”" if re.search("，|的.{1,4}$", entry.problem) else entry.problem
    lead_in = f"针对{named}的问题，".replace("问题的问题", "问题")
    assert f"{entry.heading}\n{lead_in}{entry.remedy}。\n" in text


@pytest.mark.parametrize(
    "shows",
    [
        "26名持证人员中法律专业2人", "持证二十六人，法律专业两名", "《行政处罚法》学习不够", "“三资”台账不全",
        "农贸市场周边占道经营多发", "过半执法案卷没有评查", "三分之一的网格员没有参训", "案卷里缺送达回证",
        "麻花庄村没有配备法律顾问", "永兴社区的展板破损", "向阳小学没有法治副校长", "鑫源公司未按期整改",
    ],
)  # fmt: skip
def test_words_with_a_figure_or_a_named_object_are_concrete(shows):
    assert concrete(shows)


@pytest.mark.parametrize(
    "shows",
    [
        "法律专业人员少", "部分村没有配备法律顾问", "个别社区公开不及时",
        "各村进展不一", "有的企业重视不够", "全镇企业整改慢",
        "各集镇管理不一", "重点工地检查不够",
        "一些干部一定程度上存在经验主义",
        "有些行政村公开不细", "一次性完成的少", "持证__人中法律专业2人", "__（填单位）整改2处慢",
    ],
)  # fmt: skip
def test_words_that_would_fit_any_town_are_not(shows):
    assert not concrete(shows)


def owed(**shortcoming):
    facts = Facts.parse(
        {"basic": {"year": "2025", "town": "青山镇"}, "shortcomings": {"entries": [{"cause": "甲"} | shortcoming]}}
    )
    return [demand.what for demand in demands(facts, ready_made=problems()) if demand.path.endswith(".shows")]


@ENTRIES
def test_who_takes_an_entry_has_to_say_how_it_shows(entry):
    assert owed(problem=entry.problem) == [f"“{entry.problem}”出自不足库，还没有本地的具体表现"]
    assert owed(problem=entry.problem, shows=entry.prompt)
    assert owed(problem=entry.problem, shows="不适用")
    assert not owed(problem=entry.problem, shows="待补")
    assert not owed(problem=entry.problem, shows=filled(entry))


def test_a_shortcoming_in_a_towns_own_words_may_be_general():
    assert not owed(problem="法治队伍力量不强", shows="法律专业人员少")


def test_a_facts_file_is_told_at_the_line_of_the_entry(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(
        "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n不足和原因:\n"
        "  - 问题: 执法人员法律专业能力不足\n    具体表现: 人员少\n    原因: 甲\n  - 问题: 乙\n    原因: 甲\n",
        encoding="utf-8",
    )
    told = [fault for fault in examine(path).faults if fault.place.endswith("具体表现")]
    assert [fault.line for fault in told] == [6]
    assert "请写具体表现：要有一个数字或具体对象" in told[0].todo
