"""A county's form, filled: every value is that of its field, gaps are marked, and nothing of a fact is evaluated."""

import dataclasses

import pytest
from county_forms import FORM, filled, form, highlighted, lines, p, printed, table
from strangers import run

from generator.drafting.county_form.filling import FormGap, fill
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.county_form.values import FormValues
from generator.errors import InputFault, TemplateFault
from generator.facts.facts import Facts
from generator.files.resources import resource
from generator.report.editions import PUBLISHED, SUBMITTED
from generator.report.outline import Report
from generator.settings import Settings, Wording
from generator.sources.facts_file import read_facts
from generator.word.package import unpack
from generator.word.wordml import q


@pytest.fixture(scope="module")
def facts():
    return read_facts(resource("samples") / "full.yaml")


def few(**topics):
    """A town with little filled in, by the English names of topics."""
    basic = {"year": 2025, "town": "青山镇"} | topics.pop("basic", {})
    return Facts.parse({"basic": basic, **topics})


def test_a_field_prints_its_value_where_its_tag_stands(facts):
    made = form("资料{{ 普法宣传.宣传资料份数 }}份", table(("参考率", "{{ 学法.学法考试参考率 }}")))
    assert printed(made, facts) == ["资料5000余份", "参考率", "100%"]


def test_words_of_the_town_and_years(facts):
    assert printed(form("{{ 镇.我 }}{{ 镇.名 }}{{ 年份.本年 }}、{{ 年份.下年 }}"), facts) == ["我镇清泉镇2025、2026"]
    assert printed(form("{{ 镇.我 }}{{ 镇.首长 }}{{ 镇.党委 }}"), few(basic={"town": "青山街道"})) == [
        "我街道街道办事处主任街道党工委"
    ]


def test_a_breakdown_prints_its_total_and_each_part(facts):
    made = form("{{ 普法宣传.普法活动 }}次，学校{{ 普法宣传.普法活动.学校 }}次")
    events = facts.publicity.events
    assert printed(made, facts) == [f"{events.figure}次，学校{dict(events.parts)['学校']}次"]


def test_filters_add_a_unit_drop_a_sign_and_join_a_list():
    made = form(
        "{{ 普法宣传.宣传资料份数 | 单位 }}",
        "{{ 学法.学法考试参考率 | 数值 }}",
        '{{ 普法宣传.普法宣传渠道 | 并列("；") }}',
        "{{ 普法宣传.普法宣传渠道 }}",
    )
    town = few(publicity={"materials": "5000余", "channels": ["广播", "展板"]}, study={"exam_rate": "98.5"})
    assert printed(made, town) == ["5000余份", "98.5", "广播；展板", "广播、展板"]


def test_the_four_kinds_of_nothing():
    made = form(
        table(
            ("资料", "{{ 普法宣传.宣传资料份数 }}"),
            ("标语", "{{ 普法宣传.固定标语条数 | 单位 }}"),
            ("横幅", "{{ 普法宣传.宣传横幅条数 }}"),
            ("海报", "{{ 普法宣传.宣传海报张数 }}"),
        )
    )
    town = few(publicity={"materials": "待补", "slogans": "0", "banners": "不适用"})
    got = filled(made, town)
    assert lines(got.data)[1::2] == ["【待补：宣传资料份数】", "0条", "—", "【待补：宣传海报张数】"]
    assert highlighted(got.data) == ["【待补：宣传资料份数】", "【待补：宣传海报张数】"]
    assert got.gaps == (
        FormGap("【待补：宣传资料份数】", "普法宣传 › 宣传资料份数", "司法所", True),
        FormGap("【待补：宣传海报张数】", "普法宣传 › 宣传海报张数", "司法所", False),
    )


def test_the_county_says_what_stands_for_nothing():
    settings = Settings(wording=Wording(not_applicable="无"))
    made = form("{{ 普法宣传.宣传资料份数 }}")
    assert printed(made, few(publicity={"materials": "不适用"}), settings=settings) == ["无"]


def test_what_cannot_have_occurred_is_no_gap():
    made = form("{{ 复议应诉与监督.行政诉讼败诉件数 }}件，{{ 复议应诉与监督.负责人应出庭次数 }}次")
    assert printed(made, few(oversight={"suits": "0"})) == ["—件，—次"]


def test_what_another_kind_of_town_has_is_no_gap():
    made = form("{{ 复议应诉与监督.向人大工委通报工作 }}")
    assert printed(made, few()) == ["—"]


def test_a_loop_in_two_cells_repeats_their_row(facts):
    row = ("{% for 项 in 不足和原因 %}{{ 项.序号 }}.{{ 项.问题 }}", "{{ 项.原因 }}{% endfor %}")
    got = printed(form(table(("问题", "原因"), row, ("合计", ""))), facts)
    entries = facts.shortcomings.entries
    expected = [f"{number}.{entry.problem}" for number, entry in enumerate(entries, 1)]
    assert got[2:-2:2] == expected
    assert got[3:-2:2] == [entry.cause for entry in entries]
    assert got[-2:] == ["合计", ""]


def test_a_loop_alone_in_paragraphs_repeats_what_is_between(facts):
    got = printed(form("{% for 项 in 荣誉 %}", "荣誉：{{ 项.名称 }}", "{% endfor %}", "完"), facts)
    assert got == [*(f"荣誉：{one.name}" for one in facts.honours.entries), "完"]


def test_a_loop_alone_in_rows_repeats_the_rows_between(facts):
    made = form(table(("头", "头"), ("{% for 项 in 荣誉 %}", ""), ("{{ 项.名称 }}", "一"), ("{% endfor %}", "")))
    assert printed(made, facts) == ["头", "头", *(w for one in facts.honours.entries for w in (one.name, "一"))]


def test_a_loop_within_a_cell_leaves_a_paragraph_in_it():
    cell = "".join(map(p, ("{% if 普法宣传.宣传资料份数 is 零 %}", "无", "{% endif %}")))
    made = form(table(("资料", f"<w:tc><w:tcPr/>{cell}</w:tc>")))
    assert printed(made, few(publicity={"materials": "5"})) == ["资料", ""]


def test_an_empty_list_prints_a_gap_and_one_filled_in_as_none_the_sign():
    made = form("{% for 项 in 荣誉 %}{{ 项.名称 }}{% endfor %}")
    assert printed(made, few()) == ["【待补：名称】"]
    assert printed(made, few(honours={"entries": "无"})) == ["—"]


def test_a_shared_cause_is_that_of_each_shortcoming():
    made = form("{% for 项 in 不足和原因 %}{{ 项.原因 }}；{% endfor %}")
    town = few(shortcomings={"entries": [{"problem": "甲"}, {"problem": "乙", "cause": "丁"}], "shared_cause": "丙"})
    assert printed(made, town) == ["丙；丁；"]


@pytest.mark.parametrize(
    ("suits", "said"), [("0", "没有诉讼。"), ("3", "诉讼3件。"), ("待补", "诉讼【待补：行政诉讼案件数】件。")]
)
def test_a_condition_asks_which_kind_of_nothing_it_is(suits, said):
    name = "复议应诉与监督.行政诉讼案件数"
    made = form(f"{{% if {name} is 零 %}}没有诉讼。{{% else %}}诉讼{{{{ {name} }}}}件。{{% endif %}}")
    assert printed(made, few(oversight={"suits": suits})) == [said]


def test_a_tag_split_over_runs_is_joined(facts):
    made = form(p(run("资料{"), run("{ 普法宣传.", "<w:b/>"), run("宣传资料份数 }"), run("}份")))
    assert printed(made, facts) == ["资料5000余份"]


def test_parts_of_the_report_come_with_their_styles(facts):
    made = form("一、做法", "{{ 报告.第一部分.正文 }}", table(("不足", "{{ 报告.第二部分 }}")), "完")
    got = filled(made, facts)
    assert lines(got.data)[0] == "一、做法"
    assert any(line.startswith("二、2025年度推进法治政府建设存在的不足") for line in lines(got.data))
    assert lines(got.data)[-1] == "完"
    sheet = unpack(got.data)["word/styles.xml"].decode()
    assert "公文正文" in sheet
    assert 'w:default="1" w:styleId="Fazhi' not in sheet


def test_a_part_brings_its_gaps_along():
    got = filled(form("{{ 报告.第一部分 }}"), few(publicity={"materials": "待补"}))
    assert "【待补：宣传资料份数】" in [gap.words for gap in got.gaps]


# --- hostile values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "{{ 镇.名 }}",
        "{{ 7*7 }}{% for a in b %}",
        "a & b < c > \"d\" 'e'",
        "</w:t></w:r></w:p>",
        "\\n%s{0}",
        "&lt;&amp;",
        "{# 注 #}",
    ],
)
def test_a_value_is_printed_literally_and_never_evaluated(words):
    town = dataclasses.replace(few(), publicity=few().publicity.holding({"channels": (words,)}))
    assert printed(form("渠道：{{ 普法宣传.普法宣传渠道 }}。"), town) == [f"渠道：{words}。"]


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x1f", "\ufffe", "\ud800", "\u2028"])
def test_a_control_character_is_refused_with_its_field(control):
    town = dataclasses.replace(few(), publicity=few().publicity.holding({"channels": (f"甲{control}",)}))
    values = FormValues(town, Report(), Wording(), SUBMITTED, "—")
    with pytest.raises(InputFault, match="普法宣传 › 普法宣传渠道：内容里有不能写进文书的控制字符"):
        fill(FormFile(FORM, form("{{ 普法宣传.普法宣传渠道 }}")), values, Settings().appearance)


# --- the 公开版 -------------------------------------------------------------------------------------------------------


def test_the_public_edition_masks_persons_in_words():
    made = form("{{ 普法宣传.普法宣传渠道 }}")
    town = few(publicity={"channels": ["热线13812345678"]})
    got = filled(made, town, edition=PUBLISHED)
    assert lines(got.data) == ["热线138****5678"]
    assert [str(change) for change in got.changes] == ["手机号码：13812345678 → 138****5678"]


@pytest.mark.parametrize("name", ["矛盾纠纷.进京上访批次", "基本信息.联系人"])
def test_the_public_edition_refuses_what_it_must_not_have(facts, name):
    with pytest.raises(TemplateFault, match="公开版里不能有"):
        filled(form(f"{{{{ {name} }}}}"), facts, edition=PUBLISHED)


# --- the file -------------------------------------------------------------------------------------------------------


def test_equal_facts_give_equal_bytes(facts):
    made = form("{{ 镇.名 }}", "{{ 报告.第二部分 }}")
    assert filled(made, facts).data == filled(made, facts).data


def test_highlighting_keeps_the_words_around_and_their_looks():
    made = form(
        p(run("前", "<w:b/>"), run("甲{{ 普法宣传.宣传资料份数 }}乙", "<w:b/><w:u w:val='single'/>"), run("后"))
    )
    got = filled(made, few())
    assert lines(got.data) == ["前甲【待补：宣传资料份数】乙后"]
    assert highlighted(got.data) == ["【待补：宣传资料份数】"]
    body = unpack(got.data)["word/document.xml"].decode()
    assert '<w:b/><w:highlight w:val="yellow"/><w:u w:val="single"/>' in body.replace(f"{{{q('x')}}}", "")
