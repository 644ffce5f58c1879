"""What is wrong with a form: each fault names its paragraph or cell and says what was meant."""

from time import process_time

import pytest
from county_forms import checked, faults_of, form, p, table
from strangers import cell, run, text_box
from tampering import changed, with_part

from generator.drafting.county_form.form import opened
from generator.errors import TemplateFault
from generator.report.editions import PUBLISHED
from generator.word.package import unpack

GOOD = "{{ 普法宣传.宣传资料份数 }}"


def only_fault(docx, **more):
    (fault,) = faults_of(docx, **more)
    return fault


def test_a_sound_form_has_no_faults():
    assert (
        faults_of(form(f"资料{GOOD}份", table(("问题", "{% for 项 in 不足和原因 %}{{ 项.问题 }}{% endfor %}")))) == []
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ 普法宣传.宣传资料分数 }}", "“普法宣传”里没有“宣传资料分数”。是否想写“普法宣传.宣传资料份数”？"),
        ("{{ 宣传资料份数 }}", "没有叫“宣传资料份数”的名称。是否想写“普法宣传.宣传资料份数”？"),
        ("{{ 普法宣穿.宣传资料份数 }}", "没有叫“普法宣穿”的名称。是否想写“普法宣传”？"),
        ("{{ 镇.吗 }}", "“镇”里没有“吗”"),
        ("{{ 普法宣传 }}", "“普法宣传”下面有许多项"),
        (
            "{{ 不足和原因 }}",
            "“不足和原因”是清单，不能直接印。请用 {% for 项 in 不足和原因 %}…{% endfor %} 一项一项地印",
        ),
        ("{{ 普法宣传.宣传资料份数 | 大写 }}", "没有“大写”这个写法。可用的有：单位、数值、并列"),
        ("{{ 普法宣传.宣传资料份数 | 单为 }}", "没有“单为”这个写法。是否想写“单位”？"),
        ('{{ 普法宣传.普法宣传渠道 | 并列("12") }}', "“并列”的括号里只能写标点"),
        ("{{ 12 }}", "表里只能写名称，不能写数字、文字和算式"),
        ("{{ 普法宣传.宣传资料份数 + 1 }}", "表里只能写名称，不能写数字、文字和算式"),
        ("{{ 镇.名.__class__ }}", "“镇.名”里没有“__class__”"),
        ("{{ ''.__class__.__mro__ }}", "表里只能写名称"),
        ("{{ range(999999999) }}", "表里只能写名称"),
        ("{{ 镇['名'] }}", "表里只能写名称"),
        ("{{ 镇.名 if 镇.我 else 镇.全 }}", "表里只能写名称"),
        ("{{ 普法宣传. }}", "标签写得不对。请照这样写：{{ 普法宣传.宣传资料份数 }}"),
        ("{{ }}", "标签写得不对"),
        ("{% fro 项 in 荣誉 %}", "不认识的指令“fro”。是否想写“for”？"),
        ("{% set 甲 = 镇.名 %}", "不认识的指令“set”"),
        ("{% import 'os' as o %}", "不认识的指令“import”"),
        ("{% for 项 in 普法宣传.宣传资料份数 %}甲{% endfor %}", "“普法宣传.宣传资料份数”不是清单，不能循环"),
        ("{% for 甲, 乙 in 荣誉 %}甲{% endfor %}", "循环里只能有一个变量"),
        ("{% for 镇 in 荣誉 %}甲{% endfor %}", "循环的变量不能叫“镇”"),
        ("{% for 项 in 荣誉 if 项.级别 is 已填 %}甲{% endfor %}", "表里不能用这种循环"),
        ("{% for 项 in 荣誉 %}{{ 项.名字 }}{% endfor %}", "“项”里没有“名字”。是否想写“项.名称”？"),
        ("{% if 镇.名 %}甲{% endif %}", "没有写明判断什么"),
        ("{% if 镇.名 is 有 %}甲{% endif %}", "没有“is 有”这种判断"),
        ("{% if 普法宣传.宣传资料份数 > 3 %}甲{% endif %}", "表里不能用这种判断"),
        ("{{- 镇.名 -}}", "标签里面不能有“-”"),
        (f"资料1{GOOD}份", "紧挨着数字“1”，印出来会连成另一个数。请在中间写上文字或标点"),
        (f"{GOOD}00份", "紧挨着数字“0”"),
        (GOOD + GOOD, "紧挨着另一个标签，两个数会连在一起"),
        ("第一部分：{{ 报告.第一部分 }}", "报告的一部分要独占一段"),
        ("{{ 报告.第一部分 | 单位 }}", "报告的一部分后面不能加“|”"),
    ],
)
def test_a_tag_that_cannot_be_printed_is_named_with_what_was_meant(written, said):
    fault = next(one for one in faults_of(form("开头", written)) if said in one)
    assert fault.startswith("第2段：“")


def test_a_fault_in_a_table_names_the_cell():
    made = form("开头", table(("甲", "乙"), ("丙", "{{ 普法宣传.宣传资料分数 }}")))
    assert only_fault(made).startswith("表1第2行第2格：“{{ 普法宣传.宣传资料分数 }}”")


def test_all_faults_are_found_at_once_in_reading_order():
    found = faults_of(form("{{ 甲 }}", table(("{{ 乙 }}",)), "{{ 丙 }}"))
    assert [one.partition("：")[0] for one in found] == ["第1段", "表1第1行第1格", "第2段"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (("{% for 项 in 荣誉 %}", "甲"), "第1段：“{% for 项 in 荣誉 %}”：“for”没有结束。请在后面补上“{% endfor %}”"),
        (("甲", "{% endfor %}"), "第2段：“{% endfor %}”：前面没有相配的“for”。请检查开头的标签是否被删或者换了位置。"),
        (("{% else %}",), "第1段：“{% else %}”：前面没有相配的“if”"),
        (("{% if 镇.名 is 已填 %}甲",), "“if”没有结束。请在后面补上“{% endif %}”"),
    ],
)  # fmt: skip
def test_a_loop_without_its_end_is_named(body, said):
    assert any(said in one for one in faults_of(form(*body, GOOD)))


def test_a_loop_that_leaves_its_row_is_named_with_where_it_ends():
    made = form(table(("甲{% for 项 in 荣誉 %}", "{{ 项.名称 }}"), ("乙", "丙{% endfor %}")))
    assert only_fault(made) == (
        "表1第1行第1格：“{% for 项 in 荣誉 %}”：标签跨出了所在的位置：到表1第2行第2格才结束。"
        "请把两个标签写在同一段、同一行表格里，或者各自单独占一段、一行。"
    )


def test_a_loop_within_a_loop_is_refused():
    made = form("{% for 项 in 荣誉 %}{% for 条 in 不足和原因 %}{{ 条.问题 }}{% endfor %}{% endfor %}")
    assert "循环里又套了循环" in only_fault(made)


def test_conditions_are_nested_only_so_deep():
    opening, closing = "{% if 镇.名 is 已填 %}", "{% endif %}"
    assert faults_of(form(opening * 4 + "甲" + closing * 4)) == []
    assert "判断套了4层以上" in faults_of(form(opening * 5 + "甲" + closing * 5))[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("｛｛ 镇.名 ｝｝", "用了全角括号。请改用半角，是否想写“{{ 镇.名 }}”？"),
        ("{｛ 镇.名 }}", "用了全角括号"),
        ("｛％ for 项 in 荣誉 ％｝", "是否想写“{% for 项 in 荣誉 %}”？"),
        ("{{ 镇.名", "没有配成一对"),
        ("镇.名 }}", "没有配成一对"),
        ("{{ 镇.名 }", "没有配成一对"),
    ],
)
def test_braces_that_are_no_tag(written, said):
    assert said in only_fault(form(written, GOOD))


def test_a_tag_over_two_paragraphs_is_named_at_both():
    assert [one.partition("：")[0] for one in faults_of(form("{{ 镇", ".名 }}", GOOD))] == ["第1段", "第2段"]


def test_a_tag_split_over_runs_is_a_note():
    found = checked(form(p(run("{{ 镇"), run(".名 }}"))))
    assert not found.faults
    assert any("有1个标签被 Word 拆成了几截" in note and "第1段" in note for note in found.notes)


# --- where tags must not stand --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "label"), [("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注")]
)
def test_a_tag_in_another_part_is_refused(part, label):
    inside = p("{{ 镇.名 }}")
    if part.endswith("notes"):
        inside = f'<w:{part.removesuffix("s")} w:id="1">{inside}</w:{part.removesuffix("s")}>'
    made = form(GOOD, **{part: inside})
    assert only_fault(made) == f"{label}：“{{{{ 镇.名 }}}}”写在{label}里，不会填写。请把标签写在正文或表格里。"


def test_a_tag_in_a_text_box_is_refused():
    fault = faults_of(form(GOOD, p(text_box(p("{{ 镇.名 }}")))))[0]
    assert "“{{ 镇.名 }}”写在文本框里，不会填写" in fault


@pytest.mark.parametrize(
    "content",
    [
        run("{{ 镇") + f'<w:ins w:id="1" w:author="a">{run(".名")}</w:ins>' + run(" }}"),
        f'<w:ins w:id="1" w:author="a">{run("{{ 镇.名 }}")}</w:ins>',
        run("{{ 镇.") + '<w:del w:id="1" w:author="a"><w:r><w:delText>我</w:delText></w:r></w:del>' + run("名 }}"),
    ],
)
def test_a_tag_with_tracked_changes_is_refused(content):
    assert "标签里有修订痕迹" in only_fault(form(GOOD, f"<w:p>{content}</w:p>"))


def test_a_deleted_tag_is_refused():
    content = '<w:del w:id="1" w:author="a"><w:r><w:delText>{{ 镇.名 }}</w:delText></w:r></w:del>'
    assert "写在删去的文字里。请先在“审阅”里接受或拒绝修订" in only_fault(form(GOOD, f"<w:p>{content}</w:p>"))


def test_a_tag_in_a_field_code_is_refused():
    content = "<w:r><w:instrText>IF {{ 镇.名 }}</w:instrText></w:r>"
    assert "写在域代码里" in only_fault(form(GOOD, f"<w:p>{content}</w:p>"))


def test_a_tag_with_a_line_break_in_it_is_refused():
    content = "<w:r><w:t>{{ 镇</w:t><w:br/></w:r>" + run(".名 }}")
    assert "标签中间有换行、制表符或图形" in only_fault(form(GOOD, f"<w:p>{content}</w:p>"))


def test_a_tag_half_in_a_link_is_refused():
    content = run("{{ 镇") + f"<w:hyperlink>{run('.名 }}')}</w:hyperlink>"
    assert "标签有一半在超链接、控件或别的框里" in only_fault(form(GOOD, f"<w:p>{content}</w:p>"))


def test_the_marks_of_printed_values_cannot_be_forged_by_a_form():
    assert "不可见的控制字符" in only_fault(form(GOOD, "甲\ufdd0乙\ufdd1"))


# --- what the form lacks --------------------------------------------------------------------------------------------


def test_what_is_not_for_the_public_is_a_note_and_in_the_public_edition_a_fault():
    made = form("进京{{ 矛盾纠纷.进京上访批次 }}批")
    assert any("不写成公开版" in note or "不能写成公开版" in note for note in checked(made).notes)
    assert "公开版里不能有“矛盾纠纷.进京上访批次”" in only_fault(made, edition=PUBLISHED)


def test_required_figures_that_the_form_never_asks_for_are_listed():
    (note,) = [note for note in checked(form(GOOD)).notes if "必填的数字" in note]
    assert "学法.法治培训场次" in note and "普法宣传.宣传资料份数" not in note


def test_a_form_with_the_report_itself_asks_for_everything():
    assert not [note for note in checked(form("{{ 报告.全文 }}")).notes if "必填的数字" in note]


def test_a_form_without_a_tag_says_how_to_begin():
    assert only_fault(form("甲")) == "表里没有一个标签。请先用 fazhi templates form 找出空格，写上标签。"


# --- what is no form ------------------------------------------------------------------------------------------------


def refusal(data):
    with pytest.raises(TemplateFault) as caught:
        opened(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"hello", "这不是 Word 文档（.docx）"),
        (b"PK\x03\x04broken", "文件已损坏"),
        (b"%PDF-1.7", "这是 PDF 文件"),
        (b"\x89PNG", "这是图片"),
    ],
)
def test_what_is_no_docx_is_refused(data, said):
    assert said in refusal(data)


def test_a_form_with_macros_is_refused():
    types = unpack(form(GOOD))["[Content_Types].xml"].decode().replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )  # fmt: skip
    assert "文件带有宏（.docm），没有打开" in refusal(with_part(form(GOOD), "[Content_Types].xml", types.encode()))


def test_a_form_with_a_password_is_refused():
    encrypted = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(encrypted).startswith("文件设了打开密码。请在 Word 或 WPS 里另存为不带宏、不设密码的")


def test_a_form_of_500_tables_is_refused():
    assert refusal(form(*[table(("甲",))] * 500)) == (
        "文件里有500个表格，最多100个。请核对选的文件；确实要用的，请分成几份。"
    )


def test_a_form_of_thousands_of_tags_is_refused():
    assert only_fault(form(*[GOOD] * 2001)) == "表里有2001个标签，最多2000个。请核对选的文件。"


def test_a_declaration_of_entities_is_refused():
    bomb = changed(form(GOOD), "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    assert "不是合格的 XML" in refusal(bomb)


def test_a_vertical_cell_is_addressed_by_its_row():
    made = form(table((cell(p("甲")), cell(p("乙"), p("{{ 丙 }}")))))
    assert only_fault(made).startswith("表1第1行第2格")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ " + "(" * 280 + " }}", "标签写得不对"),
        ("{{ " + "not " * 70 + "镇.名 }}", "表里只能写名称"),
        ("{{ " + "甲" * 200_000 + " }}", "标签太长"),
        ("{% for 项 in " + "不" * 280 + " %}甲{% endfor %}", "没有叫"),
    ],
    ids=["brackets", "nots", "long", "name"],
)
def test_what_no_person_types_is_refused_and_ends(written, said):
    assert any(said in one for one in faults_of(form(written)))


def test_a_form_at_its_limits_is_checked_in_a_few_seconds():
    began = process_time()
    assert checked(form(*[f"资料{GOOD}份" for _ in range(1_900)], *["甲{ {%" * 20] * 200)).faults
    assert process_time() - began < 30
