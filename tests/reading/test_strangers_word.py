"""Word files that were not made by us: whatever the fonts, what is what is told by style, number, shape and place."""

import io

import docx
import pytest
from skeleton import skeleton
from strangers import SECTION, R, W, cell, level, lists, numbered, p, run, style, table, text_box, word

from generator.errors import InputFault
from generator.reading import read
from generator.report.outline import Annex, Head, Imprint, Table
from generator.word.package import pack, unpack

LINES = (
    "青山镇人民政府",
    "关于2025年度法治政府建设情况的报告",
    "县委、县政府：",
    "　　现将有关情况报告如下：",
    "　　一、主要举措",
    "　　（一）加强学习。全年学法12次。",
    "　　（二）深化普法",
    "　　一是进学校。讲课4次。",
    "　　二、存在的不足",
    "　　普法形式单一。",
    "　　特此报告。",
    "　　　　　　　　青山镇人民政府",
    "　　　　　　　　2026年1月5日",
)
STRUCTURE = [
    *("标题", "标题", "主送", "正文", "一级一、", "二级（一）", "正文", "二级（二）", "正文一是"),
    *("一级二、", "正文", "结束语", "署名", "成文日期"),
]


def blocks(*body, **parts):
    return read(word(*body, **parts)).report.blocks


def texts(*body, **parts):
    return [block.to_text() for block in blocks(*body, **parts)]


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_plain_paragraphs_are_told_by_shape_and_place():
    assert skeleton(read(word(*map(p, LINES))).report) == STRUCTURE


def test_a_file_of_python_docx_with_heading_styles_reads_alike():
    document = docx.Document()
    for line in LINES:
        level = {"一": 1, "二": 1, "（": 2}.get(line.strip()[0]) if line.strip()[1] in "、一二" else None
        document.add_paragraph(line.strip(), style=f"Heading {level}" if level and len(line) < 12 else None)
    assert skeleton(read(saved(document)).report) == STRUCTURE


def test_headings_without_numbers_are_known_by_their_style_or_outline_level():
    styles = style("paragraph", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', id="2")
    found = blocks(
        p("一、举措"), p("普法", properties='<w:pStyle w:val="2"/>'), p("讲课。"),
        p("调解", properties='<w:outlineLvl w:val="1"/>'), p("调解。"), styles=styles,
    )  # fmt: skip
    assert [(block.role, block.level) for block in found] == [
        *(("heading", 1), ("heading", 2), ("body", 0), ("heading", 2), ("body", 0)),
    ]


def test_a_long_paragraph_in_a_heading_style_is_text():
    (block,) = blocks(p("我镇扎实推进法治政府建设，" * 6, properties='<w:outlineLvl w:val="0"/>'))
    assert block.role == "body"


def test_a_title_is_known_by_its_style_though_it_names_no_genre():
    styles = style("paragraph", "Title", "", id="T")
    found = blocks(p("砥砺前行的一年", properties='<w:pStyle w:val="T"/>'), p("扎实推进。"), styles=styles)
    assert [block.role for block in found] == ["title", "body"]


def test_a_title_broken_over_lines_is_one_block_each():
    broken = p(run("关于2025年度法治政府建设"), "<w:r><w:br/></w:r>", run("情况的报告"))
    assert texts(broken, p("正文一句。")) == ["关于2025年度法治政府建设", "情况的报告", "正文一句。"]


def test_words_cut_into_many_runs_with_fields_links_and_bookmarks_are_one_text():
    paragraph = p(
        run("全年"), '<w:bookmarkStart w:id="0" w:name="_GoBack"/>', run("开展"), '<w:bookmarkEnd w:id="0"/>',
        '<w:proofErr w:type="spellStart"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("12"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:hyperlink w:anchor="x">{run("次")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" DATE ">{run("普法")}</w:fldSimple>',
        f"<w:sdt><w:sdtContent>{run('活动')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="x">{run("。")}</w:smartTag>',
    )  # fmt: skip
    assert texts(paragraph) == ["全年开展12次普法活动。"]


def test_tracked_changes_are_read_as_accepted_and_counted():
    reading = read(
        word(
            p(
                run("学法"), '<w:ins w:id="1" w:author="甲">' + run("12") + "</w:ins>",
                '<w:del w:id="2" w:author="甲"><w:r><w:delText>10</w:delText></w:r></w:del>', run("次。"),
                f'<w:moveFrom w:id="3" w:author="甲">{run("旧")}</w:moveFrom>',
                f'<w:moveTo w:id="4" w:author="甲">{run("新")}</w:moveTo>',
            )
        )
    )  # fmt: skip
    assert (reading.report.blocks[0].text, reading.revisions) == ("学法12次。新", 4)


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    first = p("前半，", properties='<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>')
    assert texts(first, p("后半。")) == ["前半，后半。"]


def test_a_deleted_row_is_gone():
    rows = table(("项目", "数"), ("讲座", "12"))
    gone = rows.split("<w:tr>")[2]
    rows = rows.replace(f"<w:tr>{gone}", f'<w:tr><w:trPr><w:del w:id="1" w:author="甲"/></w:trPr>{gone}')
    assert blocks(rows) == (Table(("项目", "数")),)


def test_alternatives_are_read_once_and_text_boxes_stand_aside():
    emoji = '<mc:Choice Requires="x"/><mc:Fallback><w:t>☆</w:t></mc:Fallback>'
    emoji = f"<w:r><mc:AlternateContent>{emoji}</mc:AlternateContent></w:r>"
    reading = read(word(p(run("甲"), emoji, text_box(p("框内"), p("两行")), run("乙。")), p("丙。")))
    assert [block.text for block in reading.report.blocks] == ["甲☆乙。", "丙。"]
    (story,) = reading.stories
    assert (story.kind, story.text, str(story.place)) == ("text box", "框内\n两行", "第1段")
    assert [place.anchor.element for place in reading.places] == [0, 5]


def test_a_file_whose_words_all_stand_in_text_boxes_is_read_from_them():
    assert texts(p(text_box(p("工作报告"), p("正文一句。")))) == ["工作报告", "正文一句。"]


def test_paragraphs_within_alternatives_are_read_once():
    both = f'<mc:Choice Requires="w14">{p("甲。")}</mc:Choice><mc:Fallback>{p("甲。")}</mc:Fallback>'
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert texts(both) == ["甲。"]


def test_hidden_text_is_left_out_and_told():
    reading = read(word(p(run("可见。"), run("不可见", "<w:vanish/>"))))
    assert reading.report.blocks[0].text == "可见。"
    assert [(left.kind, left.text) for left in reading.residue] == [("hidden", "不可见")]


def test_a_table_of_contents_is_left_out_and_told():
    styles = style("paragraph", "toc 1", "", id="T1")
    reading = read(word(p("一、举措1", properties='<w:pStyle w:val="T1"/>'), p("一、举措"), p("甲。"), styles=styles))
    assert skeleton(reading.report) == ["一级一、", "正文"]
    assert [left.kind for left in reading.residue] == ["field"]


def test_merged_cells_keep_their_column():
    wide = cell(p("合计"), properties='<w:gridSpan w:val="2"/>')
    down = '<w:vMerge w:val="restart"/>'
    rows = table(
        ("类别", "项目", "数"), (cell(p("普法"), properties=down), "讲座", "12"),
        (cell("<w:p/>", properties="<w:vMerge/>"), "展板", "3"), (wide, "15"),
    )  # fmt: skip
    assert blocks(rows) == (
        Table(("类别", "项目", "数"), (("普法", "讲座", "12"), ("", "展板", "3"), ("合计", "", "15"))),
    )


def test_a_cell_may_hold_several_paragraphs_a_number_and_a_table():
    inner = cell(table(("甲", "乙")), p("丙"))
    listed = cell(p("", properties=numbered(1)), p("讲座"))
    assert blocks(table((inner, listed)), numbering=lists(level(0, "decimal", "%1"))) == (
        Table(("甲　乙　丙", "1　讲座")),
    )


def test_a_table_of_one_cell_around_the_text_is_but_a_frame():
    frame = table((cell(*(p(line) for line in LINES)),))
    assert skeleton(read(word(frame)).report) == STRUCTURE


def test_head_annexes_and_imprint_are_known_by_shape_and_place():
    report = read(
        word(
            p("青山镇人民政府文件"), p("青政发〔2026〕5号　签发人：张三　李四"),
            *map(p, LINES[:5]), p("讲课。"), *map(p, LINES[-2:]),
            p("（此件公开发布）"), p("附件1", properties="<w:pageBreakBefore/>"), p("数据表"),
            table(("项目", "数"), ("讲座", "12")),
            p("抄送：县司法局。"), p("青山镇党政办公室　2026年1月5日印发"),
        )
    ).report  # fmt: skip
    assert report.head == Head(("青山镇人民政府文件",), "青政发〔2026〕5号", ("张三", "李四"))
    assert report.annexes == (Annex("附件1", "数据表", (Table(("项目", "数"), (("讲座", "12"),)),)),)
    assert report.imprint == Imprint("县司法局。", "青山镇党政办公室", "2026年1月5日")


def test_notes_headers_and_footers_stand_aside_and_page_numbers_do_not():
    references = (
        '<w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
    )
    section = SECTION.replace("<w:sectPr>", f"<w:sectPr>{references}")
    reading = read(
        word(
            p(run("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。")), p("乙。"), section=section,
            footnotes=f'<w:footnote w:id="2">{p("出自台账")}</w:footnote>', header1=p("内部资料"),
            footer1=p(run("— "), f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>', run(" —")),
        )
    )  # fmt: skip
    assert [(story.kind, story.text) for story in reading.stories] == [
        ("footnote", "出自台账"),
        ("header", "内部资料"),
    ]
    assert [(number.pages, number.text) for number in reading.format.page_numbers] == [("default", "— 1 —")]
    assert [block.text for block in reading.report.blocks] == ["甲。", "乙。"]


def test_comments_that_stand_there_are_read_with_their_place():
    begin, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    marked = p(begin, run("乙。"), end, '<w:r><w:commentReference w:id="3"/></w:r>')
    comments = f'<w:comment w:id="3" w:author="司法所">{p("请核对")}</w:comment>'
    (comment,) = read(word(p("甲。"), marked, comments=comments)).comments
    assert (comment.author, comment.text, str(comment.place)) == ("司法所", "请核对", "第2段")


def test_strict_office_files_read_alike():
    purl = "http://purl.oclc.org/ooxml"
    strict = {W: f"{purl}/wordprocessingml/main", R: f"{purl}/officeDocument/relationships"}
    parts = unpack(word(p("一、举措"), p("讲课。")))
    for usual, name in strict.items():
        parts = {part: content.replace(usual.encode(), name.encode()) for part, content in parts.items()}
    assert skeleton(read(pack(parts)).report) == ["一级一、", "正文"]


def test_bookmarks_and_page_numbers_that_an_export_wrote_out_are_left_out_and_told():
    reading = read(word(p("[bookmark: _GoBack]关于情况的报告"), p("正文一句。"), p("— 1 —"), p("正文又一句。")))
    assert [block.text for block in reading.report.blocks] == ["关于情况的报告", "正文一句。", "正文又一句。"]
    assert [left.kind for left in reading.residue] == ["bookmark", "page number"]


@pytest.mark.parametrize("body", ["", "<w:p/>", p("  "), p("", "")])
def test_a_file_without_words_is_refused(body):
    with pytest.raises(InputFault, match="没有文字"):
        read(word(body))
