"""The five real reports: every fault of ours that they have is found, and every finding was looked at by hand.

What words say, families 4 to 8, is in its own module. Places are numbers of headings and paragraphs only.
"""

import json
import os
import re
from pathlib import Path

import pytest

from generator.checks import CheckedReport, check
from generator.files.resources import resource
from generator.reading import read

SOURCES = Path(os.environ.get("FAZHI_SEED_TEXTS") or Path(__file__).resolve().parents[3] / "shared" / "seeds")
FAMILIES = ("FZ1", "FZ2", "FZ3")

# Seed → every finding of these families (rule, severity, place), each with the verdict of who read the source.
VERDICTS = {
    "000": {
        ("FZ110", "提示", "全文"): "true: it begins with 一、",
        ("FZ108", "提示", "一"): "true: no preface at all",
        ("FZ101", "提示", "二/（一）/第1段"): "true: 第一责任人 in one sentence only",
        ("FZ106", "参考", "三/第1段"): "true: nothing is arranged about decisions",
        ("FZ322", "提示", "二/（七）/第1段"): "true: 批次 and 人 among 批 and 人次",
    },
    "001": {
        ("FZ316", "参考", "二/（五）/第1段"): "true: a total that is approximate",
        ("FZ323", "提示", "二/（二）/第1段"): "true: eight announced, four told",
    },
    "002": {
        ("FZ110", "提示", "全文"): "true: it begins with the preface",
        ("FZ108", "提示", "第1段"): "true: the preface does not lead over",
        ("FZ210", "提示", "一/（一）"): "true: headings on lines of their own end in a full stop",
        ("FZ306", "参考", "一/（二）/第1段"): "true: three rates of which no count is told",
        ("FZ324", "参考", "一/（五）/第2段"): "true: one of sixteen, and no reason",
        ("FZ104", "错误", "二"): "true: the heading says 原因, the text does not",
        ("FZ107", "参考", "三"): "true: 93 characters",
    },
    "003": {
        ("FZ112", "错误", "标题"): "true: 总结",
        ("FZ112", "错误", "第1段"): "true: 总结 in the preface, too",
        ("FZ209", "提示", "一/（一）"): "true: four headings with a full stop, two without",
        ("FZ101", "提示", "一/（一）/第1段"): "true: 第一责任人 under another heading",
        ("FZ203", "错误", "一/（3）"): "true",
        ("FZ202", "错误", "一/（四）"): "true",
        ("FZ104", "错误", "二"): "true: no causes",
    },
    "004": {
        ("FZ101", "错误", "全文"): "true: three sections",
        ("FZ108", "提示", "第1段"): "true: the preface does not lead over",
        ("FZ306", "参考", "一/（四）/第1段"): "true: two rates without a count",
        ("FZ104", "错误", "二"): "true: no causes",
        ("FZ207", "错误", "三/第2段"): "true: 三是 after 一是",
    },
}

# Faults of `defects_in_source` that these families are for, as they begin there → the rule that finds them.
FOUND_BY = {
    ("000", "no title"): "FZ110",
    ("000", "no 第一责任人 section"): "FZ101",
    ("000", "units differ within one series"): "FZ322",
    ("001", "“法律八进” announced"): "FZ323",
    ("002", "no title"): "FZ110",
    ("002", "heading with full stop beside headings without"): "FZ210",
    ("002", "报备率、及时率、规范率 100% without a count"): "FZ306",
    ("002", "one of 16 without a certificate"): "FZ324",
    ("003", "heading numbers"): ("FZ203", "FZ202"),
    ("003", "three sections only"): "FZ101",
    ("003", "headings with and without full stop"): "FZ209",
    ("004", "“一是 … 三是” with no 二是"): "FZ207",
    ("004", "three sections only"): "FZ101",
    ("004", "causes of the problems missing"): "FZ104",
    ("004", "信访 rates without a count"): "FZ306",
}

# Faults that no rule of these or other families is for, and why.
NOT_FOUND = {
    ("001", "sub-headings （一）（二）（三）"): "where one thought ends is a matter of meaning",
    ("002", "stray leading spaces"): "indents typed as spaces are taken for what they are meant as",
    ("002", "points （1）–（5）"): "what belongs under a heading is a matter of meaning",
    ("004", "“大”宣传作用"): "a word that was lost cannot be seen from what is left",
}


@pytest.fixture(scope="module")
def found():
    """Seed → the findings of these families."""
    if not SOURCES.is_dir():
        pytest.skip("the texts of the seeds are not here")
    documents = {path.name[:3]: CheckedReport(read(path)) for path in sorted(SOURCES.glob("*.txt"))}
    return {seed: check(document, select=FAMILIES) for seed, document in documents.items()}


def numbers(place):
    """The place without the source's words: 二/（七）/第1段."""
    if place is None:
        return "全文"
    heads = [re.match(r"[（(]?[一二三四五六七八九十\d]+[）)]?", words)[0] for words in place.path]
    return "/".join([*heads, *filter(None, [place.part or (f"第{place.paragraph}段" if place.paragraph else "")])])


@pytest.mark.parametrize("seed", VERDICTS)
def test_every_finding_was_looked_at_and_is_true(seed, found):
    told = {(finding.rule, finding.severity, numbers(finding.place)) for finding in found[seed]}
    assert told == set(VERDICTS[seed])
    assert all(verdict.startswith("true") for verdict in VERDICTS[seed].values())


@pytest.mark.parametrize(("seed", "fault"), FOUND_BY)
def test_a_fault_of_the_source_is_found(seed, fault, found):
    expected = FOUND_BY[seed, fault]
    told = {finding.rule for finding in found[seed]}
    assert told >= ({expected} if isinstance(expected, str) else set(expected))


def test_the_faults_named_here_are_those_of_the_inventory():
    inventory = json.loads((resource("seeds") / "inventory.json").read_text(encoding="utf-8"))["defects_in_source"]
    told = {key[:3]: [fault.replace('"', "") for fault in faults] for key, faults in inventory.items()}
    for seed, fault in (*FOUND_BY, *NOT_FOUND):
        bare = fault.replace("“", "").replace("”", "")
        assert any(line.replace("“", "").replace("”", "").startswith(bare) for line in told[seed]), fault
