"""Check digits of identity cards and bank cards; what we publish ourselves holds nothing of the kind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound_towns import sound_town

from generator.checks import check
from generator.checks.privacy import is_identity_number, is_luhn
from generator.compose import compose
from generator.files.resources import resource
from generator.report.publishing import published
from generator.review.reviewing import document_of
from generator.settings import Wording
from generator.sources.facts_file import read_facts

DIGITS = "0123456789X"
SAMPLES = sorted([*resource("samples").glob("*.yaml"), *resource("seeds").glob("*.yaml")])


@given(st.text("0123456789", min_size=17, max_size=17))
def test_one_of_eleven_signs_makes_an_identity_number(first):
    assert sum(is_identity_number(first + last) for last in DIGITS) == 1


@given(st.text("0123456789", min_size=15, max_size=18), st.data())
def test_one_digit_of_ten_makes_a_cards_number_and_a_wrong_digit_breaks_it(first, data):
    (number,) = [first + last for last in "0123456789" if is_luhn(first + last)]
    at = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from("0123456789".replace(number[at], "")))
    assert not is_luhn(number[:at] + wrong + number[at + 1 :])


def test_numbers_that_are_known_to_be_right():
    assert is_identity_number("11010519491231002X")
    assert is_luhn("4111111111111111")
    assert not is_identity_number("1101051949123100")


def in_public(facts):
    wording = replace(Wording(), for_the_public=True)
    report = published(compose(facts, wording).report, wording, {}).report
    found = check(replace(document_of(report), edition="公开版"), select=["FZ7"])
    return [str(finding) for finding in found]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_published_sample_holds_nothing_that_must_not_be_published(path):
    assert in_public(read_facts(path)) == []


def test_nor_does_a_published_report_of_any_town():
    for seed in range(24):
        assert in_public(sound_town(seed)) == [], seed
