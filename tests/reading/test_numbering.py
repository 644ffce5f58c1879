"""Automatic numbers of Word, as a reader sees them."""

import pytest
from strangers import level, lists, numbered, p, style, word

from generator.reading import read
from generator.reading.number_formats import format_number, in_chinese

SHAPES = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
OUTLINE = "".join(level(depth, counts, text) for depth, (counts, text) in enumerate(SHAPES))


def numbers(*paragraphs, **parts):
    return [block.number for block in read(word(*paragraphs, **parts)).report.blocks]


def item(instance, depth=0, text="文"):
    return p(text, properties=numbered(instance, depth))


def test_levels_count_on_their_own_and_begin_anew_under_each_heading():
    depths = [0, 1, 1, 2, 3, 2, 0, 1]
    found = numbers(*(item(1, depth) for depth in depths), numbering=lists(OUTLINE))
    assert found == ["一、", "（一）", "（二）", "1.", "（1）", "2.", "二、", "（一）"]


def test_headings_with_automatic_numbers_have_their_level():
    report = read(word(item(1, 0, "举措"), item(1, 1, "普法"), p("讲课。"), numbering=lists(OUTLINE))).report
    assert [(block.role, block.level, block.to_text()) for block in report.blocks] == [
        ("heading", 1, "一、举措"),
        ("heading", 2, "（一）普法"),
        ("body", 0, "讲课。"),
    ]


def test_two_lists_of_one_kind_go_on_counting_unless_one_starts_anew():
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(OUTLINE, instances=(again, anew))
    assert numbers(item(1), item(2), item(3), item(3), item(1), numbering=numbering) == [
        "一、",
        "二、",
        "一、",
        "二、",
        "三、",
    ]


def test_a_list_may_override_a_level():
    own = level(0, "decimal", "第%1条", start=5)
    instance = f'<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    assert numbers(item(2), item(2), numbering=lists(OUTLINE, instances=(instance,))) == ["第5条", "第6条"]


def test_a_level_shows_those_above_it_in_digits_where_it_is_legal():
    abstract = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert numbers(item(1), item(1), item(1, 1), numbering=lists(abstract)) == ["一、", "二、", "2.1"]


def test_a_level_may_go_on_whatever_stands_between():
    on = level(0, "decimal", "%1.") + level(1, "decimal", "（%2）", more='<w:lvlRestart w:val="0"/>')
    assert numbers(item(1), item(1, 1), item(1), item(1, 1), numbering=lists(on)) == ["1.", "（1）", "2.", "（2）"]


def test_a_style_may_carry_the_list_and_its_level():
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("paragraph", "乙", listed, id="B") + style("paragraph", "丙", '<w:basedOn w:val="B"/>', id="C")
    abstract = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="C"/>')
    paragraphs = (p("文", properties=f'<w:pStyle w:val="{name}"/>') for name in "BCC")
    assert numbers(*paragraphs, numbering=lists(abstract), styles=styles) == ["一、", "（一）", "（二）"]


def test_a_numbering_style_is_followed_to_its_list():
    styles = style("numbering", "列", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', id="N")
    numbering = lists('<w:numStyleLink w:val="N"/>', level(0, "decimal", "%1、"))
    assert numbers(item(1), item(1), numbering=numbering, styles=styles) == ["1、", "2、"]


@pytest.mark.parametrize("properties", ['<w:numPr><w:numId w:val="0"/></w:numPr>', numbered(9)])
def test_no_list_no_number(properties):
    assert numbers(p("文", properties=properties), numbering=lists(OUTLINE)) == [""]


def test_bullets_are_no_numbers():
    assert numbers(item(1), numbering=lists(level(0, "bullet", "\uf06c"))) == [""]


def test_a_paragraph_that_was_deleted_is_not_counted():
    words = '<w:del w:id="2" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>'
    deleted = p(words, properties=f'{numbered(1)}<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>')
    assert numbers(item(1), deleted, item(1), numbering=lists(OUTLINE)) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("count", "name", "shown"),
    [
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (3, "ideographZodiac", "寅"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (3, "decimalFullWidth", "３"),
        (3, "decimalZero", "03"),
        (3, "ideographEnclosedCircle", "㊂"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (7, "hebrew1", "7"),
        (7, "none", ""),
    ],
)
def test_counts_are_written_as_their_format_says(count, name, shown):
    assert format_number(count, name) == shown


def test_chinese_counts_differ_from_one_another():
    assert len({in_chinese(count) for count in range(1, 10_000)}) == 9_999
