"""Reports as text: pasted, exported, in any encoding."""

import codecs

import pytest
from skeleton import skeleton

from generator.errors import InputFault
from generator.reading import read, read_text
from generator.report.outline import Annex, Head, Imprint, Paragraph, Run, Table

REPORT = """\
青山镇人民政府
关于2025年度法治政府建设情况的报告

县委、县政府：
　　2025年，青山镇扎实推进法治政府建设，现将有关情况报告如下：
　　一、主要举措和成效
　　（一）加强学习。全年学法12次，参加360人次。
　　（二）深化普法
　　一是进学校。讲课4次。
　　1.校园
　　讲课。
　　（1）小学
　　讲课。
　　二、存在的不足
　　普法形式单一。
　　特此报告。
　　附件：1.数据表
　　　　　2.清单
　　　　　　　　青山镇人民政府
　　　　　　　　2026年1月5日
　　（此件公开发布）
附件1
数据表
指标\t本年
普法活动\t56
附件2
清单
　　一、口径
　　按次计。
抄送：县司法局。
青山镇党政综合办公室　　2026年1月5日印发
"""


def roles(text):
    return skeleton(read_text(text).report)


def texts(text):
    return [block.to_text() for block in read_text(text).report.blocks]


def test_each_part_is_known_by_its_shape_and_place():
    assert roles(REPORT) == [
        *("标题", "标题", "主送", "正文", "一级一、", "二级（一）", "正文", "二级（二）", "正文一是"),
        *("三级1.", "正文", "四级（1）", "正文", "一级二、", "正文", "结束语", "附件说明", "附件说明"),
        *("署名", "成文日期", "附注", "附件", "表格 2×2", "附件", "一级一、", "正文"),
    ]
    report = read_text(REPORT).report
    assert report.annexes[0] == Annex("附件1", "数据表", (Table(("指标", "本年"), (("普法活动", "56"),)),))
    assert (report.annexes[1].label, report.annexes[1].title) == ("附件2", "清单")
    assert report.imprint == Imprint("县司法局。", "青山镇党政综合办公室", "2026年1月5日")


def test_a_place_tells_the_line_and_the_character_that_a_block_begins_at():
    places = {str(place): place.anchor for place in read_text(REPORT).places}
    anchor = places["一、主要举措和成效 › （一）加强学习 › 第1段"]
    assert REPORT.splitlines()[anchor.element][anchor.start :] == "全年学法12次，参加360人次。"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gbk"),
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_every_usual_encoding_and_line_end_reads_the_same(mark, encoding, ending):
    if ending == "\u2028" and encoding == "gbk":
        pytest.skip("GBK has no such line end")
    data = mark + REPORT.replace("\n", ending).encode(encoding)
    assert read(data).report == read_text(REPORT).report


def test_rare_characters_survive_gb18030():
    assert "𠮷" in read("关于𠮷镇情况的报告\n正文。".encode("gb18030")).report.to_text()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("青政发〔2026〕5号\n关于情况的报告", Head((), "青政发〔2026〕5号")),
        (
            "青山镇人民政府文件\n青政发〔2026〕5号　签发人：张三\n关于情况的报告",
            Head(("青山镇人民政府文件",), "青政发〔2026〕5号", ("张三",)),
        ),
        ("送审稿\n关于情况的报告", Head(status="送审稿")),
    ],
)  # fmt: skip
def test_the_head_stands_above_the_title(lines, expected):
    report = read_text(lines + "\n正文一句话。").report
    assert (report.head, skeleton(report)) == (expected, ["标题", "正文"])


def test_what_stands_twice_is_kept_as_text():
    report = read_text("青政发〔2026〕5号\n关于情况的报告\n正文一句。\n抄送：县局。\n抄送：市局。").report
    assert report.imprint == Imprint("县局。")
    assert [block.to_text() for block in report.blocks] == ["关于情况的报告", "正文一句。", "抄送：市局。"]


def test_issuer_and_date_may_stand_below_the_title():
    text = "2025年度法治政府建设工作总结\n青山镇人民政府\n（2026年1月5日）\n　　2025年，扎实推进。"
    assert roles(text) == ["标题", "署名", "成文日期", "正文"]


@pytest.mark.parametrize("line", ["青山镇人民政府　　2026年1月5日", "青山镇人民政府 二〇二六年一月五日"])
def test_signature_and_date_in_one_line_are_two(line):
    assert roles("情况报告\n正文一句。\n" + line) == ["标题", "正文", "署名", "成文日期"]


def test_an_organ_within_the_text_is_no_signature():
    assert roles("情况报告\n正文一句。\n县人民政府\n正文又一句。") == ["标题", "正文", "正文", "正文"]


@pytest.mark.parametrize("first", ["一、总体情况", "2025年，我镇扎实推进法治政府建设。", "（一）学习"])
def test_a_report_may_have_no_title(first):
    assert "标题" not in roles(first + "\n正文一句。")


def test_a_sentence_that_nothing_stands_under_is_a_point_and_no_heading():
    assert roles("一、不足\n（一）学法不经常。\n（二）普法单一。\n二、打算\n（一）学法\n每月一次。") == [
        *("一级一、", "正文（一）", "正文（二）", "一级二、", "二级（一）", "正文"),
    ]


def test_the_last_point_of_a_list_is_no_heading_though_text_follows():
    assert roles("一、不足\n（一）学法不经常。\n（二）普法单一。\n下一步将改进。\n1.甲乙。\n2.丙丁。\n以后再说。") == [
        *("一级一、", "正文（一）", "正文（二）", "正文", "正文1.", "正文2.", "正文"),
    ]


def test_a_series_with_a_point_too_long_for_a_heading_has_no_headings_in_its_lines():
    long = "围绕" + "依法行政" * 20 + "。"
    assert roles(f"一、打算\n（一）加强学习。每月一次。\n（二）{long}\n二、其他\n（一）加强学习。每月一次。") == [
        *("一级一、", "正文（一）", "正文（二）", "一级二、", "二级（一）", "正文"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("（一）甲\n文。\n（二）乙\n文。", ["一级（一）", "正文", "一级（二）", "正文"]),
        ("第一部分　甲\n一、乙\n文。\n第二部分　丙", ["一级第一部分", "二级一、", "正文", "一级第二部分"]),
        ("一、甲\n（一）乙\n文。\n(2)丙\n文。", ["一级一、", "二级（一）", "正文", "二级(2)", "正文"]),
        ("一、甲\n1、乙\n文。\n2、丙\n文。", ["一级一、", "三级1、", "正文", "三级2、", "正文"]),
        ("一.甲\n文。\n十二．乙\n文。", ["一级一.", "正文", "一级十二．", "正文"]),
        ("一、甲\n2025年，文。\n1.5万人次参加。", ["一级一、", "正文", "正文"]),
    ],
    ids=["from the second", "parts", "foreign bracket", "1、", "一.", "no numbers"],
)  # fmt: skip
def test_levels_follow_the_numbers(lines, expected):
    assert roles(lines) == expected


def test_export_residue_is_left_out_and_told():
    reading = read_text("[bookmark: _GoBack]情况报告\n正文一句。\n- 2 -\n第 3 页 共 5 页\n正文又一句。\n— 4 —")
    assert skeleton(reading.report) == ["标题", "正文", "正文"]
    assert [left.text for left in reading.residue] == ["[bookmark: _GoBack]", "- 2 -", "第 3 页 共 5 页", "— 4 —"]
    assert [str(left.place) for left in reading.residue] == ["标题", "第2段", "第2段", "第2段"]


def test_what_a_website_adds_is_left_out_and_told():
    reading = read_text(
        "情况报告\n发布时间：2026-01-05 来源：青山镇 浏览次数：12\n正文一句。\n【打印本页】【关闭窗口】"
    )
    assert skeleton(reading.report) == ["标题", "正文"]
    assert {left.kind for left in reading.residue} == {"web"}


def test_a_gap_of_a_draft_is_still_one():
    paragraph = read_text("情况报告\n开展【待补：普法活动场次】场次。").report.blocks[1]
    assert paragraph == Paragraph("body", (Run("开展"), Run("【待补：普法活动场次】", "pending"), Run("场次。")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b" \r\n\t ", "文件是空的"),
        ("\ufeff　\n".encode(), "没有文字"),
        (bytes(range(256)) * 20, "二进制"),
        (b"\x00\x01\x02\x03" * 100, "二进制"),
        (b"\x7fELF" + b"\x00" * 200, "二进制"),
        (("字" * 300_001).encode(), "超过 30 万字"),
    ],
    ids=["empty", "blank", "mark only", "bytes", "zeros", "program", "a book"],
)
def test_what_holds_no_report_is_refused_in_one_line(data, said):
    with pytest.raises(InputFault, match=said) as caught:
        read(data)
    assert len(caught.value.faults) == 1


@pytest.mark.parametrize(
    "hostile",
    ["（" * 100_000, "一、" * 100_000, "1." * 100_000, "附件：" * 50_000, "政府" * 100_000, "\n" * 250_000 + "文"],
)
def test_hostile_text_is_read_in_good_time(hostile):
    assert read_text(hostile).report.blocks
