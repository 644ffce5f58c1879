"""What a county chooses about the page, in the file that is made."""

import re

import pytest

from generator.drafting.proof import prove
from generator.layout import lay_out
from generator.reading import read_docx
from generator.report.outline import Paragraph, Report, Run
from generator.settings import Appearance
from generator.word.package import unpack


def part(report, name, **chosen):
    return unpack(lay_out(report, appearance=Appearance(**chosen)))[name].decode()


def style(styles, name):
    return re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles)[0]


def paragraph(role, text, level=0, number=""):
    return Paragraph(role, (Run(text),), level, number)


def test_the_choices_of_the_standard_leave_the_layout_as_it_is(whole_report):
    assert lay_out(whole_report, appearance=Appearance()) == lay_out(whole_report)


@pytest.mark.parametrize(
    ("chosen", "named", "not_named"),
    [
        ({"title_font": "华文中宋"}, "公文标题", "方正小标宋简体"),
        ({"heading_font": "方正黑体_GBK"}, "一级标题", "黑体"),
        ({"sub_heading_font": "方正楷体_GBK"}, "二级标题", "楷体_GB2312"),
        ({"text_font": "方正仿宋_GBK"}, "公文正文", "仿宋_GB2312"),
        ({"page_number_font": "Times New Roman"}, "单页页码", "宋体"),
    ],
)
def test_a_face_is_named_for_all_four_scripts_and_the_usual_one_nowhere(whole_report, chosen, named, not_named):
    (face,) = chosen.values()
    styles = part(whole_report, "word/styles.xml", **chosen)
    assert style(styles, named).count(f'="{face}"') == 4
    assert f'="{not_named}"' not in styles + part(whole_report, "word/fontTable.xml", **chosen)
    assert f'w:name="{face}"' in part(whole_report, "word/fontTable.xml", **chosen)


def test_two_roles_in_one_face_list_it_once(whole_report):
    fonts = part(whole_report, "word/fontTable.xml", text_font="仿宋", sub_heading_font="仿宋")
    assert fonts.count('w:name="仿宋"') == 1


def test_third_level_headings_are_bold_only_if_the_county_wants_them_so(whole_report):
    assert "<w:b/>" not in part(whole_report, "word/styles.xml")
    styles = part(whole_report, "word/styles.xml", bold_third=True)
    assert "<w:b/><w:bCs/>" in style(styles, "三级标题")
    assert styles.count("<w:b/>") == 1


def test_page_numbers_may_be_centred(whole_report):
    styles = part(whole_report, "word/styles.xml", page_number_centred=True)
    for name in ("单页页码", "双页页码"):
        assert '<w:jc w:val="center"/>' in style(styles, name)
        assert "<w:ind" not in style(styles, name)


RUN_IN = Report(
    (
        paragraph("heading", "主要举措", 1, "一、"),
        paragraph("heading", "普法", 2, "（一）"),
        Paragraph("body", (Run("办了"), Run("【待补：普法活动】", "pending"), Run("。")), number="一是"),
        paragraph("body", "另一段。"),
        paragraph("heading", "进学校", 3, "1."),
        paragraph("body", "讲课。"),
        paragraph("heading", "怎么办？", 3, "2."),
        paragraph("body", "这样办。"),
        paragraph("heading", "没有正文", 2, "（二）"),
    )
)


def test_text_runs_in_behind_sub_headings_and_reads_back_as_its_own_paragraph():
    docx = lay_out(RUN_IN, appearance=Appearance(run_in=True))
    lines = re.findall("<w:p>.*?</w:p>", unpack(docx)["word/document.xml"].decode())
    assert ["".join(re.findall("<w:t [^>]*>([^<]*)<", line)) for line in lines] == [
        "一、主要举措",
        "（一）普法。一是办了【待补：普法活动】。",
        "另一段。",
        "1.进学校。讲课。",
        "2.怎么办？",
        "这样办。",
        "（二）没有正文",
    ]
    assert read_docx(docx).report == RUN_IN
    assert prove(docx, RUN_IN) is None


def test_text_that_runs_in_stands_in_its_own_type():
    docx = lay_out(RUN_IN, appearance=Appearance(run_in=True, bold_third=True, text_font="仿宋"))
    runs = re.findall("<w:r>.*?</w:r>", unpack(docx)["word/document.xml"].decode())
    (taught,) = (run for run in runs if "讲课" in run)
    assert 'w:eastAsia="仿宋"' in taught
    assert '<w:b w:val="0"/>' in taught


def test_a_county_s_own_template_says_itself_how_it_looks(whole_report):
    from build_layout import build

    own = build()
    docx = lay_out(whole_report, template=own, appearance=Appearance(text_font="仿宋", page_number_centred=True))
    assert unpack(docx)["word/styles.xml"] == unpack(own)["word/styles.xml"]
