"""One fault is one finding: of two rules that find the same words for one cause, it is declared which one speaks."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

import planted
import planted_words  # noqa: F401 -- declares faults of words
import pytest
from example_reports import report_of

from generator.checks import check, rules
from generator.checks.checking import YIELDS, span_of, without_yielding
from generator.checks.rule import Example

BASE = "full"

# Rules that find the same words for two faults, each of which is to be mended by itself.
TWO_FAULTS = {
    ("FZ102", "FZ408"): "a part without text, and the year of its heading",
    ("FZ104", "FZ105"): "shortcomings without causes, and too few of them",
    ("FZ104", "FZ201"): "the part, and its number",
    ("FZ104", "FZ202"): "the part, and its number",
    ("FZ105", "FZ201"): "the part, and its number",
    ("FZ105", "FZ202"): "the part, and its number",
    ("FZ107", "FZ201"): "the part, and its number",
    ("FZ306", "FZ623"): "a rate without a count, and 超过…以上",
    ("FZ514", "FZ607"): "statutes of the party among laws, and a 、 between titles",
}


def are_two_faults(pair):
    """Whether each of two rules finds a fault of its own; that nobody entered a figure is one beside any other."""
    return pair in TWO_FAULTS or "FZ333" in pair


def test_rules_that_give_way_and_before_which_are_rules_and_none_before_itself():
    assert all(id in rules() for id in YIELDS)
    assert all(id in rules() and id != rule for rule, before in YIELDS.items() for id in before)


def test_of_two_rules_at_most_one_gives_way():
    assert not [(one, other) for one, before in YIELDS.items() for other in before if one in YIELDS.get(other, ())]


def overlapping(findings_before, report):
    """Pairs of rules whose findings, new since before, are at overlapping words."""
    new = [one for one in hits_of(report) if key(one) not in findings_before]
    for (rule, hit), (other, beside_it) in combinations(new, 2):
        first, second = span_of(hit), span_of(beside_it)
        if first and second and first[0] < second[1] and second[0] < first[1]:
            yield tuple(sorted((rule.id, other.id))), hit.words


def hits_of(report):
    fitting = (rule for rule in rules().values() if not rule.editions or report.edition in rule.editions)
    return list(without_yielding([(rule, hit) for rule in fitting for hit in rule.find(report)]))


def key(pair):
    rule, hit = pair
    return rule.id, hit.words, hit.message, hit.line.text if hit.line else ""


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_one_finding_each(rule):
    for example in rule.finds:
        for pair, words in overlapping(set(), report_of(example)):
            assert are_two_faults(pair), (pair, words)


@cache
def known(year, edition):
    """What is found in the base itself, by what its example says of year and edition."""
    example = Example("一", year=year, town="", edition=edition) if year else None
    return {key(pair) for pair in hits_of(planted.document(planted.bases()[BASE], example))}


def planted_faults():
    """The rule of each planted fault, what is known of the base, the report with it."""
    lines = planted.bases()[BASE]
    before = planted.document(lines)
    for rule, plants in planted.FAULTS.items():
        for plant in plants if planted.fits(rule, before) else ():
            mutant = plant(lines, Random(f"{BASE} {plant.__name__}"))
            if mutant and mutant != lines:
                yield rule, known(None, ""), planted.beside(rule, mutant, lines)
    for rule, example in planted.examples_in_text():
        alone = replace(example, town="")
        mutant = planted.planted_words(lines, example, Random(f"{BASE} {rule.id}"))
        if mutant is not None:
            yield rule.id, known(alone.year, alone.edition), planted.document(mutant, alone)


def test_a_planted_fault_is_one_finding():
    told = {}
    for rule, before, after in planted_faults():
        for pair, words in overlapping(before, after):
            if not are_two_faults(pair):
                told.setdefault(pair, (rule, words))
    assert not told, "\n".join(f"{pair} {found}" for pair, found in told.items())


def test_a_rule_that_is_asked_alone_speaks_for_itself():
    report = report_of(rules()["FZ308"].finds[0])
    assert {one.rule for one in check(report)} & {"FZ306", "FZ308"} == {"FZ308"}
    assert {one.rule for one in check(report, select=["FZ306"])} == {"FZ306"}
