"""A heading names two matters that stand beneath it."""

from planning_text import message, subject

from generator.compose.planning.gathering import Matter
from generator.compose.planning.titling import composed_heading

REVIEW = subject("合法性审查", halves=["加强合法性审查", "严把审查关"])
CONTRACTS = subject("政府合同", halves=["规范合同管理", "防范合同风险"])
COUNSEL = subject("法律顾问", halves=["用好法律顾问"])


def heading(*matters, weights=None, seed="某镇|2025", taken=()):
    found = [Matter(about, list(messages)) for about, *messages in matters]
    runs = composed_heading(found, weights or [50] * len(found), seed, set(taken))
    return "".join(run.text for run in runs)


def test_its_halves_are_of_two_matters_in_the_order_of_the_text():
    halves = heading([REVIEW], [CONTRACTS]).split("，")
    assert [any(half in "加强合法性审查严把审查关" for half in halves[:1]), "合同" in halves[1]] == [True, True]


def test_a_single_matter_gives_one_half():
    assert heading([COUNSEL]) == "用好法律顾问"


def test_no_verb_is_taken_twice_while_another_is_left():
    assert heading([REVIEW], [CONTRACTS], taken={"加强", "规范"}) == "严把审查关，防范合同风险"


def test_no_word_for_a_deed_stands_in_both_halves():
    courts = subject("复议应诉", halves=["接受司法监督", "规范复议应诉"])
    congress = subject("人大监督", halves=["主动接受监督", "自觉接受人大监督"])
    found = {heading([courts], [congress], seed=f"{n}镇") for n in range(40)}
    assert found <= {"接受司法监督", "规范复议应诉，主动接受监督", "规范复议应诉，自觉接受人大监督"}
    assert len(found) > 1


def test_what_says_only_that_nothing_occurred_is_not_named():
    assert heading([REVIEW], [CONTRACTS], weights=[0, 40]) in ("规范合同管理", "防范合同风险")


def test_a_town_s_own_title_may_be_half_of_it_but_no_label_and_no_long_one():
    def titles(title):
        return {heading([COUNSEL, message("自述", "〈某事〉。", title=title)], seed=str(n)) for n in range(20)}

    assert titles("推行积分制") == {"推行积分制", "用好法律顾问"}
    assert titles("审查流程") == {"用好法律顾问"}
    assert titles("推行某种名字特别特别长的好制度") == {"用好法律顾问"}


def test_towns_differ_and_a_town_is_always_alike():
    seen = {heading([REVIEW], [CONTRACTS], [COUNSEL], seed=f"{n}镇") for n in range(60)}
    assert len(seen) >= 6
    assert heading([REVIEW], [CONTRACTS]) == heading([REVIEW], [CONTRACTS])


def test_without_a_wording_there_is_none():
    assert heading([subject("某事")]) == ""
