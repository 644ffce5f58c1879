"""Prose, measured: on the seeds, on the samples and on towns at random, from nearly empty to full."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from measuring import clauses, figures, fragments, paragraphs, sentences, text_of, without_own_words
from random_facts import SHARES, Clerk, plausible_towns

from generator.compose import compose
from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.pieces import HOTLINES
from generator.compose.sentences import MAX_PARAGRAPH
from generator.facts.facts import Facts, fields, topics
from generator.files.resources import resource
from generator.sources.facts_file import read_facts

FILES = sorted([*resource("seeds").glob("*.yaml"), *resource("samples").glob("*.yaml")])
KNOWN = [compose(read_facts(path)) for path in FILES]
RANDOM = [compose(Clerk(seed, SHARES[seed % len(SHARES)]).town()) for seed in range(200)]
MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))

FRAME = {
    line
    for line in resource("templates", "content", "框架句.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}
MANDATED = ["举措和成效", "存在的不足", "第一责任人职责", "主要安排"]


def every(property_of_a_report):
    """The property on each seed and sample, on 200 towns that are always the same, and on 100 more."""
    known = pytest.mark.parametrize("composed", KNOWN, ids=[path.stem for path in FILES])

    class Measured:
        @known
        def test_of_seeds_and_samples(self, composed):
            property_of_a_report(composed.report)

        def test_of_two_hundred_towns(self):
            for composed in RANDOM:
                property_of_a_report(composed.report)

        @MANY
        @given(plausible_towns())
        def test_of_any_town(self, facts):
            property_of_a_report(compose(facts).report)

    return Measured


def headings(report, *levels):
    return [paragraph for paragraph in paragraphs(report, "heading") if paragraph.level in (levels or (1, 2, 3, 4))]


def own(paragraph):
    """Whether a heading is the town's."""
    return any(run.kind in ("own", "pending") for run in paragraph.runs)


@every
def TestSections(report):
    """The four that the law demands, in an order that a county may choose."""
    first = [heading.text for heading in headings(report, 1)]
    for words in MANDATED:
        assert sum(words in text for text in first) == 1, first
    assert len(first) <= 5


def groups(report):
    """The sub-headings of section one."""
    return next(section for section in report.sections() if section.heading and "成效" in section.heading.text).sections


@every
def TestSubHeadings(report):
    """Eight at most in section one; the first is about learning where anything was learnt."""
    found = [section.heading.text for section in groups(report)]
    assert len(found) <= 8
    assert all(re.search("学|思想", text) is None for text in found[1:])


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("fullness", [share for share in SHARES if share >= 0.6])
def test_a_town_with_enough_to_say_has_five_to_eight_sub_headings(seed, fullness):
    assert 5 <= len(groups(compose(Clerk(seed, fullness).town()).report)) <= 8


@pytest.mark.parametrize("fullness", [0, 0.02, 0.05])
def test_a_town_with_little_to_say_has_fewer(fullness):
    assert max(len(groups(compose(Clerk(seed, fullness).town()).report)) for seed in range(20)) <= 7
    assert min(len(groups(compose(Clerk(seed, fullness).town()).report)) for seed in range(20)) < 5


@every
def TestHeadings(report):
    """None is empty, none is said twice, none begins a half with a verb that another begins one with."""
    for section in report.sections():
        assert section.blocks or section.sections
    templates = [heading.text for heading in headings(report, 2) if not own(heading)]
    verbs = [half[:2] for text in templates for half in text.split("，")]
    assert len(set(templates)) == len(templates)
    assert len(set(verbs)) == len(verbs), templates
    assert all(heading.text.strip() for heading in headings(report))


@every
def TestFigures(report):
    """A sentence has four at most, the year aside; a paragraph begins with none."""
    for paragraph in paragraphs(report):
        for sentence in sentences(paragraph):
            assert len(figures(sentence)) <= MAX_FIGURES, text_of(sentence)
        first = paragraph.runs[0]
        assert first.sources == ("basic.year",) or first.kind == "own" or not re.match(r"\d", paragraph.text)


@every
def TestSources(report):
    """Each digit has one."""
    for paragraph in report.paragraphs():
        for run in paragraph.runs:
            assert run.sources or not re.search(r"\d", HOTLINES.sub("", run.text)), paragraph.text


@every
def TestLengths(report):
    """A paragraph has 350 characters at most, unless it is one sentence with a town's own words."""
    for paragraph in paragraphs(report):
        if len(paragraph.text) > MAX_PARAGRAPH:
            assert len(sentences(paragraph)) == 1, paragraph.text
            assert any(run.kind == "own" for run in paragraph.runs)


@every
def TestPunctuation(report):
    """No two signs side by side, nothing empty between two, a stop at each end."""
    for paragraph in paragraphs(report):
        said = without_own_words(paragraph.runs)
        assert not re.search("[，、；：。][，、；：。]|[，、；]）|（[，、；。]|（）|“”|《》|、和|，和", said), said
        assert said[-1] in "。：！？”", said


@every
def TestOpenings(report):
    """Two sentences of templates side by side do not begin alike."""
    for paragraph in paragraphs(report):
        told = sentences(paragraph)
        for one, other in pairwise(told):
            if one[0].kind == other[0].kind == "plain":
                assert one[0].text[:2] != other[0].text[:2], text_of(one) + text_of(other)


@every
def TestConditions(report):
    """A clause stands because of a fact, or it is listed as framing."""
    for paragraph in paragraphs(report):
        for clause in clauses(paragraph):
            said = re.sub("我(镇|乡|街道|苏木)", "我镇", text_of(clause))
            assert said in FRAME or any(run.sources for run in clause), said


def test_every_line_of_framing_is_used():
    nameless = {"town": "待补", "town_kind": "镇"}
    bare = [compose(Facts.parse({"basic": {"year": str(year)} | nameless})) for year in range(2016, 2036)]
    used = {
        re.sub("我(镇|乡|街道|苏木)", "我镇", text_of(clause))
        for composed in (*KNOWN, *RANDOM, *bare)
        for paragraph in paragraphs(composed.report)
        for clause in clauses(paragraph)
    }
    assert used >= FRAME


@pytest.mark.parametrize("gone", [name for name in topics() if name != "basic"])
def test_what_is_taken_from_the_facts_is_gone_from_the_text(gone):
    facts = read_facts(resource("samples", "full.yaml"))
    kept = {name: getattr(facts, name) for name in topics() if name != gone}
    report = compose(Facts.parse(kept)).report
    for run in (run for paragraph in report.paragraphs() for run in paragraph.runs):
        assert not any(source.startswith(f"{gone}.") for source in run.sources), run.text
    for paragraph in paragraphs(report):
        for clause in clauses(paragraph):
            said = re.sub("我(镇|乡|街道|苏木)", "我镇", text_of(clause))
            assert said in FRAME or any(run.sources for run in clause), said


def test_a_town_of_which_nothing_is_known_has_a_preface_and_gaps():
    report = compose(Facts.parse({"basic": {"year": "2025", "town": "青山镇"}})).report
    preface, *rest = paragraphs(report)
    assert preface.text.endswith("报告如下：")
    assert [paragraph.text[:4] for paragraph in rest] == ["【待补："] * 4


def told(composed):
    """The fragments of what a town says, framing masked."""
    said = ("".join(text_of(clause) for clause in clauses(paragraph) if any(run.sources for run in clause))
            for paragraph in paragraphs(composed.report))  # fmt: skip
    return set().union(*map(fragments, said))


def shared(one, other):
    return len(one & other) / min(len(one), len(other))


def as_bits(towns):
    """The same sets, a bit a fragment: 45,000 pairs are compared in a second instead of a minute."""
    places = {fragment: place for place, fragment in enumerate(set().union(*towns))}
    return [_bits(places[fragment] for fragment in town) for town in towns]


def _bits(places):
    bits = bytearray()
    for place in places:
        byte, bit = divmod(place, 8)
        bits.extend(bytes(max(0, byte + 1 - len(bits))))
        bits[byte] |= 1 << bit
    return int.from_bytes(bits, "little")


@pytest.mark.parametrize("fullness", SHARES[1:])
def test_two_towns_with_different_facts_share_less_than_a_quarter(fullness):
    towns = as_bits([told(compose(Clerk(seed, fullness).town())) for seed in range(300)])
    assert (
        max(
            (one & other).bit_count() / min(one.bit_count(), other.bit_count()) for one, other in combinations(towns, 2)
        )
        < 0.25
    )


def test_two_seeds_share_less_than_a_quarter():
    assert max(shared(told(one), told(other)) for one, other in combinations(KNOWN, 2)) < 0.25


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_every_part_of_a_total_is_told_in_as_many_sentences_as_it_takes(sizes):
    places = fields()["publicity.events"].choices[: len(sizes)]
    events = dict(zip(places, map(str, sizes), strict=False)) | {"合计": "900"}
    report = compose(Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, "publicity": {"events": events}})).report
    sources = {source for paragraph in paragraphs(report) for run in paragraph.runs for source in run.sources}
    assert {f"publicity.events.{place}" for place in places} <= sources
    for paragraph in paragraphs(report):
        assert all(len(figures(sentence)) <= MAX_FIGURES for sentence in sentences(paragraph))
