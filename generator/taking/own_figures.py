"""其他指标 in drafts: a clause of a town's own words that ends with a figure, read as an entry of that list.

A practice of one such clause is printed just so; which of the two it was, no reader can tell. The list of figures has
it: the next draft says the same, and the county's roll-up has the figure.
"""

from __future__ import annotations

import re
from functools import cache

from generator.chinese.expressions import Expression
from generator.compose.other_figures import each_of
from generator.facts.facts import fields
from generator.facts.topics.open_lists import PER, SHARE

ORDINALS = ("第", "前")
"""Printed before the figure of a rank or a percentile, of which the name tells already that it is one."""

_FIGURE = Expression(
    r"(?P<value>(?:每(?:季度|月|半年|年|周))?(?:第|前|约|近|超过?|逾|不少于)?(?<![\d.])\d+(?:\.\d+)?(?:万|亿)?[余多]?)"
    r"(?P<unit>%|\p{Han}{1,3})$"
)
_NONE = re.compile("^(?P<before>[^，；。：]*?)没有(?P<name>[^，；。：]{2,})$")
_OF_WHOLE = re.compile("^(?P<name>[^，；。：]{2,})占(?P<of>[^，；。：]{2,})的$")
_RANK = re.compile("(?:排名|名次|位次|排位|位列|位居|排在|列)$")


def own_figure(clause: str) -> dict[str, str]:
    """The entry of 其他指标 that a clause is, by the names of its parts; empty for one that does not end so.

    Without a unit for a clause that says that there was none: no draft prints the unit of those.
    """
    if found := _FIGURE.search(clause):
        words, value = clause[: found.start()], found["value"]
        if value[0] in ORDINALS and _RANK.search(words):
            value = value[1:]
        if len(words) > 1 and not set(words) & set("，；。：") and value[0] not in ORDINALS:
            return _linked(words) | {"value": value, "unit": found["unit"]}
    elif found := _NONE.search(clause):
        return _linked(found["before"] + found["name"]) | {"value": "0"}
    return {}


def _linked(words: str) -> dict[str, str]:
    """Name and link of the words before a figure: 司法所每名网格员走访 is of each of 网格员人数."""
    if whole := _OF_WHOLE.match(words):
        return {"name": whole["name"], "link": SHARE, "of": whole["of"]}
    if found := _each().search(words):
        subject, name = words[: found.start()], words[found.end() :]
        if len(name) > 1:
            linked = {"name": name, "link": PER, "of": _titles()[found[0]]}
            return linked | ({"subject": subject} if subject else {})
    return {"name": words}


@cache
def _each() -> re.Pattern[str]:
    """The words for each of what a field counts, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(_titles(), key=len, reverse=True))))


@cache
def _titles() -> dict[str, str]:
    """The titles of fields by those words; of two with the same words the first."""
    counts = ((each_of(declared.title), declared.title) for declared in fields().values() if declared.kind == "number")
    found: dict[str, str] = {}
    for words, title in counts:
        found.setdefault(words, title)
    return found
