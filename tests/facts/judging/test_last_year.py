"""This year beside last year: what jumps, what was copied, what became of the shortcomings."""

import pytest

from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields
from generator.facts.judging.last_year import COPIED, JUMPED, compare, confirmable, follow_ups, misfit, planned
from generator.facts.judging.relations import RELATIONS
from generator.facts.topics.closing_topics import FollowUp
from generator.sources.facts_file import examine
from generator.sources.spots import FileLine

YEARLY = [
    path
    for path, field in fields().items()
    if field.kind == "number" and field.basis == "本年数" and field.disclosure == "可公开"
]


def facts(values=(), year="2025", town="青山镇", **topics) -> Facts:
    given = {"basic": {"year": year, "town": town}, **topics}
    for path, value in dict(values).items():
        topic, field = path.split(".")
        given.setdefault(topic, {})[field] = value
    return Facts.parse(given)


def asked(now, before):
    return compare(facts(now), facts(before, "2024"))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("101", "20", "（101份）多于上年的五倍（上年20份）"),
        ("5000余", "900", "（5000余份）多于上年的五倍（上年900份）"),
        ("1.3万", "130", "（1.3万份）多于上年的五倍（上年130份）"),
        ("20", "0", "（20份）多于上年的五倍（上年0份）"),
        ("19", "100", "（19份）不到上年的五分之一（上年100份）"),
        ("0", "20", "（0份）不到上年的五分之一（上年20份）"),
        ("近20", "100余", "（近20份）不到上年的五分之一（上年100余份）"),
    ],
)
def test_a_figure_that_jumps_is_to_be_confirmed(now, before, said):
    (question,) = asked({"publicity.materials": now}, {"publicity.materials": before})
    assert question.what == f"“宣传资料份数”{said}"
    assert question.title == f"宣传资料份数{JUMPED}"
    assert (
        FileLine().fault(question.what, question.todo).todo.endswith(f"在“已确认”下写一行“宣传资料份数{JUMPED}: 原因”")
    )
    assert question.paths == ("publicity.materials",) and question.confirmable


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("100", "20"), ("20", "100"), ("19", "1"), ("0", "19"), ("近101", "20"), ("约105", "20"), ("100余", "20余"),
        ("待补", "20"), ("不适用", "500"), (None, "500"), ("500", None), ("500", "待补"), ("500", "不少于20"),
    ],
)  # fmt: skip
def test_a_figure_that_need_not_have_jumped_is_left_alone(now, before):
    assert asked({"publicity.materials": now}, {"publicity.materials": before}) == ()


def test_totals_and_stocks_jump_too_but_not_how_often():
    now, before = {"合计": "120", "学校": "3"}, {"学校": "10", "企业": "10", "分项完整": "是"}
    (question,) = asked({"publicity.events": now}, {"publicity.events": before})
    assert question.title == f"普法活动{JUMPED}" and "（120场次）" in question.what and "上年20场次" in question.what
    assert len(asked({"basic.population": "4.2万"}, {"basic.population": "4200"})) == 1
    assert asked({"study.pre_meeting": "每月1次"}, {"study.pre_meeting": "200"}) == ()


def years(same, different, **more):
    """Two years with so many figures alike and so many not."""
    chosen = YEARLY[: same + different]
    now = {path: str(10 + number) for number, path in enumerate(chosen)}
    before = {path: value if number < same else str(int(value) + 1) for number, (path, value) in enumerate(now.items())}
    return now | more, before | more


@pytest.mark.parametrize(("same", "different", "copied"), [(6, 4, True), (5, 4, False), (5, 0, True), (4, 0, False)])
def test_figures_that_are_mostly_last_years_ask_one_question(same, different, copied):
    assert [question.title for question in asked(*years(same, different))] == [COPIED] * copied


def test_copied_figures_are_named():
    (question,) = asked(*years(6, 4))
    titles = "、".join(f"“{fields()[path].title}”" for path in YEARLY[:6])
    assert question.what == f"两年都填了的10个年度数字，有6个与上年相同：{titles}"
    assert question.paths == tuple(YEARLY[:6]) and question.confirmable
    (many,) = asked(*years(20, 0))
    assert many.what.endswith("等") and len(many.paths) == 20


def test_what_stands_at_the_years_end_and_what_did_not_occur_twice_is_not_copied():
    stock = {path: "7" for path, field in fields().items() if field.kind == "number" and field.basis == "年末数"}
    assert asked(stock, stock) == ()
    none = dict.fromkeys(YEARLY[:30], "0")
    assert asked(none, none) == ()
    approximate = dict.fromkeys(YEARLY[:6], "100余")
    assert [question.title for question in asked(approximate, approximate)] == [COPIED]
    assert asked(approximate, dict.fromkeys(YEARLY[:6], "100")) == ()


def test_the_keys_are_one_for_each_figure_one_for_copies_and_those_of_the_relations():
    keys = confirmable()
    assert len(keys) == len(set(keys))
    assert {relation.title for relation in RELATIONS if relation.confirmable} < set(keys)
    assert {COPIED, f"罚没款{JUMPED}", f"普法活动{JUMPED}"} < set(keys)


@pytest.mark.parametrize(
    ("year", "town", "said"),
    [
        ("2024", "青山镇", None),
        ("2024", "青山乡", None),
        ("2024", "青山街道", None),
        ("2023", "青山镇", "这是2023年度的填报文件，对照要用2024年度的"),
        ("2025", "青山镇", "这是2025年度的填报文件，对照要用2024年度的"),
        ("2024", "绿水镇", "这是“绿水镇”的填报文件，本年填的是“青山镇”"),
    ],
)
def test_only_the_year_before_of_the_same_town_will_do(year, town, said):
    found = misfit(facts(), facts(year=year, town=town))
    assert (found and found[0]) == said


BEFORE = {
    "shortcomings": {
        "entries": [
            {"problem": "甲不足", "remedy": "补甲。"},
            {"problem": "待补", "remedy": "补乙"},
            {"problem": "丙不足"},
        ]
    },
    "arrangements": {
        "entries": [
            {"heading": "安排一", "content": "办好甲", "answers": "1"},
            {"heading": "安排二", "answers": "1、3"},
            {"heading": "安排三", "content": "别的"},
        ]
    },
}


def test_last_years_shortcomings_are_proposed_with_what_was_planned():
    before = facts(year="2024", **BEFORE)
    assert follow_ups(before) == (
        {"上年问题": "甲不足", "采取的措施": "待补", "整改结果": "待补"},
        {"上年问题": "丙不足", "采取的措施": "待补", "整改结果": "待补"},
    )
    assert planned(before) == ("补甲；办好甲；安排二", "安排二")
    assert follow_ups(facts()) == planned(facts()) == ()


def test_what_is_proposed_can_be_typed_into_the_list():
    names = {declared.title: name for name, declared in declarations(FollowUp).items()}
    entries = [{names[title]: text for title, text in entry.items()} for entry in follow_ups(facts(**BEFORE))]
    assert facts(follow_ups={"entries": entries}).follow_ups.entries[0].problem == "甲不足"


# --- the file beside the file -----------------------------------------------------------------------------------------

TEXT = """\
基本信息:
  年度: {year}
  乡镇名称: {town}
普法宣传:
  宣传资料份数: {materials}
不足和原因:
  - 问题: 甲
    原因: 乙
  - 问题: 丙
    原因: 丁
下一年度安排:
  - 安排标题: 戊
    安排内容: 己
    对应问题: 1、2
"""


@pytest.fixture
def files(tmp_path):
    """Two facts files, this year's and last year's."""

    def write(more="", before_more="", **before):
        now, last = tmp_path / "2025.yaml", tmp_path / "2024.yaml"
        now.write_text(TEXT.format(year=2025, town="青山镇", materials=5000) + more, encoding="utf-8")
        given = {"year": 2024, "town": "青山镇", "materials": 500} | before
        last.write_text(TEXT.format(**given) + before_more, encoding="utf-8")
        return now, last

    return write


def test_a_file_is_examined_beside_last_years(files):
    now, last = files()
    assert examine(now).to_confirm == ()
    (question,) = examine(now, last).to_confirm
    assert (question.line, question.file, question.place) == (5, str(now), "普法宣传 › 宣传资料份数")
    assert "多于上年的五倍（上年500份）" in question.what
    assert examine(now, last).facts == examine(now).facts


def test_a_reason_confirms_it_and_stands_without_last_years_file_too(files):
    now, last = files(f"已确认:\n  宣传资料份数{JUMPED}: 换届宣传\n  {COPIED}: 逐项核实\n")
    examined = examine(now, last)
    assert (examined.faults, examined.to_confirm) == ((), ())
    assert [str(one) for one in examined.confirmed] == [f"宣传资料份数{JUMPED}：换届宣传"]
    assert examine(now).faults == examine(now).confirmed == ()


def test_a_key_that_names_no_figure_is_refused(files):
    now, _ = files(f"已确认:\n  宣传资料{JUMPED}: 换届宣传\n")
    (fault,) = examine(now).faults
    assert f"没有“宣传资料{JUMPED}”这一项" in fault.what and f"宣传资料份数{JUMPED}" in fault.todo


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({"year": 2023}, "2023年度的填报文件"),
        ({"town": "绿水镇"}, "“绿水镇”的填报文件"),
        ({"year": "1999"}, "不是可以报告的年度"),
    ],
)
def test_the_wrong_file_beside_it_is_a_fault_of_that_file(files, before, said):
    now, last = files(**before)
    examined = examine(now, last)
    assert [(said in fault.what, fault.file) for fault in examined.faults[:1]] == [(True, str(last))]
    assert examined.to_confirm == () and examined.facts is not None


def test_other_faults_of_last_years_file_do_not_matter_any_more(files):
    now, last = files(before_more="学法:\n  没有的项目: 3\n  法治培训场次: 三五次\n")
    assert examine(last).faults
    assert examine(now, last).faults == ()
    assert len(examine(now, last).to_confirm) == 1


def test_a_fault_in_this_years_figure_is_told_once(files):
    now, last = files()
    now.write_text(now.read_text(encoding="utf-8").replace("5000", "五千几"), encoding="utf-8")
    examined = examine(now, last)
    assert len(examined.faults) == 1 and examined.to_confirm == ()
