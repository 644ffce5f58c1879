"""Whatever a file holds, it is read or refused in clear lines: no other error, nothing lost, nothing made up."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strangers import cell, level, lists, numbered, p, run, table, word

from generator.errors import FazhiError
from generator.reading import Reading, read, read_page, read_text
from generator.report.outline import Paragraph

SHAPES = st.sampled_from(
    [
        *("一、", "（一）", "(二)", "1.", "（1）", "一是", "第一部分", "①", "附件", "附件1", "附件：", "附件1：表"),
        *("青山镇人民政府", "2026年1月5日", "县政府：", "特此报告。", "（此件公开）", "— 1 —", "[bookmark: x]"),
        *("送审稿", "签发人：张三", "抄送：县局。", "青政发〔2026〕5号", "青山镇人民政府文件", "关于情况的报告"),
        *(
            "发布时间：2026-01-05",
            "全年学法12次。",
            "，",
            "｜",
            "\t",
            "　",
            " ",
            "\u3000\u2003",
            "填报人：",
            "【待补：甲】",
        ),
        *("青山镇党政办公室 2026年1月6日印发", "【待补", "\ufeff", "\u200b", "\x1b", "𠮷"),
        *("<p>", "</div>", "&emsp;", "<table><tr><td>", "<br>", "<h1>", "<ol><li>"),
    ]
)
LINES = st.lists(st.lists(st.one_of(SHAPES, st.text(max_size=8)), max_size=4).map("".join), max_size=14)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(text):
    """The words alone, spaces, bars and what cannot be seen left out."""
    return re.sub(r"[\s｜|\u200b-\u200d\u2060\ufeff\u00ad\x00-\x20\x7f-\xa0\ufffd]", "", text)


def check(reading):
    """What holds of every reading."""
    assert isinstance(reading, Reading)
    annexed = [block for annex in reading.report.annexes for block in annex.blocks]
    blocks = [*reading.report.blocks, *annexed]
    assert len(reading.places) == len(blocks)
    assert reading.format is None or len(reading.format.blocks) == len(blocks)
    for block in blocks:
        assert not isinstance(block, Paragraph) or (block.level > 0) == (block.role == "heading")
    assert reading.report == reading.report.bare()
    reading.report.sections()
    for place in reading.places:
        assert str(place)


@given(LINES)
@MANY
def test_any_lines_of_text_are_read_and_no_word_is_lost(lines):
    text = "\n".join(lines)
    try:
        reading = read_text(text)
    except FazhiError:
        return
    check(reading)
    kept = words(reading.report.to_text() + "".join(left.text for left in reading.residue))
    lost = set(words(text)) - set(kept) - set("-_=*—─━·.~～")
    assert not {one for one in lost if one.isprintable() and one.isalnum()}


@given(LINES)
@MANY
def test_any_lines_of_a_page_are_read(lines):
    try:
        check(read_page("<html><body>" + "".join(f"<p>{line}</p>" for line in lines)))
    except FazhiError as error:
        assert error.faults


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=80).map(lambda tail: b"PK\x03\x04" + tail)))
@MANY
def test_any_bytes_are_read_or_refused(data):
    try:
        check(read(data))
    except FazhiError as error:
        assert error.faults


SAID = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&\ufffe\uffff"), max_size=6)
WORDS = st.lists(
    st.one_of(SHAPES.filter(lambda one: "<" not in one and "&" not in one and one.isprintable()), SAID), max_size=3
).map("".join)
RUNS = st.builds(
    run, WORDS, st.sampled_from(["", "<w:b/>", "<w:vanish/>", '<w:rFonts w:eastAsia="黑体"/>', '<w:sz w:val="44"/>'])
)
WRAPPED = st.one_of(
    RUNS,
    RUNS.map(lambda one: f'<w:ins w:id="1" w:author="甲">{one}</w:ins>'),
    RUNS.map(lambda one: f"<w:sdt><w:sdtContent>{one}</w:sdtContent></w:sdt>"),
    st.just("<w:r><w:br/></w:r>"),
)  # fmt: skip
SETTINGS = st.sampled_from(
    [
        *("", '<w:jc w:val="center"/>', numbered(1), numbered(1, 1), "<w:pageBreakBefore/>", '<w:pStyle w:val="X"/>'),
        *('<w:outlineLvl w:val="1"/>', '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>'),
    ]
)
PARAGRAPHS = st.builds(lambda runs, given: p(*runs, properties=given), st.lists(WRAPPED, max_size=4), SETTINGS)
TABLES = st.lists(st.lists(PARAGRAPHS.map(cell), min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(
    lambda rows: table(*rows)
)
NUMBERING = lists(level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）"))


@given(st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), max_size=8))
@MANY
def test_any_word_file_is_read(body):
    try:
        check(read(word(*body, numbering=NUMBERING)))
    except FazhiError as error:
        assert "没有文字" in str(error)
