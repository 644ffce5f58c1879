"""Names of laws: right ones stay, wrong ones are traced to what was meant."""

import pytest

from generator.lexicon.laws import intended_law, law_names

LONG = sorted(name for name in law_names() if len(name) >= 6)


@pytest.mark.parametrize("name", sorted(law_names()))
def test_a_right_name_was_meant_as_it_is_in_short_and_in_full(name):
    assert intended_law(name) == intended_law(f"中华人民共和国{name}") == ""


@pytest.mark.parametrize("name", LONG)
def test_a_name_with_one_character_replaced_is_traced_to_a_name_as_long(name):
    traced = intended_law(f"{name[:2]}某{name[3:]}")
    assert traced in law_names()
    assert len(traced) == len(name)


@pytest.mark.parametrize("name", ["青山镇安全生产办法", "工作制度", "法"])
def test_what_is_like_no_law_was_meant_for_none(name):
    assert intended_law(name) == ""
