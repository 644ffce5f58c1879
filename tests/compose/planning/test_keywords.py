"""The key words of many matters, found in one pass as one by one."""

from hypothesis import given
from hypothesis import strategies as st

from generator.compose.planning.keywords import best, key_words

WORDS = st.text("合同审查订", min_size=1, max_size=3)


def one_by_one(matters, text):
    """The best matter found by looking for each word by itself."""
    scores = [
        (sum(map(len, found)), -min(map(text.find, found)), -number)
        for number, words in enumerate(matters)
        if (found := [word for word in words if word in text])
    ]
    return max(scores, default=None)


@given(st.lists(st.lists(WORDS, max_size=4).map(tuple), max_size=5).map(tuple), st.text("合同审查订，其", max_size=12))
def test_the_matter_with_the_most_characters_of_its_words_is_the_best(matters, text):
    found = best(key_words(matters).in_text(text), range(len(matters)))
    expected = one_by_one(matters, text)
    assert (found and (found.characters, -found.number)) == (expected and (expected[0], expected[2]))


def test_only_the_matters_that_may_be_are_among_them():
    found = key_words((("政府合同", "合同"), ("合法性审查", "审查"))).in_text("重大合同由司法所审查把关")
    assert best(found, {1}).number == 1
    assert best(found, range(2)).number == 0, "named first"
    assert best(found, ()) is None
