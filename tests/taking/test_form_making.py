"""A county's form without tags: its blanks, a field proposed for each, and what is written in."""

import json
import subprocess

import pytest
from county_forms import checked, filled, form, lines, p, table
from docx import Document
from running import fazhi
from sample_forms import FIGURES, sample_forms, table_form, text_form

from generator.drafting.county_form.form import opened
from generator.errors import InputFault, TemplateFault, UsageFault
from generator.files.resources import resource
from generator.sources.facts_file import read_facts
from generator.taking.blanks import FormBlank, blanks_of
from generator.taking.form_labels import FILE, LabelTable
from generator.taking.form_making import make_form
from generator.taking.form_proposals import FormProposal, ListProposal, proposals

LABELS = {label: (unit, name) for _, figures in FIGURES for label, unit, name in figures}


def found(docx, tmp_path, labels=""):
    path = tmp_path / FILE
    path.write_text(labels, encoding="utf-8")
    return list(proposals(blanks_of(opened(docx)), LabelTable.read(path)))


def names(docx, tmp_path, labels=""):
    return [one.name if not isinstance(one, FormBlank) else None for one in found(docx, tmp_path, labels)]


@pytest.mark.parametrize(
    ("words", "label", "unit"),
    [
        ("开展普法活动____场次，", "开展普法活动", "场次"),
        ("一、发放宣传资料＿＿份", "发放宣传资料", "份"),
        ("合法性审查【】件", "合法性审查", "件"),
        ("合法性审查【 × 】件", "合法性审查", "件"),
        ("行政处罚×件", "行政处罚", "件"),
        ("填报单位：　　　　　", "填报单位", ""),
        ("____年度情况", "年度", ""),
        ("满意率____%", "满意率", "%"),
    ],
)
def test_a_blank_is_found_with_its_label_and_unit(words, label, unit):
    (blank,) = blanks_of(opened(form(words)))
    assert (blank.label, blank.unit) == (label, unit)


def test_an_empty_cell_has_the_label_on_its_left_and_the_unit_between():
    blanks = blanks_of(opened(form(table(("指标", "单位", "数量"), ("宣传资料", "份", ""), ("培训（场次）", "", "")))))
    assert (blanks[0].label, blanks[0].unit, blanks[0].place) == ("宣传资料", "份", "表1第2行第3格")
    assert ("培训", "场次") in [(one.label, one.unit) for one in blanks]


def test_cells_of_remarks_are_no_blanks():
    assert blanks_of(opened(form(table(("指标", "备注"), ("宣传资料", ""))))) == []


@pytest.mark.parametrize("label", LABELS)
def test_each_figure_of_the_sample_table_gets_its_field(tmp_path_factory, label):
    got = found(table_form(tagged=False), tmp_path_factory.mktemp("标签"))
    (one,) = [one for one in got if isinstance(one, FormProposal) and one.blank.label == label]
    assert (one.blank.unit, one.name) == LABELS[label]
    assert one.sureness in ("逐字", "规则")


def test_what_is_like_nothing_gets_no_field(tmp_path):
    assert names(form("桥梁____座，鱼塘____口"), tmp_path) == [None, None]


def test_a_unit_that_does_not_fit_excludes_a_field(tmp_path):
    assert names(form("宣传资料____人"), tmp_path) != ["普法宣传.宣传资料份数"]


def test_the_rows_of_a_list_are_one_proposal(tmp_path):
    made = form(table(("序号", "存在问题", "原因", "整改措施"), ("1", "", "", ""), ("2", "", "", "")))
    (one,) = found(made, tmp_path)
    assert isinstance(one, ListProposal)
    assert (one.name, [word for _, word in one.cells]) == ("不足和原因", ["问题", "原因", "整改措施"])


def test_a_label_that_was_confirmed_is_remembered_and_one_that_is_open_is_not(tmp_path):
    made = form("发资料____份")
    assert found(made, tmp_path, "发资料（份） = 普法宣传.固定标语条数\n")[0].sureness == "已确认"
    assert names(made, tmp_path, "发资料（份） = 普法宣传.固定标语条数\n") == ["普法宣传.固定标语条数"]
    assert names(made, tmp_path, "？发资料（份） = 普法宣传.固定标语条数\n") != ["普法宣传.固定标语条数"]


def test_a_table_of_labels_with_faults_names_its_lines(tmp_path):
    with pytest.raises(UsageFault) as caught:
        found(form("甲____份"), tmp_path, "甲\n乙 = 没有.这项\n")
    assert [fault.line for fault in caught.value.faults] == [1, 2]


# --- the copy -------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    for name, data in sample_forms().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_without_yes_every_proposal_is_a_comment_at_its_blank(folder):
    made = make_form(folder / "法治建设情况统计表（空白）.docx")
    assert made.path.name == "法治建设情况统计表（空白）（批注）.docx"
    comments = [comment.text for comment in Document(str(made.path)).comments]
    assert len(comments) == len(made.proposed) == 44
    assert (
        "{{ 普法宣传.宣传资料份数 }}\n把握：规则。对的，把上面一行写到这里；不对的，名称见 fazhi fields。" in comments
    )
    assert lines(made.path.read_bytes()) == lines(table_form(tagged=False))


def test_what_is_accepted_is_written_in_and_prints_what_the_sample_prints(folder):
    made = make_form(folder / "法治建设情况统计表（空白）.docx", yes="规则")
    assert not made.proposed and not made.unknown
    facts = read_facts(resource("samples", "full.yaml"))
    written, own = made.path.read_bytes(), table_form(tagged=True)
    assert checked(written).faults == ()
    assert lines(filled(written, facts).data) == lines(filled(own, facts).data)


def test_a_list_is_written_in_as_one_row(folder):
    made = make_form(folder / "法治建设工作小结（空白）.docx", yes="疑似")
    words = lines(made.path.read_bytes())
    assert "{% for 项 in 不足和原因 %}{{ 项.序号 }}" in words
    assert "{{ 项.整改措施 }}{% endfor %}" in words
    assert "3" not in words
    facts = read_facts(resource("samples", "full.yaml"))
    assert facts.shortcomings.entries[2].problem in lines(filled(made.path.read_bytes(), facts).data)


def test_what_was_accepted_once_is_confirmed_for_the_next_form(folder):
    make_form(folder / "法治建设情况统计表（空白）.docx", yes="规则")
    table_of_labels = (folder / FILE).read_text(encoding="utf-8-sig")
    assert "\n发放宣传资料（份） = 普法宣传.宣传资料份数\n" in table_of_labels
    (folder / "另一份.docx").write_bytes(form("发放宣传资料____份，桥梁____座"))
    made = make_form(folder / "另一份.docx", yes="已确认")
    assert lines(made.path.read_bytes()) == ["发放宣传资料{{ 普法宣传.宣传资料份数 }}份，桥梁____座"]
    assert [one.label for one in made.unknown] == ["桥梁"]


def test_guesses_stay_open_in_the_table_until_somebody_confirms_them(folder):
    make_form(folder / "法治建设情况统计表（空白）.docx")
    assert "\n？发放宣传资料（份） = 普法宣传.宣传资料份数\n" in (folder / FILE).read_text(encoding="utf-8-sig")
    made = make_form(folder / "法治建设情况统计表（空白）.docx", yes="已确认")
    assert made.written == ()


def test_a_label_that_says_nothing_by_itself_is_not_remembered(folder):
    make_form(folder / "法治建设工作小结（空白）.docx", yes="疑似")
    assert "\n成功（件）" not in (folder / FILE).read_text(encoding="utf-8-sig")


def test_a_blank_keeps_the_looks_of_its_line(tmp_path):
    from strangers import run

    (tmp_path / "表.docx").write_bytes(form(p(run("发放宣传资料"), run("____", "<w:b/>"), run("份"))))
    made = make_form(tmp_path / "表.docx", yes="规则")
    assert lines(made.path.read_bytes()) == ["发放宣传资料{{ 普法宣传.宣传资料份数 }}份"]


def test_a_form_without_blanks_is_told(tmp_path):
    (tmp_path / "表.docx").write_bytes(form("没有空格"))
    with pytest.raises(InputFault, match="没有找到要填的空格"):
        make_form(tmp_path / "表.docx")


def test_the_form_itself_is_never_written_over(folder):
    path = folder / "法治建设工作小结（空白）.docx"
    with pytest.raises(UsageFault, match="这是县里的表本身"):
        make_form(path, output=path)


def test_what_is_no_form_is_refused_with_its_name(tmp_path):
    (tmp_path / "表.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(TemplateFault, match=r"表\.docx：这是 PDF 文件"):
        make_form(tmp_path / "表.docx")


def test_the_command_tells_what_is_proposed(folder):
    (folder / "表.docx").write_bytes(form("发放宣传资料____份，桥梁____座"))
    made = fazhi("templates", "form", "表.docx", cwd=folder)
    assert (made.returncode, made.stdout) == (0, "表（批注）.docx\n")
    assert "写上标签0处，批注1处，没有找到项目1处" in made.stderr
    assert "第1段：发放宣传资料（份） → 普法宣传.宣传资料份数（规则）" in made.stderr


def test_the_text_form_without_tags_has_blanks_only_where_somebody_is_to_write():
    blanks = blanks_of(opened(text_form(tagged=False)))
    assert [one.unit for one in blanks if one.row is None] == [
        *("", "", "次", "场次", "份", "名", "件", "件", "件", "件", "件", "次", "")
    ]


def test_a_copy_that_nobody_touched_is_replaced_and_an_edited_one_is_left_alone(folder):
    form_file = folder / "法治建设情况统计表（空白）.docx"
    first = make_form(form_file).path
    assert make_form(form_file).path == first
    edited = Document(str(first))
    edited.add_paragraph("手工加的一句。")
    edited.save(str(first))
    again = make_form(form_file)
    assert again.path != first
    assert again.instead_of


def test_remarks_in_the_table_of_labels_stay(folder):
    (folder / FILE).write_text("# 县局2026年的表\n发资料（份） = 普法宣传.宣传资料份数\n", encoding="utf-8")
    for _ in range(2):
        make_form(folder / "法治建设情况统计表（空白）.docx")
    text = (folder / FILE).read_text(encoding="utf-8-sig")
    assert text.count("# 县局2026年的表\n") == 1
    assert text.count("# 县里的表上的格子") == 1
    assert "\n发资料（份） = 普法宣传.宣传资料份数\n" in text


@pytest.mark.parametrize("yes", [None, "疑似"])
@pytest.mark.parametrize("name", ["法治建设情况统计表（空白）", "法治建设工作小结（空白）"])
def test_microsofts_validator_finds_nothing_in_a_copy(require_tool, folder, name, yes):
    made = make_form(folder / f"{name}.docx", yes=yes)
    command = [require_tool("ooxml-validator"), made.path, "--officeVersion", "Office2019"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(found.stdout)["errors"] == []
