"""Which passages are copies: in other words and figures, but not what everybody writes."""

from dataclasses import replace
from random import Random

import pytest
from example_reports import reading_of

from generator.checks import CheckedReport
from generator.checks.similarity import (
    ComparedPassage,
    Digest,
    Index,
    alike,
    collection_hits,
    copied_passages,
    digest,
    likenesses,
    similarity_hits,
    spread_passages,
)
from generator.reading import read_text

PROSE = (
    "坚持把说理贯穿办案全程，逐案制作说理清单，由包片干部带着清单上门讲法条、讲程序、讲后果，当事人不理解的再约时间当面解释，"
    "直到弄清楚为止；对重复投诉的事项逐户建立台账，请网格员、老党员一起上门听意见，能当场答复的当场答复。"
)
OTHER = (
    "便民服务中心把排队多的窗口改成综合窗口，午间安排专人值守，老年人可以由村干部代办；"
    "办不成的事项设专窗登记原因，每周由值班领导逐件过问，月底向群众公布结果并留下联系方式。"
)


def report(town, year, *paragraphs):
    title = f"[标题] {town}人民政府关于{year}年度法治政府建设情况的报告"
    return digest(CheckedReport(reading_of("\n".join((title, f"一、{year}年度主要举措和成效", *paragraphs)))))


def found(own, *others):
    return {rule: hits for rule, hits in similarity_hits(own, Index.of([own, *others])).items() if hits}


def reworded(text, share, seed=1):
    """The text with so many of its characters replaced by others, in stretches."""
    random, changed = Random(seed), list(text)
    while sum(a != b for a, b in zip(changed, text, strict=True)) < share * len(text):
        at = random.randrange(len(text) - 4)
        changed[at : at + 4] = "各村各户"
    return "".join(changed)


def test_a_paragraph_that_another_town_has_too_is_found_with_how_alike_it_is():
    own, other = report("青山镇", 2025, PROSE), report("绿水镇", 2025, OTHER, PROSE.replace("老党员", "老干部"))
    (hit,) = found(own, other)["FZ902"]
    assert "绿水镇2025" in hit.message and "第2段" in hit.message and "9" in hit.message


def test_last_years_own_report_is_told_apart_from_others():
    own, before = report("青山镇", 2025, PROSE), report("青山镇", 2024, PROSE)
    assert set(found(own, before)) == {"FZ901"}


def test_another_edition_of_the_same_report_is_no_copy_of_it():
    assert found(report("青山镇", 2025, PROSE), report("青山镇", 2025, PROSE)) == {}


@pytest.mark.parametrize(("share", "copied"), [(0.0, True), (0.05, True), (0.1, True), (0.6, False), (0.9, False)])
def test_a_copy_that_was_touched_up_is_a_copy_and_a_new_text_is_none(share, copied):
    own, other = report("青山镇", 2025, PROSE), report("绿水镇", 2025, reworded(PROSE, share))
    assert bool(found(own, other)) == copied


def test_what_everybody_must_write_is_no_copy():
    frame = (
        "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，全面贯彻党的二十大和二十届历次全会精神，"
        "在县委、县政府的坚强领导下，落实《法治政府建设实施纲要（2021—2025年）》，现将2025年度法治政府建设情况报告如下："
    )
    assert found(report("青山镇", 2025, frame), report("绿水镇", 2025, frame)) == {}


def test_sentences_of_figures_are_no_copies():
    figures = "全年开展普法活动22场次，发放宣传资料5000余份，化解矛盾纠纷52件，开展执法培训6场次，审查合同10件。"
    assert found(report("青山镇", 2025, figures), report("绿水镇", 2025, figures)) == {}


def test_the_names_of_towns_do_not_hide_a_copy():
    text = "青山镇组织青山镇各站所、青山镇辖区企业和青山镇各村，" + PROSE
    own, other = report("青山镇", 2025, text), report("绿水镇", 2025, text.replace("青山", "绿水"))
    (hit,) = found(own, other)["FZ902"]
    assert "100%" in hit.message


def test_a_phrase_of_the_whole_county_is_no_copy():
    towns = [report(f"{name}镇", 2025, PROSE) for name in "甲乙丙丁戊己庚辛壬癸"]
    assert found(towns[0], *towns[1:]) == {}
    assert found(towns[0], *towns[1:4])["FZ902"]


def test_the_index_finds_what_comparing_every_pair_finds():
    random = Random(7)
    words = [reworded(random.choice((PROSE, OTHER)), random.choice((0, 0.02, 0.3, 0.95)), seed) for seed in range(40)]
    reports = [report(f"第{number}镇", 2025, text) for number, text in enumerate(words)]
    index = Index.of(reports)
    index._in_reports = dict.fromkeys(index._found, 0)  # so many copies would be a county's phrase
    pairs = {
        one.name or number
        for number, one in enumerate(reports)
        for other in reports
        if other is not one and any(alike(a, b) for a in one.passages for b in other.passages)
    }
    asked = {number for number, one in enumerate(reports) if list(index.like(one))}
    assert asked == pairs and len(pairs) > 5


def test_nothing_is_like_itself_or_like_nothing():
    own = report("青山镇", 2025, PROSE)
    assert found(own) == {}
    assert found(Digest("空", "", None, ()), own) == {}
    line = own.passages[0].line
    assert alike(ComparedPassage(line, "短"), ComparedPassage(line, "短")) == 0.0


def test_a_text_as_pasted_is_compared_as_well():
    text = f"青山镇人民政府关于2025年度法治政府建设情况的报告\n一、主要举措和成效\n{PROSE}\n"
    (passage,) = digest(CheckedReport(read_text(text))).passages
    assert "说理清单" in passage.words


TOWNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


def collected(own, *others):
    return {rule: hits for rule, hits in collection_hits(own, Index.of([own, *others])).items() if hits}


@pytest.mark.parametrize("many", [10, 12, 14])
def test_what_many_reports_have_is_told_with_how_many_have_it(many):
    towns = [report(f"{name}镇", 2025, PROSE, OTHER if name == "甲" else "") for name in TOWNS[:many]]
    (hit,) = collected(*towns)["FZ905"]
    assert f"这一段有{many}份报告在用" in hit.message and "“乙镇2025”" in hit.message
    assert hit.words and PROSE.startswith(hit.words)


def test_what_a_few_of_many_reports_have_is_told_as_copied_from_one_of_them():
    towns = [report(f"{name}镇", 2025, PROSE if name in "甲乙丙" else OTHER[::-1]) for name in TOWNS[:12]]
    assert "FZ905" not in collected(*towns)
    assert found(*towns)["FZ902"]


def dated(town, day, *text):
    title = f"[标题] {town}人民政府关于2025年度法治政府建设情况的报告"
    lines = (title, "一、2025年度主要举措和成效", *(text or (PROSE,)), f"[署名] {town}人民政府", f"[成文日期] {day}")
    return digest(CheckedReport(reading_of("\n".join(lines))))


def of_a_county(*days):
    """Towns whose reports are one text, each of its day."""
    texts = (PROSE, OTHER, PROSE[::-1], OTHER[::-1])
    return [dated(f"{name}镇", day, *texts) for name, day in zip(TOWNS, days, strict=False)]


@pytest.mark.parametrize("many", [3, 6, 10, 14])
def test_the_more_copy_the_louder_it_is_told(many):
    towns = of_a_county(*(f"2026年1月{day}日" for day in range(1, many + 1)))
    index = Index.of(towns)
    first, last = towns[0], towns[-1]
    assert {
        rule for rule, hits in (similarity_hits(first, index) | collection_hits(first, index)).items() if hits
    } == set()
    hits = similarity_hits(last, index) | collection_hits(last, index)
    assert len(hits["FZ902"]) + len(hits["FZ905"]) >= 2
    assert hits["FZ903"] and ("份报告在用" in hits["FZ903"][0].message) == (many >= 10)
    like = likenesses(last, copied_passages(last, index), spread_passages(last, index))
    assert like and like[0].share > 0.9 and len(like) <= 10


def test_the_earliest_of_many_is_named_to_the_later_ones():
    towns = of_a_county(*(f"2026年1月{day}日" for day in range(1, 13)))
    hits = collected(towns[5], *towns)["FZ905"]
    assert all("“甲镇2025”" in hit.message and "最早的是2026年1月1日的一份" in hit.message for hit in hits)
    assert all("“子镇" not in hit.message for hit in hits)


def test_the_later_report_is_told_and_the_earlier_is_not():
    first, second = dated("青山镇", "2026年1月5日"), dated("绿水镇", "2026年1月20日")
    assert found(first, second) == {}
    assert found(second, first)["FZ902"]


@pytest.mark.parametrize("days", [("2026年1月5日", "2026年1月5日"), ("2026年1月5日", "日期待定")])
def test_both_are_told_where_no_day_says_which_is_later(days):
    first, second = dated("青山镇", days[0]), dated("绿水镇", days[1])
    assert found(first, second) and found(second, first)


def test_a_second_report_of_a_town_and_year_is_a_finding_of_its_own():
    first, second = report("青山镇", 2025, PROSE), report("青山镇", 2025, OTHER)
    (hit,) = collected(first, second)["FZ906"]
    assert "青山镇2025年度的报告还有一份" in hit.message
    assert collected(first, report("青山镇", 2024, OTHER), report("绿水镇", 2025, OTHER)) == {}


def test_the_two_editions_of_a_report_are_no_second_one():
    own, other = (replace(report("青山镇", 2025, PROSE), name=f"青山镇（{one}）") for one in ("报送版", "公开版"))
    assert collected(own, other) == {}


def test_who_is_like_whom_is_counted_the_likest_first():
    own = report("青山镇", 2025, PROSE, OTHER)
    index = Index.of([own, report("绿水镇", 2025, PROSE), report("白塔镇", 2025, OTHER)])
    found = likenesses(own, copied_passages(own, index))
    assert [(one.other, one.passages) for one in found] == [("绿水镇2025", 1), ("白塔镇2025", 1)]
    assert found[0].share >= found[1].share > 0.3
