"""The five reports that the project began with, read as text: titles, levels and numbers, checked by hand."""

import os
from pathlib import Path

import pytest
from skeleton import skeleton

from generator.reading import read

TEXTS = Path(os.environ.get("FAZHI_SEED_TEXTS") or Path(__file__).resolve().parents[3] / "shared" / "seeds")


def headed(*numbers):
    """Headings of the second level that each have one paragraph."""
    return [line for number in numbers for line in (f"二级（{number}）", "正文")]


STRUCTURES = {
    "000": [
        *("一级一、", "正文", "一级二、"),
        *headed(*"一二三四五六七"),
        *("一级三、", "正文", "一级四、"),
        *headed(*"一二三四"),
        "正文",
    ],
    "001": [
        *("标题", "标题", "正文", "一级一、", "正文一是", "一级二、"),
        *headed(*"一二三四五六"),
        *("正文", "一级三、", "正文", "正文"),
        *headed(*"一二三"),
        *("一级四、", "正文", "正文（一）", "正文（二）", "正文（三）", "正文（四）"),
    ],
    "002": [
        *("正文", "一级一、", "二级（一）", "正文一是", "正文二是", "二级（二）", "正文一是", "正文二是"),
        *("二级（三）", "正文一是", "正文二是", "正文三是", "二级（四）", "正文一是", "正文二是", "正文三是"),
        *("二级（五）", "正文", "正文一是", "正文二是", "一级二、", "正文", "正文一是"),
        *("一级三、", "正文", "一级四、", "正文"),
        *headed(*"一二三"),
    ],
    "003": [
        *("标题", "正文", "一级一、", "二级（一）", "正文", "二级（二）", "正文一是"),
        *headed(*"3四四五"),
        *("一级二、", "正文（一）", "正文（二）", "一级三、", "正文（一）", "正文（二）", "正文（三）"),
    ],
    "004": [
        *("标题", "标题", "正文", "一级一、", "二级（一）", "正文", "二级（二）", "正文一是", "正文二是"),
        *("二级（三）", "正文一是", "正文二是", "正文三是", "二级（四）", "正文一是", "正文二是", "正文三是"),
        *("一级二、", "正文一是", "正文二是", "正文三是", "一级三、", "正文一是", "正文三是"),
    ],
}
RESIDUE = {"001": [("bookmark", "[bookmark: _GoBack]")], "004": [("page number", "— 1 —")]}


@pytest.fixture(scope="module", params=sorted(STRUCTURES))
def seed(request):
    """A seed's name and what is read from it."""
    if not TEXTS.is_dir():
        pytest.skip(f"the texts of the seeds are not in {TEXTS}")
    return request.param, read(next(TEXTS.glob(f"{request.param}_*.txt")))


def test_titles_levels_and_numbers_are_right(seed):
    name, reading = seed
    assert skeleton(reading.report) == STRUCTURES[name]


def test_what_is_no_word_of_the_report_is_left_out_and_told(seed):
    name, reading = seed
    assert [(left.kind, left.text) for left in reading.residue] == RESIDUE.get(name, [])


def test_no_character_is_lost(seed):
    _, reading = seed
    text = next(TEXTS.glob(f"{seed[0]}_*.txt")).read_text(encoding="utf-8")
    for left in reading.residue:
        text = text.replace(left.text, "")
    assert "".join(reading.report.to_text().split()) == "".join(text.split())
