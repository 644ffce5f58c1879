"""Where a block stands, as a message says it."""

from generator.layout import lay_out
from generator.reading import read
from generator.report.outline import Annex, Paragraph, Report, Run, Table


def line(role, text, level=0, number=""):
    return Paragraph(role, (Run(text),), level, number)


def places(report):
    return [str(place) for place in read(lay_out(report)).places]


def test_a_block_is_named_by_the_headings_above_it_and_its_number_under_them():
    report = Report(
        (
            line("title", "关于法治政府建设情况的报告"),
            line("recipient", "县政府："),
            line("body", "现将情况报告如下："),
            line("heading", "举措", 1, "一、"),
            line("heading", "普法。", 2, "（一）"),
            line("body", "甲", number="一是"),
            Table(("项目",), (("1",),)),
            line("heading", "不足", 1, "二、"),
            line("body", "乙"),
            line("date", "2026年1月5日"),
        )
    )
    assert places(report) == [
        "标题",
        "主送",
        "第1段",
        "一、举措",
        "一、举措 › （一）普法",
        "一、举措 › （一）普法 › 第1段",
        "一、举措 › （一）普法 › 第2段",
        "二、不足",
        "二、不足 › 第1段",
        "成文日期",
    ]


def test_an_annex_begins_the_place_of_its_blocks():
    annex = Annex("附件1", "数据表", (line("heading", "口径", 1, "一、"), line("body", "按次计。")))
    assert places(Report(annexes=(annex,))) == ["附件1数据表 › 一、口径", "附件1数据表 › 一、口径 › 第1段"]


def test_a_long_heading_is_cut():
    heading = line("heading", "字" * 60, 1, "一、")
    assert places(Report((heading,))) == ["一、" + "字" * 21 + "…"]
