"""The inventory of figures of the five real reports, and where each of them stands in the facts."""

import json

from generator.facts.values.nothing import PENDING, Nothing
from generator.files.resources import resource

INVENTORY = json.loads(resource("seeds", "inventory.json").read_text(encoding="utf-8"))

# Inventory topic → where the figure stands in the facts. "a / b" is a rate that the report computes of two figures,
# "a + b" a name in two fields; what follows "›" is a part of a breakdown or an entry of 其他指标.
FIGURES = {
    "000": {
        "法律顾问组:职业律师": "decision.lawyers",
        "法律顾问组:法律工作者": "decision.legal_workers",
        "村（社区）聘请法律顾问": "decision.village_counsel",
        "人民调解:受理": "disputes.mediated",
        "人民调解:成功": "disputes.mediated_well",
        "人民调解:涉案金额": "disputes.sum_at_stake",
        "来访:批次": "disputes.visits",
        "来访:人次": "disputes.visitors",
        "主要领导接访:批次": "disputes.reception_batches",
        "主要领导接访:人次": "disputes.reception_people",
        "到县上访:批次": "disputes.county_batches",
        "到县上访:人次": "disputes.county_people",
        "去市上访:批次": "disputes.city_batches",
        "去市上访:人次": "disputes.city_people",
        "赴省上访:批次": "disputes.province_batches",
        "赴省上访:人次": "disputes.province_people",
        "到省劝访:次数": "disputes.persuasions",
        "到省劝访:人次": "disputes.persuaded",
        "进京上访:批次": "disputes.beijing_batches",
        "进京上访:人次": "disputes.beijing_people",
        "约访": "disputes.appointments",
        "带案下访": "disputes.home_visits",
        "网上信访": "disputes.online",
        "政务信息公开": "disclosure.published",
        "县长信箱": "service.mailbox",
        "县长热线": "service.hotline",
        "办结率": "service.hotline_rate",
    },
    "001": {
        "法治政府建设专题会议": "principal_duty.special_meetings",
        "党委中心组学法": "study.centre",
        "依法执政、行政执法能力培训": "study.trainings",
        "发放宣传资料": "publicity.materials",
        "村数": "basic.villages",
        "申报民主法治示范村": "publicity.model_villages_applied",
        "取得行政执法证干部": "enforcement.newly_held",
        "参与纠纷调解": "disputes.others › 参与纠纷调解",
    },
    "002": {
        "规范性文件报备率": "decision.filing_rate",
        "规范性文件及时率": "decision.punctual_rate",
        "规范性文件规范率": "decision.proper_rate",
        "合法性审查": "decision.review",
        "行政村": "basic.villages",
        "全国民主法治示范村": "honours.entries.0.holder",
        "法律讲堂": "publicity.law_lectures",
        "安全生产隐患整改": "enforcement.hazards",
        "安全生产隐患整改:危险化学品和烟花爆竹": "enforcement.hazards › 危险化学品和烟花爆竹",
        "应急演练": "enforcement.drills",
        "信访矛盾纠纷排查": "disputes.found",
        "信访矛盾纠纷调处成功": "disputes.settled",
        "调处成功率": "disputes.settled / disputes.found",
        "行政调解案件": "disputes.administrative",
        "行政复议案件": "oversight.reviews",
        "行政诉讼案件": "oversight.suits",
        "法律顾问": "decision.law_firm + decision.counsel_name",
        "执法记录仪": "enforcement.recorders",
        "应领执法证": "enforcement.should_hold",
        "持证": "enforcement.hold",
        "持证率": "enforcement.hold / enforcement.should_hold",
    },
    "003": {
        "党组中心组集中学法": "study.centre",
        "镇村干部法律授课": "study.lessons",
        "会前学法": "study.pre_meeting",
        "政府合同": "decision.contracts",
        "取得行政执法证执法人员": "enforcement.newly_held",
        "拆除违法建筑": "enforcement.illegal_buildings",
        "拆除违法建筑面积": "enforcement.illegal_area",
        "复耕面积": "enforcement.recultivated",
        "整改上级反馈问题": "enforcement.feedback_mended",
        "环保问题发现": "enforcement.environment_found",
        "环保问题整改": "enforcement.environment_mended",
        "行政案件": "oversight.suits",
        "便民服务中心投入": "service.investment",
        "政务服务事项办理": "service.cases",
    },
    "004": {
        "普法宣传": "publicity.events",
        "普法进校园": "publicity.events › 学校",
        "普法进企业": "publicity.events › 企业",
        "普法进机关": "publicity.events › 机关",
        "普法进乡村": "publicity.events › 乡村",
        "固定标语": "publicity.slogans",
        "大型宣传版面": "publicity.boards",
        "宣传页": "publicity.materials",
        "调查问卷": "publicity.questionnaires",
        "信访工作研判会": "disputes.study_meetings",
        "信访工作联席会": "disputes.joint_meetings",
        "化解积案": "disputes.old_cases",
        "信访案件化解率": "disputes.settled_rate",
        "信访案件办结率": "disputes.closed_rate",
        "纠纷排查": "disputes.searches",
        "排查矛盾纠纷": "disputes.found",
        "调解案件": "disputes.mediated",
        "成卷": "disputes.files",
        "书面调解卷": "disputes.files › 书面",
        "口头调解卷": "disputes.files › 口头",
    },
}


def inventory(number: str) -> dict:
    return next(report for name, report in INVENTORY.items() if name.startswith(number))


def expected(fact: dict) -> str | Nothing:
    """The inventory's figure as the draft will print it: 5000 and 余 are 5000余, 120 and 约…余 are 120余."""
    if fact["value"] == "*":
        return PENDING
    if fact["unit"] == "%":
        return f"{fact['value']}%"
    qualifier = fact.get("qualifier", "")
    before, behind = {"约": ("约", ""), "约…余": ("", "余")}.get(qualifier, ("", qualifier))
    return f"{before}{fact['value']}{behind}".removesuffix("律师")
