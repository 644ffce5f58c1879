"""Every rule finds its example and spares its near miss."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from example_reports import report_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.checks
from generator.checks import SEVERITIES, check, rules
from generator.checks.rule import PatternFinder

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


PATTERNS = [rule for rule in rules().values() if isinstance(rule.find, PatternFinder) and rule.find.expression.needed]
PASSED_OVER = [rule for rule in PATTERNS if r"\1" not in rule.find.expression.pattern]
"""Those of which a match can be made up; what an expression refers back to cannot."""


@pytest.mark.parametrize("rule", PASSED_OVER, ids=lambda rule: rule.id)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_text_that_is_passed_over_has_nothing_to_find(rule, data):
    found = data.draw(st.from_regex(rule.find.expression.compiled))
    assert any(word in found for word in rule.find.expression.needed)


def test_no_module_declares_a_rule_that_nobody_asks():
    modules = [import_module(f"generator.checks.{module.name}") for module in iter_modules(generator.checks.__path__)]
    declared = [rule.id for module in modules for rule in getattr(module, "RULES", ())]
    assert sorted(declared) == list(rules())
    assert all(re.fullmatch(r"FZ[1-9]\d\d", id) for id in declared)
