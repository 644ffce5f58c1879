"""The phrases of templates: words that tell a value are known by what stands around them."""

import pytest

from generator.taking.phrases import PhraseBook, TellingPhrase

PATH = "enforcement.holders_only"


@pytest.mark.parametrize("behind", ["制度", "要求"])
def test_words_that_templates_go_on_from_in_two_ways_are_found_with_either(behind):
    phrases = [TellingPhrase("。落实", "持证上岗", words, PATH, "是") for words in ("制度", "要求")]
    for order in (phrases, phrases[::-1]):
        assert [(at, one.path) for at, one in PhraseBook(order).telling(f"落实持证上岗{behind}，")] == [(2, PATH)]


def test_words_that_go_on_otherwise_are_none():
    book = PhraseBook([TellingPhrase("。落实", "持证上岗", "制度", PATH, "是")])
    assert list(book.telling("落实持证上岗难，")) == []
