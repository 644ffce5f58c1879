"""汇总.xlsx: what an officer finds in it, read back from the workbook itself."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from generator.batch.record import Figure, OtherKey, Record, WordCount, figures
from generator.batch.rollup import County, OfficerNotes, Overview, ReturnedTown, roll_up
from generator.facts.facts import topics
from generator.facts.judging.gaps import Gap
from generator.files.resources import resource
from generator.sources.facts_file import read_facts

DUE = (("报送", date(2026, 3, 1)), ("公开", date(2026, 4, 1)))
EVENTS, MATERIALS, RATE = "publicity.events", "publicity.materials", "service.satisfaction"


def exact(number):
    return Figure(str(number), Decimal(number))


def town(name, **values):
    return Record(name, 2025, f"{name}.yaml", **values)


def book(*records, **county):
    data = roll_up(County(records, Overview(records), due=DUE, today=date(2026, 2, 10), **county))
    return openpyxl.load_workbook(BytesIO(data))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def summary(sheet, name):
    """What a row of 总表 says, by the title of its column."""
    heads = next(row for row in rows(sheet) if row[1] == "指标")
    found = next(row for row in rows(sheet) if row[1] == name)
    return dict(zip(heads[2:], found[2:], strict=True))


def test_exact_figures_add_up():
    sheet = book(town("青山镇", figures={EVENTS: exact(12)}), town("绿水乡", figures={EVENTS: exact(30)}))["总表"]
    assert summary(sheet, "合计") == {"普法活动": 42}
    assert summary(sheet, "填报乡镇数") == {"普法活动": 2}
    assert summary(sheet, "中位数") == {"普法活动": 21}


@pytest.mark.parametrize(
    ("second", "sum_"),
    [
        (Figure("5000余", Decimal(5000), "余"), "不少于6000"),
        (Figure("约380", Decimal(380), "约"), "约1380"),
        (Figure("不少于200", Decimal(200), "不少于"), "不少于1200"),
    ],
)
def test_approximate_figures_are_summed_as_such(second, sum_):
    sheet = book(town("青山镇", figures={MATERIALS: exact(1000)}), town("绿水乡", figures={MATERIALS: second}))["总表"]
    assert summary(sheet, "合计")["宣传资料份数"] == sum_
    assert summary(sheet, "绿水乡")["宣传资料份数"] == second.text


def test_what_is_pending_is_no_zero():
    pending = town("绿水乡", figures={EVENTS: Figure("待补")})
    sheet = book(town("青山镇", figures={EVENTS: exact(12)}), pending, town("红石镇"))["总表"]
    assert summary(sheet, "合计")["普法活动"] == 12
    assert summary(sheet, "填报乡镇数")["普法活动"] == 1
    assert summary(sheet, "中位数")["普法活动"] == 12
    assert summary(sheet, "绿水乡")["普法活动"] == "待补"
    assert summary(sheet, "红石镇")["普法活动"] is None


def test_rates_are_not_added_up():
    rate = Figure("98%", Decimal(98))
    sheet = book(town("青山镇", figures={RATE: rate}), town("绿水乡", figures={RATE: rate}))["总表"]
    assert set(summary(sheet, "合计").values()) == {"—"}
    assert set(summary(sheet, "中位数").values()) == {98}


def test_a_figure_ten_times_the_usual_is_to_be_verified():
    usual = [town(f"{name}镇", figures={EVENTS: exact(20)}) for name in "甲乙丙丁戊"]
    odd = town("己镇", figures={EVENTS: exact(2000)})
    found = book(*usual, odd)
    assert [row[:3] for row in rows(found["待核实"])[3:]] == [["己镇", "普法活动", "2000"]]
    marked = [cell for row in found["总表"].iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in marked] == [2000]


def test_towns_stand_in_the_order_of_the_county_and_not_by_their_petitions():
    petitions = "disputes.petitions"
    names = ["丙镇", "甲镇", "乙镇"]
    records = [town(name, figures={petitions: exact(number)}) for name, number in zip(names, (5, 1, 9), strict=True)]
    assert [row[1] for row in rows(book(*records)["总表"])[-3:]] == names


def test_submission_says_who_has_sent_what_and_keeps_what_the_officer_noted():
    noted = {"红石镇": OfficerNotes("请补充", "www.example.gov.cn", "2026-03-20")}
    found = book(
        town("青山镇", completeness={"普法宣传": (3, 4)}),
        returned=(ReturnedTown("红石镇", "填报.xlsx › 第7行", 3),),
        silent=("白云乡",),
        notes=noted,
    )["报送情况"]
    by_town = {row[0]: row for row in rows(found)[3:]}
    assert by_town["青山镇"][1:6] == ["已成稿", "3/4", 0, "还有19天", "还有50天"]
    assert by_town["红石镇"][1:3] == ["退回", "3处错误"]
    assert by_town["红石镇"][6:9] == ["请补充", "www.example.gov.cn", "2026-03-20"]
    assert by_town["白云乡"][1] == "未报"


def test_a_reminder_is_two_lines_and_names_what_is_missing():
    gap = Gap(MATERIALS, "普法宣传 › 宣传资料份数", "宣传资料份数", "份", "司法所", pending=False)
    found = rows(book(town("青山镇", lacking=(gap,)), town("绿水乡"), silent=("白云乡",))["催报"])[3:]
    assert [row[0] for row in found] == ["青山镇", "白云乡"]
    first, second = found[0][1].split("\n")
    assert first == "青山镇：2025年度法治政府建设年度报告还缺1项（宣传资料份数），涉及司法所1项。"
    assert second == "请尽快补齐，请于3月1日前报送。"


def test_last_year_is_compared_over_the_towns_that_have_both_years():
    first = town("青山镇", figures={EVENTS: exact(12)}, last_year={EVENTS: exact(10)})
    second = town("绿水乡", figures={EVENTS: exact(30)})
    found = rows(book(first, second)["对比"])
    assert found[-1][:8] == ["普法宣传", "普法活动", "场次", 10, 12, 2, 0.2, 1]
    assert "对比" not in book(second).sheetnames


def test_shortcomings_that_many_towns_share_are_listed():
    same = "执法人员专业能力有待提高"
    records = [
        town(name, problems=(same, f"{name}的另一个问题"), words=WordCount(300, 1000)) for name in ("甲镇", "乙镇")
    ]
    found = rows(book(*records)["雷同"])
    assert found[3][:4] == [same, "否", 2, "甲镇、乙镇"]
    assert [row[:4] for row in found[-2:]] == [["甲镇", 1000, 300, 0.3], ["乙镇", 1000, 300, 0.3]]


def test_charts_are_native_and_left_out_where_nobody_could_read_them():
    few = [town(f"镇{number}", figures={EVENTS: exact(number)}) for number in range(5)]
    assert len(book(*few)["图表"]._charts) == 3
    many = [town(f"镇{number}") for number in range(61)]
    assert not book(*many)["图表"]._charts


def test_text_never_becomes_a_formula():
    record = town("=1+1镇", problems=("=HYPERLINK(1)",), to_confirm=("=2+2",))
    found = book(record, town("乙镇", problems=("=HYPERLINK(1)",)))
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=HYPERLINK(1)" for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("path", sorted(resource("seeds").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_record_of_a_town_has_every_figure_of_its_facts(path):
    facts = read_facts(path)
    record = Record.of(facts, path.name)
    assert record.figures == dict(figures(facts))
    assert record.figures, path
    assert 0 < record.filled <= record.applicable


def test_an_empty_county_is_a_workbook_too():
    assert "总表" in book().sheetnames


def test_figures_that_towns_named_themselves_add_up_by_name_and_unit_and_stand_by_town():
    publicity = topics()["publicity"].title
    calls, rate = OtherKey(publicity, "乡音广播", "次"), OtherKey(publicity, "知晓率", "%")
    sheet = book(
        town("青山镇", others={calls: exact(12), rate: Figure("91%", Decimal(91))}),
        town("绿水乡", others={calls: Figure("30余", Decimal(30), "余")}),
        town("红石镇", others={OtherKey(publicity, "乡音广播", "小时"): exact(5)}),
    )["其他指标"]
    found = [[cell for cell in row if cell is not None] for row in rows(sheet)]
    assert [publicity, "乡音广播", "次", "不少于42", 2, 21] in found
    assert [publicity, "知晓率", "%", "—", 1, 91] in found
    assert [publicity, "乡音广播", "小时", 5, 1, 5] in found
    assert ["青山镇", "乡音广播", "次", 12] in found
    assert ["绿水乡", "乡音广播", "次", "30余"] in found
    assert [row[0] for row in found if row[1:2] == ["乡音广播"]].count("红石镇") == 1
