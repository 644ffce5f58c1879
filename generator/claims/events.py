"""Events that running text dates, and pairs of them about one thing whose order cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.dates import TextDate, dates_in
from generator.lexicon.year_tables import year_tables

_NO_SUBJECT = Expression(
    "^(?:$|该|此|上述|正式|才|又|也|已经?|全部|全面|顺利|如期|按期|及时|起|由|经|报|向|在|对外|依法|统一|予以|并|再|起正式|前|上旬|中旬|下旬)"
)
_ANOTHER = Expression(
    "另一?|旧|原(?!则|因)|其余|前者|后者|重新|再次|修改后|修正后|上一版|老办法|曾于|之前|此前|追溯|补|预"
)
_LONGEST = 16


class Event(NamedTuple):
    """A verb with the date in front of it; ``subject`` are the words of its clause between the two."""

    verb: str
    when: TextDate
    start: int
    end: int
    subject: str


class Reversal(NamedTuple):
    """Two events of one thing of which the later one is dated before the earlier one."""

    earlier: Event
    later: Event


def events_in(text: str, year: int | None) -> tuple[Event, ...]:
    """The events that a text dates: a date with one of the verbs of the table of orders behind it in its clause."""
    dates = dates_in(text, year)
    found = []
    for at, day in enumerate(dates):
        last = dates[at + 1].start if at + 1 < len(dates) else len(text)
        end = min(clause_end(text, day.end), last)
        verbs = list(_verbs().finditer(text, day.end, end)) if day.month and day.exists else []
        if verbs and not PLANNED.search(text, day.end, end):
            subject = text[day.end : verbs[-1].start()].lstrip("日起，")
            found.append(Event(verbs[-1][0], day, day.start, verbs[-1].end(), subject))
    return tuple(found)


def clause_end(text: str, at: int) -> int:
    """Where the clause of a date ends: behind 6月8日起， that of the words after the comma."""
    end = stretch(text, at, at, CLAUSE_ENDS)[1]
    if text[end : end + 1] == "，" and not text[at:end].strip("起日"):
        return stretch(text, end + 1, end + 1, CLAUSE_ENDS)[1]
    return end


PLANNED = Expression("计划|拟|将(?!其|原)|预计|力争|应当?|须|不迟于|之前|期限|截止")


def reversals_in(text: str, year: int | None) -> Iterator[Reversal]:
    """The pairs of neighbouring events in a text whose order cannot be: 施行 before 通过, 备案 before 印发.

    Both are of one thing if the second one's clause has no subject of its own and nothing says that it is another.
    """
    events = events_in(text, year)
    for first, second in pairwise(events):
        between = text[first.end : second.start]
        if not _are_of_one_thing(between, second.subject):
            continue
        earlier, later = _ordered(first, second)
        if earlier and later and is_before(later.when, earlier.when):
            yield Reversal(earlier, later)


def _are_of_one_thing(between: str, subject: str) -> bool:
    """True if neither the words between two events nor those in front of the second verb name another thing."""
    between = _OBJECT.sub("", between)
    pieces = expression("[，、；：（）。]").split(between)
    if any(end in between for end in SENTENCE_ENDS) and not subject.startswith(("该", "此", "上述")):
        return False
    if len(between) > _LONGEST or "《" in between or _ANOTHER.search(between + subject):
        return False
    return len(pieces) <= 2 and bool(_BEFORE_A_DATE.fullmatch(pieces[-1])) and bool(_NO_SUBJECT.match(subject))


_OBJECT = Expression("^的?《[^《》]*》")
_BEFORE_A_DATE = Expression("(?:该|此|其|并|再|又|且|后|同时)?\\P{Han}*(?:自|于|在|从|至|到)?(?:的\\p{Han}{1,8})?")


def is_before(one: TextDate, other: TextDate) -> bool:
    """True if the first date is surely before the second; a year that nothing tells is the same one if that is near."""
    if one.year and other.year:
        return one.latest < other.earliest
    if one.year or other.year:
        return False
    near = other.month - one.month < 6
    return near and ((one.month, one.day or 31) < (other.month, other.day or 1))


def _ordered(first: Event, second: Event) -> tuple[Event | None, Event | None]:
    for earlier, later in _orders():
        if earlier.fullmatch(first.verb) and later.fullmatch(second.verb):
            return first, second
        if (
            earlier.fullmatch(second.verb)
            and later.fullmatch(first.verb)
            and not _REVISED.search(second.subject + second.verb)
        ):
            return second, first
    return None, None


_REVISED = Expression("修订|修改|修正")
"""What is in force may be revised later: 2019年施行，2024年修订."""


def _orders() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return _compiled(tuple(year_tables()["先后"].items()))[0]


def _verbs() -> re.Pattern[str]:
    return _compiled(tuple(year_tables()["先后"].items()))[1]


@lru_cache(maxsize=4)
def _compiled(
    steps: tuple[tuple[str, str], ...],
) -> tuple[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...], re.Pattern[str]]:
    """The steps as pairs of expressions, and one that finds any of their verbs, longer ones first."""
    verbs = {verb for pair in steps for side in pair for verb in side.split("|")}
    pairs = tuple((re.compile(earlier), re.compile(later)) for earlier, later in steps)
    return pairs, re.compile("|".join(sorted(verbs, key=len, reverse=True)))
