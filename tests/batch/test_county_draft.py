"""The county's own draft: a town's outline, the sums of 总表, and of how many towns they are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from generator import check, read_docx, roll_up_towns
from generator.batch.record import Figure, Record
from generator.batch.record import figure_fields as all_figures
from generator.batch.rollup import County, Overview, ReturnedTown
from generator.batch.rollup.draft import DUTY, GROUP_TOPICS, county_report
from generator.compose import compose
from generator.facts.facts import fields
from generator.files.resources import resource
from generator.settings import GROUPS, Wording
from generator.sources.facts_file import read_facts

EVENTS, MATERIALS, FINES = "publicity.events", "publicity.materials", "enforcement.fines"
FULL = resource("samples", "full.yaml")


def exact(number):
    return Figure(str(number), Decimal(number))


def county(*towns, **more):
    records = tuple(Record(f"甲{number}镇", 2025, "", **values) for number, values in enumerate(towns))
    return County(records, Overview(records), today=date(2026, 2, 10), **more)


def body(report):
    return "\n".join(paragraph.text for paragraph in report.paragraphs() if paragraph.role == "body")


def test_sums_are_of_the_towns_that_have_a_figure_and_that_is_said():
    report = county_report(
        county({"figures": {EVENTS: exact(12), MATERIALS: exact(300)}}, {"figures": {EVENTS: exact(30)}}, {}), Wording()
    )
    assert "普法活动42场次（有数据的乡镇2个）。宣传资料300份（有数据的乡镇1个）。" in body(report)
    assert "本报告汇总了3个乡镇的2025年度数据" in body(report)


def test_figures_of_the_same_towns_share_a_sentence():
    report = county_report(county({"figures": {EVENTS: exact(12), MATERIALS: exact(300)}}), Wording())
    assert "普法活动12场次、宣传资料300份（各项有数据的乡镇1个）。" in body(report)


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure("约380", Decimal(380), "约"), "约392份"),
        (Figure("5000余", Decimal(5000), "余"), "不少于5012份"),
        (Figure("待补"), "12份"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(figure, shown):
    report = county_report(county({"figures": {MATERIALS: figure}}, {"figures": {MATERIALS: exact(12)}}), Wording())
    assert f"宣传资料{shown}" in body(report)


@pytest.mark.parametrize("path", ["study.exam_average", "study.online_hours", "enforcement.hours", "study.pass_rate"])
def test_averages_and_rates_have_no_sum_in_the_draft_nor_in_the_roll_up(tmp_path, path):
    found = county_report(county({"figures": {path: exact(90)}}, {"figures": {path: exact(80)}}), Wording())
    assert "170" not in found.to_text()
    for name in ("青山镇", "白塔镇"):
        (tmp_path / f"{name}.yaml").write_text(
            FULL.read_text(encoding="utf-8").replace("清泉镇", name), encoding="utf-8"
        )
    roll_up_towns([tmp_path / f"{name}.yaml" for name in ("青山镇", "白塔镇")], tmp_path / "汇总.xlsx", jobs=1)
    rows = list(openpyxl.load_workbook(tmp_path / "汇总.xlsx")["总表"].iter_rows(values_only=True))
    heads, sums = (next(row for row in rows if row[1] == name) for name in ("指标", "合计"))
    assert sums[heads.index(fields()[path].title)] == "—"


def test_a_figure_that_is_not_for_the_public_is_where_the_settings_have_it():
    path = next(path for path in all_figures() if fields()[path].disclosure == "不公开")
    held = county({"figures": {path: exact(7), EVENTS: exact(3)}})
    title = fields()[path].title
    assert title not in body(county_report(held, Wording()))
    assert [annex.title for annex in county_report(held, Wording()).annexes] == [
        "2025年度法治政府建设主要数据表",
        "2025年度不公开数据表",
    ]
    assert title not in county_report(held, replace(Wording(), restricted="不写")).to_text()


def test_the_outline_is_that_of_a_town_in_the_countys_order():
    facts = read_facts(resource("samples", "small.yaml"))
    for wording in (Wording(), replace(Wording(), principal_first=True, year_style="年")):
        report = county_report(county({"figures": {EVENTS: exact(1)}, "problems": ("执法力量不足",)}), wording)
        of_county, of_town = (
            [block.to_text() for block in one.blocks if block.role == "heading" and block.level == 1]
            for one in (report, compose(facts, wording).report)
        )
        assert of_county == of_town


def test_the_countys_own_sub_headings_and_groups_are_followed():
    wording = replace(
        Wording(),
        groups=("普法服务＋监督公开", *(name for name in GROUPS if name not in ("普法服务", "监督公开"))),
        sub_headings=(("普法服务＋监督公开", "普法和公开"),),
    )
    held = county({"figures": {EVENTS: exact(1), "disclosure.published": exact(2), "study.trainings": exact(3)}})
    headings = [block.to_text() for block in county_report(held, wording).blocks if block.role == "heading"]
    assert headings[1] == "（一）普法和公开"


def test_every_topic_with_figures_is_reported_in_one_group():
    told = [DUTY, "basic", *(topic for topics in GROUP_TOPICS.values() for topic in topics)]
    assert sorted(told) == sorted({path.partition(".")[0] for path in all_figures()})
    assert set(GROUP_TOPICS) == set(GROUPS)


def test_shortcomings_are_those_of_most_towns_and_their_causes_are_gaps():
    report = county_report(
        county({"problems": ("普法单一", "执法力量不足")}, {"problems": ("执法力量不足",)}), Wording()
    )
    assert "执法力量不足（2个乡镇）。主要原因是【待补：原因】。\n普法单一（1个乡镇）" in body(report)


def test_towns_that_are_not_in_the_sums_are_counted():
    held = county({"figures": {EVENTS: exact(1)}}, returned=(ReturnedTown("乙镇", "", 2),), silent=("丙镇",))
    assert "另有2个乡镇的数据没有收齐，没有计入" in body(county_report(held, Wording()))


def test_the_command_writes_a_word_file_that_says_what_the_roll_up_says_and_that_the_rules_accept(tmp_path):
    from generator.commands.main import main

    for name in ("青山镇", "白塔镇"):
        (tmp_path / f"{name}.yaml").write_text(
            FULL.read_text(encoding="utf-8").replace("清泉镇", name), encoding="utf-8"
        )
    call = ["rollup", *(str(path) for path in sorted(tmp_path.glob("*.yaml"))), "-o", str(tmp_path / "汇总.xlsx")]
    with pytest.raises(SystemExit, match="0"):
        main([*call, "--docx", "--quiet"])
    report = read_docx(tmp_path / "汇总稿.docx").report
    rows = list(openpyxl.load_workbook(tmp_path / "汇总.xlsx")["总表"].iter_rows(values_only=True))
    heads, sums = (next(row for row in rows if row[1] == name) for name in ("指标", "合计"))
    in_table = {row[1]: row[3] for annex in report.annexes for table in annex.blocks if hasattr(table, "rows")
                for row in table.rows}  # fmt: skip
    of_sheet = {
        head: f"{value:g}" if isinstance(value, float) else str(value)
        for head, value in zip(heads[2:], sums[2:], strict=True)
        if value != "—"
    }
    assert in_table == of_sheet
    (checked,) = check(tmp_path / "汇总稿.docx")
    # Nobody but a person can mend these: gaps, plans that answer the shortcomings, what two figures have to do.
    assert {finding.rule for finding in checked.findings} <= {"FZ402", "FZ106", "FZ111", "FZ309", "FZ310"}
