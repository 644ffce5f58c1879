"""Characters that are written for each other sound or look alike."""

import pytest

from generator.chinese.confusable import are_confusable, sounds


@pytest.mark.parametrize(
    ("one", "other"), ["渡度", "守手", "模摸", "程陈", "正整", "订定", "须顺", "涨长", "畴筹", "溥薄", "茅矛", "合核"]
)
def test_what_sounds_or_looks_alike_may_be_confused(one, other):
    assert are_confusable(one, other) and are_confusable(other, one)


@pytest.mark.parametrize(("one", "other"), ["法政", "度度", "审查", "A度", "村镇"])
def test_others_are_not(one, other):
    assert not are_confusable(one, other)


def test_each_common_character_has_a_sound():
    common = [bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    decoded = [code.decode("gb2312", errors="ignore") for code in common]
    assert all(sounds(char) for char in decoded if char)
    assert not sounds("A") and not sounds("𠮷")
