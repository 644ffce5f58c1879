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
_ALONE = _PERSON.replace(r"[^\W\d_]", r"(?:(?![由以任为在]|小组|专班)[^\W\d_])")
_OFFICE = r"(?P<{0}>(?<!副)(?:领导小组)?(?:常务副组长|组长|班长|总指挥|总?召集人|团长|理事长|总负责人|办公室主任|主任|队长|站长|会长))"
_HELD = Expression(
    rf"由{_PERSON.format('p1')}(?:亲自|直接)?(?:担任|兼任|任|兼){_OFFICE.format('r1')}"
    rf"|{_OFFICE.format('r2')}由{_PERSON.format('p2')}(?:亲自|直接)?(?:担任|兼任|兼)"
    rf"|由{_PERSON.format('p3')}以{_OFFICE.format('r3')}(?:的)?身份"
    rf"|{_OFFICE.format('r4')}(?:是|为|系){_PERSON.format('p4')}(?=[，。；])"
    rf"|{_OFFICE.format('r5')}：{_PERSON.format('p5')}(?=[，。；])"
    rf"|{_OFFICE.format('r6')}(?:（{_PERSON.format('p6')}）|即{_PERSON.format('p7')})"
    rf"|(?:担任|作为|身为){_OFFICE.format('r10')}的{_PERSON.format('p10')}"
)
_TAKING_UP = frozenset({"6", "7", "10"})
"""The forms that take an office up, rather than give it."""
_BEHIND = Expression(
    rf"(?:亲自|直接)?(?:担任|兼任|任){_OFFICE.format('given')}(?=[，。；])"
    rf"|(?:作为|身为)(?:\p{{Han}}{{2,12}}(?=领导小组))?{_OFFICE.format('as2')}(?=[，。；主带])"
    rf"|以{_OFFICE.format('as')}(?:的)?身份|（{_OFFICE.format('beside')}）"
)
_ALONE_BEFORE = Expression(rf"(?:^|[，。；：、\n]){_ALONE.format('person')}$")
_LONGEST_TITLE = 14
_BODY = Expression(
    r"[^\W\d_]{0,8}?(?:小组|专班|委员会|指挥部|工作组|协会|工作队|讲师团|宣讲团|理事会|调委会|中心|办公室)"
)
_BODY_BEHIND = Expression("的[^，。；]{2,16}(?:组|专班|委员会|指挥部)")
"""A body of its own behind an office: 由镇长任组长的“依法行政”领导小组."""
_CHANGED = Expression("原|此前|改由|调整为|接任|继任|上年|去年|卸任|换届|轮值|后由|现由|双|第[一二]组|各组|变更")
_VAGUE = Expression("主要|领导|负责人|同志|班子|有关|相关|各")
_RANKLESS = Expression("^(?:[我本]?[镇乡](?!长)|街道|苏木)?(?:党委|党工委|办事处|人民政府|政府)?")
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


class _Holder(NamedTuple):
    """A holder of an office of a body by the words of a text."""

    body: str
    office: str
    person: str
    start: int
    end: int
    taken_up: bool


def _offices(text: str) -> Iterator[OtherDoer]:
    held: list[_Holder] = []
    for found in _holders(text):
        for known in held:
            if _is_one_office(text, known, found) and _differ(known.person, found.person):
                end = found.start + len(found.person)
                yield OtherDoer(found.office, known.person, found.person, found.start, end)
                break
        held.append(found)


def _holders(text: str) -> Iterator[_Holder]:
    """Who holds which office by a text, in reading order."""
    if "由" in text or "任" in text or "组长" in text:
        found = [one for one in (*_with_preposition(text), *_with_verb(text)) if _is_sure(text, one)]
        yield from sorted(found, key=lambda one: one.start)


def _with_preposition(text: str) -> Iterator[_Holder]:
    """由书记任组长, 组长由书记担任, 组长（书记）."""
    for found in _HELD.finditer(text):
        named = [name for name, words in found.groupdict().items() if words]
        person_at, office_at = (min(name for name in named if name[0] == kind) for kind in "pr")
        office = found[office_at].removeprefix("领导小组")
        body = _body_before(text, found.end(office_at) - len(office))
        taken_up = person_at[1:] in _TAKING_UP
        yield _Holder(body, office, found[person_at], found.start(person_at), found.end(), taken_up)


def _with_verb(text: str) -> Iterator[_Holder]:
    """，书记任组长，, ，书记（组长）."""
    for found in _BEHIND.finditer(text):
        start = max(found.start() - _LONGEST_TITLE, 0)
        before = _ALONE_BEFORE.search(text[start : found.start()])
        if before is None:
            continue
        office_at = next(name for name, words in found.groupdict().items() if words)
        office = found[office_at].removeprefix("领导小组")
        body = _body_before(text, found.end(office_at) - len(office))
        at = start + before.start("person")
        yield _Holder(body, office, before["person"], at, found.end(), office_at != "given")


def _is_sure(text: str, one: _Holder) -> bool:
    """True if one person is named, and no change and no other body."""
    first = stretch(text, one.start, one.start, SENTENCE_ENDS)[0]
    return not (
        _VAGUE.search(one.person)
        or _BODY_BEHIND.match(text, one.end)
        or _CHANGED.search(text, first, one.end)
        or _is_one_of_two(text, one.start, one.start + len(one.person))
    )


def _is_one_of_two(text: str, start: int, end: int) -> bool:
    """True if an office is one of a row that one person may hold: 党委副书记、镇长."""
    return bool(_TITLE_BEFORE.search(text, max(start - _TITLE, 0), start)) or text[end : end + 1] == "、"


_TITLE_BEFORE = Expression("(?:书记|[镇乡]长|主任|委员|主席|部长|所长)、$")
_TITLE = 6


def _is_one_office(text: str, known: _Holder, found: _Holder) -> bool:
    """True if the second place speaks of the office and the body of the first."""
    if known.office != found.office or known.taken_up or _AFTER_CHANGE.search(text, known.end, found.start):
        return False
    near = found.start - known.end < _REACH and "\n\n" not in text[known.end : found.start]
    if found.taken_up or (_specific(known.body) and _BODY_KIND.search(known.body)):
        return _is_only_body(text, known, found)
    same = known.body.endswith(found.body[-2:]) or not found.body
    between = _BODY.search(text, known.end, found.start) and found.body and not known.body.endswith(found.body)
    return near and same and not between


_AFTER_CHANGE = Expression("换届|调整[为后]|改由|接任|离任|调离|接替|新任|卸任|轮流|轮值|[上去]年|20\\d\\d年")


def _is_only_body(text: str, known: _Holder, found: _Holder) -> bool:
    """True if the text from the first place to the second names no body but the first one's."""
    if found.start - known.end > _REACH_OF_A_BODY:
        return False
    first = text.rfind("\n", 0, known.start) + 1
    named = [
        _own_name(each) for each in (*_BODY.findall(text[first : found.start]), found.body) if _BODY_KIND.search(each)
    ]
    own = _own_name(known.body)
    return bool(named) and all(each in own or own.endswith(each) for each in named)


_REACH_OF_A_BODY = 400
_BODY_KIND = Expression("(?:小组|专班|指挥部|工作组|委员会|工作队)$")
_BEFORE_NAME = Expression(
    "^.*(?:召开|成立|调整|充实|组建|设立|健全|主持|参加|担任|作为|身为|任|的|全年|年内|[我全本][镇乡]|街道|由|以|在|向|为|听取|提交|经)"
)


def _own_name(body: str) -> str:
    """The name of a body without the words that lead to it: 召开领导小组 → 领导小组."""
    return _BEFORE_NAME.sub("", body)


def _specific(body: str) -> bool:
    return len(_own_name(body)) > len("工作领导小组")


def _body_before(text: str, at: int) -> str:
    """The last body that the passage names before a place; empty if there is none."""
    first = text.rfind("\n", 0, at) + 1
    found = list(_BODY.finditer(text, first, at))
    return found[-1][0] if found else ""


def _differ(one: str, other: str) -> bool:
    """True if two titles are of two persons: 镇长 and 副镇长, 主任 and 司法所所长; not 书记 and 党委书记."""
    first, second = (_DOUBLED.sub(lambda found: found[1] + "长", _RANKLESS.sub("", title)) for title in (one, other))
    if not first or not second or _may_be_one(first, second) or _may_be_one(second, first):
        return False
    return ("副" in first) != ("副" in second) or not (first.endswith(second) or second.endswith(first))


_DOUBLED = Expression(r"([所队站局院])\1长")
_DEPUTY = Expression("副|委员|部长|主席|政法")


def _may_be_one(one: str, other: str) -> bool:
    """True if one person may bear both titles: 副书记 and 镇长, 政法委员 and 副镇长."""
    head = expression("^(?:[镇乡]长|主任|苏木达)$").search(other)
    return bool(_DEPUTY.search(one)) and (bool(_DEPUTY.search(other)) or ("副书记" in one and bool(head)))


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
