"""What an official report must not say, each with what to write instead; and what is told as a hint at most."""

from datetime import date

import pytest
from running import facts_file

from generator.errors import InputFault
from generator.facts.facts import Facts
from generator.facts.judging.formalities import ahead_of, doubts, objections
from generator.sources.facts_file import examine, read_facts


def town(topics=None, **basic):
    given = {"year": 2025, "town": "青山镇", "superior": "县委、县政府", **basic}
    return Facts.parse(dict(basic=given, **(topics or {})))


def told(found):
    return [f"{one.what}。{one.todo}" for one in found]


def only(found):
    (one,) = told(found)
    return one


@pytest.mark.parametrize("name", ["县委王书记", "县委书记", "张县长", "县政府主要领导", "县司法局局长", "李四同志"])
def test_a_person_is_no_recipient(name):
    said = only(objections(town(recipients=[name])))
    assert f"主送机关“{name}”是个人" in said
    assert "请写机关，如“县委、县政府”" in said


@pytest.mark.parametrize(
    ("superior", "name"),
    [
        ("县委、县政府", "市委、市政府"),
        ("县委、县政府", "平顶山市人民政府"),
        ("市委、市政府", "省司法厅"),
        ("区委、区政府", "市人民政府"),
        ("新区党工委、管委会", "市委"),
        ("县委、县政府", "自治州人民政府"),
        ("旗委、旗政府", "自治区党委"),
        ("县委、县政府", "国务院"),
    ],
)
def test_a_recipient_above_the_named_superior_is_refused(superior, name):
    said = only(objections(town(superior=superior, recipients=[name])))
    assert f"高于上级党委政府“{superior}”" in said
    assert f"请改成“{superior}”" in said


@pytest.mark.parametrize(
    ("superior", "names"),
    [
        ("县委、县政府", ["县委", "县政府"]),
        ("县委、县政府", ["中共平顶山市宝丰县委员会，平顶山市宝丰县人民政府"]),
        ("市委、市政府", ["市委", "市政府"]),
        ("区委、区政府", ["重庆市武隆区人民政府"]),
        ("区委、区政府", ["新市区人民政府"]),
        ("县委、县政府", ["自治县人民政府"]),
        ("待补", ["市委"]),
        ("新区党工委、管委会", ["新区党工委", "新区管委会"]),
    ],
)
def test_the_superior_in_its_own_words_is_accepted(superior, names):
    assert told(objections(town(superior=superior, recipients=names))) == []


def test_a_report_does_not_go_downwards():
    assert "是下级" in only(objections(town(recipients=["各村民委员会"])))


@pytest.mark.parametrize(
    "name",
    [
        "各村（社区）",
        "柳河村",
        "各村委会",
        "石桥社区",
        "柳河村民委员会",
        "巴彦嘎查",
        "镇直各单位",
        "各站所",
        "石桥社区居委会",
    ],
)
def test_no_copy_goes_to_villages_and_offices_below(name):
    said = only(objections(town(copied_to=[name])))
    assert f"抄送机关“{name}”是下级" in said
    assert "请删去" in said


@pytest.mark.parametrize(
    "name", ["县委全面依法治县委员会办公室", "县乡村振兴局", "县农业农村局", "县社区矫正管理局", "县人大常委会"]
)
def test_copies_to_the_countys_bodies_are_accepted(name):
    assert told(objections(town(copied_to=[name]))) == []


@pytest.mark.parametrize(
    ("given", "faults", "right"),
    [
        ("清政[2026]5号", "年份没有用六角括号〔〕", "清政〔2026〕5号"),
        ("清政（2026）5号", "年份没有用六角括号〔〕", "清政〔2026〕5号"),
        ("清政2026年5号", "年份没有用六角括号〔〕", "清政〔2026〕5号"),
        ("清政〔2026〕第5号", "有“第”字", "清政〔2026〕5号"),
        ("清政〔2026〕05号", "序号前有0", "清政〔2026〕5号"),
        ("清政【2026】第01号", "年份没有用六角括号〔〕、有“第”字、序号前有0", "清政〔2026〕1号"),
        ("清政〔26〕5号", "年份不是四位", "清政〔2026〕5号"),
        ("清政〔2026〕5", "没有“号”字", "清政〔2026〕5号"),
        ("清政〔２０２６〕５号", "有空格或全角数字", "清政〔2026〕5号"),
    ],
)
def test_a_document_number_is_corrected_in_the_message(given, faults, right):
    said = only(objections(town(document_number=given)))
    assert faults in said
    assert f"请写成“{right}”" in said


@pytest.mark.parametrize(
    ("given", "what"), [("〔2026〕5号", "没有发文机关代字"), ("五号", "不像发文字号"), ("清政〔2026〕", "不像发文字号")]
)
def test_what_is_no_document_number_is_told_with_an_example(given, what):
    said = only(objections(town(document_number=given)))
    assert what in said
    assert "商政〔2026〕5号" in said


def test_a_document_number_as_the_standard_has_it_is_accepted():
    assert told(objections(town(document_number="将镛委〔2025〕15号"))) == []


def in_words(text):
    return {"other": {"matters": text}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("以上报告妥否，请批示", "“妥否”"),
        ("妥善解决经费，请批复", "“请批复”"),
        ("请县里尽快批复编制方案", "请县里尽快批复"),
        ("恳请拨付普法经费5万元", "“恳请拨付”"),
        ("恳请县司法局增加一名工作人员", "“恳请县司法局增加”"),
        ("执法装备不足，请予支持", "“请予支持”"),
        ("请予核拨执法经费", "“请予核拨”"),
    ],
)
def test_requests_are_refused_in_any_facts_text(text, said):
    for topics in (in_words(text), {"shortcomings": {"entries": [{"problem": "经费少", "shows": text}]}}):
        found = only(objections(town(topics)))
        assert said in found
        assert "另行文" in found


@pytest.mark.parametrize(
    "text",
    [
        "建议上级加强业务培训",
        "提请批准后实施村庄规划",
        "报请批复的事项均已办结",
        "办理申请批准事项12件",
        "争取上级资金支持",
        "有村民恳请镇里协调解决用水",
        "及时向上级请示、汇报",
        "邀请市里专家授课，批示件全部办结",
    ],
)
def test_what_is_no_request_of_the_town_is_accepted(text):
    assert told(objections(town(in_words(text)))) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("制定23年度计划", "2023年度"), ("《25年度法治建设要点》", "2025年度"), ("２５年度", "2025年度")],
)
def test_a_year_of_two_digits_is_corrected_in_the_message(text, right):
    assert f"请写成“{right}”" in only(objections(town(superior_plan=text)))


def test_a_year_of_two_digits_as_the_reports_own_is_corrected_in_the_message(tmp_path):
    path = facts_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("年度: 2025", "年度: 23年度"), encoding="utf-8")
    (fault,) = examine(path).faults
    assert (fault.place, fault.what, fault.todo) == ("基本信息 › 年度", "“23年度”的年份只写了两位", "请写成2023")


@pytest.mark.parametrize("text", ["制定2023年度计划", "近10年度", "推进25年规划", "连续12年度考核优秀"])
def test_other_years_are_accepted(text):
    assert told(objections(town(superior_plan=text))) == []


@pytest.mark.parametrize(
    ("signed", "refused"), [("2027-01-16", True), ("2027-01-15", False), ("2026-01-10", False), ("2025-12-20", False)]
)
def test_a_signing_date_more_than_a_year_ahead_is_refused(signed, refused):
    found = told(ahead_of(town(signed_on=signed), date(2026, 1, 15)))
    assert [f"成文日期{signed}在今天（2026-01-15）一年以后" in one for one in found] == [True] * refused


@pytest.mark.parametrize(("signed", "hinted"), [("2025-10-31", True), ("2025-11-01", False), ("2025-12-22", False)])
def test_a_signing_date_before_november_is_a_hint(signed, hinted):
    facts = town(signed_on=signed)
    assert told(objections(facts)) == []
    assert [("早于报告年度的11月" in one) for one in told(doubts(facts))] == [True] * hinted


@pytest.mark.parametrize("name", ["县委全面依法治县委员会办公室", "市委全面依法治市委员会", "县依法治县办"])
def test_a_coordinating_body_as_recipient_is_a_hint_at_most(name):
    facts = town(superior="市委、市政府", recipients=[name])
    assert told(objections(facts)) == []
    assert "抄送这个机构" in only(doubts(facts))


def test_a_joint_issue_to_the_government_alone_is_a_hint():
    assert "没有同时写上级党委和政府" in only(doubts(town(joint="是", recipients=["山丹县人民政府"])))
    for both in (["县委", "县政府"], ["中共山丹县委员会，山丹县人民政府"], ["新区党工委、管委会"], None):
        assert told(doubts(town(joint="是", recipients=both))) == []


def test_a_lawyers_name_behind_the_firms_is_a_hint():
    facts = town({"decision": {"law_firm": "宇博律师事务所底青律师"}})
    assert told(objections(facts)) == []
    assert "请只写律所全称" in only(doubts(facts))
    assert told(doubts(town({"decision": {"law_firm": "北京大成（郑州）律师事务所"}}))) == []


# --- As a person meets them: in a facts file, each with its line ------------------------------------------------------

FORM = """\
  主送机关: 县委王书记
  抄送机关: [县司法局, 柳河村]
  发文字号: 青政[2026]第01号
  统计截止日期: 2026-01-31
  上级部署文件: 《25年度要点》
"""


def test_all_of_them_are_told_at_once_with_line_and_place(tmp_path):
    path = facts_file(tmp_path, more="普法宣传2:\n")
    text = path.read_text(encoding="utf-8").replace("普法宣传2:\n", "").replace("第一责任人:\n", f"{FORM}第一责任人:\n")
    path.write_text(text, encoding="utf-8")
    faults = {fault.place: fault for fault in examine(path).faults}
    assert list(faults) == [
        "基本信息 › 成文日期",
        "基本信息 › 主送机关 › 第1项",
        "基本信息 › 抄送机关 › 第2项",
        "基本信息 › 发文字号",
        "基本信息 › 上级部署文件",
    ]
    assert [fault.line for fault in faults.values()] == [5, 6, 7, 8, 10]
    assert "早于“统计截止日期”" in str(faults["基本信息 › 成文日期"])
    with pytest.raises(InputFault):
        read_facts(path)


def test_two_faults_of_one_text_are_told_at_once(tmp_path):
    path = facts_file(tmp_path, more="其他情况:\n  其他需要报告的情况: 23年度经费不足，恳请拨付")
    request, year = examine(path).faults
    assert "“恳请拨付”是请示的话" in request.what
    assert "请写成“2023年度”" in year.todo


def test_the_day_is_looked_at_only_where_it_is_handed_in(tmp_path):
    path = facts_file(tmp_path)
    assert examine(path).faults == ()
    assert examine(path, today=date(2026, 1, 1)).faults == ()
    (fault,) = examine(path, today=date(2024, 12, 31)).faults
    assert (fault.place, fault.line) == ("基本信息 › 成文日期", 5)


def test_hints_are_told_when_asked_for(tmp_path):
    path = facts_file(tmp_path)
    told_of = "  主送机关: 县委全面依法治县委员会办公室\n第一责任人:\n"
    path.write_text(path.read_text(encoding="utf-8").replace("第一责任人:\n", told_of), encoding="utf-8")
    examined = examine(path, with_hints=True)
    assert examined.faults == ()
    assert [hint.place for hint in examined.hints] == ["基本信息 › 主送机关 › 第1项"]
