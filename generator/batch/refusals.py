"""Towns that are held back however sound their facts, since it is not certain whose or of which year they are.

Handed in twice; of another year than the batch; under a name that may be misspelt, together with the town that may be
meant: without the rows under the misspelt name its report would lack a part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from generator.batch.submission import name_cells
from generator.chinese.near_words import did_you_mean, near
from generator.errors import Fault
from generator.facts.town import kind_of
from generator.facts.values.nothing import WORDS
from generator.lexicon.divisions import divisions
from generator.workbook.form import plain

if TYPE_CHECKING:
    from generator.batch.collect import Collected, CollectedTown

_PLACE, _YEAR = "基本信息 › 乡镇名称", "基本信息 › 年度"
_OFFICES = ("人民政府", "政府", "办事处", "办", "党委", "党工委")
_SHORTEST = 2
"""Characters that a name must share with another to be taken for a part of it."""


def refuse_doubtful(found: Collected) -> None:
    """Give a fault to every town of the batch that is to be held back."""
    _refuse_doubles(found)
    _refuse_unexpected(found)
    _refuse_parts(found)
    _refuse_other_years(found)


def likest(name: str, known: Iterable[str]) -> str:
    """The known town that may be meant: one that is part of the name or has it as a part, else one spelt alike."""
    names = [town for town in known if plain(town) != plain(name)]
    parts = [town for town in names if _is_part(plain(town), plain(name)) or _is_part(plain(name), plain(town))]
    return max(parts, key=len, default="") or next(iter(near(name, names)), "")


def bare_name(name: str) -> str:
    """A town's name without the county before it and the office behind it: 青山镇 for 石泉县青山镇人民政府."""
    bare = plain(name)
    for office in _OFFICES:
        if bare.endswith(office) and kind_of(bare.removesuffix(office)):
            bare = bare.removesuffix(office)
    for length in range(min(len(bare) - 3, _longest_division()), 1, -1):
        if bare[:length] in divisions() and kind_of(bare[length:]):
            return bare_name(bare[length:])
    return bare


@cache
def _longest_division() -> int:
    return max(map(len, divisions()))


def _is_part(short: str, name: str) -> bool:
    return len(short) >= _SHORTEST and short in name


def _refuse_doubles(found: Collected) -> None:
    """Refuse all submissions of a town that has several: it cannot be known which is right."""
    by_key = defaultdict(list)
    for town in found.towns:
        by_key[town.key].append(town)
    for alike in (alike for alike in by_key.values() if len(alike) > 1):
        sources = list(map(found.source, alike))
        for number, town in enumerate(alike):
            others = "、".join((*sources[:number], *sources[number + 1 :]))
            what = f"“{town.name}”还有一份：{others}"
            fault = Fault(what, "请只留一份；不是同一个乡镇的，请分开运行", _PLACE, file=found.source(town))
            _hold_back(found, town, [fault])


def _refuse_unexpected(found: Collected) -> None:
    """Refuse a town whose name is not on the list, or is written with its county or office; and the one meant by it."""
    keys = {plain(town): town for town in found.expected}
    for town in found.towns:
        if town.doubts or town.key in keys:
            continue
        if town.name in WORDS:
            if keys:
                _hold_back(
                    found, town, _name_faults(found, town, f"乡镇名称还是“{town.name}”，和名单对不上", "请填上名称")
                )
        elif town.name and keys:
            meant = likest(town.name, keys.values())
            todo = did_you_mean([meant] if meant else []) or "请核对名称，或补进名单"
            _hold_back(found, town, _name_faults(found, town, f"乡镇名单里没有“{town.name}”", todo))
            _hold_back_meant(found, town, meant)
        elif town.name and (bare := bare_name(town.name)) != plain(town.name):
            what = f"乡镇名称写成了“{town.name}”，不带县名和机关名"
            _hold_back(found, town, _name_faults(found, town, what, did_you_mean([bare])))
            _hold_back_meant(found, town, bare)


def _refuse_parts(found: Collected) -> None:
    """Refuse towns that have each what the other lacks, under names that are alike, unless the list has both.

    A name that is on some sheets only is a misspelling until the list proves otherwise.
    """
    listed = set(map(plain, found.expected))
    open_towns = [town for town in found.towns if town.units and town.name not in WORDS and not town.doubts]
    by_units = defaultdict(list)
    for town in open_towns:
        by_units[town.units].append(town)
    if len(by_units) < 2:
        return
    for town in open_towns:
        others = [one for units, towns in by_units.items() if units.isdisjoint(town.units) for one in towns]
        meant = likest(town.name, [one.name for one in others]) if others else ""
        other = next((one for one in others if one.name == meant), None)
        if other is None or (town.key in listed and other.key in listed) or not _is_lesser(found, town, other, listed):
            continue
        where = "、".join(f"“{unit}”" for unit in sorted(town.units)[:4]) + ("等" if len(town.units) > 4 else "")
        what = f"“{town.name}”只在{where}里有，别处没有"
        _hold_back(found, found.towns[town.index], _name_faults(found, town, what, did_you_mean([meant])))
        _hold_back_meant(found, town, meant)


def _is_lesser(found: Collected, town: CollectedTown, other: CollectedTown, listed: set[str]) -> bool:
    """True if of two towns that may be one this is the misspelt one: not on the list, else in fewer places."""
    if (town.key in listed) != (other.key in listed):
        return other.key in listed
    own, others = (len(name_cells(found.submissions[one.index], found.tables)) for one in (town, other))
    return (own, len(town.units), -town.index) < (others, len(other.units), -other.index)


def _hold_back_meant(found: Collected, town: CollectedTown, meant: str) -> None:
    """Hold back the town that a misspelt name may mean, unless it has rows of its own for what is under that name."""
    number = found.numbers.get(plain(meant)) if meant else None
    if number is None or number == town.index:
        return
    other = found.towns[number]
    if not (town.units and other.units and town.units.isdisjoint(other.units)):
        return
    what = f"另有一行写的是“{town.name}”，可能就是“{other.name}”，所以先不成稿"
    faults = [
        replace(fault, what=what, todo=f"是的，把“{town.name}”改成“{other.name}”；不是的，请用 --towns 给出乡镇名单")
        for fault in _name_faults(found, town, "", "")
    ]
    _hold_back(found, other, faults)
    found.towns[town.index] = replace(found.towns[town.index], meant=other.key)


def _refuse_other_years(found: Collected) -> None:
    """Refuse what is of another year than most of the batch, of two equally frequent years the earlier one."""
    years = Counter(town.year for town in found.towns if town.year)
    if len(years) < 2:
        return
    year = max(years, key=lambda one: (years[one], one))
    for town in found.towns:
        if town.year and town.year != year:
            what = f"填的是{town.year}年度，这一批是{year}年度（{years[year]}个乡镇）"
            todo = f"请核对年度；确是{town.year}年度的，请另放一个文件夹运行"
            fault = Fault(what, todo, _YEAR, file=town.year_at[0], cell=town.year_at[1])
            _hold_back(found, town, [fault])


def _name_faults(found: Collected, town: CollectedTown, what: str, todo: str) -> list[Fault]:
    """The fault at every cell that names the town."""
    return list(_at_names(found, town, Fault(what, todo, _PLACE)))


def _at_names(found: Collected, town: CollectedTown, fault: Fault) -> Iterator[Fault]:
    cells = name_cells(found.submissions[town.index], found.tables)
    yield from (replace(fault, file=file, cell=cell) for file, cell in cells)


def _hold_back(found: Collected, town: CollectedTown, faults: list[Fault]) -> None:
    now = found.towns[town.index]
    found.towns[town.index] = replace(now, doubts=tuple(dict.fromkeys((*now.doubts, *faults))))
