"""How sure a stranger's figure is of its field: one with another role than the field's is a guess, never 规则."""

import pytest
from taken import report

from generator.taking.taking import take


def certainties(folder, sentence):
    """How sure each figure of a sentence is, by value and field; others and entries of lists are left out."""
    taken = take(report(folder, sentence))
    return {(one.value, one.path): one.certainty for one in taken.proposals if isinstance(one.value, str)}


def sure(folder, sentence):
    """The fields and values that are no guesses."""
    told = certainties(folder, sentence)
    return {(path, value) for (value, path), certainty in told.items() if certainty != "疑似"} - {
        ("basic.year", "2025"),
        ("basic.town", "青山镇"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "信访事项中仍在办理的2件。",  # the rest
        "尚未办结的信访事项3件。",
        "排查矛盾纠纷90件，其余纠纷12件正在化解。",
        "应办信访事项97件。",  # due
        "计划举办法治讲座9次。",
        "上半年受理信访事项41件。",  # a part of the year
        "宪法宣传周期间发放宣传资料900份。",
        "自2019年以来累计受理行政调解310件。",  # more than the year
        "全县受理行政复议案件120件。",  # another body
        "柳树村调解委员会受理人民调解案件6件。",  # a village
        "每个村配备法治宣传栏2块。",  # for each
        "调解成功涉及金额10万元以上的案件。",  # a limit
        "收到败诉风险提示函12件。",  # another thing, named by the field's words
        "发出12件败诉风险提示函。",
        "收集社区居民提出的议题46个。",
        "新建的2个村的文化墙投入使用。",
        "登记流动人口4300人。",
        "开展普法宣传4场、义诊活动26场。",  # words of the figure before
        "习近平法治思想列入培训计划，组织集中学习21次。",  # of an earlier clause
        "推行包案化解机制，班子成员认领信访事项13件。",
        "开展普法活动40场次，其中模拟法庭8场次；模拟法庭又在机关办5场次、在企业办3场次。",  # parts of a part
        "评查行政处罚案卷60宗，合格57宗，合格率95%。",  # words of a draft, of other things
        "受理信访事项97件，结转下年8件。",
        "3个中队均已配备执法记录仪。",
        "投入15.6万元更新宣传栏。",
        "未发生行政检查投诉。",
    ],
)
def test_a_figure_of_another_role_is_a_guess_at_most(tmp_path, sentence):
    told = sure(tmp_path, sentence)
    assert not told & WRONG, told


WRONG = {
    ("disputes.petitions", "2"), ("disputes.petitions", "3"), ("disputes.petitions_in_time", "2"),
    ("disputes.petitions_in_time", "3"), ("disputes.found", "12"), ("disputes.resolved", "12"),
    ("disputes.petitions", "97.0"), ("study.talks", "9"), ("disputes.petitions", "41"), ("publicity.materials", "900"),
    ("disputes.administrative", "310"), ("oversight.reviews", "120"), ("disputes.mediated", "6"),
    ("publicity.boards", "2"), ("disputes.sum_at_stake", "10"), ("oversight.lost", "12"), ("basic.communities", "46"),
    ("basic.villages", "2"), ("basic.population", "4300"), ("publicity.events", "26"), ("study.xi_thought", "21"),
    ("disputes.petitions_settled", "13"), ("publicity.events.机关", "5"), ("publicity.events.企业", "3"),
    ("study.pass_rate", "95%"), ("study.exam_passed", "57"), ("disclosure.carried_out", "8"),
    ("governance.covenants", "3"), ("service.investment", "15.6"), ("enforcement.inspections", "0"),
}  # fmt: skip
