"""Provinces, cities and counties by name (``templates/checks/行政区划.txt``), and which of them a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.lexicon.loader import load_lines

FILE = "行政区划.txt"
DIRECTLY = "直辖"

_SHORT_ENDING = Expression("(?:壮族|回族|维吾尔|特别行政)?(?:自治区|省|市|区)$")
_COUNTY_ENDING = Expression("(?:市|县|区|旗)$")
_PROVINCE = re.compile(r"(?P<name>\S+) (?P<code>\d\d)")


class AdministrativeDivision(NamedTuple):
    """A province, city or county; ``above`` is what it belongs to."""

    name: str
    above: AdministrativeDivision | None = None

    @property
    def chain(self) -> tuple[AdministrativeDivision, ...]:
        """Itself and what it belongs to, upwards."""
        return (self, *(self.above.chain if self.above else ()))

    @property
    def full_name(self) -> str:
        """湖南省益阳市安化县."""
        return "".join(division.name for division in reversed(self.chain))


class Mention(NamedTuple):
    """A name in a text, and the divisions that bear it."""

    name: str
    start: int
    divisions: tuple[AdministrativeDivision, ...]

    @property
    def end(self) -> int:
        """The index in the text behind the name."""
        return self.start + len(self.name)


@cache
def divisions() -> dict[str, tuple[AdministrativeDivision, ...]]:
    """All by full name of their own; several bear names like 鼓楼区."""
    found: dict[str, tuple[AdministrativeDivision, ...]] = {}
    for division in _listed():
        found[division.name] = (*found.get(division.name, ()), division)
    return found


@cache
def provinces() -> dict[str, AdministrativeDivision]:
    """The provinces by their short names (河南, 内蒙古, 重庆)."""
    return {_SHORT_ENDING.sub("", one.name): one for one in _listed() if one.above is None}


@cache
def province_codes() -> frozenset[str]:
    """The first two digits of a code that a province has (GB/T 2260)."""
    return frozenset(found["code"] for line in load_lines("checks", FILE) if (found := _PROVINCE.fullmatch(line)))


@cache
def short_counties() -> frozenset[str]:
    """The names of cities and counties without 市, 县, 区, where two characters or more are left."""
    return frozenset(_COUNTY_ENDING.sub("", one.name) for one in _listed() if one.above and len(one.name) > 2)


@cache
def _listed() -> tuple[AdministrativeDivision, ...]:
    listed: list[AdministrativeDivision] = []
    province = AdministrativeDivision("")
    for line in load_lines("checks", FILE):
        if found := _PROVINCE.fullmatch(line):
            listed.append(province := AdministrativeDivision(found["name"]))
            continue
        name, _, below = line.partition("：")
        city = province if name == DIRECTLY else AdministrativeDivision(name, province)
        listed += [city] if city is not province else []
        listed += [AdministrativeDivision(county, city) for county in below.split()]
    return tuple(listed)


# --- In a text ------------------------------------------------------------------------------------------------------

_ENDING = Expression("[省市县区旗州盟]")
_LONGEST = 16

# Names that are ordinary words, too: they count only behind the name of a city or province.
_WORDS = frozenset(re.findall(r"\S+",
    "新城区 老城区 城中区 城东区 城西区 城北区 市中区 市南区 市北区 和平区 新市区 港口区 新建区 安居区 友好区 前进区 向阳区 振兴区 "
    "解放区 红旗区 站前区 中站区 工农区 大观区 江北区 江南区 河东区 河西区 河北区 东河区 江岸区 南岸区 前锋区 双城区 复兴区 新兴区 "
    "光明区 太平区 安宁区 安定区 平安区 长安区 东风区 西工区 卫东区 城厢区 城关区 中山区 中原区 建设区 湖滨区 滨湖区 滨江区 江海区 "
    "海港区 开平区 开福区 平房区 石龙区 合作市 东方市 新星市 南部县 平原县 公安县 中方县 方正县 富裕县 友谊县 和平县 同心县 共和县 "
    "大方县 大新县 大田县 大关县 兴业县 乐业县 通道县 民权县 博爱县 惠民县 富民县 新民市 永和县 永安市 安远县 新县 和县 古县 兴县 "
    "中区 东区 西区 城区 郊区 矿区"
))  # fmt: skip
_AFTER = {"区": "域块间划位别片长级内", "市": "场民值面容域", "县": "域"}
_TOWN_BEHIND = Expression("\\p{Han}{2,3}(?:镇|乡|街道)|人民政府")
_SHORT_AFTER = "路街村巷庄屯组岸边侧面头话菜籍人庙桥塘沟寺园店山坡里堡口镇乡大广小社南北站部"
_CROSSING = Expression("推广东|推广西|造福建|幸福建|福建[设成立档筑议言]|隆重庆|重庆祝|黄河南|沿江西|赶上海|平台湾")


def mentions(text: str) -> Iterator[Mention]:
    """The divisions that a text names: by their full names, provinces by short ones, too. In no order."""
    taken: set[int] = set()
    for ending in _ENDING.finditer(text):
        if found := _ending_at(text, ending.end()):
            taken.update(range(found.start, found.end))
            yield found
    for match in _short_provinces().finditer(text):
        if match.start() not in taken and not _is_part_of_a_word(text, match):
            yield Mention(match[0], match.start(), (provinces()[match[0]],))


def _ending_at(text: str, end: int) -> Mention | None:
    known = divisions()
    for length in range(min(_LONGEST, end), 1, -1):
        name = text[end - length : end]
        if name in known:
            return Mention(name, end - length, known[name]) if _is_meant(text, name, end) else None
    return None


def _is_meant(text: str, name: str, end: int) -> bool:
    before, after = text[end - len(name) - 1 : end - len(name)], text[end : end + 1]
    if after and after in _AFTER.get(name[-1], ""):
        return False
    behind_a_city = bool(before) and before in "省市州"
    if name in _WORDS:
        return behind_a_city
    if len(name) == 2:
        return behind_a_city or bool(_TOWN_BEHIND.match(text, end))
    if name.endswith("山区"):
        return behind_a_city or not "\u4e00" <= before <= "\u9fff"
    return True


@cache
def _short_provinces() -> re.Pattern[str]:
    return re.compile("|".join(provinces()))


def _is_part_of_a_word(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    around = text[max(match.start() - 1, 0) : match.end() + 1]
    return (bool(after) and after in _SHORT_AFTER) or bool(_CROSSING.search(around))
