"""An officer's layout with one fault each: where it is, the words around it, what it is, what to do."""

import io
import re
import zipfile

import pytest
from build_layout import build
from tampering import changed, without

from generator.drafting.proof import prove
from generator.errors import TemplateFault
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.template import read_layout
from generator.report.outline import Paragraph, Report, Run, Table
from generator.word import package
from generator.word.package import unpack

T = '<w:t xml:space="preserve">'
REPORT = Report((Paragraph("title", (Run("报告"),)), Paragraph("body", (Run("正文"),))))


def faults(template):
    with pytest.raises(TemplateFault) as caught:
        lay_out(REPORT, template=template)
    return [str(fault) for fault in caught.value.faults]


def document_of(docx):
    return unpack(docx)["word/document.xml"].decode()


def first_changed(old, new):
    return changed(build(), old, new, count=1)


def with_paragraph(words):
    """Our template with a paragraph before all others, which so is the first."""
    return first_changed("<w:body>", f"<w:body><w:p><w:r>{T}{words}</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    "template",
    [b"", b"not a docx", b"PK\x03\x04", without(build(), "word/document.xml")],
    ids=["empty", "text", "cut", "no text"],
)
def test_what_is_no_docx_is_refused(template):
    assert "请换用能在 Word 里打开的 .docx 版式" in faults(template)[0]


def test_a_bomb_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(package.MAX_SIZE + 1))
    assert "解压后超过 64 兆" in faults(buffer.getvalue())[0]


def test_full_width_braces_are_recognised():
    said = "模板第1段：“｛｛ 标题 ｝｝”用了全角括号。请改用半角，是否想写“{{ 标题 }}”？"
    assert faults(with_paragraph("｛｛ 标题 ｝｝")) == [said]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("全文：{{ 正问 }}", "模板第1段：“全文：{{ 正问 }}”：没有叫“正问”的变量。是否想写“正文”？"),
        ("{{ 版头.标识 }}", "模板第1段：“{{ 版头.标识 }}”：没有叫“标识”的内容。是否想写“标志”？"),
        ("{{ 段.文字 }}", "模板第1段：“{{ 段.文字 }}”：没有叫“段”的变量。能用的有：正文、版头、版记。"),
        ("{{ 正文 }", "模板第1段：“{{ 正文 }”里的“{{”没有配成一对。一个标签须在同一段里写完整，请补全或删去。"),
        ("{{ 正文 + }}", "模板第1段：“{{ 正文 + }}”：标签写得不对"),
        ("{%p fro 段 in 正文 %}", "模板第1段：“{%p fro 段 in 正文 %}”：不认识的指令“fro”。是否想写“for”？"),
        ("{%p endif %}", "模板第1段：“{%p endif %}”：“endif”前面没有相配的“if”"),
        ("{%p for 甲 in 正文 %}", "模板第1段：“{%p for 甲 in 正文 %}”：“for”没有结束。请在后面补上“endfor”"),
        ("{{ 正文.__class__ }}", "模板第1段：“{{ 正文.__class__ }}”：没有叫“__class__”的内容"),
        ("{{ 正文['__class__'] }}", "没有叫“__class__”的内容"),
        ("{{ 正文.append(1) }}", "版式里不能用这种写法（Call）"),
        ("{{ 9 ** 9 }}", "版式里不能用这种写法（Pow）"),
        ("{{ 正文 | safe }}", "版式里不能用“safe”"),
        ("{{ 正文 is callable }}", "版式里不能用“callable”"),
        ("{{ range }}", "没有叫“range”的变量"),
        ("{% include 'x' %}", "不认识的指令“include”"),
        ("{%p set 甲 = 正问 %}", "没有叫“正问”的变量。是否想写“正文”？"),
        ("{{ loop.index }}", "没有叫“loop”的变量"),
        ("{{ '50%' }}", "标签里面不能有 % 和花括号"),
    ],
)  # fmt: skip
def test_each_fault_says_where_and_what_to_do(words, said):
    (fault,) = faults(with_paragraph(words))
    assert said in fault


def test_all_faults_are_said_at_once_with_their_paragraphs():
    template = changed(with_paragraph("{{ 正问 }}"), "{%p for 标志 in 版头.标志 %}", "{%p for 标志 in 版头.标示 %}")
    assert [said.split("：")[0] for said in faults(template)] == ["模板第1段", "模板第7段"]


def test_a_fault_in_a_footer_says_so():
    template = changed(build(), "— </w:t>", "{{ 正问 }}</w:t>", part="word/footer1.xml")
    assert faults(template)[0].startswith("模板页脚第1段：“{{ 正问 }}")


def test_a_layout_that_prints_no_text_is_refused():
    body = document_of(build())
    printed = body[body.index("<w:p>") : body.index("<w:sectPr>")]
    assert (
        "没有叫“正文”的循环，印出来会是空白"
        in faults(first_changed(printed, f"<w:p><w:r>{T}固定</w:t></w:r></w:p>"))[0]
    )


def test_tags_that_begin_one_way_and_end_another_are_refused():
    assert faults(first_changed("{%p endfor %}", "{% endfor %}")) == [
        "模板第8段：“{% endfor %}”：与“{%p for 标志 in 版头.标志 %}”不是同一种标签。请改成“{%p endfor %}”"
    ]


def test_a_table_row_turned_into_a_paragraph_does_not_make_a_document():
    rows = changed(changed(build(), "{%tr for", "{%p for"), "{%tr endfor", "{%p endfor")
    with_table = Report((Table(("一",), (("甲",),)),))
    with pytest.raises(TemplateFault):
        prove(lay_out(with_table, template=rows), with_table)


def test_a_value_that_is_missing_while_printing_names_its_paragraph():
    (said,) = faults(first_changed("{%r for 字 in 段.文字 %}", "{%r for 字 in 段.文字.表行 %}"))
    paragraphs = re.findall("<w:p>.*?</w:p>", document_of(build()))
    number = 1 + next(index for index, xml in enumerate(paragraphs) if "GwTitle" in xml)
    assert said.startswith(f"模板第{number}段：“")
    assert "取不到要印的内容" in said


def title_paragraph():
    return re.search('<w:p><w:pPr><w:pStyle w:val="GwTitle"/>.*?</w:p>', unpack(build())["word/document.xml"].decode())[
        0
    ]


def test_a_tag_that_word_cut_into_runs_is_put_together():
    cut = first_changed("{{ 字.文字 }}", f"{{</w:t></w:r><w:proofErr/><w:r>{T}{{ 字.</w:t></w:r><w:r>{T}文字 }}}}")
    assert prove(lay_out(REPORT, template=cut), REPORT) is None


def test_a_tag_cut_by_tracked_changes_is_put_together():
    cut = first_changed(
        f"<w:r>{T}{{{{ 字.文字 }}}}</w:t></w:r>",
        f'<w:ins w:id="1" w:author="甲"><w:r>{T}{{{{ 字</w:t></w:r></w:ins><w:r>{T}.文字 }}}}</w:t></w:r>',
    )
    assert prove(lay_out(REPORT, template=cut), REPORT) is None


def test_quotes_that_word_made_curly_are_straightened():
    curly = changed(build(), '"公文标题"', "“公文标题”")
    assert prove(lay_out(REPORT, template=curly), REPORT) is None


def test_direct_formatting_of_words_between_run_tags_is_kept():
    """Word joins neighbouring runs of one format when it saves, here all of a title's."""
    red = f'<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>{T}'
    title = re.search(r'(<w:pStyle w:val="GwTitle"/></w:pPr>)(.*?)</w:p>', document_of(build()))
    words = "".join(re.findall("<w:t [^>]*>([^<]*)", title[2]))
    template = first_changed(title[0], f"{title[1]}{red}{words}</w:t></w:r></w:p>")
    assert f"{red}报告</w:t></w:r>" in document_of(lay_out(REPORT, template=template))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ 字.文字 }}", '{{ 字.文字 | replace("a") }}'),
        ("{%r for 字 in 段.文字 %}", "{%r for 字 in 段.序号.文字 %}"),
        ('{%p if 段.样式 == "公文标题" %}', "{%p if 段.样式 &lt; 1 %}"),
    ],
)
def test_what_fails_while_printing_is_a_template_fault(old, new):
    assert "取不到要印的内容" in faults(changed(build(), old, new))[0]


@pytest.mark.parametrize("grid", ["", "<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="x"/></w:tblGrid>'])
def test_a_table_without_a_sound_grid_gets_one(grid):
    old = re.search("<w:tblGrid>.*?</w:tblGrid>", document_of(build()))[0]
    report = Report((Table(("一", "二"), (("甲", "乙"),)),))
    docx = lay_out(report, template=first_changed(old, grid))
    assert document_of(docx).count("<w:gridCol ") == 2
    assert prove(docx, report) is None


def test_a_layout_may_have_words_of_its_own():
    fixed = f'<w:p><w:pPr><w:pStyle w:val="GwFixed"/></w:pPr><w:r>{T}内部资料</w:t></w:r></w:p><w:sectPr>'
    template = first_changed("<w:sectPr>", fixed)
    assert prove(lay_out(REPORT, template=template), REPORT) is None


def test_words_of_a_layout_in_a_style_of_the_report_are_found_by_the_proof():
    words = f'<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r>{T}内部资料</w:t></w:r></w:p><w:sectPr>'
    with pytest.raises(TemplateFault, match="版式自带的文字请用“固定文字”样式"):
        prove(lay_out(REPORT, template=first_changed("<w:sectPr>", words)), REPORT)


def test_a_layout_that_indents_signatures_itself_keeps_its_indent():
    signed = Report((Paragraph("signature", (Run("青山镇人民政府"),)),))
    own = '<w:pStyle w:val="GwSignature"/><w:ind w:right="1280"/>'
    template = first_changed('<w:pStyle w:val="GwSignature"/>', own)
    assert own in document_of(lay_out(signed, template=template))


def test_the_shipped_layout_which_is_not_looked_through_at_every_start_has_no_fault():
    layout = read_layout(resource("templates", "layout", "gbt9704.docx").read_bytes())
    assert layout.main in layout.templates
