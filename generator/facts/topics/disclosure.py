"""政务公开: what was published and how."""

from __future__ import annotations

from generator.facts.declare import Number, Texts, number, texts
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

YEARBOOK = "政府信息公开工作年度报告"


@frozen
class Disclosure(OpenTopic, named="政务公开", key="公开", office="党政办", evidence="政府信息公开工作年度报告"):
    """政务公开."""

    published: Number = number(
        "主动公开信息条数",
        "条",
        published_in=YEARBOOK,
        core=True,
        direction="越多越好",
        example="260",
        counts="本机关主动公开的政府信息，几处发布的算一条",
        excludes="转载的新闻，村务公开（另填）",
    )
    requests: Number = number(
        "依申请公开新收件数",
        "件",
        published_in=YEARBOOK,
        core=True,
        gate="今年有没有收到政府信息公开申请？",
        help="没有填0",
        example="0",
        counts="当年新收到的",
        excludes="上年转来的（另填）；咨询、投诉、信访",
    )
    carried_in: Number = number(
        "依申请公开上年结转件数",
        "件",
        published_in=YEARBOOK,
        example="0",
        counts="上年收到、到年初还没有答复的",
        excludes="当年新收到的",
    )
    answered: Number = number(
        "依申请公开办结件数",
        "件",
        published_in=YEARBOOK,
        core=True,
        example="0",
        counts="当年作出答复的，上年转来的也算",
        excludes="还没有答复的",
    )
    carried_out: Number = number(
        "依申请公开结转下年件数",
        "件",
        published_in=YEARBOOK,
        basis="年末数",
        example="0",
        counts="到年底还没有答复的",
        excludes="已经答复的",
    )
    explained: Number = number("政策解读条数", "条", direction="越多越好", example="6")
    village_items: Number = number("村务公开条数", "条", direction="越多越好", office="社会事务办", example="600")
    channels: Texts = texts(
        "政务公开渠道",
        common=("政府网站", "政务公开栏", "村务公开栏", "微信公众号", "便民服务大厅"),
        example="政府网站、政务公开栏",
    )
    areas: Texts = texts(
        "政务公开重点领域",
        common=("特困供养", "低保", "临时救助", "惠农补贴", "农村危房改造", "乡村建设项目", "财政预决算"),
        example="特困供养、低保、临时救助、惠农补贴",
    )
