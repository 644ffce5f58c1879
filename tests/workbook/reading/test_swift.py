"""The quick way and the step by step way: of any town they say the same."""

import pytest
import random_facts
from handing_out import FIRST, Handed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.facts.judging.relations import RELATIONS, judge
from generator.sources.judging import judged
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import County, county_form
from generator.workbook.reading import read_workbook
from generator.workbook.reading.gathering import Gathering
from generator.workbook.reading.swift import swift_facts

SLIPS = [
    "若干",
    "=1",
    3,
    4.5,
    True,
    " ",
    "/",
    "—",
    "0",
    "无",
    "5000余",
    "２",
    "1. 甲\n2. 乙",
    "恳请县政府拨付经费",
    "22年度",
]


def slowly(town):
    """What is said of a town that is gathered and judged step by step."""
    found = judged(Gathering(town.rows).gather(), town._located)
    return found.facts, {*town.faults, *found.faults}, found.to_confirm


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=st.lists(random_facts.plausible_towns(), min_size=1, max_size=3, unique_by=lambda one: one.basic.town))
def test_any_town_is_judged_alike(tmp_path_factory, facts):
    path = tmp_path_factory.mktemp("swift") / "填报表.xlsx"
    path.write_bytes(county_form(County([content_of(one) for one in facts], full=True)))
    for town in read_workbook(path).towns:
        found = town.examine()
        assert (found.facts, set(found.faults), found.to_confirm) == slowly(town)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=st.lists(st.tuples(st.integers(0, 90), st.sampled_from(SLIPS)), max_size=3))
def test_a_good_town_with_slips_is_judged_alike(tmp_path_factory, cells):
    handed = Handed.county(tmp_path_factory.mktemp("slips"))
    places = [cell for page in handed.book.worksheets[1:] for cell in page[FIRST][1:]]
    for number, typed in cells:
        places[number % len(places)].value = typed
        places[number % len(places)].data_type = (
            "s" if isinstance(typed, str) else places[number % len(places)].data_type
        )
    for town in handed.read().towns:
        found = town.examine()
        assert (found.facts, set(found.faults), found.to_confirm) == slowly(town)


def test_a_good_town_goes_the_quick_way(tmp_path):
    for town in Handed.county(tmp_path).read().towns:
        assert swift_facts(town.rows) == town.examine().facts == slowly(town)[0]


@pytest.mark.parametrize("seed", range(20))
def test_no_relation_fails_while_its_first_field_holds_nothing(seed):
    facts = random_facts.Clerk(seed, 0.6).town()
    assert judge(facts) == tuple(found for relation in RELATIONS if (found := relation.judge(facts)))
