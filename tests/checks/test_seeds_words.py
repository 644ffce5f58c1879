"""The five real reports, families 4 to 8: what their words say was looked at by hand, finding by finding."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.checks import CheckedReport, check
from generator.files.resources import resource
from generator.reading import read

SOURCES = Path(os.environ.get("FAZHI_SEED_TEXTS") or Path(__file__).resolve().parents[3] / "shared" / "seeds")
FAMILIES = ("FZ4", "FZ5", "FZ6", "FZ7", "FZ8")

# Seed → every finding of these families (rule, severity, place) → how often, and the verdict of who read the source.
VERDICTS = {
    "000": {
        ("FZ401", "错误", "一/第1段"): (1, "true: masked town and slogan"),
        ("FZ515", "提示", "一/第1段"): (1, "true: two plans bear this name"),
        ("FZ401", "错误", "二/（三）/第1段"): (1, "true: masked figures"),
        ("FZ401", "错误", "二/（四）/第1段"): (1, "true: masked town"),
        ("FZ401", "错误", "二/（五）/第1段"): (1, "true: masked town"),
        ("FZ607", "提示", "二/（六）/第1段"): (1, "true: 、 between two titles"),
        ("FZ401", "错误", "二/（七）/第1段"): (1, "true: masked figures"),
        ("FZ708", "提示", "二/（七）/第1段"): (5, "true: petitioners by level, persuading them, in a public text"),
        ("FZ501", "错误", "二/（七）/第1段"): (1, "true: merged into 12345 by the end of 2021"),
        ("FZ401", "错误", "四/（一）/第1段"): (1, "true: masked name of a campaign"),
        ("FZ401", "错误", "四/（四）/第2段"): (1, "true: masked slogan"),
    },
    "001": {
        ("FZ420", "错误", "标题"): (1, "true: a bookmark"),
        ("FZ624", "错误", "一"): (1, "true: 年 was lost"),
        ("FZ601", "提示", "一/第1段"): (1, "true: 书记 twice"),
        ("FZ602", "错误", "二/（一）/第1段"): (2, "true: 大 was lost, 来 for 了"),
        ("FZ602", "错误", "二/（二）/第1段"): (3, "true: 宣讲, 民主, 份"),
        ("FZ602", "提示", "二/（二）/第1段"): (1, "true: persons are meant"),
        ("FZ507", "错误", "二/（六）/第1段"): (3, "true: custom and leaders in the place of law"),
        ("FZ634", "参考", "二/（六）/第2段"): (1, "true: 通过 and 使 leave the sentence without a subject"),
        ("FZ602", "错误", "三/第1段"): (1, "true: 规范 was lost"),
        ("FZ516", "提示", "三/（一）/第1段"): (1, "true: an order to oneself"),
        ("FZ510", "提示", "三/（二）/第1段"): (1, "true: two phrases run into one"),
    },
    "002": {
        ("FZ602", "提示", "一/（二）/第2段"): (1, "true: 政府合同 is meant"),
        ("FZ606", "错误", "一/（二）/第2段"): (1, "true: a half-width comma"),
        ("FZ501", "提示", "一/（三）/第2段"): (1, "true: a campaign of the year before"),
        ("FZ607", "提示", "一/（四）/第2段"): (1, "true: 、 between two quotations"),
        ("FZ501", "提示", "一/（五）/第2段"): (1, "true: renamed in the year's May"),
        ("FZ506", "提示", "一/（五）/第2段"): (3, "true: petitioners labelled, to be silenced"),
        ("FZ709", "提示", "一/（五）/第2段"): (1, "true: the lawyer is named"),
        ("FZ606", "错误", "二/第2段"): (2, "true: half-width semicolons"),
        ("FZ509", "提示", "二/第2段"): (1, "true: bodies of 法制审核 are meant"),
        ("FZ510", "提示", "四/（一）/第1段"): (1, "true: two of the four lines run into one"),
    },
    "003": {
        ("FZ510", "提示", "第1段"): (1, "true: two levels lose their government"),
        ("FZ606", "错误", "第1段"): (1, "true: a half-width colon"),
        ("FZ607", "提示", "一/（一）/第1段"): (1, "true: 、 between two titles"),
        ("FZ514", "提示", "一/（一）/第1段"): (1, "true: the party's statutes among laws"),
        ("FZ510", "提示", "一/（一）/第1段"): (1, "true: the phrase of before 2020-11"),
        ("FZ505", "提示", "一/（一）/第1段"): (1, "true: a town has no 党组"),
        ("FZ505", "提示", "一/（二）/第1段"): (1, "true: a town has none"),
        ("FZ612", "提示", "一/（3）/第1段"): (1, "true: m²"),
        ("FZ623", "提示", "一/（3）/第1段"): (1, "true: 约 and 余"),
        ("FZ404", "提示", "一/（四）/第1段"): (4, "true: spun words of a template site"),
        ("FZ602", "错误", "一/（四）/第1段"): (1, "true: 务 was lost"),
        ("FZ501", "错误", "一/（五）/第1段"): (1, "true: 特困供养 since 2016"),
        ("FZ501", "提示", "一/（五）/第1段"): (1, "true: completed in 2021"),
    },
    "004": {
        ("FZ509", "提示", "一/（二）/第2段"): (1, "true: 法治讲座"),
        ("FZ505", "提示", "一/（三）/第1段"): (1, "true: 镇政府"),
        ("FZ506", "提示", "一/（四）/第1段"): (1, "true: petitioners to be silenced"),
        ("FZ603", "错误", "一/（四）/第1段"): (1, "true: 截至"),
        ("FZ510", "提示", "二/第1段"): (1, "true: 法治思维"),
        ("FZ420", "错误", "三/第2段"): (1, "true: a page number"),
    },
}

# Faults of `defects_in_source` that these families are for, as they begin there → the words in which they are found.
FOUND_BY = {
    ("000", "masked figures"): ("FZ401", "*"),
    ("000", "《法治政府建设实施纲要》 without years"): ("FZ515", "纲要"),
    ("000", "visiting and persuading petitioners"): ("FZ708", "劝访"),
    ("001", "export residue"): ("FZ420", "_GoBack"),
    ("001", "“2023度”"): ("FZ624", "2023度"),
    ("001", "doubled word"): ("FZ601", "书记书记"),
    ("001", "“民治法治示范村”"): ("FZ602", "民治法治"),
    ("001", "“大地提高”"): ("FZ602", "大地提高"),
    ("001", "“打下来”"): ("FZ602", "打下来"),
    ("001", "“宣传讲队”"): ("FZ602", "宣传讲队"),
    ("001", "“企业法人和职工”"): ("FZ602", "企业法人"),
    ("001", "“行政执法化水平”"): ("FZ602", "行政执法化"),
    ("001", "“册份”"): ("FZ602", "册份"),
    ("001", "“有法依法"): ("FZ507", "无惯例请示领导"),
    ("001", "“镇党委、政府要高度重视”"): ("FZ516", "要"),
    ("002", "half-width"): ("FZ606", ";"),
    ("002", "cites 《信访条例》"): ("FZ501", "《信访条例》"),
    ("002", "individual lawyer named"): ("FZ709", "律师"),
    ("002", "“老上访户”"): ("FZ506", "老上访户"),
    ("002", "“政务合同”"): ("FZ602", "政务合同"),
    ("002", "“法制机构”"): ("FZ509", "法制机构"),
    ("003", "half-width"): ("FZ606", ":"),
    ("003", "“便民服中心”"): ("FZ602", "便民服中心"),
    ("003", "“名目”"): ("FZ404", "名目"),
    ("003", "m²"): ("FZ612", "m²"),
    ("003", "“党组中心组”"): ("FZ505", "党组中心组"),
    ("003", "“供应便民”"): ("FZ404", "供应便民"),
    ("003", "《党章》"): ("FZ514", "《党章》"),
    ("003", "“新理念、新思想、新战略”"): ("FZ510", "新战略"),
    ("003", "“法规部门”"): ("FZ505", "法规部门"),
    ("003", "“省、市、县委县政府”"): ("FZ510", "县委县政府"),
    ("003", "“约120余亩”"): ("FZ623", "约120余"),
    ("004", "page-number residue"): ("FZ420", "1"),
    ("004", "“法制讲座”"): ("FZ509", "法制"),
    ("004", "“截止目前”"): ("FZ603", "截止"),
    ("004", "“镇府”"): ("FZ505", "镇府"),
    ("004", "“停访息诉”"): ("FZ506", "停访息诉"),
    ("004", "“法律思维”"): ("FZ510", "法律思维"),
}


@pytest.fixture(scope="module")
def found():
    """Seed → the findings of these families in the 公开版."""
    if not SOURCES.is_dir():
        pytest.skip("the texts of the seeds are not here")
    documents = {path.name[:3]: CheckedReport(read(path), edition="公开版") for path in sorted(SOURCES.glob("*.txt"))}
    return {seed: check(document, select=FAMILIES) for seed, document in documents.items()}


def numbers(place):
    """The place without the source's words: 二/（七）/第1段."""
    heads = [re.match(r"[（(]?[一二三四五六七八九十\d]+[）)]?", words)[0] for words in place.path]
    return "/".join([*heads, *filter(None, [place.part or (f"第{place.paragraph}段" if place.paragraph else "")])])


@pytest.mark.parametrize("seed", VERDICTS)
def test_every_finding_was_looked_at_and_is_true(seed, found):
    told = Counter((finding.rule, finding.severity, numbers(finding.place)) for finding in found[seed])
    assert told == {key: often for key, (often, _) in VERDICTS[seed].items()}
    assert all(verdict.startswith("true") for _, verdict in VERDICTS[seed].values())


@pytest.mark.parametrize(("seed", "fault"), FOUND_BY)
def test_a_fault_of_the_source_is_found(seed, fault, found):
    rule, words = FOUND_BY[seed, fault]
    assert any(finding.rule == rule and words in finding.words for finding in found[seed])


def test_the_faults_named_here_are_those_of_the_inventory():
    inventory = json.loads((resource("seeds") / "inventory.json").read_text(encoding="utf-8"))["defects_in_source"]
    told = {key[:3]: [_bare(fault) for fault in faults] for key, faults in inventory.items()}
    for seed, fault in FOUND_BY:
        assert any(line.startswith(_bare(fault)) for line in told[seed]), fault


def _bare(fault):
    return fault.translate(str.maketrans("", "", '"“”'))
