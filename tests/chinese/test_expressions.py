"""An expression does what ``re`` does, and costs nothing before its first use."""

import ast
import re
import unicodedata
from pathlib import Path

import pytest

import generator
from generator.chinese.expressions import Expression, expression

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


LONG = "未召开会议，未制发文件，没有没有诉讼；一村、二村和三村。" * 9


@pytest.mark.parametrize(
    "pattern",
    [
        "未|没有",
        "没有(?:没有)?",
        "(?<!，)未",
        "(?m)^未",
        "(?:召开)?会议",
        "[一二]村、",
        "未.{3}",
        "有诉|没有",
        "村$",
        "未制发文(?=件)",
    ],
)
@pytest.mark.parametrize(("start", "end"), [(0, None), (1, None), (7, 200), (27, 160)])
def test_in_a_long_text_it_finds_what_re_finds(pattern, start, end):
    """At its second search, too, when it is compiled and looks for the words that a match can begin with."""
    one, plain = Expression(pattern), re.compile(pattern)
    expected = [found.span() for found in plain.finditer(LONG, start, len(LONG) if end is None else end)]
    for _ in range(2):
        assert [found.span() for found in one.finditer(LONG, start, end)] == expected


def test_a_name_is_looked_for_before_the_word_that_it_ends_in():
    name, text = Expression(r"[一二三四]{1,2}?村(?!民)"), "一村、二三村民、四一村村，一二三村二村"
    found = [one.span() for one in name.finditer_before(Expression("村"), 2, text)]
    assert found == [one.span() for one in re.finditer(name.pattern, text)]
    assert len(found) == 4


def test_a_wrong_one_is_refused_at_its_first_use():
    wrong = Expression("（(")
    with pytest.raises(re.error):
        wrong.search("（")


def is_ideograph(char):
    return unicodedata.name(char, "").startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"))


def test_of_all_of_unicode_every_ideograph_is_a_chinese_character_and_nothing_that_a_report_has_beside_them():
    """Letters of scripts that no report is written in count, too: Greek, Hangul, kana."""
    han, other = Expression(r"\p{Han}"), Expression(r"\P{Han}")
    assert han.pattern != other.pattern
    for char in map(chr, range(0x110000)):
        assert bool(han.match(char)) != bool(other.match(char)), hex(ord(char))
        if is_ideograph(char):
            assert han.match(char), hex(ord(char))
        elif char <= "\u00ff" or unicodedata.category(char)[0] in "PSZCM":
            assert not han.match(char), hex(ord(char))
    assert not any(map(han.match, "0９①⑳Ⅳ㈠〇○○□△×％℃㎡㎏，。；：、“”（）《》〔〕—…·"))


@pytest.mark.parametrize("text", ["青山镇2025年", "𠮷㐀镇（一）", "A镇、B乡"])
def test_a_chinese_character_may_be_repeated_looked_for_ahead_and_left_out(text):
    plain = "\u3400-\u9fff\U00020000-\U000323af"
    for written, meant in (
        (r"\p{Han}+", f"[{plain}]+"),
        (r"(?<!\p{Han})\p{Han}", f"(?<![{plain}])[{plain}]"),
        (r"\P{Han}", f"[^{plain}]"),
    ):
        assert Expression(written).findall(text) == re.findall(meant, text)


def test_a_pattern_that_is_written_where_it_is_used_is_compiled_once():
    assert expression("其余|剩余") is expression("其余|剩余")
    assert expression("其余|剩余").search("剩余3件")[0] == "剩余"


@pytest.mark.parametrize("folder", ["claims", "checks"])
def test_no_rule_and_no_claim_has_re_compile_a_pattern_at_each_start(folder):
    found = [
        f"{path.name}:{node.lineno}"
        for path in (Path(generator.__file__).parent / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.search", "re.match", "re.fullmatch", "re.sub")
        if isinstance(node.args[0], ast.Constant)
    ]
    assert found == []
