"""What made drafts read like forms stays away: on seeds, samples, random towns and odd facts."""

import re
from collections import Counter
from itertools import chain, pairwise

import pytest
from measuring import paragraphs, sentences, text_of, without_own_words
from prose_figures import FAULTS, of_the_town, opening_with_the_town, single_sentences
from random_facts import SHARES, Clerk

from generator.compose import compose
from generator.compose.planning.paragraphing import LONGEST
from generator.facts.facts import Facts, fields
from generator.files.resources import resource
from generator.sources.facts_file import read_facts

FILES = sorted([*resource("seeds").glob("*.yaml"), *resource("samples").glob("*.yaml")])
KNOWN = [compose(read_facts(path)).report for path in FILES]
RANDOM = [compose(Clerk(seed, SHARES[seed % len(SHARES)]).town()).report for seed in range(300)]
ZEROS = {name: find for name, find in FAULTS.items() if find is not single_sentences}
TOWN = {"year": "2025", "town": "青山镇"}


@pytest.mark.parametrize("fault", ZEROS)
def test_a_fault_of_drafts_does_not_occur(fault):
    assert [list(ZEROS[fault](report)) for report in KNOWN + RANDOM] == [[]] * len(KNOWN + RANDOM)


def test_a_draft_has_two_paragraphs_of_a_single_sentence_at_most():
    assert [report for report in KNOWN + RANDOM if len(list(single_sentences(report))) > 2] == []


def measures(report):
    """The paragraphs of the measures, or of the principals, one after another."""
    sections = {"举措": [], "第一责任人": []}
    section = None
    for paragraph in report.paragraphs():
        if paragraph.role == "heading" and paragraph.level == 1:
            section = next((found for word, found in sections.items() if word in paragraph.text), None)
        elif paragraph.role == "body" and section is not None:
            section.append(paragraph)
    return sections.values()


def test_of_two_paragraphs_in_a_row_at_most_one_begins_with_the_town():
    ours = re.compile("我(?:镇|乡|街道|苏木)")
    for report in KNOWN + RANDOM:
        for section in measures(report):
            for one, other in pairwise(section):
                assert not (ours.match(one.text) and ours.match(other.text)), other.text


def test_a_paragraph_of_several_short_sentences_is_no_longer_than_it_may_be():
    for report in KNOWN + RANDOM:
        for paragraph in chain.from_iterable(measures(report)):
            told = [len(text_of(sentence)) for sentence in sentences(paragraph)]
            assert sum(told) <= LONGEST or len(told) < 4 or max(told) > LONGEST / 3, paragraph.text


def own_headings(report):
    """The sub-headings that the program words, each once."""
    return {
        paragraph.text
        for paragraph in paragraphs(report, "heading")
        if paragraph.level == 2 and all(run.kind == "plain" for run in paragraph.runs)
    }


def test_no_heading_stands_in_more_than_a_tenth_of_the_towns():
    counts = Counter(heading for report in RANDOM for heading in own_headings(report))
    assert max(counts.values()) <= len(RANDOM) / 10, counts.most_common(3)


def test_no_two_samples_share_a_heading():
    counts = Counter(heading for report in KNOWN for heading in own_headings(report))
    assert [heading for heading, times in counts.items() if times > 1] == []


FIELDS = [path for path, declared in fields().items() if declared.kind in ("number", "rate", "breakdown")
          and not path.startswith("basic.") and declared.disclosure != "不公开"]  # fmt: skip


@pytest.mark.parametrize("path", FIELDS)
def test_a_figure_given_alone_is_printed(path):
    topic, field = path.split(".")
    declared = fields()[path]
    year = "2024" if declared.until < 2025 else "2025"
    given = "37%" if declared.kind == "rate" else "37"
    report = compose(Facts.parse({"basic": TOWN | {"year": year}, topic: {field: given}})).report
    assert any(path in run.sources and "37" in run.text for p in paragraphs(report) for run in p.runs)


def practices(*contents):
    return {"practices": [{"content": content} for content in contents]}


@pytest.mark.parametrize(
    "topics",
    [
        {"decision": {"contracts": "0"}},
        {"decision": {"contracts": "待补"}},
        {"decision": dict.fromkeys(("contracts", "normative", "review", "major"), "0")},
        {"governance": practices(*(f"推行某{number}号办法" for number in "甲乙丙丁戊己庚辛壬癸" * 10))},
        {"governance": practices("“一村；一警”，《某；办法》。并说明（如有）")},
        {"governance": practices("会议", "；", "，", "会议。会议", "专题会议")},
        {"honours": {"entries": [{"name": "“先进；单位”", "holder": "某村，某组", "topic": "普法宣传"}]}},
        {"publicity": {"works": ["微视频《某，某》"], "campaigns": ["、", "某；某"]}},
    ],
)  # fmt: skip
def test_facts_that_pull_apart_what_belongs_together_give_a_draft_that_reads(topics):
    for paragraph in paragraphs(compose(Facts.parse({"basic": TOWN, **topics})).report):
        assert paragraph.text[-1] in "。："
        assert not re.search("[，。；][，。；]", without_own_words(paragraph.runs))


def test_a_sixth_of_the_paragraphs_begin_with_the_town_at_most():
    begun = sum(len(list(opening_with_the_town(report))) for report in KNOWN + RANDOM)
    assert begun <= sum(len(of_the_town(report)) for report in KNOWN + RANDOM) / 6
