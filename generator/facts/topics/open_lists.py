"""The three open lists that every topic ends with, so that no fact of a town is turned away."""

from __future__ import annotations

from generator.facts.declare import Item, Number, Text, Topic, choice, items, number, text
from generator.facts.values.frozen import frozen

PART, SHARE, CHANGE, PER = "其中", "占", "同比", "每"
"""What a figure without a field can be to another one: a part, a share, its change on last year, per each."""

RATIO_SIGNS = "/／÷"
"""Between the two figures of which a share is the ratio."""


@frozen
class Practice(Item):
    """A practice of this town alone, in its own words."""

    title: Text = text(
        "标题",
        help="做了什么，动宾短语，可以不填",
        example="建设村级“和事堂”",
        counts="这项做法叫什么，几个字",
        excludes="口号、评价的话",
    )
    content: Text = text(
        "内容",
        required=True,
        help="怎么做的、做成了什么，写成完整的句子",
        counts="本地真做了的事，有数字写数字",
        excludes="别处也一样的话，计划做的事",
        example="组建12人的“乡贤评理团”，化解邻里纠纷23件",
    )
    belongs: Text = text(
        "归入",
        help="和哪件事写在一起，写那件事或一个指标的名称；不填的按内容归位",
        example="普法队伍",
        counts="写它跟着哪件事、哪个数走",
        excludes="随便起的名称",
    )


@frozen
class Outcome(Item):
    """A result that somebody measured."""

    indicator: Text = text(
        "指标", required=True, example="群众安全感满意度", counts="测了什么，叫什么名称", excludes="没有人测过的"
    )
    this_year: Text = text(
        "本年", required=True, measured=True, example="98.2%", counts="公布的那个数", excludes="自己估计的数"
    )
    last_year: Text = text(
        "上年", measured=True, example="97.5%", counts="同一个单位上年公布的数", excludes="口径不一样的数"
    )
    origin: Text = text(
        "出处",
        required=True,
        help="谁测的、哪份文件公布的",
        example="县委政法委测评",
        counts="哪个单位测的、哪份文件上的",
        excludes="“据了解”“群众反映”",
    )


@frozen
class OtherFigure(Item):
    """A figure for which there is no field."""

    name: Text = text(
        "名称",
        required=True,
        help="事情在前、不带数字，读得通“名称＋数值＋单位”",
        example="参与纠纷调解",
        counts="前面没有问到、台账上有的事",
        excludes="前面已经问过的数",
    )
    value: Number = number(
        "数值",
        "",
        required=True,
        countable=False,
        cadence=True,
        basis="",
        example="120余",
        counts="台账上的数",
        excludes="估计的数",
    )
    unit: Text = text(
        "单位",
        required=True,
        help="比率填“%”，名次填“名”",
        example="次",
        counts="数字后面跟的那个字",
        excludes="数字本身",
    )
    link: Text = choice(
        "关联",
        *(PART, SHARE, CHANGE, PER),
        help="和另一个指标的关系：其中，是它的一部分；占，占它的百分之几；同比，它比上年增减多少；每，平均到它的每一个",
        example=PART,
        counts="两个数真有关系的才选",
        excludes="没有关系的不用选",
    )
    of: Text = text(
        "关联指标",
        help="那个指标的名称，表里的、这里的都行；比率可以写“分子／分母”",
        example="人民调解员人数",
        counts="表里或这里写过的名称",
        excludes="没有填过数的",
    )
    subject: Text = text(
        "主体",
        help="谁做的；是本镇就不用填",
        example="司法所",
        counts="别的单位做的，写它的名称",
        excludes="本镇自己做的不用写",
    )
    place: Text = text(
        "位置",
        help="写在哪个指标、哪条特色做法后面；不填的按内容归位",
        example="法治培训场次",
        counts="想让它写在谁的后面",
        excludes="放在哪里都行的不用写",
    )
    note: Text = text(
        "说明",
        help="口径或出处，不写进报告",
        counts="只给自己看的口径、出处",
        excludes="要写进报告的话",
        example="按调解台账统计",
    )


@frozen
class OpenTopic(Topic):
    """A topic with its three open lists."""

    practices: tuple[Practice, ...] = items(
        "特色做法", Practice, gate="有没有只有本地才有的做法？", help="只有本地才有的做法，用自己的话写"
    )
    outcomes: tuple[Outcome, ...] = items(
        "成效", Outcome, gate="有没有上级测评、公布的成效？", help="有出处的结果；没有出处的不要写"
    )
    others: tuple[OtherFigure, ...] = items(
        "其他指标", OtherFigure, gate="还有别的数要写进报告吗？", help="前面没有问到的数字"
    )
