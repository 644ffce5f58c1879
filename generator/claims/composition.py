"""The villages and communities of a town, by name and complete, or the statement that it has none, as its report has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.numbers import number_of

_NONE = Expression(
    "(?:(?<![有毫])无|没有|不再?辖|不再?设|未设|不含)(?:(?:行政|建制|农)?(?P<village>村)(?!民|级|务|规|居)|(?:城市)?(?P<community>社区)(?!工作|矫))"
    "|(?:均为|都是|全为|全是|全部为|全部是)(?:城市|纯)?(?P<only>社区|行政村|建制村)(?=[，。；）])"
)
_VILLAGE = Expression(
    "(?:(?:\\d+|[一二两三四五六七八九十]+)个(?:行政|建制)?|(?<!城中)(?<!乡)各)村(?!改|民小组|小组|级|居|、社区|（|\\(|[和及与]社区|庄)|村民委员会|村委会|村民代表|村规民约|(?<!各)村“?两委"
)
_COMMUNITY = Expression(
    "(?:(?:\\d+|[一二两三四五六七八九十]+)个|各)社区(?!矫|[和及与、（]|工作者)|社区居委会|居民委员会|居民代表|居民公约"
)
_ROW = Expression(
    "(?:下辖|管辖|所辖|现辖|共辖|辖有|辖|分为|设有)(?P<names>(?:\\p{Han}{2,4}[、和及]){1,12}\\p{Han}{2,4}?)(?:等)?(?P<number>\\d{1,2}|[两三四五六七八九十]{1,2})个?(?:行政|建制|自然)?(?P<kind>村|社区)"
)
_ROW_BEHIND = Expression(
    "(?P<number>\\d{1,2}|[两三四五六七八九十]{1,2})个(?:行政|建制)?(?P<kind>村|社区)(?:分别)?(?:为|是|有|：|（)(?P<names>(?:\\p{Han}{2,5}、){1,12}\\p{Han}{2,5}?)(?=[。；）])"
)
"""下辖六个村：上坝、下坝、…; 五个社区为春晖、文昌、…"""
_OF_TOWN = Expression("(?:辖|只有|共有|现有|全[镇乡]|街道|分为|设有?|由|[镇乡])[^，。；]{0,4}$")
_NAME = Expression(
    "(?<!\\p{Han})(?![由在对向与和各本该全每某第])(?P<stem>\\p{Han}{1,4}?)(?P<kind>村|社区)(?!民|级|务|规|干|组|庄|寨|改|矫|工作|建设)"
)
_NEXT = Expression(
    "(?:第[一二三四五六七八九十]个|位于|来自|由|在|对|向|与|和|、)(?P<stem>\\p{Han}{2,4}?)(?P<kind>村|社区)(?!民|级|务|规|干|组|庄|寨|改|矫|工作|建设)"
)


class Units(NamedTuple):
    """The villages or communities of a town, by name and complete; ``end`` is where their row ends in the text."""

    stems: tuple[str, ...]
    kind: str
    end: int


class UnitName(NamedTuple):
    """A village or a community that a text names, without the words before it."""

    stem: str
    kind: str
    start: int


def missing_kinds(text: str) -> Iterator[tuple[str, int, int]]:
    """Of which kind (村 or 社区) a text says that there is none, and where."""
    for found in _NONE.finditer(text):
        only = found["only"]
        kind = "村" if found["village"] or only == "社区" else "社区"
        yield kind, found.start(), found.end()


def mentions_of(kind: str, text: str) -> Iterator[re.Match[str]]:
    """The places of a text that speak of villages, or communities, or of what only they have."""
    return (_VILLAGE if kind == "村" else _COMMUNITY).finditer(text)


def rows_of_units(text: str) -> Iterator[Units]:
    """The rows of villages or communities that a town has, where as many are named as their number says."""
    behind = (
        each for each in _ROW_BEHIND.finditer(text) if _OF_TOWN.search(text, max(each.start() - 8, 0), each.start())
    )
    for found in (*_ROW.finditer(text), *behind):
        stems = tuple(
            name.removesuffix(found["kind"]).removesuffix("行政")
            for name in expression("[、和及]").split(found["names"])
        )
        if number_of(found["number"]) == len(stems) == len(set(stems)):
            yield Units(stems, found["kind"], found.end())


def names_of_units(text: str, start: int) -> Iterator[UnitName]:
    """The villages and communities named from a place on, where the words before show where the name begins."""
    for named in (_NAME, _NEXT):
        for found in named.finditer(text, start):
            yield UnitName(found["stem"], found["kind"], found.start("stem"))
