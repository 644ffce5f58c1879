"""Kinds of faults that editors of other sets wrote: for each a passage with the fault, and the same without it."""

import pytest

from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.reading import read_text


def findings(text: str) -> set[tuple[str, str]]:
    report = CheckedReport(read_text(f"关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n{text}"))
    return {(one.rule, one.severity) for one in check(report) if one.rule.startswith("FZ3")}


@pytest.mark.parametrize(
    ("text", "right", "wrong", "rule"),
    [
        # the total is the one that the words before 里 or 按…分 name, and none that is not counted
        ("核定编制24名，实有21人，空编3名。实有人员里，持证的17人，未持证的4人。", "4人", "6人", "FZ301"),
        ("立案95件，移送5件不计在内。立案案件按领域分，市容52件、环保26件、其他17件。", "26件", "28件", "FZ301"),
        ("查处违停上半年118起，加上下半年的147起，全年达到265起。", "265起", "256起", "FZ304"),
        # parts of what was told stand between, and the balance goes on
        ("上年结转的纠纷8件。新摸排131件；化解127件，其中村级104件。余下12件转入下年。", "12件", "14件", "FZ328"),
        ("办理公证84件，继承36件，委托27件，声明13件，其余8件为学历等。", "其余8件", "其余9件", "FZ301"),
        ("对印发的21件文件逐件评估，继续有效14件，修改3件，废止4件。", "14件", "16件", "FZ301"),
        # some of all, a half of the year, a later stage
        ("全年实施检查240次。全部检查中涉及企业的146次。", "146次", "264次", "FZ309"),
        ("上半年，综合执法队办理简易程序案件36件。\n全年简易程序案件49件。", "36件", "56件", "FZ309"),
        ("组织学法考试，应考88人，缺考2人，实考86人，合格85人。", "85人", "88人", "FZ309"),
        ("作出处罚决定73件，当事人不服的12人，申请复议9人。", "9人", "14人", "FZ309"),
        ("征收应付补偿款512万元，年底前付出497万元。", "497万元", "521万元", "FZ309"),
        # digits of a rate in another order, whatever the rate is called
        ("受理事项9365件，其中网上受理7842件，网办率83.7%。", "83.7%", "87.3%", "FZ305"),
        ("登记参选2184人，实际参加投票的1965人，参选率90.0%。", "90.0%", "92.0%", "FZ305"),
        ("受理量由1380件增至1587件，增长15%。", "15%", "13%", "FZ330"),
    ],
)  # fmt: skip
def test_the_fault_is_found_and_the_passage_without_it_has_none(text, right, wrong, rule):
    assert text.count(right) == 1
    assert not {one for one in findings(text) if one[1] != "参考"}
    assert rule in {found for found, _ in findings(text.replace(right, wrong))}


@pytest.mark.parametrize(
    "text",
    [
        "邻里、土地、婚姻三类纠纷为主，排查143件，化解138件。",
        "全年培训240人次。全部课程中涉及企业的246课时由律师讲授。",
        "上半年，执法队检查企业56家次。全年检查工地49家次。",
        "受理复议申请7件。维持4件，撤销1件，上年结转的驳回5件。",
        "年初有上年结转的纠纷8件，其中土地类5件、邻里类3件。本年新摸排131件，化解127件，余下12件转入下年。",
        "参加考试86人，合格85人，另有补考合格2人。",
        "全年办结工单1298件，回访覆盖电话、上门两种方式，共回访1326人次。",
    ],
)
def test_what_only_looks_like_such_a_fault_has_no_alarm(text):
    assert not {one for one in findings(text) if one[1] != "参考"}
