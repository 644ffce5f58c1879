"""Widths of columns, and rows that name a topic."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.proof import prove
from generator.layout import lay_out
from generator.layout.tables import shares
from generator.reading import read_docx
from generator.report.outline import Paragraph, Report, Run, Table
from generator.word import measures as m
from generator.word.package import unpack

FIGURES = Table(
    ("序号", "指标", "单位", "本年"),
    (("一", "矛盾纠纷", "", ""), ("1", "调解案件", "件", "79"), ("2", "调解成功率", "", "98%")),
)


def xml_of(table):
    return unpack(lay_out(Report((table,))))["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("longest", "room", "expected"),
    [
        ([2, 8, 2], 40, [8.25, 23.5, 8.25]),  # 3.25 + 9.25 + 3.25, and all room left over in the same proportion
        ([2, 30, 2], 20, [3.25, 13.5, 3.25]),  # the wide one gives way
        ([30, 30], 20, [10, 10]),
        ([2, 30, 2, 15], 30, [3.25, 15.46, 3.25, 8.04]),  # two wide ones in proportion
        ([2] * 20, 36, [1.8] * 20),
        ([0, 0], 10, [5, 5]),
    ],
)
def test_columns_share_the_width_by_their_words(longest, room, expected):
    assert shares(longest, room) == pytest.approx(expected, abs=0.05)


@given(st.lists(st.floats(0, 60), min_size=1, max_size=10))
def test_columns_fill_the_width(longest):
    room = m.TEXT_WIDTH / m.CELL_CHARACTER
    assert sum(shares(longest, room)) == pytest.approx(room)


def test_a_row_that_names_a_topic_stands_out_over_all_columns_and_reads_back():
    document = xml_of(FIGURES)
    topic = re.findall("<w:tr>.*?</w:tr>", document)[1]
    assert topic.count("<w:tc>") == 2
    assert '<w:gridSpan w:val="3"/>' in topic
    assert topic.count('<w:pStyle w:val="GwColumn"/>') == 2
    assert read_docx(lay_out(Report((FIGURES,)))).report == Report((FIGURES,))
    assert prove(lay_out(Report((FIGURES,))), Report((FIGURES,))) is None


def test_a_row_with_a_figure_is_none_that_names_a_topic():
    assert all("gridSpan" not in row for row in re.findall("<w:tr>.*?</w:tr>", xml_of(FIGURES))[2:])


def test_rows_stay_whole_and_the_heads_are_repeated():
    rows = re.findall("<w:tr>.*?</w:tr>", xml_of(FIGURES))
    assert all("<w:cantSplit/>" in row for row in rows)
    assert ["<w:tblHeader/>" in row for row in rows] == [True, False, False, False]


def test_long_words_begin_at_the_left_and_short_ones_stand_in_the_middle():
    document = xml_of(Table(("项", "说明"), (("一", "这一格的话比较长一些"), ("二", "短"))))
    cells = re.findall("<w:tc>.*?</w:tc>", document)
    assert ['<w:jc w:val="left"/>' in cell for cell in cells] == [False, False, False, True, False, True]


SIGNED = Paragraph("body", (Run("填报人：　　审核人："),))


BY = Paragraph("note", SIGNED.runs)


@pytest.mark.parametrize(
    ("below", "kept"), [((SIGNED,), 4), ((BY,), 4), ((), 0)], ids=["a line below", "who filled it in", "nothing"]
)
def test_the_last_row_goes_along_with_a_line_below_the_table(below, kept):
    document = unpack(lay_out(Report((FIGURES, *below))))["word/document.xml"].decode()
    rows = re.findall("<w:tr>.*?</w:tr>", document)
    assert rows[-1].count("<w:keepNext/>") == kept
    assert rows[-2].count("<w:keepNext/>") == 0


def test_the_last_rows_of_a_table_of_several_pages_stay_together():
    long = Table(("项", "数"), tuple((f"第{number}项", "1") for number in range(30)))
    rows = re.findall("<w:tr>.*?</w:tr>", xml_of(long))
    assert [row.count("<w:keepNext/>") for row in rows[-5:]] == [0, 2, 2, 2, 0]
