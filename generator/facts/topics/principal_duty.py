"""第一责任人: what the two principals did for the rule of law (《督察工作规定》 yearly report, part three)."""

from __future__ import annotations

from generator.facts.declare import Number, Text, Texts, YesNo, choice, number, text, texts, yes_no
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

HEADS = ("书记", "镇长", "书记、镇长共同")


@frozen
class PrincipalDuty(OpenTopic, named="第一责任人", office="党政办", evidence="会议记录、文件和批示件"):
    """第一责任人."""

    lead_body: Text = text(
        "法治建设牵头机构",
        core=True,
        stays=True,
        help="全称；没有单设的填“不适用”",
        example="法治政府建设工作领导小组",
        counts="发文成立、现在还在的领导小组或委员会",
        excludes="临时专班",
    )
    lead_body_head: Text = choice(
        "牵头机构负责人",
        *HEADS,
        core=True,
        stays=True,
        help="谁任组长（主任）；街道按书记、主任理解",
        example="书记、镇长共同",
        counts="文件上的组长（主任）",
        excludes="副组长、办公室主任",
    )
    lead_body_adjusted: YesNo = yes_no("牵头机构年内调整", help="成员今年是否作了调整", example="是")
    lead_office: Text = text("牵头机构办公室设在", stays=True, help="办公室设在哪里", example="司法所")
    other_bodies: Texts = texts(
        "其他领导机构", stays=True, help="写清谁任组长", example="以镇长为组长的“依法行政”工作领导组"
    )
    plan: Text = text(
        "年度法治工作要点",
        core=True,
        help="文件名",
        example="《2025年法治政府建设工作要点》",
        counts="本镇印发的当年法治工作要点或计划",
        excludes="上级印发的文件",
    )
    duty_lists: Texts = texts("法治职责任务清单", help="制定了哪些清单", example="第一责任人职责清单")
    party_meetings: Number = number(
        "党委会研究法治次数",
        "次",
        core=True,
        cadence=True,
        help="一次会议只计一处",
        example="4",
        counts="党委（党工委）会把法治工作列为议题的",
        excludes="只传达文件、没有列议题的；已计入别处的同一次会议",
    )
    government_meetings: Number = number(
        "政府会议研究法治次数",
        "次",
        core=True,
        cadence=True,
        help="镇长（主任）办公会议；党政联席会议计入专题会议",
        example="4",
        counts="镇长（主任）办公会议把法治工作列为议题的",
        excludes="已计入党委会、专题会议的同一次会议",
    )
    special_meetings: Number = number(
        "法治建设专题会议次数",
        "次",
        core=True,
        cadence=True,
        help="专门研究法治建设的会议",
        example="4",
        counts="专门研究法治建设的会议，党政联席会议也算",
        excludes="已计入党委会、政府会议的同一次会议",
    )
    joint_meetings: Number = number("法治工作联席会议次数", "次", cadence=True, example="每月1次")
    hearings: Number = number(
        "听取法治工作汇报次数",
        "次",
        core=True,
        cadence=True,
        help="书记、镇长专门听取的",
        example="2",
        counts="书记、镇长专门听取法治工作汇报",
        excludes="其他会上顺带提到的",
    )
    issues_solved: Number = number(
        "研究解决法治重点问题项数",
        "项",
        core=True,
        example="3",
        counts="会议或批示定下、当年已经解决的",
        excludes="研究过、还没有解决的",
    )
    inspections: Number = number(
        "法治建设督导检查次数",
        "次",
        cadence=True,
        help="对站所、村（社区）开展的",
        example="4",
        counts="到站所、村（社区）开展并有记录的",
        excludes="一般走访、其他检查顺带的",
    )
    inspected: Number = number(
        "接受上级法治督察考核次数",
        "次",
        cadence=True,
        example="1",
        counts="上级来本镇督察、考核法治建设的",
        excludes="只报送材料、没有现场来的",
    )
    secretary_sessions: Number = number(
        "书记主持研究法治次数",
        "次",
        cadence=True,
        help="书记本人主持的",
        example="4",
        counts="书记本人主持、研究法治的会议",
        excludes="别人主持、书记只是参加的",
    )
    secretary_lessons: Number = number(
        "书记讲法治课次数",
        "次",
        cadence=True,
        core=True,
        example="1",
        counts="书记本人讲的法治课，法治内容的党课也算",
        excludes="别人代讲的，没有法治内容的党课",
    )
    secretary_instructions: Number = number("书记批示法治工作件数", "件", example="3")
    secretary_visits: Number = number("书记法治调研督导次数", "次", cadence=True, example="4")
    secretary_cases: Number = number("书记包案件数", "件", help="包联化解的信访、矛盾案件", example="2")
    secretary_appearances: Number = number(
        "书记出庭应诉次数", "次", example="0", counts="书记本人出庭的", excludes="律师、工作人员代为出庭的"
    )
    mayor_sessions: Number = number(
        "镇长主持研究法治次数",
        "次",
        cadence=True,
        help="镇长（乡长、主任）本人主持的",
        example="4",
        counts="镇长本人主持、研究法治的会议",
        excludes="别人主持、镇长只是参加的",
    )
    mayor_lessons: Number = number(
        "镇长讲法治课次数",
        "次",
        cadence=True,
        core=True,
        example="1",
        counts="镇长本人讲的法治课，法治内容的党课也算",
        excludes="别人代讲的，没有法治内容的党课",
    )
    mayor_instructions: Number = number("镇长批示法治工作件数", "件", example="3")
    mayor_visits: Number = number("镇长法治调研督导次数", "次", cadence=True, example="4")
    mayor_cases: Number = number("镇长包案件数", "件", help="包联化解的信访、矛盾案件", example="2")
    mayor_appearances: Number = number(
        "镇长出庭应诉次数", "次", example="1", counts="镇长本人出庭的", excludes="律师、工作人员代为出庭的"
    )
    legal_staff: Number = number(
        "专兼职法治员人数",
        "人",
        basis="年末数",
        direction="越多越好",
        office="司法所",
        help="各站所、村（社区）负责法治工作的人员",
        example="30",
        counts="站所、村（社区）定下的专职、兼职人员",
        excludes="法律顾问、人民调解员（另填）",
    )
    accounting_people: Number = number(
        "年终述法人数",
        "人",
        core=True,
        office="党建办",
        example="11",
        counts="年终述法的班子成员和站所负责人，书面、现场都算",
        excludes="只述职、没有述法的",
    )
    accounting_form: Text = choice(
        "年终述法形式",
        "书面",
        "现场",
        "书面和现场",
        office="党建办",
        example="书面",
        counts="书面交了材料的选“书面”，会上讲了的选“现场”",
        excludes="只述职的",
    )
    commented_on: YesNo = yes_no("述法接受点评", office="党建办", help="书记或镇长述法时是否被上级点评", example="否")
    comments_mended: Number = number("上年述法点评问题整改个数", "个", office="党建办", example="2")
    assessed: YesNo = yes_no("法治建设纳入年度考核", office="党建办", help="是否纳入部门和个人年度考核", example="是")
    assessed_weight: Text = text("法治建设考核权重", office="党建办", help="百分比或分值", example="5分")
