"""What a clerk types, and how it is understood."""

import re
from decimal import Decimal

import pytest

from generator.facts.facts import declaration_at, fields, topics
from generator.facts.judging.gaps import FOLLOWS
from generator.facts.values.quantity import Quantity
from generator.interview.understanding import understand

BY_TITLE = {declared.title: declared for declared in fields().values()}


@pytest.mark.parametrize(
    ("title", "typed", "value", "echo"),
    [
        ("宣传资料份数", "5000余", "5000余", "5000余份"),
        ("宣传资料份数", "５０００余份", "５０００余份", "5000余份"),
        ("宣传资料份数", "两千", "两千", "2000份"),
        ("宣传资料份数", "无", "0", "0份（没有发生）"),
        ("宣传资料份数", "/", "不适用", "不适用"),
        ("宣传资料份数", "待补", "待补", "待补"),
        ("拆除违法建筑面积", "约380平方米", "约380平方米", "约380平方米"),
        ("便民服务中心投入", "0.5万元", "0.5万元", "0.5万元"),
        ("便民服务中心投入", "5000元", "5000元", "0.5万元"),
        ("会前学法次数", "每月1次", "每月1次", "每月1次"),
        ("配有法律顾问的村（社区）个数", "全覆盖", "26", "26个"),
        ("法治副校长人数", "无", "不适用", "不适用"),
        ("行政诉讼案件数", "没有", "0", "0件（没有发生）"),
        ("行政诉讼案件数", "否", "0", "0件（没有发生）"),
        ("建有综治中心", "ｙ", "是", "是"),
        ("建有综治中心", "n", "否", "否"),
        ("成文日期", "2026年1月15日", "2026-01-15", "2026年1月15日"),
        ("牵头机构负责人", "3", "书记、镇长共同", "书记、镇长共同"),
        ("牵头机构负责人", "２", "镇长", "镇长"),
        ("标题样式", "工作", "关于…法治政府建设工作情况的报告", "关于…法治政府建设工作情况的报告"),
        ("普法主题活动", "1 2", ["宪法宣传周", "民法典宣传月"], "宪法宣传周、民法典宣传月"),
        ("普法主题活动", "1、送法下乡", ["宪法宣传周", "送法下乡"], "宪法宣传周、送法下乡"),
        ("普法主题活动", "甲\n乙", ["甲", "乙"], "甲、乙"),
        ("普法活动", "22", "22", "22场次"),
        ("普法活动", "22，其中学校5、企业3", {"合计": "22", "学校": "5", "企业": "3"}, "22场次（学校5、企业3）"),
        ("普法活动", "合计8 学校5 企业3", {"合计": "8", "学校": "5", "企业": "3"}, "8场次（学校5、企业3）"),
        ("普法活动", "1,200", "1,200", "1200场次"),
        (
            "合法性审查件数",
            "20，其中村规民约7、合同约5",
            {"合计": "20", "合同": "约5", "村规民约": "7"},
            "20件（合同约5、村规民约7）",
        ),
        (
            "安全隐患整改条数",
            "36 危险化学品和烟花爆竹3 危险化学品5",
            {"合计": "36", "危险化学品": "5", "危险化学品和烟花爆竹": "3"},
            "36条（危险化学品5、危险化学品和烟花爆竹3）",
        ),
        ("政务服务满意率", "98", "98", "98%"),
    ],
)
def test_what_is_typed_is_understood(title, typed, value, echo):
    meant = understand(BY_TITLE[title], typed, Quantity(Decimal(26)))
    assert (meant.value, meant.echo) == (value, echo)


@pytest.mark.parametrize(
    ("title", "typed", "why"),
    [
        ("宣传资料份数", "若干", "不是数"),
        ("宣传资料份数", "多次", "不是数"),
        ("宣传资料份数", "5000件", "单位应为“份”"),
        ("宣传资料份数", "全覆盖", "要填数字"),
        ("行政诉讼案件数", "有", "有的请填件数"),
        ("普法活动", "学校5、企业3", "还缺合计，请把合计也写上，如“合计8，学校5、企业3”"),
        ("安全隐患整改条数", "其中：消防36条", "还缺合计，请把合计也写上，如“合计36，消防36”"),
        ("普法活动", "每季度一次", "“每季度一次”是多久一次，这里要全年一共多少，全年没有落下的，填4"),
        ("涉企行政检查次数", "每月两次", "全年没有落下的，填24"),
        ("走访企业家次", "每周一家次", "全年没有落下的，填52"),
        ("普法活动", "22，其中操场5", "看不出是哪一分项"),
        ("普法活动", "22、学校5、学校6", "写了两次"),
        ("牵头机构负责人", "9", "不在可选范围内"),
        ("普法主题活动", "99", "没有第99项"),
        ("成文日期", "明天", "不是日期"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(title, typed, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        understand(BY_TITLE[title], typed, Quantity(Decimal(26)))


def test_everywhere_is_refused_while_the_villages_are_not_known():
    with pytest.raises(ValueError, match="行政村、社区的个数还没有填全"):
        understand(BY_TITLE["配有法律顾问的村（社区）个数"], "全覆盖", None)


def test_a_gate_asks_whether_there_was_any_and_opens_something():
    opened = {cause for causes in FOLLOWS.values() for cause in causes}
    gates = {path for path, declared in fields().items() if declared.gate and declared.item is None}
    assert gates
    for path in gates - {"oversight.reviews"}:
        assert path in opened, path
    for path in gates:
        assert re.fullmatch("今年有没有.+？", fields()[path].gate)
        assert fields()[path].kind in ("number", "breakdown")
        assert fields()[path].none_means == "0"


def test_what_needs_no_asking_is_in_the_vocabulary():
    for path, causes in FOLLOWS.items():
        for one in (path, *causes):
            assert one in fields(), one


def test_what_stays_is_no_figure_of_the_year():
    for path, declared in fields().items():
        if declared.stays:
            assert declared.basis in ("", "年末数"), path


def test_common_entries_are_read_back_one_by_one():
    for path, declared in fields().items():
        if declared.common:
            assert declared.kind == "texts", path
            assert declared.parse("、".join(declared.common)) == declared.common, path
            assert len(set(declared.common)) == len(declared.common)


def test_every_topic_is_asked_in_its_own_words():
    assert all(declaration_at(path).title for path in fields())
    assert all(topic.title for topic in topics().values())
