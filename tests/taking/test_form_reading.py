"""A filled form read back through its own template: what was printed comes back, and what was edited is found."""

import pytest
from county_forms import FORM, filled, form, p, table
from running import facts_file, fazhi
from sample_forms import FIGURES
from tampering import changed

from generator.drafting.county_form.names import by_path
from generator.errors import InputFault, TemplateFault
from generator.facts.facts import Facts, declaration_at
from generator.facts.values.breakdown import Breakdown
from generator.files.resources import resource
from generator.sources.facts_file import examine, read_facts
from generator.taking.amending import amend, amendments
from generator.taking.form_reading import take_form
from generator.taking.proposal import CERTAINTIES
from generator.taking.taking_over import take_reports

FULL = read_facts(resource("samples", "full.yaml"))
SAMPLES = ("法治建设情况统计表", "法治建设工作小结")


def few(**topics):
    return Facts.parse({"basic": {"year": 2025, "town": "青山镇"} | topics.pop("basic", {}), **topics})


def taken(folder, template, facts, edited=lambda docx: docx):
    """The proposals of a form that was filled with the facts, and edited."""
    (folder / f"{FORM}.docx").write_bytes(template)
    (folder / "填好.docx").write_bytes(edited(filled(template, facts).data))
    return take_form(folder / "填好.docx", folder / f"{FORM}.docx")


def values(taken):
    return {one.path: one.value for one in taken.proposals}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_form_comes_back_as_the_facts_that_filled_it(tmp_path, name):
    got = taken(tmp_path, resource("samples", f"{name}.docx").read_bytes(), FULL)
    assert (got.town, got.year, got.notes) == ("清泉镇", 2025, ())
    for one in got.proposals:
        value = FULL.at(".".join(one.path.split(".")[:2]))
        if isinstance(one.value, str) and not isinstance(value, Breakdown):
            assert declaration_at(one.path).parse(one.value) == value, one.path


def test_what_comes_back_can_be_written_as_a_facts_file(tmp_path):
    taken(tmp_path, resource("samples", f"{SAMPLES[1]}.docx").read_bytes(), FULL)
    take_reports([tmp_path / "填好.docx"], output=tmp_path / "取回.yaml", form=tmp_path / f"{FORM}.docx")
    examined = examine(tmp_path / "取回.yaml")
    assert [fault for fault in examined.faults if "安排" not in str(fault)] == []
    text = (tmp_path / "取回.yaml").read_text(encoding="utf-8")
    assert "  宣传资料份数: 5000余\n" in text
    assert f"- 问题: {FULL.shortcomings.entries[0].problem}\n" in text


def test_each_of_forty_figures_comes_back(tmp_path):
    got = values(taken(tmp_path, resource("samples", f"{SAMPLES[0]}.docx").read_bytes(), FULL))
    paths = {name: path for path, name in by_path().items()}
    for name in (name for _, figures in FIGURES for *_, name in figures):
        topic, field, *part = name.split(".")
        path = ".".join((paths[f"{topic}.{field}"], *part))
        value = FULL.at(paths[f"{topic}.{field}"])
        expected = dict(value.parts)[part[0]] if part else value.figure if isinstance(value, Breakdown) else value
        assert got[path] == str(expected)


def test_entries_of_a_list_come_back_one_by_one(tmp_path):
    row = ("{% for 项 in 不足和原因 %}{{ 项.序号 }}", "{{ 项.问题 }}", "{{ 项.原因 }}{% endfor %}")
    got = taken(tmp_path, form("{{ 镇.名 }}{{ 年份.本年 }}年度", table(("号", "问题", "原因"), row)), FULL)
    entries = [one.value for one in got.proposals if one.path == "shortcomings.entries"]
    assert entries == [{"problem": one.problem, "cause": one.cause} for one in FULL.shortcomings.entries]


def test_every_kind_of_nothing(tmp_path):
    made = form(
        "资料{{ 普法宣传.宣传资料份数 }}份，标语{{ 普法宣传.固定标语条数 | 单位 }}，横幅{{ 普法宣传.宣传横幅条数 }}条"
    )
    got = taken(tmp_path, made, few(publicity={"slogans": "0", "banners": "不适用"}))
    assert values(got) == {"publicity.slogans": "0", "publicity.banners": "不适用"}


def test_a_condition_and_a_part_of_the_report_are_passed_over(tmp_path):
    suits = "复议应诉与监督.行政诉讼案件数"
    made = form(
        f"{{% if {suits} is 零 %}}没有诉讼。{{% else %}}诉讼{{{{ {suits} }}}}件。{{% endif %}}",
        "{% if 普法宣传.宣传资料份数 is 已填 %}",
        "资料{{ 普法宣传.宣传资料份数 }}份",
        "{% endif %}",
        "{{ 报告.第一部分 }}",
        "标语{{ 普法宣传.固定标语条数 }}条",
    )
    got = values(taken(tmp_path, made, FULL))
    assert got == {
        "oversight.suits": str(FULL.oversight.suits),
        "publicity.materials": "5000余",
        "publicity.slogans": str(FULL.publicity.slogans),
    }


def test_what_was_edited_in_word_is_what_comes_back(tmp_path):
    made = form("{{ 镇.名 }}资料{{ 普法宣传.宣传资料份数 }}份")
    got = taken(
        tmp_path, made, few(publicity={"materials": "5000余"}), lambda docx: changed(docx, "5000余", "６２００")
    )
    assert values(got)["publicity.materials"] == "６２００"


def test_what_is_no_value_of_the_field_becomes_a_note(tmp_path):
    made = form("资料{{ 普法宣传.宣传资料份数 }}份")
    got = taken(tmp_path, made, few(publicity={"materials": "5"}), lambda docx: changed(docx, "资料5份", "资料很多份"))
    assert got.proposals == ()
    assert got.notes == ("普法宣传 › 宣传资料份数没有取：“很多”看不出是多少",)


def test_a_field_with_two_values_is_doubtful(tmp_path):
    made = form("资料{{ 普法宣传.宣传资料份数 }}份", "共印{{ 普法宣传.宣传资料份数 }}份")
    got = taken(tmp_path, made, few(publicity={"materials": "5"}), lambda docx: changed(docx, "共印5份", "共印6份"))
    assert [(one.value, one.certainty) for one in got.proposals] == [("5", CERTAINTIES[-1])]
    assert "填了两个不同的值" in got.notes[0]


def test_a_file_that_is_not_of_the_form_is_named_with_where_they_part(tmp_path):
    made = form("一", "资料{{ 普法宣传.宣传资料份数 }}份", "三")
    with pytest.raises(InputFault) as caught:
        taken(tmp_path, made, few(publicity={"materials": "5"}), lambda docx: changed(docx, "资料5份", "共印5份"))
    assert str(caught.value) == (
        "填好.docx：“共印5份”和“县里的表.docx”对不上，那里是“资料{{ 普法宣传.宣传资料份数 }}份”。"
        "只能改填的内容，不能改表上原有的字；请换成原来的表，或者改回原来的字。"
    )


def test_a_template_with_faults_is_named(tmp_path):
    (tmp_path / "填好.docx").write_bytes(form("甲"))
    (tmp_path / "表.docx").write_bytes(form("{{ 甲 }}"))
    with pytest.raises(TemplateFault, match=r"表\.docx，第1段"):
        take_form(tmp_path / "填好.docx", tmp_path / "表.docx")


def test_hostile_words_come_back_as_they_are(tmp_path):
    made = form("渠道：{{ 普法宣传.普法宣传渠道 }}。")
    words = "甲（.*)+$乙"
    got = taken(tmp_path, made, few(publicity={"channels": [words]}))
    assert values(got) == {"publicity.channels": (words,)}


def test_many_entries_and_lines_take_no_long(tmp_path):
    rows = [p("{% for 项 in 不足和原因 %}"), p("{{ 项.问题 }}"), p("{{ 项.原因 }}"), p("{% endfor %}"), "完"]
    facts = few(shortcomings={"entries": [{"problem": f"问题{n}", "cause": f"原因{n}"} for n in range(60)]})
    got = taken(tmp_path, form("{{ 报告.第一部分 }}", *rows, "{{ 报告.第二部分 }}", "尾"), facts)
    assert len(got.proposals) == 60


def test_an_edited_form_amends_its_facts_file(tmp_path):
    facts = facts_file(tmp_path)
    (tmp_path / "表.docx").write_bytes(form("{{ 镇.名 }}资料{{ 普法宣传.宣传资料份数 }}份"))
    made = filled((tmp_path / "表.docx").read_bytes(), read_facts(facts))
    (tmp_path / "改过.docx").write_bytes(changed(made.data, "5000余", "6200"))
    found = amendments(tmp_path / "改过.docx", facts, form=tmp_path / "表.docx")
    assert [(one.title, one.old, one.new) for one in found.entries] == [("普法宣传 › 宣传资料份数", "5000余", "6200")]
    amend(facts, found.entries)
    assert str(read_facts(facts).publicity.materials) == "6200"


def test_the_command_reads_a_form_back(tmp_path):
    facts_file(tmp_path)
    (tmp_path / "表.docx").write_bytes(form("{{ 镇.名 }}{{ 年份.本年 }}年度资料{{ 普法宣传.宣传资料份数 }}份"))
    assert fazhi("draft", "facts.yaml", "--form", "表.docx", "-o", "好.docx", cwd=tmp_path).returncode == 0
    got = fazhi("take", "好.docx", "--form", "表.docx", cwd=tmp_path)
    assert got.returncode == 0
    assert "普法宣传 › 宣传资料份数：5000余（逐字）" in got.stdout
    assert "青山镇2025年度，取出3项" in got.stderr
