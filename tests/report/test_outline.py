import pytest

from generator.report.outline import Annex, Head, Paragraph, Report, Run, Table


def heading(level, text):
    return Paragraph("heading", (Run(text),), level)


def body(*runs):
    return Paragraph("body", tuple(run if isinstance(run, Run) else Run(run) for run in runs))


@pytest.mark.parametrize("bad", ["\n", "\t", "\x00", "\x1f", "\x85", "\u2028", "\ud800", "\ufffe", "\uffff"])
def test_neither_run_nor_cell_holds_what_a_line_cannot(bad):
    with pytest.raises(ValueError, match=f"U\\+{ord(bad):04X}"):
        Run(f"前{bad}后")
    with pytest.raises(ValueError, match=f"U\\+{ord(bad):04X}"):
        Table(("列",), ((f"前{bad}后",),))


def test_a_row_has_as_many_cells_as_there_are_columns():
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        Table(("一", "二"), (("甲",),))


def test_bare_drops_what_a_file_cannot_carry():
    paragraph = body("全年", Run("12", "figure", ("普法.活动",)), Run("", "own"), "场次", Run("【待补】", "pending"))
    assert paragraph.bare() == body("全年12场次", Run("【待补】", "pending"))


def test_bare_joins_neighbouring_gaps():
    assert body(Run("【待", "pending"), Run("补】", "pending", ("a",))).bare() == body(Run("【待补】", "pending"))


def test_bare_reaches_into_annexes_and_is_done_once():
    report = Report(annexes=(Annex("附件1", "表", (body("甲", "乙"),)),))
    assert report.bare().annexes[0].blocks == (body("甲乙"),)
    assert report.bare().bare() == report.bare()


def test_sections_are_the_tree_that_the_levels_make():
    preface, one, sub, text, two = body("前言"), heading(1, "一"), heading(2, "甲"), body("文"), heading(1, "二")
    sections = Report((preface, one, sub, text, two)).sections()
    assert [section.heading for section in sections] == [None, one, two]
    assert sections[0].blocks == (preface,)
    assert sections[1].sections[0].heading == sub
    assert sections[1].sections[0].blocks == (text,)


def test_a_level_that_was_left_out_still_stands_below():
    sections = Report((heading(1, "一"), heading(3, "跳级"))).sections()
    assert len(sections) == 1
    assert "跳级" in str(sections[0])


def test_gaps_are_listed_in_reading_order_annexes_last():
    gap = [Run(f"【待补：{name}】", "pending") for name in "甲乙丙"]
    report = Report((body(gap[0], "与", gap[1]),), annexes=(Annex("附件1", "表", (body(gap[2]),)),))
    assert report.pending() == tuple(gap)


def test_the_text_is_what_a_reader_sees():
    report = Report(
        (Paragraph("heading", (Run("举措"),), 1, "一、"), body("正文。"), Table(("一", "二"), (("1", "2"),))),
        Head(("青山镇文件",), "青政发〔2026〕5号", ("张三", "李四")),
        (Annex("附件1", "数据表", (body("注。"),)),),
    )
    assert report.to_text() == (
        "青山镇文件\n青政发〔2026〕5号　签发人：张三　李四\n一、举措\n正文。\n一｜二\n1｜2\n附件1\n数据表\n注。\n"
    )


def test_the_text_can_say_what_each_line_is():
    report = Report((Paragraph("heading", (Run("举措"),), 2, "（一）"), Paragraph("date", (Run("2026年1月5日"),))))
    assert report.to_text(roles=True) == "[二级] （一）举措\n[成文日期] 2026年1月5日\n"
