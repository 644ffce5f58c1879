from generator.word import measures as m


def test_the_page_is_a4_with_the_margins_of_the_standard():
    assert (m.PAGE_WIDTH, m.PAGE_HEIGHT) == (11906, 16838)
    assert (m.MARGIN_TOP, m.MARGIN_BOTTOM, m.MARGIN_LEFT, m.MARGIN_RIGHT) == (2098, 1984, 1587, 1474)


def test_a_page_holds_exactly_22_lines():
    assert m.TEXT_HEIGHT // m.LINE == m.LINES == 22


def test_a_line_holds_exactly_28_characters():
    assert m.TEXT_WIDTH // (m.CHARACTER + m.CHARACTER_SPACING) == m.CHARACTERS == 28


def test_sizes_are_half_points():
    assert (m.SIZE_TITLE, m.SIZE_TEXT, m.SIZE_PAGE_NUMBER) == (44, 32, 28)
