"""Floors under what comes back of drafts and of the real reports; ``benchmarks/taking.py`` measures more of them."""

import pytest
from taken import TEXTS, score_of_drafts, score_of_inventory, score_of_seeds


def test_most_of_a_draft_comes_back_in_any_countys_wording_and_look():
    score = score_of_drafts(range(5000, 5003))
    assert min(score.recall("number"), score.precision("number")) >= 0.97
    assert min(map(score.recall, score.wanted)) >= 0.95  # of some kinds there are but 20 in three towns
    assert min(map(score.precision, score.wanted)) >= 0.97


def test_words_and_entries_of_a_draft_come_back_as_the_draft_prints_them():
    score = score_of_drafts(range(5003, 5009))
    assert min(map(score.recall, score.wanted)) >= 0.97
    assert min(map(score.precision, score.wanted)) >= 0.98


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the real reports are not part of the project")
def test_the_figures_and_names_of_the_real_reports_are_found():
    score = score_of_seeds()
    assert score.recall("figures") >= 0.95
    assert score.precision("figures") >= 0.95
    assert score.recall("names") >= 0.75


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the real reports are not part of the project")
def test_the_figures_of_their_inventory_are_found():
    score = score_of_inventory()
    assert score.recall("figures") >= 0.9
    assert score.precision("figures") >= 0.95
