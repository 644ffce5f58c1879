"""Text as it is understood: what cannot be seen is dropped, look-alikes are the characters that were meant."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.folding import folded, folded_with_offsets, folding_note, with_dashes

MEANINGLESS = [*"\u200b\u200c\u200d\u200e\u200f\u2060\u2064\u00ad\u180e\ufe00\ufe0f\ufeff"]
WIDE = ["\u00a0", "\u2002", "\u2003", "\u2009", "\u202f", "\u205f"]


@pytest.mark.parametrize("char", MEANINGLESS)
def test_what_carries_no_meaning_is_dropped(char):
    assert folded(f"{char}青{char}{char}山镇{char}") == "青山镇"
    assert f"U+{ord(char):04X}" in folding_note(f"青{char}山镇")


@pytest.mark.parametrize("space", WIDE)
def test_spaces_of_other_widths_are_spaces_and_nothing_to_tell(space):
    assert folded(f"周{space}正") == "周 正"
    assert folding_note(f"周{space}正") == ""


def test_the_space_of_chinese_type_stays():
    assert folded("　　现将有关情况") == "　　现将有关情况"


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        ("⼀⾏⼈⽂", "一行人文"),
        ("⼈⺠政府", "人民政府"),
        ("⻘⼭镇⻓", "青山镇长"),
        ("⻅⻋⻔⻚⻛⻢⻰", "见车门页风马龙"),
        ("\uf9b4\ufa08", "領行"),
        ("\U0002f800", "丽"),
        ("︵一︶︑︒", "（一）、。"),
        ("﹐﹔﹕", "，；："),
        ("｡､", "。、"),
        ("2021\u20112025年", "2021-2025年"),
    ],
)
def test_look_alikes_are_the_characters_that_were_meant(copied, meant):
    assert folded(copied) == meant


def test_every_radical_of_kangxi_and_compatible_character_is_folded_to_a_unified_one():
    for code in [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA1E)]:
        meant = folded(chr(code))
        assert meant == unicodedata.normalize("NFKC", chr(code))


def test_what_could_become_a_tag_or_a_mask_is_left_to_be_refused():
    assert folded("﹛﹛﹡") == "﹛﹛﹡"


def test_what_turns_characters_is_dropped_only_on_demand():
    assert folded("\u202d138\u202c青") == "\u202d138\u202c青"
    assert folded("\u202d138\u202c青", turned=True) == "138青"


def test_the_note_counts_what_cannot_be_seen_and_names_what_was_meant():
    assert folding_note("1\u200b2\u200b3 ⼈") == "看不见的字符（U+200B）2个、“⼈”（U+2F08，应为“人”）"


ANY = st.text(st.sampled_from("青山镇12，（）　 a" + "".join(MEANINGLESS + WIDE) + "⼈⺠﹛｡\u202e"), max_size=30)


@given(ANY)
def test_folding_once_is_enough_and_never_adds_a_character(text):
    once = folded(text)
    assert folded(once) == once and len(once) <= len(text)
    assert folding_note(once) == folding_note(once.translate({ord(char): None for char in MEANINGLESS}))


@given(ANY)
def test_each_folded_character_knows_where_it_was(text):
    plain, offsets = folded_with_offsets(text)
    assert plain == folded(text, turned=True)
    assert [folded(text[at], turned=True) for at in offsets] == list(plain)


def test_a_text_without_any_is_handed_back_itself():
    text = "青山镇2025年度：《宪法》“八五”普法（一）〔2026〕——……·％，𠮷 a　"
    assert folded(text) is text and folding_note(text) == ""


def test_no_character_of_gb_2312_is_folded():
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                char = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            assert folded(char) == char
    assert sys.maxunicode == 0x10FFFF


@pytest.mark.parametrize("dash", list("-–—―－─~～\u2010\u2011"))
def test_years_in_a_name_have_the_publishers_dash_whatever_was_typed(dash):
    assert with_dashes(f"法治政府建设实施纲要（2021{dash}2025年）") == "法治政府建设实施纲要（2021—2025年）"


def test_other_hyphens_stay():
    assert with_dashes("A-1号 12345-热线 “1-”") == "A-1号 12345-热线 “1-”"
