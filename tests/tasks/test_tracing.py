"""Every figure of a draft can be followed to its field, and every fact that was given is in it or has a reason."""

import json
import re
from collections import defaultdict

import pytest
from running import facts_file

from generator import InputFault, figures
from generator.compose import compose
from generator.facts.facts import entries, fields, given
from generator.files.resources import resource
from generator.sources.facts_file import read_facts
from generator.tasks.tracing import trace, value_text

SEEDS = sorted(resource("seeds").glob("*.yaml"))
EVENTS = "普法宣传:\n  普法活动: {合计: 22, 乡村: 16, 学校: 6, 分项完整: 是}"


def found(facts_file, text):
    return [figure for figure in figures(facts_file).figures if figure.text == text]


def test_a_figure_knows_its_heading_its_paragraph_its_field_and_its_value(tmp_path):
    (figure,) = found(facts_file(tmp_path), "5000余")
    (source,) = figure.sources
    assert (source.path, source.place, source.value) == ("publicity.materials", "普法宣传 › 宣传资料份数", "5000余")
    assert figure.section[0] == "一、2025年度推进法治政府建设的主要举措和成效"
    assert figure.section[1].startswith("（一）")
    assert figure.around == "我镇发放宣传资料〔5000余〕份。"
    report = compose(read_facts(tmp_path / "facts.yaml")).report
    assert list(report.paragraphs())[figure.paragraph - 1].to_text() == "我镇发放宣传资料5000余份。"


def test_the_figures_of_the_annex_are_traced_on_demand(tmp_path):
    path = facts_file(tmp_path)
    of_text, of_both = ({figure.section for figure in figures(path, annex=annex).figures} for annex in (False, True))
    assert of_both > of_text and any("主要数据表" in section[0] for section in of_both - of_text)


def test_a_gap_is_traced_like_a_figure(tmp_path):
    (gap,) = found(facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 待补"), "【待补：主动公开信息条数】")
    assert (gap.kind, [source.value for source in gap.sources]) == ("pending", ["待补"])


def test_a_part_is_traced_to_its_part_of_the_breakdown(tmp_path):
    facts = facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 3")
    facts.write_text(facts.read_text(encoding="utf-8").replace("普法宣传:", EVENTS), encoding="utf-8")
    places = {source.place: source.value for figure in found(facts, "16") for source in figure.sources}
    assert places == {"普法宣传 › 普法活动 › 乡村": "16"}


def test_nothing_said_of_a_zero_is_lost(tmp_path):
    facts = facts_file(tmp_path, more="复议应诉与监督:\n  行政复议案件数: 0\n  行政诉讼案件数: 0")
    paths = {source.path for figure in figures(facts).figures for source in figure.sources if source.value == "0"}
    assert {"oversight.reviews", "oversight.suits"} <= paths


def test_a_figure_in_a_persons_own_words_is_traced_too(tmp_path):
    (figure,) = found(facts_file(tmp_path), "26")
    assert (figure.kind, figure.sources[0].place) == ("own", "不足和原因 › 第1项 › 具体表现")
    assert figure.around == "…是执法人员专业能力不足。〔26〕名持证人员中法律专业2人…"


def test_what_is_given_and_not_used_is_told_with_the_reason(tmp_path):
    (left,) = (left for left in figures(facts_file(tmp_path)).unused if left.path == "arrangements.entries.0.answers")
    assert (left.place, left.value) == ("下一年度安排 › 第1项 › 对应问题", "1")
    assert left.reason


def numbers(text):
    """The numbers in a text; that of the hotline is a name."""
    return re.findall(r"\d+(?:\.\d+)?%?", text.replace("12345", ""))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_every_number_of_a_seeds_draft_is_traced(seed):
    facts = read_facts(seed)
    composed = compose(facts)
    traced = defaultdict(list)
    for figure in trace(facts, composed).figures:
        assert figure.sources
        traced[figure.paragraph] += numbers(figure.text)
    for number, paragraph in enumerate(composed.report.paragraphs(), 1):
        assert numbers(paragraph.text) == traced[number]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_every_fact_of_a_seed_is_in_the_draft_or_left_with_a_reason(seed):
    facts = read_facts(seed)
    composed = compose(facts)
    used = composed.report.sources()
    left = {one.path for one in trace(facts, composed).unused}
    for entry in entries(facts):
        if given(entry.value):
            assert entry.path in left or any(path == entry.path or path.startswith(f"{entry.path}.") for path in used)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_text_and_json_tell_the_same(seed):
    told = figures(seed)
    read = json.loads(told.to_json())
    assert [figure["around"] for figure in read["figures"]] == [figure.around for figure in told.figures]
    assert [left["path"] for left in read["unused"]] == [left.path for left in told.unused]
    text = told.to_text(everything=True)
    assert all(figure.around in text for figure in told.figures)
    assert all(f"（{left.reason}）" in text for left in told.unused)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("basic.year", "2025"),
        ("publicity.materials", "5000余"),
        ("publicity.events", "22（乡村16、学校6）"),
        ("publicity.events.乡村", "16"),
        ("publicity.events.合计", "22"),
        ("publicity.boards", "未填"),
        ("publicity.banners", "待补"),
        ("publicity.campaigns", "宪法宣传周、民法典宣传月"),
        ("basic.joint", "是"),
        ("basic.signed_on", "2026-01-15"),
        ("shortcomings.entries.0.cause", "编制有限，系统培训少"),
    ],
)
def test_a_value_is_told_as_one_line(tmp_path, path, text):
    publicity = f"{EVENTS}\n  宣传横幅条数: 待补\n  普法主题活动: [宪法宣传周, 民法典宣传月]"
    file = facts_file(tmp_path)
    told = file.read_text(encoding="utf-8").replace("普法宣传:", publicity).replace("  成文", "  联合行文: 是\n  成文")
    file.write_text(told, encoding="utf-8")
    assert value_text(read_facts(file), path) == text


def test_last_years_figure_is_traced_to_last_year(tmp_path):
    def facts(name, count):
        return read_facts(facts_file(tmp_path, name, more=f"依法决策:\n  合法性审查件数: {count}"))

    now, before = facts("now.yaml", 90), facts("before.yaml", 60)
    told = trace(now, compose(now, last_year=before), before)
    compared = [figure for figure in told.figures if len(figure.sources) == 2]
    assert [(source.place, source.value) for source in compared[0].sources] == [
        ("依法决策 › 合法性审查件数", "90"),
        ("上年 › 依法决策 › 合法性审查件数", "60"),
    ]


def test_faulty_facts_have_no_trace(tmp_path):
    with pytest.raises(InputFault):
        figures(facts_file(tmp_path, town="青山"))


def test_every_field_of_the_vocabulary_can_be_told(tmp_path):
    facts = read_facts(facts_file(tmp_path))
    assert all(value_text(facts, path) for path, declared in fields().items() if declared.item is None)
