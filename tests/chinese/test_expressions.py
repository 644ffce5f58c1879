"""An expression does what ``re`` does, and costs nothing before its first use."""

import re

import pytest

from generator.chinese.expressions import Expression

SIGNS = "一、二；三。", "没有标点", "", "、、"


@pytest.mark.parametrize("text", SIGNS)
@pytest.mark.parametrize("pattern", ["[、；。]", "([、；])", "二|三", ""])
def test_it_finds_what_re_finds(pattern, text):
    expression, plain = Expression(pattern), re.compile(pattern)
    for method in ("search", "match", "fullmatch"):
        found, expected = getattr(expression, method)(text), getattr(plain, method)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert [found.span() for found in expression.finditer(text)] == [found.span() for found in plain.finditer(text)]
    assert expression.findall(text) == plain.findall(text)
    assert expression.split(text) == plain.split(text)
    assert expression.sub("，", text) == plain.sub("，", text)


def test_a_wrong_one_is_refused_at_its_first_use():
    wrong = Expression("（(")
    with pytest.raises(re.error):
        wrong.search("（")
