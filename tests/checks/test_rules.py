"""Every rule finds its example and spares its near miss."""

import pytest

from generator.checks import SEVERITIES, check, rules
from generator.checks.specimen import report_of

EXAMPLES = [(rule, example) for rule in rules().values() for example in rule.finds]
NEAR_MISSES = [(rule, example) for rule in rules().values() for example in rule.spares]


def name(pair):
    return f"{pair[0].id}"


@pytest.mark.parametrize("pair", EXAMPLES, ids=name)
def test_a_rule_finds_its_example(pair):
    rule, example = pair
    found = check(report_of(example), select=[rule.id])
    assert found, example.text
    for finding in found:
        assert finding.rule == rule.id
        assert finding.severity in SEVERITIES
        assert finding.message and finding.basis
        assert finding.todo, "a finding says what to do"


@pytest.mark.parametrize("pair", NEAR_MISSES, ids=name)
def test_a_rule_spares_its_near_miss(pair):
    rule, example = pair
    assert check(report_of(example), select=[rule.id]) == ()


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_about(rule):
    assert rule.title and rule.explain.endswith("。") and rule.basis
    assert rule.finds and rule.spares
