"""Random towns whose facts could be handed in: what contradicts itself is taken out, what is required is there."""

from dataclasses import replace
from datetime import date
from functools import cache

from random_facts import SHARES, Clerk

from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.facts.judging.demands import demands
from generator.facts.judging.formalities import doubts, objections
from generator.facts.judging.relations import judge
from generator.facts.topics.closing_topics import Arrangement, Arrangements, Shortcoming, Shortcomings

SHORTCOMINGS = Shortcomings(
    entries=(
        Shortcoming(
            problem="执法人员专业能力不足",
            shows="持证人员中法律专业只有2人",
            cause="编制有限，系统培训少",
            remedy="制定年度执法培训计划",
        ),
        Shortcoming(
            problem="普法形式单一",
            shows="宣传以发放资料为主",
            cause="缺少新媒体人员",
            remedy="开设普法短视频栏目",
        ),
    )
)
ARRANGEMENTS = Arrangements(
    entries=(
        Arrangement(heading="加强执法队伍建设", content="每季度组织一次执法实务培训", answers=("1",)),
        Arrangement(heading="创新普法形式", content="每月制作一期普法短视频", answers=("2",)),
    )
)
CLOSING = ("basic", "shortcomings", "arrangements")


@cache
def sound_town(seed):
    """The town that this seed gives, without the figures that ``validate`` would refuse or question."""
    facts = Clerk(seed, SHARES[seed % len(SHARES)]).town()
    while told := {path for found in judge(facts) for path in found.paths}:
        facts = without(facts, told)
    facts = without(facts, {demand.path for demand in demands(facts) if demand.path.partition(".")[0] not in CLOSING})
    facts = without(facts, {said.path for said in (*objections(facts), *doubts(facts))})
    if not isinstance(facts.basic.signed_on, date):
        signed = replace(facts.basic, signed_on=date(facts.basic.year + 1, 1, 15))
        facts = replace(facts, basic=signed)
    if facts.basic.joint and "县委" not in str(facts.basic.recipients):
        facts = replace(facts, basic=replace(facts.basic, recipients=("县委", "县政府")))
    if demands(facts):
        facts = replace(facts, shortcomings=SHORTCOMINGS, arrangements=ARRANGEMENTS)
    return _of_its_kind(_named_once(facts))


OFFICES = {"街道": ("主任", "党工委"), "乡": ("乡长", "乡党委"), "苏木": ("苏木达", "苏木党委")}


def _of_its_kind(facts):
    """The facts with the offices of two declared examples, those of a 镇, called as they are in a town of its kind."""
    mayor, party = next(
        (words for kind, words in OFFICES.items() if facts.basic.town.endswith(kind)), ("镇长", "镇党委")
    )
    at, bodies = facts.basic.considered_at, facts.principal_duty.other_bodies
    if isinstance(at, str):
        facts = replace(facts, basic=replace(facts.basic, considered_at=at.replace("镇党委", party)))
    if isinstance(bodies, tuple):
        ours = tuple(body.replace("以镇长", f"以{mayor}") for body in bodies)
        facts = replace(facts, principal_duty=replace(facts.principal_duty, other_bodies=ours))
    return facts


def _named_once(facts):
    """The facts with each of the figures that have no field told once: two of a name are the town's own fault."""
    seen = set()
    for topic in topics():
        held = getattr(facts, topic)
        if told := getattr(held, "others", ()):
            once = tuple(one for one in told if not (one.name in seen or seen.add(one.name)))
            facts = replace(facts, **{topic: replace(held, others=once)})
    return facts


def without(facts, paths):
    """The facts without these fields."""
    for path in paths:
        topic, field = path.split(".")[:2]
        held = getattr(facts, topic)
        if path in ("basic.year", "basic.town") or field not in declarations(type(held)):
            continue
        empty = () if isinstance(getattr(held, field), tuple) else None
        facts = replace(facts, **{topic: replace(held, **{field: empty})})
    return facts
