"""Topics that are lists of entries: honours, shortcomings, next year's arrangements, other matters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.facts.declare import Item, Text, Texts, Topic, choice, items, text, texts
from generator.facts.values.frozen import frozen

TOPICS = (
    *("第一责任人", "学法", "普法宣传", "依法履职与政务服务", "依法决策"),
    *("行政执法", "矛盾纠纷", "复议应诉与监督", "政务公开", "基层治理"),
)
"""The topics that an honour may belong to; a test compares them with the topics that have open lists."""


@frozen
class Honour(Item):
    """An honour of the year, printed behind the deed that it honours."""

    name: Text = text(
        "名称",
        required=True,
        example="全国民主法治示范村（社区）",
        counts="证书、文件上的全称",
        excludes="口头表扬，往年的荣誉",
    )
    granted_by: Text = text("授予单位", example="司法部、民政部", counts="盖章的单位", excludes="转发文件的单位")
    level: Text = choice(
        "级别", "国家级", "省级", "市级", "县级", example="国家级", counts="盖章单位的级别", excludes="推荐单位的级别"
    )
    rank: Text = text(
        "名次",
        measured=True,
        help="第几名，或前百分之几",
        example="全县第2名",
        counts="文件上公布的名次",
        excludes="自己排的名次",
    )
    holder: Text = text(
        "对象",
        help="谁获得的；是本镇就不用填",
        example="麻花庄村",
        counts="得奖的村、站所、个人",
        excludes="推荐它的单位",
    )
    when: Text = text(
        "获得时间",
        help="只留底，不写进报告",
        example="2025年10月",
        counts="文件上写的时间",
        excludes="领奖、挂牌的时间",
    )
    topic: Text = choice(
        "所属主题",
        *TOPICS,
        help="写在哪一部分；不填的写在学习贯彻部分",
        example="普法宣传",
        counts="它说的是哪一方面的事",
        excludes="只是想放在前面",
    )


@frozen
class Honours(Topic, named="荣誉", office="党政办", shorthand="entries"):
    """荣誉."""

    entries: tuple[Honour, ...] = items(
        "荣誉清单", Honour, gate="今年有没有获得荣誉？", help="当年获得、有文件或证书的，逐条填"
    )


@frozen
class Case(Item):
    """A case worth telling: what was done, what came of it."""

    title: Text = text(
        "案例标题",
        required=True,
        example="多方联动化解二十年宅基地纠纷",
        counts="一句话说清是什么事",
        excludes="没有具体事的口号",
    )
    done: Text = text(
        "案例做法",
        required=True,
        help="300字以内；不写当事人姓名",
        counts="起因、怎么办的、用了什么法",
        excludes="当事人的姓名、住址",
        example="司法所联合村委会三次上门，查清界址，依法调解",
    )
    outcome: Text = text(
        "案例结果",
        help="办成了什么，有数字的写数字",
        example="双方签订调解协议并当场履行",
        counts="最后怎么样了",
        excludes="还没有结果的事",
    )


@frozen
class Cases(Topic, named="典型案例", office="司法所", shorthand="entries"):
    """典型案例: three at most."""

    entries: tuple[Case, ...] = items("案例清单", Case, gate="有没有值得写的典型案例？", help="最多三个")


@frozen
class FollowUp(Item):
    """A shortcoming of the year before, and its remedy since."""

    problem: Text = text(
        "上年问题",
        required=True,
        core=True,
        example="执法人员专业能力不足",
        counts="上年报告里写的不足，照原话",
        excludes="今年新发现的问题",
    )
    done: Text = text(
        "采取的措施",
        core=True,
        example="组织实务培训4次",
        counts="今年真做了的，有次数写次数",
        excludes="下一步打算做的",
    )
    outcome: Text = choice(
        "整改结果",
        "已完成",
        "正在推进",
        "尚未完成",
        core=True,
        example="已完成",
        counts="全部改好的选“已完成”，改了一部分的选“正在推进”",
        excludes="只开了会、还没有动手的，不是“正在推进”",
    )
    why_not: Text = text(
        "未完成的原因",
        help="正在推进、尚未完成的填",
        example="人员招录还在进行",
        counts="卡在哪里",
        excludes="“重视不够”这样的空话",
    )


@frozen
class FollowUps(Topic, named="上年不足整改", key="上年整改", office="司法所", shorthand="entries"):
    """上年不足整改."""

    entries: tuple[FollowUp, ...] = items(
        "上年整改清单", FollowUp, gate="上年报告里写过不足吗？", core=True, help="上年报告里写的不足，逐条填"
    )


@frozen
class Shortcoming(Item):
    """A shortcoming: what it is, how it shows, why, what will be done."""

    problem: Text = text(
        "问题",
        required=True,
        core=True,
        example="执法人员专业能力不足",
        counts="自己工作里的不足",
        excludes="上级、村里的问题；成绩",
    )
    shows: Text = text(
        "具体表现",
        core=True,
        help="有一个数字或具体对象",
        example="26名持证人员中法律专业2人",
        counts="本镇的数字、村名、事情",
        excludes="哪里都能用的话",
    )
    cause: Text = text(
        "原因",
        core=True,
        help="各条同一个原因的，填在“共同原因”",
        example="编制有限，系统培训少",
        counts="为什么会这样",
        excludes="把问题再说一遍",
    )
    remedy: Text = text(
        "整改措施",
        core=True,
        example="制定年度执法培训计划，每季度组织一次实务培训",
        counts="具体怎么改，谁来办",
        excludes="“加强重视”“进一步提高”",
    )
    responsible: Text = text(
        "责任单位", help="只进附表", example="司法所", counts="牵头的站所、办公室", excludes="个人的姓名"
    )
    due: Text = text(
        "完成时限", help="只进附表", example="2026年6月底", counts="打算哪一天以前改完", excludes="“长期”“尽快”"
    )


@frozen
class Shortcomings(Topic, named="不足和原因", key="不足", office="司法所", shorthand="entries"):
    """不足和原因 (《督察工作规定》: the causes are mandated, not only the problems)."""

    entries: tuple[Shortcoming, ...] = items("不足清单", Shortcoming, core=True, help="至少两条，每条有原因")
    shared_cause: Text = text(
        "共同原因",
        help="各条同一个原因时填",
        example="执法人员缺少系统培训",
        counts="几条不足同一个原因，只写一次",
        excludes="各条原因不一样的",
    )


@frozen
class Arrangement(Item):
    """One arrangement for next year, and the shortcomings that it answers."""

    heading: Text = text(
        "安排标题",
        required=True,
        core=True,
        example="加强执法队伍建设",
        counts="下一年要做的一件事，几个字",
        excludes="今年已经做完的",
    )
    content: Text = text(
        "安排内容",
        core=True,
        help="不填的用所对应问题的整改措施",
        counts="怎么做，做几次，谁来做",
        excludes="空泛的表态",
        example="每季度组织一次执法实务培训",
    )
    answers: Texts = texts(
        "对应问题",
        core=True,
        help="第几条不足；对应几条的写“1、2”",
        example="1",
        counts="它改的是第几条不足",
        excludes="没有对应不足的不用写",
    )


@frozen
class Arrangements(Topic, named="下一年度安排", key="安排", office="司法所", shorthand="entries"):
    """下一年度安排."""

    entries: tuple[Arrangement, ...] = items(
        "安排清单", Arrangement, gate="下一年度还有别的安排吗？", core=True, help="每条不足至少有一条对应的安排"
    )


@frozen
class Other(Topic, named="其他情况", key="其他", office="党政办"):
    """其他需要报告的情况."""

    matters: Text = text(
        "其他需要报告的情况",
        help="不得写请示事项",
        counts="要让上级知道的事",
        excludes="请示、要钱要人的事",
        example="本镇今年撤并行政村2个",
    )
    attachments: Texts = texts(
        "附件",
        help="附件的名称，不写序号",
        example="2025年度法治政府建设主要数据表",
        counts="随报告一起报送的材料",
        excludes="只在本镇存档的材料",
    )


def answered(arrangement: Arrangement, shortcomings: tuple[Shortcoming, ...]) -> tuple[int, ...]:
    """Which shortcomings (from 0) an arrangement answers; 对应问题 names them by number or by their 问题."""
    return answers(arrangement.answers, shortcomings) if isinstance(arrangement.answers, tuple) else ()


def answers(named: tuple[str, ...], shortcomings: tuple[Shortcoming, ...]) -> tuple[int, ...]:
    """The shortcomings (from 0) that are so named."""
    indices: Mapping[object, int] = _by_number(len(shortcomings))
    if any(name not in indices for name in named):
        indices = {**{entry.problem: index for index, entry in enumerate(shortcomings)}, **indices}
    return tuple(dict.fromkeys(indices[name] for name in named if name in indices))


@lru_cache(maxsize=64)
def _by_number(count: int) -> dict[object, int]:
    """The index of each of so many shortcomings by the number that names it."""
    return {str(index + 1): index for index in range(count)}
