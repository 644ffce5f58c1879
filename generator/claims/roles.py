"""Who holds an office or does a task by the words of a text, and places further on that name another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.nouns import content

_PERSON = (
    r"(?P<{0}>[^\W\d_]{{0,10}}?(?:书记|[镇乡]长|主任|所长|队长|站长|局长|部长|主席|委员|苏木达|律师|庭长|校长|院长))"
)
_OFFICE = r"(?P<{0}>(?<!副)(?:领导小组)?(?:组长|总指挥|总?召集人|团长|理事长|总负责人|办公室主任|主任|队长|站长|会长))"
_HELD = Expression(
    rf"由{_PERSON.format('p1')}(?:亲自|直接)?(?:担任|兼任|任|兼){_OFFICE.format('r1')}"
    rf"|{_OFFICE.format('r2')}由{_PERSON.format('p2')}(?:亲自|直接)?(?:担任|兼任|兼)"
    rf"|由{_PERSON.format('p3')}以{_OFFICE.format('r3')}(?:的)?身份"
    rf"|{_OFFICE.format('r4')}(?:是|为|系){_PERSON.format('p4')}(?=[，。；])"
)
_BODY = Expression(
    r"[^\W\d_]{0,8}?(?:小组|专班|委员会|指挥部|工作组|协会|工作队|讲师团|宣讲团|理事会|调委会|中心|办公室)"
)
_BODY_BEHIND = Expression("的[^，。；]{2,16}(?:组|专班|委员会|指挥部)")
"""A body of its own behind an office: 由镇长任组长的“依法行政”领导小组."""
_CHANGED = Expression("原|此前|改由|调整为|接任|继任|上年|去年|卸任|换届|轮值|后由|现由|双|第[一二]组|各组|变更")
_VAGUE = Expression("主要|领导|负责人|同志|班子|有关|相关|各")
_RANKLESS = Expression("^(?:[我本]?[镇乡]|街道|苏木)?(?:党委|党工委|办事处|人民政府|政府)?")
_REACH = 160


class OtherDoer(NamedTuple):
    """A place at which a text names another one for an office or a task than before; ``first`` is who it was."""

    what: str
    first: str
    again: str
    start: int
    end: int


def other_doers_in(text: str) -> Iterator[OtherDoer]:
    """The offices and tasks of a text that two places give to two."""
    yield from _offices(text)
    yield from _tasks(text)


def _offices(text: str) -> Iterator[OtherDoer]:
    held: list[tuple[str, str, str, int]] = []
    for found in _HELD.finditer(text) if "由" in text or "任" in text else ():
        at = next(each for each in "1234" if found[f"r{each}"])
        person, office = found[f"p{at}"], found[f"r{at}"].removeprefix("领导小组")
        first = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
        if (
            _VAGUE.search(person)
            or _BODY_BEHIND.match(text, found.end())
            or _CHANGED.search(text, first, found.end())
            or text[found.start(f"p{at}") - 1] == "、"
        ):
            continue
        body = _body_before(text, found.start())
        for known_body, known_office, known, end in held:
            near = found.start() - end < _REACH and "\n\n" not in text[end : found.start()]
            same = known_office == office and (known_body.endswith(body[-2:]) or not body)
            named_between = _BODY.search(text, end, found.start()) and body and not known_body.endswith(body)
            if near and same and not named_between and _differ(known, person):
                yield OtherDoer(office, known, person, found.start(f"p{at}"), found.end(f"p{at}"))
        held.append((body, office, person, found.end()))


def _body_before(text: str, at: int) -> str:
    """The last body that the passage names before a place; empty if there is none."""
    first = text.rfind("\n", 0, at) + 1
    found = list(_BODY.finditer(text, first, at))
    return found[-1][0] if found else ""


def _differ(one: str, other: str) -> bool:
    """True if two titles are of two persons: 镇长 and 副镇长, 主任 and 司法所所长; not 书记 and 党委书记."""
    first, second = (_RANKLESS.sub("", title) for title in (one, other))
    if not first or not second:
        return False
    return ("副" in first) != ("副" in second) or not (first.endswith(second) or second.endswith(first))


_BY = r"(?:镇|乡|街道|综合)?[^\W\d_]{0,6}?(?:办公室|[办所队科](?![理事在公法案处部])|中心|站|局)"
_GIVEN = Expression(
    rf"(?:统一|一律|均|全部)?由(?P<who>{_BY})(?:统一|集中|具体|专门|负责)?(?:承担|负责|承办|办理|审查|审核|出具|实施)(?=[，。；])"
)
_DONE_BY = Expression(rf"(?P<who>{_BY})(?:统一)?(?:出具|承担|作出|负责|承办|审查|审核)的(?P<what>[^\W\d_]{{4,14}})")
_SHARED = Expression(
    "初审|初步|复核|复审|会同|协助|配合|指导|分别|联合|再|报|会签|备案|其中|第二|另|改由|此前|原|上年|调整|[、和与及]"
)
_TASK = Expression(r"[^\W\d_]{4,16}$")
_SAME_TASK = 3


def _tasks(text: str) -> Iterator[OtherDoer]:
    for given in _GIVEN.finditer(text) if "由" in text else ():
        task = _TASK.search(text[max(given.start() - 16, 0) : given.start()])
        last = stretch(text, given.start(), given.end(), SENTENCE_ENDS)[1]
        if task is None or _SHARED.search(text, *stretch(text, given.start(), given.end(), CLAUSE_ENDS)):
            continue
        end = min(text.find("\n", last) if "\n" in text[last:] else len(text), last + _REACH)
        for done in _DONE_BY.finditer(text, last, end):
            begin, close = stretch(text, done.start(), done.end(), CLAUSE_ENDS)
            same = content(task[0]) & content(done["what"])
            one, other = given["who"].removeprefix("镇"), _who(done["who"]).removeprefix("镇")
            if len(same) >= _SAME_TASK and not _SHARED.search(text, begin, close) and not _contain(one, other):
                yield OtherDoer(task[0], given["who"], other, done.end("who") - len(other), done.end("who"))


def _who(words: str) -> str:
    """The name of an office without the words before it: 没有司法所 → 司法所."""
    return expression("^(?:凡|没有|未经|未有|经|由|有|以|按|对|向|据|须|应|凭|附)+").sub("", words)


def _contain(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)
