"""学法: how officials studied and were trained in law."""

from __future__ import annotations

from generator.facts.declare import Number, Texts, YesNo, number, texts, yes_no
from generator.facts.open_lists import OpenTopic


class Study(OpenTopic, named="学法", office="司法所"):
    """学法."""

    xi_thought: Number = number(
        "习近平法治思想专题学习次数",
        "次",
        core=True,
        direction="越多越好",
        help="专门学习习近平法治思想的",
        example="4",
    )
    centre: Number = number(
        "理论中心组学法次数",
        "次",
        core=True,
        office="党建办",
        direction="越多越好",
        help="党委（党工委）理论学习中心组集体学法",
        example="12",
    )
    pre_meeting: Number = number(
        "会前学法次数", "次", core=True, office="党政办", direction="越多越好", cadence=True, example="8"
    )
    lessons: Number = number("镇村干部法律授课次数", "次", direction="越多越好", example="6")
    talks: Number = number("法治讲座次数", "次", direction="越多越好", example="2")
    trainings: Number = number(
        "法治培训场次", "场次", core=True, direction="越多越好", help="面向干部的；执法培训另填", example="6"
    )
    trainees: Number = number("法治培训参训人次", "人次", core=True, direction="越多越好", example="180")
    forms: Texts = texts("学法形式", help="中心组、会前学法以外的，不写“形式”二字", example="机关干部大会、专题讲座")
    laws: Texts = texts("学习的法律法规", help="法律写书名号", example="《宪法》、《民法典》")
    party_rules: Texts = texts("学习的党内法规", help="党章和党内法规不列入法律", example="《中国共产党章程》")
    spirits: Texts = texts("学习的会议和讲话精神", example="习近平总书记关于全面依法治国的重要论述")
    yearly_list: YesNo = yes_no("制定年度学法清单", help="有学法清单或计划填“是”", example="是")
