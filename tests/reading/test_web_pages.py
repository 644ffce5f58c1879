"""Web pages as government sites make them."""

import pytest
from skeleton import skeleton

from generator.errors import InputFault
from generator.reading import read, read_page
from generator.report.outline import Table

LONG = "2025年，青山镇深入学习贯彻习近平法治思想，扎实推进法治政府建设，现将有关情况报告如下。"
LINES = (
    "一、主要举措",
    "（一）加强学习。全年学法12次，参加360人次，组织旁听庭审2次，干部法治意识不断增强。",
    "二、存在的不足",
    "普法形式单一，新媒体用得少，群众参与的积极性还不够高，原因是缺少专门人员和经费。",
)
STRUCTURE = ["标题", "正文", "一级一、", "二级（一）", "正文", "一级二、", "正文", "署名", "成文日期"]
END = ("青山镇人民政府", "2026年1月5日")
TITLE = "青山镇人民政府2025年度法治政府建设情况报告"


def page(body, head=""):
    title = f"<title>{TITLE}-某县人民政府</title>"
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{title}{head}</head><body>{body}</body></html>'


def paragraphs(*lines, indent="&emsp;&emsp;"):
    return "\n".join(f"<p>{indent}{line}</p>" for line in lines)


def structure(html):
    return skeleton(read_page(html).report)


WHOLE = paragraphs(LONG, *LINES, *END)


@pytest.mark.parametrize(
    "indent",
    ["&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;", "　　", '<span style="font-family:仿宋">&#12288;&#12288;</span>'],
)
def test_paragraphs_begun_with_spaces_of_any_kind(indent):
    assert structure(page(f"<h1>{TITLE}</h1>{paragraphs(LONG, *LINES, *END, indent=indent)}")) == STRUCTURE


def test_lines_parted_by_breaks_in_one_division():
    body = "<br>\n<br/>　　".join((LONG, *LINES, *END))
    assert structure(page(f'<div class="title">{TITLE}</div><div id="zoom">{body}</div>')) == STRUCTURE


def test_divisions_without_end_and_spans_for_every_word():
    lines = "".join(
        f"<div><div><div><span>{line[:2]}</span><b></b><span><font>{line[2:]}</font></span></div></div></div>"
        for line in (TITLE, LONG, *LINES, *END)
    )
    assert structure(page(f"<div><div>{lines}</div></div>")) == STRUCTURE


def test_a_table_that_lays_out_the_page_is_transparent():
    body = f"<table><tr><td>{TITLE}</td></tr><tr><td>{WHOLE}</td></tr></table>"
    assert structure(page(body)) == STRUCTURE


def test_what_the_site_adds_around_is_left_out():
    body = f"""
      <header><div class="logo">某县人民政府</div></header>
      <nav><ul><li>首页</li><li>政务公开</li></ul></nav>
      <div class="menu"><a>首页</a> &gt; <a>法治政府建设年度报告</a></div>
      <script>var a = "一、假的";</script><style>p {{ color: red }}</style>
      <table><tr><td>索引号</td><td>000014349/2026-1</td></tr><tr><td>发布机构</td><td>青山镇</td></tr></table>
      <div class="main"><h2>{TITLE}</h2><div class="info">发布时间：2026-01-05 来源：青山镇 浏览次数：<i>12</i></div>
      <div class="TRS_Editor">{WHOLE}</div><p style="display:none">看不见的字</p></div>
      <div class="share">分享到：</div><div>相关文档</div>
      <footer><p>版权所有：某县人民政府　主办单位：某县人民政府办公室　网站标识码：4100000001。</p></footer>
    """
    assert structure(page(body)) == STRUCTURE
    assert read_page(page(body)).residue == ()


def test_a_title_in_two_centred_paragraphs_is_two_lines():
    title = '<p style="text-align: center">青山镇人民政府</p><p align="center">关于2025年度法治政府建设情况的报告</p>'
    assert structure(page(f"<div>{title}{WHOLE}</div>")) == ["标题", *STRUCTURE]


def test_a_page_of_ours_reads_back_by_its_headings():
    parts = f"<h2>一、主要举措</h2><h3>（一）加强学习</h3><p>{LONG}</p><h2>其他情况</h2><p>{LONG}</p>"
    body = f"<main><h1>{TITLE}</h1><p>{LONG}</p>{parts}</main>"
    found = [(block.role, block.level) for block in read_page(page(body)).report.blocks]
    assert found == [
        *(("title", 0), ("body", 0), ("heading", 1), ("heading", 2), ("body", 0), ("heading", 2), ("body", 0)),
    ]


def test_data_tables_keep_merged_cells_in_their_columns():
    table = (
        "<table><tr><th rowspan=2>类别</th><th colspan=2>次数</th></tr><tr><th>本年</th><th>上年</th></tr>"
        "<tr><td>普法<br>活动</td><td>56</td><td>40</td></tr></table>"
    )
    report = read_page(page(f"<h1>{TITLE}</h1>{WHOLE}<p>附件1</p><p>数据表</p>{table}")).report
    assert report.annexes[0].blocks == (
        Table(("类别", "次数", ""), (("", "本年", "上年"), ("普法　活动", "56", "40"))),
    )


def test_items_of_an_ordered_list_have_the_numbers_that_a_reader_sees():
    report = read_page(page(f"<p>{LONG}</p><ol start=3><li>{LONG}</li><li>{LONG}</li></ol>")).report
    assert [block.number for block in report.blocks] == ["", "3.", "4."]


def test_newlines_in_the_source_are_no_spaces_between_chinese_words():
    assert read_page(f"<p>{LONG[:8]}\r\n   {LONG[8:]}</p>").report.blocks[0].text == LONG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_encoding_is_told_by_the_bytes_not_by_what_the_page_says(encoding):
    assert skeleton(read(page(f"<h1>{TITLE}</h1>{WHOLE}").encode(encoding)).report) == STRUCTURE


def test_a_page_saved_by_word_reads_like_any_other():
    body = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span lang=ZH-CN>{line}</span><o:p></o:p></p>"
        for line in (LONG, *LINES, *END)
    )
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><!--[if gte mso 9]><xml></xml><![endif]-->'
        f"<body><p class=MsoTitle align=center>{TITLE}</p>{body}</body></html>"
    )
    assert skeleton(read(html.encode("gbk")).report) == STRUCTURE


def test_a_fragment_that_was_pasted_is_a_page_too():
    assert skeleton(read(f"<p>{TITLE}</p>{WHOLE}".encode()).report) == STRUCTURE


@pytest.mark.parametrize(
    "hostile",
    [
        "<html><body>" + "<div>" * 10_000 + LONG,
        "<html><body>" + "<table><tr><td>" * 10_000 + LONG,
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;</p>',
        "<html><body>" + "<p " + "a='1' " * 50_000 + ">" + LONG,
        "<html><body>" + "<p>甲</p>" * 30_001,
        "<html><body><table>" + "<tr><td colspan=50 rowspan=50>甲</td></tr>" * 500 + "</table>" + LONG,
        "<html>" + "<" * 200_000,
    ],
    ids=["deep", "nested tables", "entities", "attributes", "many", "spans", "brackets"],
)
def test_hostile_pages_end_soon_in_a_reading_or_one_clear_line(hostile):
    try:
        assert read(hostile.encode()).places
    except InputFault as error:
        assert len(error.faults) == 1


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><img src=x></body></html>", "<p></p>"])
def test_a_page_without_words_is_refused(html):
    with pytest.raises(InputFault, match="没有文字"):
        read(html.encode())


def test_nothing_outside_the_page_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>甲&x;乙</p></body></html>'
    assert "秘密" not in read(html.encode()).report.to_text()
