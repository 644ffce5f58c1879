"""The official form: 主送, 版头 and 版记 of what is submitted upwards, and the annex that is not published."""

import pytest

from generator.compose import compose
from generator.facts.facts import Facts
from generator.report.outline import Annex, Head, Imprint, Run
from generator.settings import Wording

TOWN = {"year": 2025, "town": "青山镇", "superior": "县委、县政府", "signed_on": "2026-01-15"}
ISSUED = {
    "document_number": "青政〔2026〕5号",
    "signer": "周正",
    "copied_to": ["县委全面依法治县委员会办公室", "县司法局"],
    "printed_by": "青山镇党政办公室",
    "printed_on": "2026-01-20",
}


def composed(wording=None, topics=None, **basic):
    return compose(Facts.parse(dict(basic=TOWN | basic, **(topics or {}))), wording or Wording()).report


def lines(report, role):
    return [block.text for block in report.blocks if getattr(block, "role", "") == role]


def test_without_a_number_a_report_is_a_draft_for_approval_that_nobody_has_signed():
    report = composed(**{key: value for key, value in ISSUED.items() if key != "document_number"})
    assert report.head == Head(status="送审稿")
    assert report.imprint == Imprint()
    assert "周正" not in report.to_text()


def test_an_issued_report_has_its_mark_number_signer_and_imprint():
    report = composed(**ISSUED)
    assert report.head == Head(("青山镇人民政府文件",), "青政〔2026〕5号", ("周正",))
    assert report.imprint == Imprint("县委全面依法治县委员会办公室，县司法局。", "青山镇党政办公室", "2026年1月20日")
    assert report.sealed


def test_a_joint_issue_has_both_names_on_mark_title_and_signature_and_both_organs_as_recipients():
    report = composed(**ISSUED | {"joint": "是", "signer": "周正、李明"})
    both = ("中共青山镇委员会", "青山镇人民政府")
    assert report.head == Head(both, "青政〔2026〕5号", ("周正", "李明"))
    assert lines(report, "title")[:2] == list(both)
    assert lines(report, "signature") == list(both)
    assert lines(report, "recipient") == ["县委、县政府："]


def test_a_subdistricts_joint_issue_speaks_of_its_working_committee():
    report = composed(**ISSUED | {"town": "东关街道", "superior": "区委、区政府", "joint": "是"})
    assert report.head.marks == ("中共东关街道工作委员会", "东关街道办事处")
    assert lines(report, "signature") == ["中共东关街道工作委员会", "东关街道办事处"]
    assert lines(report, "recipient") == ["区委、区政府："]


@pytest.mark.parametrize(
    ("wording", "basic", "printed"),
    [
        (Wording(), {}, ["县政府："]),
        (Wording(joint=True), {}, ["县委、县政府："]),
        (Wording(joint=True, recipients_joint="，"), {}, ["县委，县政府："]),
        (Wording(), {"superior": "新区党工委、管委会"}, ["管委会："]),
        (Wording(), {"superior": "待补"}, []),
        (Wording(recipients=("县人民政府",)), {}, ["县人民政府："]),
        (Wording(recipients=("县人民政府",)), {"recipients": ["县委", "县政府"]}, ["县委、县政府："]),
        (Wording(recipients=("县人民政府",)), {"recipients": "不适用"}, []),
        (Wording(), {"recipients": "待补"}, ["【待补：主送机关】："]),
    ],
)
def test_recipients_are_the_facts_else_the_countys_else_the_superiors_that_fit(wording, basic, printed):
    assert lines(composed(wording, **basic), "recipient") == printed


def test_a_county_may_decide_on_joint_issue_title_and_seal():
    report = composed(Wording(joint=True, title_style="…法治政府建设年度报告", sealed=False))
    assert lines(report, "title") == ["中共青山镇委员会", "青山镇人民政府", "2025年度法治政府建设年度报告"]
    assert not report.sealed
    assert lines(composed(Wording(joint=True), joint="否"), "signature") == ["青山镇人民政府"]


# --- Figures that are not for the public -----------------------------------------------------------------------------

PETITIONS = {"disputes": {"searches": "5", "county_batches": "3", "beijing_batches": "0", "corrected": "待补"}}
COLUMNS = ("序号", "指标", "单位", "本年", "填报科室")


def test_figures_not_for_the_public_stand_in_an_annex_and_the_text_names_it():
    report = composed(topics=PETITIONS)
    (annex,) = report.annexes
    assert (annex.label, annex.title) == ("附件", "2025年度不公开数据表")
    table, gap, _ = annex.blocks
    assert [row[:5] for row in table.rows[1:]] == [
        ("1", "社区矫正在册人数", "人", "待补", "司法所"),
        ("2", "到县上访批次", "批", "3", "信访办"),
        ("3", "进京上访批次", "批", "0", "信访办"),
    ]
    assert gap.text == "还缺：【待补：社区矫正在册人数】。"
    assert report.pending()[-1].text == "【待补：社区矫正在册人数】"
    assert lines(report, "attachment") == ["附件：2025年度不公开数据表"]
    assert "上访" not in "".join(block.text for block in report.blocks)


def test_the_annex_is_numbered_behind_the_towns_own_attachments():
    report = composed(topics=PETITIONS | {"other": {"attachments": ["权责事项目录"]}})
    assert lines(report, "attachment") == ["附件：1. 权责事项目录", "2. 2025年度不公开数据表"]
    assert report.annexes[0].label == "附件2"


def test_where_none_of_it_occurred_there_is_no_annex():
    report = composed(topics={"disputes": {"beijing_batches": "0", "mass": "0"}})
    assert report.annexes == ()
    assert lines(report, "attachment") == []


def test_a_county_may_want_them_in_the_text_or_nowhere_and_call_the_office_by_another_name():
    in_text = composed(Wording(restricted="正文"), topics=PETITIONS)
    assert "到县上访3批" in in_text.to_text()
    assert in_text.annexes == ()
    nowhere = composed(Wording(restricted="不写"), topics=PETITIONS)
    assert "上访" not in nowhere.to_text()
    renamed = composed(Wording(offices=(("信访办", "信访接待室"),)), topics=PETITIONS)
    assert renamed.annexes[0].blocks[0].rows[2][4] == "信访接待室"


@pytest.mark.parametrize("choice", ["附表", "正文", "不写"])
def test_the_text_for_the_public_never_has_them_whatever_facts_and_county_say(choice):
    wording = Wording(restricted=choice, for_the_public=True)
    for basic in ({}, {"restricted": "写入正文"}):
        report = composed(wording, topics=PETITIONS, **basic)
        assert report.annexes == ()
        assert "上访" not in report.to_text()
        assert "社区矫正" not in report.to_text()


def test_a_gap_of_the_annex_names_its_field():
    (annex,) = composed(topics={"disputes": {"corrected": "待补"}}).annexes
    assert isinstance(annex, Annex)
    assert annex.blocks[1].runs[1] == Run("【待补：社区矫正在册人数】", "pending", ("disputes.corrected",))
