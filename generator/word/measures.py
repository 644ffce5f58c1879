"""Page size, margins, font sizes, spacing, colours and typefaces of GB/T 9704—2012 (党政机关公文格式), with clauses.

Lengths are twips (缇, 1/20 point) and font sizes half points, as WordprocessingML wants them; ``mm``, ``pt`` and
``size`` turn the standard's own units into these. Colours are RRGGBB.
"""

from __future__ import annotations


def mm(value: float) -> int:
    """Millimetres in twips."""
    return round(value * 1440 / 25.4)


def pt(value: float) -> int:
    """Points in twips."""
    return round(value * 20)


def size(points: float) -> int:
    """A font size of so many points in half points."""
    return round(points * 2)


# 5.1, 5.2.1: paper A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, from which the other two margins follow.
PAGE_WIDTH, PAGE_HEIGHT = mm(210), mm(297)
MARGIN_TOP, MARGIN_LEFT = mm(37), mm(28)
MARGIN_BOTTOM, MARGIN_RIGHT = mm(297 - 37 - 225), mm(210 - 28 - 156)
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

# 5.2.3: 22 lines of 28 characters. Any exact pitch of 27.74–28.99 pt holds 22 lines; at −0.25 pt 28 characters
# of 16 pt fit into 156 mm (28 × 15.75 pt = 441 pt of 442.2 pt) without a grid, which LibreOffice lays out wrongly.
LINES, CHARACTERS = 22, 28
LINE = pt(28)
CHARACTER_SPACING = pt(-0.25)

# 5.2.2, 7.3.1, 7.5: 三号 is the size of the text, 二号 of the title, 四号 of page numbers.
SIZE_TITLE, SIZE_TEXT, SIZE_PAGE_NUMBER = size(22), size(16), size(14)
CHARACTER = pt(16)
TITLE_CHARACTERS = 20  # 442 pt ÷ 22 pt
LINE_NOTHING = pt(1)
SIZE_NOTHING = size(1)  # of a space that must stay in the text but not push a centred line aside
HUNDREDTHS = 100  # WordprocessingML counts indents "in characters" by hundredths

# 7.3.3, 7.3.4, 7.3.6: a paragraph begins two characters in.
INDENT_CHARACTERS = 2

# 7.3.1, 7.3.2, 7.3.5.2, 7.3.7: lines left blank.
BLANK_BELOW_RULE, BLANK_BELOW_TITLE, BLANK_ABOVE_SIGNATURE, BLANK_ABOVE_ANNEX_TITLE = 2, 1, 1, 1

# 7.3.5.2 (no seal): the signature ends two characters in, the date begins two characters right of it.
SIGNATURE_RIGHT, DATE_SHIFT = 2, 2

# 7.2.4–7.2.7: the mark's upper edge 35 mm below that of the text area, the number two lines below it, the red rule 4 mm
# below that. The standard leaves the mark's size (smaller than the model's 22 × 15 mm) and the rule's weight (1 pt)
# open. In a line of an exact height the characters stand low: what is left over is above them, but for
# some 3 pt.
SIZE_MARK, SMALLEST_MARK = 36, 18  # points
MARK_LEADING = 8  # points of a mark's line above its characters
MARK_BELOW_TOP = mm(35)
SPACE_ABOVE_MARK = MARK_BELOW_TOP - pt(MARK_LEADING)
BLANK_BELOW_MARK = 2
RULE_BELOW_NUMBER = mm(4)
LINE_RULE = RULE_BELOW_NUMBER - pt(3)
RULE_WEIGHT = 8  # eighths of a point
HEAD_INDENT_CHARACTERS = 1
SIGNERS_A_LINE = 2

# 7.3.5.1 (sealed): the date ends four characters in, the issuer stands centred over it. A seal of 42 mm, its lower part
# on both, comes within a line of the text if two lines are left for it.
SEALED_DATE_RIGHT, BLANK_ABOVE_SEALED = 4, 2
SEAL = mm(42)
SEAL_CHARACTERS, BETWEEN_SIGNATURES = 8, 1  # a seal is 7½ characters wide; names side by side keep one apart

# 7.4.1–7.4.3: 版记 in 四号, one character in on both sides; its first and last rule 0.35 mm, those between 0.25 mm, the
# last one on the lower edge of the text area.
SIZE_IMPRINT, LINE_IMPRINT = size(14), pt(24)
IMPRINT_CHARACTER = pt(14)
IMPRINT_INDENT_CHARACTERS, COPIED_TO_CHARACTERS = 1, 3
IMPRINT_EDGE_WEIGHT, IMPRINT_DIVIDER_WEIGHT = 8, 6  # eighths of a point: 0.353 and 0.265 mm

# 7.5: the dashes of the page number 7 mm below the text area, one character in. Word places the bottom of a footer's
# last line; a dash stands in the middle of its 14 pt.
PAGE_NUMBER_LINE = pt(14)
PAGE_NUMBER_INDENT_CHARACTERS = 1
FOOTER_DISTANCE = MARGIN_BOTTOM - mm(7) - PAGE_NUMBER_LINE // 2
HEADER_DISTANCE = mm(15)

# Of tables the standard says nothing but that a wide one keeps the page number's place (8): 五号 in lines of 18 pt, so
# that a row of the annex of figures holds eight columns; columns of a word or a number at least three characters wide.
SIZE_CELL, LINE_CELL, CELL_CHARACTER = size(10.5), pt(18), pt(10.5)
TABLE_WEIGHT = 4  # eighths of a point
NARROWEST_COLUMN, SHORT_COLUMN, LONGEST_CENTRED = 2, 5.25, 8
TOPIC_CELLS = 2  # of a row that names a topic: its number and its name
ROWS_OF_A_PAGE, LAST_ROWS = 24, 4  # how many rows a page has at least; how many of the last ones stay together
CELL_SIDE, CELL_MARGIN = CELL_CHARACTER // 2, 1.25  # a column leaves its words a little more than its sides

# Tags of a template, which nobody prints.
SIZE_TAG, LINE_TAG = size(9), pt(14)
GREY = "7F7F7F"

# 5.2.4, 7.2.4: text is black, mark and rule are red.
BLACK, RED = "000000", "FF0000"
YELLOW = "FFFF00"  # of a gap still to be filled; no draft with one is final

# Typefaces by the names that offices have installed (7.3: 小标宋、黑体、楷体、仿宋; 7.5: 宋体), and what may stand in.
SONG_TITLE, HEI, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
ALTERNATIVES = {SONG_TITLE: "方正小标宋_GBK", HEI: "SimHei", KAI: "楷体", FANG: "仿宋", SONG: "SimSun"}


def lines(count: float) -> int:
    """The height of so many lines."""
    return round(count * LINE)


def characters(count: float) -> int:
    """The width of so many characters of the text's size."""
    return round(count * CHARACTER)


def advance(count: float) -> int:
    """The width of so many characters in a line of 28, their spacing included."""
    return round(count * (CHARACTER + CHARACTER_SPACING))
