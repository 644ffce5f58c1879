"""How a document looks, after styles, defaults, lists and the theme."""

import io

import docx
import pytest
from strangers import MARGINS, level, lists, numbered, p, run, style, table, word

from generator.layout import lay_out
from generator.reading import read
from generator.report.outline import Paragraph, Report, Run
from generator.word import measures as m

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements><a:fontScheme '
    'name="x"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont><a:minorFont>'
    '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def blocks(*body, **parts):
    return read(word(*body, **parts)).format.blocks


def only_run(*body, **parts):
    (block_format,) = blocks(*body, **parts)
    (only,) = block_format.runs
    return only


@pytest.fixture(scope="module")
def ours(whole_report):
    return read(lay_out(whole_report))


def test_our_paper_is_that_of_the_standard(ours):
    (paper,) = ours.format.papers
    assert (paper.width, paper.height) == (m.PAGE_WIDTH, m.PAGE_HEIGHT)
    assert (paper.top, paper.right, paper.bottom, paper.left) == (
        *(m.MARGIN_TOP, m.MARGIN_RIGHT, m.MARGIN_BOTTOM, m.MARGIN_LEFT),
    )
    assert not paper.landscape


def test_our_roles_have_the_fonts_and_sizes_of_the_standard(ours):
    faces = {}
    for block, block_format in zip(ours.report.blocks, ours.format.blocks, strict=False):
        if isinstance(block, Paragraph):
            faces.setdefault((block.role, block.level), set()).update(
                (run.east_asian, run.size) for run in block_format.runs
            )
    assert faces["title", 0] == {(m.SONG_TITLE, 22)}
    assert faces["heading", 1] == {(m.HEI, 16)}
    assert faces["heading", 2] == {(m.KAI, 16)}
    assert faces["body", 0] == {(m.FANG, 16)}


def test_our_text_is_set_as_the_standard_says(ours):
    at = next(index for index, block in enumerate(ours.report.blocks) if getattr(block, "role", "") == "body")
    block_format = ours.format.blocks[at]
    assert (block_format.line, block_format.line_rule, block_format.align) == (m.LINE, "exact", "both")
    assert block_format.first_characters == m.INDENT_CHARACTERS * m.HUNDREDTHS
    assert {run.spacing for run in block_format.runs} == {m.CHARACTER_SPACING}


def test_every_block_has_its_look_and_no_theme_font(ours):
    assert len(ours.format.blocks) == len(ours.places)
    assert all(block_format.style for block_format in ours.format.blocks)
    assert ours.format.theme_fonts == ()
    assert len(ours.format.head) == len(ours.head_places)


def test_our_page_numbers_stand_outside_on_odd_and_even_pages(ours):
    assert ours.format.odd_and_even
    assert [(number.pages, number.text, number.format.align) for number in ours.format.page_numbers] == [
        ("default", "— 1 —", "right"),
        ("even", "— 2 —", "left"),
    ]
    assert {(run.ascii, run.size) for number in ours.format.page_numbers for run in number.format.runs} == {
        (m.SONG, 14)
    }


def test_what_is_nearer_wins():
    fonts = '<w:rFonts w:eastAsia="宋体" w:ascii="Times"/><w:sz w:val="21"/>'
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("paragraph", "Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', id="N", more=' w:default="1"')
        + style("paragraph", "正文一", '<w:basedOn w:val="N"/><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr>', id="A")
        + style("character", "着重", "<w:rPr><w:b/></w:rPr>", id="C")
    )
    found = only_run(
        p(run("甲。", '<w:rStyle w:val="C"/><w:sz w:val="32"/>'), properties='<w:pStyle w:val="A"/>'), styles=styles
    )
    assert (found.east_asian, found.ascii, found.size, found.bold) == ("仿宋", "Times", 16, True)
    assert only_run(p("甲。"), styles=styles).size == 14


@pytest.mark.parametrize(("hint", "font"), [("", "Calibri"), (' w:hint="eastAsia"', "仿宋")])
def test_punctuation_that_both_scripts_have_goes_by_the_hint(hint, font):
    fonts = f'<w:rFonts w:ascii="Arial" w:hAnsi="Calibri" w:eastAsia="仿宋"{hint}/>'
    assert only_run(p(run("“甲”。", fonts))).ambiguous == font


def test_theme_fonts_are_resolved_and_named():
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:eastAsia="仿宋"/>'
    reading = read(word(p(run("甲。", fonts)), theme=THEME))
    (found,) = reading.format.blocks[0].runs
    assert (found.ascii, found.east_asian, found.theme) == ("Calibri", "等线", True)
    assert set(reading.format.theme_fonts) == {"Calibri", "等线"}


def test_runs_of_one_type_are_one_and_of_two_are_two():
    (block_format,) = blocks(p(run("甲"), run("乙"), run("丙", "<w:b/>"), run("。")))
    assert [(one.text, one.bold) for one in block_format.runs] == [("甲乙", False), ("丙", True), ("。", False)]


def test_a_heading_that_begins_its_line_has_only_its_own_runs():
    found = blocks(
        p(
            run("（一）加强学习。", '<w:rFonts w:eastAsia="楷体"/>'),
            run("全年学法12次。", '<w:rFonts w:eastAsia="仿宋"/>'),
        )
    )
    assert [[(one.text, one.east_asian) for one in block_format.runs] for block_format in found] == [
        [("（一）加强学习。", "楷体")],
        [("全年学法12次。", "仿宋")],
    ]


def test_a_table_has_the_runs_of_all_its_cells():
    (block_format,) = blocks(table(("项目", "数"), ("讲座", "12")))
    assert "".join(one.text for one in block_format.runs) == "项目数讲座12"


@pytest.mark.parametrize(
    ("properties", "name", "expected"),
    [
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:spacing w:line="560" w:lineRule="exact" w:before="120"/>', "line", 560),
        ('<w:spacing w:line="28pt" w:lineRule="exact"/>', "line", 560),
        ('<w:spacing w:line="560" w:lineRule="atLeast"/>', "line_rule", "atLeast"),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', "first_characters", 200),
        ('<w:ind w:hanging="480"/>', "first", -480),
        ('<w:ind w:start="10mm"/>', "left", 567),
        ('<w:outlineLvl w:val="0"/>', "outline", 1),
        ("<w:pageBreakBefore/>", "page_break", True),
        ('<w:snapToGrid w:val="0"/>', "snap_to_grid", False),
    ],
)
def test_a_property_of_a_paragraph_is_read(properties, name, expected):
    (block_format,) = blocks(p("甲。", properties=properties))
    assert getattr(block_format, name) == expected


@pytest.mark.parametrize(
    ("properties", "name", "expected"),
    [
        ('<w:color w:val="FF0000"/>', "colour", "FF0000"),
        ('<w:color w:val="auto"/>', "colour", ""),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:u w:val="single"/>', "underlined", True),
        ('<w:i w:val="0"/>', "italic", False),
        ('<w:spacing w:val="-5"/>', "spacing", -5),
        ('<w:sz w:val="16pt"/>', "size", 16),
    ],
)
def test_a_property_of_a_run_is_read(properties, name, expected):
    assert getattr(only_run(p(run("甲。", properties))), name) == expected


def test_an_automatic_number_is_told_and_its_indents_count():
    more = '<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>'
    numbering = lists(level(0, "decimal", "%1.").replace("</w:lvl>", f"{more}</w:lvl>"))
    (block_format,) = blocks(p("甲。", properties=numbered(1)), numbering=numbering)
    assert (block_format.automatic, block_format.left, block_format.first) == (True, 420, -420)


def test_each_section_has_its_paper():
    wide = MARGINS.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    grid = '<w:docGrid w:type="lines" w:linePitch="312"/>'
    first = p("甲。", properties=f"<w:sectPr>{wide}</w:sectPr>")
    papers = read(word(first, p("乙。"), section=f"<w:sectPr>{MARGINS}{grid}</w:sectPr>")).format.papers
    assert [(paper.landscape, paper.width, paper.grid) for paper in papers] == [
        *((True, 16838, ("", 0, 0)), (False, 11906, ("lines", 312, 0))),
    ]


def test_a_file_of_python_docx_shows_its_theme_fonts():
    document = docx.Document()
    document.add_heading("一、举措", 1)
    document.add_paragraph("讲课。")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(buffer.getvalue()).format.theme_fonts


def test_text_has_no_form():
    assert read("情况报告\n正文一句。".encode()).format is None


def test_a_form_is_a_frozen_value():
    docx_ = lay_out(Report((Paragraph("body", (Run("甲。"),)),)))
    assert hash(read(docx_).format) == hash(read(docx_).format)
