"""学法: how officials studied and were trained in law."""

from __future__ import annotations

from generator.facts.declare import (
    Number,
    Percent,
    Texts,
    YesNo,
    number,
    rate,
    texts,
    yes_no,
)
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

LAWS = (
    *("《宪法》", "《民法典》", "《行政处罚法》", "《行政强制法》", "《行政复议法》", "《行政诉讼法》"),
    *("《重大行政决策程序暂行条例》", "《乡村振兴促进法》"),
)
PARTY_RULES = ("《中国共产党章程》", "《中国共产党纪律处分条例》", "《中国共产党廉洁自律准则》", "《信访工作条例》")


@frozen
class Study(OpenTopic, named="学法", office="司法所", evidence="学法记录、签到表和成绩册"):
    """学法."""

    xi_thought: Number = number(
        "习近平法治思想专题学习次数",
        "次",
        cadence=True,
        core=True,
        direction="越多越好",
        help="专门学习习近平法治思想的",
        example="4",
        counts="专门学习习近平法治思想的",
        excludes="学习内容里只提到一句的",
    )
    centre: Number = number(
        "理论中心组学法次数",
        "次",
        cadence=True,
        core=True,
        office="党建办",
        direction="越多越好",
        help="党委（党工委）理论学习中心组集体学法；一次会议只计一处",
        example="12",
        counts="党委（党工委）理论学习中心组集体学法的",
        excludes="个人自学、会前学法（另填）",
    )
    pre_meeting: Number = number(
        "会前学法次数",
        "次",
        core=True,
        office="党政办",
        direction="越多越好",
        cadence=True,
        example="8",
        counts="开会之前先学一段法律的",
        excludes="中心组专门学法（另填）",
    )
    first_topic: Number = number(
        "第一议题学法次数",
        "次",
        cadence=True,
        direction="越多越好",
        office="党政办",
        help="一次会议只计一处",
        example="6",
        counts="会议第一项议题就是学法的",
        excludes="第一项学习其他内容的（填下一项）",
    )
    first_topics: Number = number(
        "“第一议题”学习次数",
        "次",
        cadence=True,
        direction="越多越好",
        office="党政办",
        help="会议第一项学习重要讲话和指示批示的总次数，其中学法的另填上一项",
        example="24",
    )
    leaders: Number = number(
        "班子集体学法次数",
        "次",
        cadence=True,
        direction="越多越好",
        office="党政办",
        example="4",
        counts="班子成员集体学法的",
        excludes="已计入中心组、会前学法的",
    )
    seminars: Number = number("法治专题研讨次数", "次", cadence=True, direction="越多越好", example="2")
    branches: Number = number(
        "基层党组织学法次数",
        "次",
        cadence=True,
        direction="越多越好",
        office="党建办",
        help="党支部“三会一课”、主题党日学法的",
        example="60余",
    )
    heads_lectures: Number = number(
        "科室负责人讲法次数",
        "次",
        cadence=True,
        direction="越多越好",
        help="科室、站所负责人在会上讲解本行业法律的",
        example="12",
    )
    lessons: Number = number("镇村干部法律授课次数", "次", cadence=True, direction="越多越好", example="6")
    party_school: Number = number(
        "党校法治课程次数",
        "次",
        cadence=True,
        direction="越多越好",
        office="党建办",
        help="镇党校、上级党校都算",
        example="3",
    )
    talks: Number = number("法治讲座次数", "次", cadence=True, direction="越多越好", example="2")
    trainings: Number = number(
        "法治培训场次",
        "场次",
        cadence=True,
        core=True,
        gate="今年有没有举办面向干部的法治培训？",
        direction="越多越好",
        help="面向干部的；执法培训另填",
        example="6",
        counts="面向干部、有通知和签到的法治培训",
        excludes="执法培训、面向群众的普法（另填）",
    )
    trainees: Number = number(
        "法治培训参训人次",
        "人次",
        core=True,
        direction="越多越好",
        example="180",
        counts="上面这些培训的签到人次",
        excludes="听网课、看直播的",
    )
    exam_due: Number = number(
        "学法考试应考人数",
        "人",
        core=True,
        gate="今年有没有组织学法考试？",
        example="60",
        counts="按通知应当参加当年学法考试的人",
        excludes="免考、已经退休的人",
    )
    exam_taken: Number = number(
        "学法考试参考人数", "人", example="60", counts="实际参加考试的人，补考的还算一个人", excludes="缺考的人"
    )
    exam_passed: Number = number(
        "学法考试合格人数",
        "人",
        direction="越多越好",
        example="60",
        counts="成绩合格的人，补考合格的也算",
        excludes="没有参加考试的人",
    )
    exam_excellent: Number = number(
        "学法考试优秀人数", "人", direction="越多越好", example="40", counts="成绩达到优秀的人", excludes="只是合格的人"
    )
    exam_average: Number = number(
        "学法考试平均分",
        "分",
        countable=False,
        example="92.5",
        counts="参加考试的人的平均成绩",
        excludes="缺考的人按0分拉低的平均",
    )
    exam_rate: Percent = rate(
        "学法考试参考率",
        help="填了应考、参考人数的不用填",
        example="100%",
        counts="参考人数÷应考人数",
        excludes="合格人数÷应考人数",
    )
    pass_rate: Percent = rate(
        "学法考试合格率",
        help="填了参考、合格人数的不用填",
        example="100%",
        counts="合格人数÷参考人数",
        excludes="合格人数÷应考人数",
    )
    excellent_rate: Percent = rate(
        "学法考试优秀率",
        help="填了参考、优秀人数的不用填",
        example="65%",
        counts="优秀人数÷参考人数",
        excludes="优秀人数÷应考人数",
    )
    online_people: Number = number("网上学法人数", "人", direction="越多越好", example="60")
    online_hours: Number = number(
        "网上学法学时",
        "学时",
        direction="越多越好",
        countable=False,
        help="人均学时",
        example="40",
        counts="平均每人的学时",
        excludes="全体的学时加起来",
    )
    before_office: Number = number(
        "任前法律考试人数",
        "人",
        office="党建办",
        example="3",
        counts="任职前参加法律考试的人",
        excludes="年度学法考试（另填）",
    )
    oaths: Number = number("宪法宣誓次数", "次", cadence=True, example="2")
    sworn: Number = number("宪法宣誓人数", "人", example="58")
    hearings: Number = number("旁听庭审场数", "场", cadence=True, direction="越多越好", example="2")
    hearing_people: Number = number("旁听庭审人次", "人次", direction="越多越好", example="30")
    warnings: Number = number("警示教育次数", "次", cadence=True, direction="越多越好", office="纪委", example="4")
    forms: Texts = texts(
        "学法形式",
        common=("机关干部大会", "专题讲座", "集中培训", "网上学法", "旁听庭审"),
        help="中心组、会前学法以外的，不写“形式”二字",
        example="机关干部大会、专题讲座",
    )
    laws: Texts = texts(
        "学习的法律法规", common=LAWS, help="中心组和干部集体学习的，法律写书名号", example="《宪法》、《民法典》"
    )
    party_rules: Texts = texts(
        "学习的党内法规",
        common=PARTY_RULES,
        help="中心组和干部集体学习的；党章和党内法规不列入法律",
        example="《中国共产党章程》",
    )
    spirits: Texts = texts(
        "学习的会议和讲话精神", help="中心组和干部集体学习的", example="习近平总书记关于全面依法治国的重要论述"
    )
    yearly_list: YesNo = yes_no("制定年度学法清单", help="有学法清单或计划填“是”", example="是")
