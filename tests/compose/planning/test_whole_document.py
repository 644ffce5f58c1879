"""The whole document is looked at once more: what stands twice, or was done by nobody."""

import pytest
from planning_text import runs
from random_facts import SHARES, Clerk

from generator.compose import compose
from generator.compose.planning import faults_of_the_whole
from generator.facts.facts import Facts
from generator.files.resources import resource
from generator.report.outline import Paragraph, Report, Run
from generator.sources.facts_file import read_facts

FILES = sorted([*resource("seeds").glob("*.yaml"), *resource("samples").glob("*.yaml")])


def faults(*paragraphs):
    return faults_of_the_whole(Report(tuple(paragraphs)))


def body(*sentences, source="some.field"):
    return Paragraph(
        "body", tuple(run for number, text in enumerate(sentences) for run in runs(text, f"{source}{number}"))
    )


def test_a_figure_that_stands_twice_is_named_with_what_it_counts():
    one, again = body("发放资料300份。"), body("共发放资料300份。")
    assert faults(one, again) == ("数字“共发放资料300”写了2次，请核对是不是重复",)
    assert faults(one, body("发放资料300份。", source="other.field")) == ()


def test_the_year_and_what_the_town_is_may_stand_twice():
    year = Paragraph("body", (Run("2025", "figure", ("basic.year",)), Run("年如下：")))
    assert faults(year, year) == ()


def test_a_heading_that_stands_twice_is_named_and_a_person_s_own_is_not():
    heading = Paragraph("heading", (Run("规范行政执法"),), 2, "（一）")
    assert faults(heading, heading) == ("小标题“规范行政执法”写了2次，请核对是不是重复",)
    own = Paragraph("heading", (Run("加强培训", "own", ("arrangements.entries.0.heading",)),), 2, "（一）")
    assert faults(own, own) == ()


def test_a_name_entered_in_two_fields_is_named_and_one_that_a_lead_in_takes_up_is_not():
    first, second = body("推行〈“枫桥经验”〉。"), body("落实〈“枫桥经验”〉。", source="other.field")
    assert faults(first, second) == ("“枫桥经验”写了2次，请核对是不是重复",)
    assert faults(first, body("针对〈“枫桥经验”〉的问题。")) == ()


def test_all_of_them_and_a_hundred_percent_is_one_too_many():
    whole, rate = Run("全部化解", "plain", ("a.b", "a.c", "a.rate")), Run("100%", "figure", ("a.rate",))
    told = Paragraph(
        "body", (Run("排查纠纷"), Run("3", "figure", ("a.b",)), Run("件，"), whole, Run("，化解率"), rate, Run("。"))
    )
    assert faults(told) == ("“排查纠纷3件，全部化解，化解率100%”说了全部又说100%，请只留一处",)


def test_three_sentences_in_a_row_without_a_doer_are_named_by_the_first():
    assert faults(body("开展培训。", "组织考试。", "发放资料。")) == ("“开展培训”起的三句都没有主语，请补上",)
    assert faults(body("我镇开展培训。", "组织考试。", "发放资料。")) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sample_has_no_such_fault(path):
    assert faults_of_the_whole(compose(read_facts(path)).report) == ()


def test_random_towns_have_none_but_names_that_a_town_entered_twice():
    for seed in range(60):
        report = compose(Clerk(seed, SHARES[seed % len(SHARES)]).town()).report
        assert [fault for fault in faults_of_the_whole(report) if not fault.startswith("“")] == []


def test_a_county_s_template_that_tells_a_figure_twice_is_noted(tmp_path):
    source = resource("templates", "content", "standard", "普法服务.txt").read_text(encoding="utf-8")
    line = "数：另发放宣传资料{{ 普法.宣传资料份数 }}份。\n"
    (tmp_path / "普法服务.txt").write_text(
        source.replace("做法：制作{{ 普法.普法作品", f"{line}做法：制作{{{{ 普法.普法作品"), "utf-8"
    )
    facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, "publicity": {"materials": "300"}})
    assert compose(facts).notes == ()
    assert compose(facts, content=tmp_path).notes == ("数字“另发放宣传资料300”写了2次，请核对是不是重复",)
