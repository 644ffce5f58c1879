"""其他指标 agree with the figures that they say they are part, share or change of."""

import pytest

from generator.facts.facts import Facts
from generator.facts.judging.demands import demands
from generator.facts.judging.last_year import compare
from generator.facts.judging.relations import judge


def town(*others, year=2025, mediators="30", mediated="200"):
    names = ("name", "value", "unit", "link", "of", "place")
    entries = [dict(zip(names, entry, strict=False)) for entry in others]
    disputes = {"mediators": mediators, "mediated": mediated, "others": entries}
    return Facts.parse({"basic": {"year": str(year), "town": "青山镇"}, "disputes": disputes})


TOO_MANY = "“女调解员”（31名）是“人民调解员人数”（30）当中的，不应比它多"


def told(facts):
    return [one.what for one in judge(facts) if "关联指标" in one.title]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (("女调解员", "12", "名", "其中", "人民调解员人数"), ""),
        (("女调解员", "31", "名", "其中", "人民调解员人数"), TOO_MANY),
        (("女调解员", "约30", "名", "其中", "人民调解员人数"), ""),
        (("女调解员", "31", "名"), ""),
        (("人均调解率", "15", "%", "占", "人民调解员人数／人民调解受理件数"), ""),
        (
            ("人均调解率", "16", "%", "占", "人民调解员人数／人民调解受理件数"),
            "“人均调解率”填的是16%，按“人民调解员人数／人民调解受理件数”（30、200）算不出这个比例",
        ),
        (("女调解员", "40", "%", "占", "人民调解员人数"), ""),
    ],
)
def test_a_part_is_at_most_its_whole_and_a_share_is_the_ratio_of_both(entry, what):
    assert told(town(entry)) == ([what] if what else [])


def test_a_part_may_be_of_another_other_figure():
    found = told(town(("夜校", "12", "场"), ("村干部授课", "13", "场", "其中", "夜校")))
    assert found == ["“村干部授课”（13场）是“夜校”（12）当中的，不应比它多"]


@pytest.mark.parametrize(("value", "wrong"), [("20", False), ("25", True)])
def test_a_change_is_the_one_between_the_two_years(value, wrong):
    now = town(("同比下降", value, "%", "同比", "人民调解受理件数"), mediated="160")
    last_year = town(year=2024, mediated="200")
    found = [one.what for one in compare(now, last_year) if "与上年不符" in one.title]
    assert found == ([f"“同比下降”填的是{value}%，按“人民调解受理件数”本年160、上年200算不出这个比例"] if wrong else [])


@pytest.mark.parametrize(
    ("entry", "path", "what"),
    [
        (("女调解员", "12", "名", "其中"), "of", "写了关联“其中”，没有写“关联指标”"),
        (("女调解员", "12", "名", "其中", "调解员"), "of", "“关联指标”写的“调解员”找不到"),
        (("受理量", "12", "%", "同比", "人民调解受理件数"), "name", "“受理量”没有说是增是减"),
        (("女调解员", "12", "名", None, None, "人民调解员人数"), "", ""),
        (("女调解员", "12", "名", None, None, "调解"), "place", "“位置”写的“调解”找不到"),
    ],
)
def test_a_link_leads_somewhere_and_says_enough(entry, path, what):
    found = [(one.path, one.what) for one in demands(town(entry)) if ".others." in one.path]
    assert found == ([(f"disputes.others.0.{path}", what)] if what else [])
