"""Names decide words: 镇, 乡, 民族乡, 街道 and 苏木 call themselves, their organs and their villages differently."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.errors import Advice, rejected
from generator.facts.topics.basic import Basic
from generator.facts.values.quantity import Quantity

KINDS = ("民族乡", "街道", "苏木", "镇", "乡")

# How titles and help lines, which speak of a 镇, name the same thing elsewhere; what names both already says one.
_WORDED = {
    "镇": {
        "镇长（乡长、主任）": "镇长",
        "镇长（主任）": "镇长",
        "党委（党工委）": "党委",
        "镇政府（街道办事处）": "镇政府",
        "；乡长、主任同": "",
        "；街道按书记、主任理解": "",
    },
    "街道": {
        "镇长（乡长、主任）": "主任",
        "镇长（主任）": "主任",
        "镇长、副镇长": "主任、副主任",
        "镇长办公": "主任办公",
        "党委（党工委）": "党工委",
        "镇党委": "街道党工委",
        "镇政府（街道办事处）": "街道办事处",
        "镇政府": "街道办事处",
        "政府会议": "办事处会议",
        "镇党校": "街道党校",
        "；乡长、主任同": "",
        "街道按书记、主任理解": "“镇长”就是主任",
        "本镇": "本街道",
        "镇、村": "街道、社区",
        "镇长": "主任",
        "党委": "党工委",
    },
    "乡": {
        "镇长（乡长、主任）": "乡长",
        "镇长（主任）": "乡长",
        "镇长、副镇长": "乡长、副乡长",
        "党委（党工委）": "党委",
        "镇党": "乡党",
        "镇政府（街道办事处）": "乡政府",
        "镇政府": "乡政府",
        "；乡长、主任同": "",
        "街道按书记、主任理解": "“镇长”就是乡长",
        "本镇": "本乡",
        "镇、村": "乡、村",
        "镇长": "乡长",
    },
    "苏木": {
        "镇长（乡长、主任）": "苏木达",
        "镇长（主任）": "苏木达",
        "镇长、副镇长": "苏木达、副苏木达",
        "党委（党工委）": "党委",
        "镇党": "苏木党",
        "镇政府（街道办事处）": "苏木政府",
        "镇政府": "苏木政府",
        "；乡长、主任同": "",
        "街道按书记、主任理解": "“镇长”就是苏木达",
        "本镇": "本苏木",
        "镇、村": "苏木、嘎查",
        "镇长": "苏木达",
    },
}


@dataclass(frozen=True, slots=True)
class Town:
    """The words for one town; ``name`` is empty while it is still to be filled in."""

    name: str
    kind: str
    joint: bool = False
    villages: bool = True
    communities: bool = False

    @classmethod
    def of(cls, basic: Basic) -> Town:
        """The words that the facts call for. Raises Rejected if neither name nor 乡镇类别 tells the kind."""
        name = basic.town if isinstance(basic.town, str) else ""
        if not (kind := kind_in(basic)):
            todo = Advice("请填“乡镇类别”，如“乡镇类别: 镇”", "请填“乡镇类别”，如“镇”")
            raise rejected(f"“{name or '待补'}”看不出是镇、乡还是街道", todo)
        villages, communities = _some(basic.villages), _some(basic.communities)
        return cls(name, kind, basic.joint is True, villages or not communities, communities)

    @property
    def subdistrict(self) -> bool:
        """True if it is a 街道: an agency of the county, without a people's congress of its own."""
        return self.kind == "街道"

    @property
    def short(self) -> str:
        """镇, 乡, 街道 or 苏木, as in 我镇, 全乡, 街道党工委."""
        return "乡" if self.kind == "民族乡" else self.kind

    @property
    def office(self) -> str:
        """The government's own name behind the town's: 人民政府 or 办事处."""
        return "办事处" if self.subdistrict else "人民政府"

    @property
    def party(self) -> str:
        """The party organ in short: 党委 or 党工委."""
        return "党工委" if self.subdistrict else "党委"

    @property
    def party_full(self) -> str:
        """The party organ's own name behind the town's: 委员会 or 工作委员会."""
        return "工作委员会" if self.subdistrict else "委员会"

    @property
    def government(self) -> str:
        """The government in short: 镇政府, 街道办事处."""
        return f"{self.short}办事处" if self.subdistrict else f"{self.short}政府"

    @property
    def mayor(self) -> str:
        """The head of the government: 镇长, 乡长, 街道办事处主任, 苏木达."""
        return {"街道": "街道办事处主任", "苏木": "苏木达"}.get(self.kind, f"{self.short}长")

    @property
    def words(self) -> dict[str, str]:
        """The words of a template that follow from the town's kind alone, by their names."""
        return {word: of(self) for word, of in WORDS.items()}

    @property
    def settlements(self) -> str:
        """The word for its parts: 村, 社区, 村（社区）; 苏木 has 嘎查."""
        village = "嘎查" if self.kind == "苏木" else "村"
        if not self.communities:
            return "社区" if self.kind == "街道" and not self.villages else village
        return f"{village}（社区）" if self.villages else "社区"

    @property
    def covenants(self) -> str:
        """The word for the rules that its parts give themselves: 村规民约 of villages, 居民公约 of 社区."""
        if "社区" not in self.settlements:
            return "村规民约"
        return "村规民约（居民公约）" if self.villages else "居民公约"

    def worded(self, text: str) -> str:
        """A title or a help line in the words of such a town: 镇长 is a 街道's 主任, 党委会 its 党工委会."""
        words = _WORDED.get(self.short, {})
        return re.sub("|".join(words), lambda found: words[found[0]], text) if words else text


def kind_in(basic: Basic) -> str:
    """The kind that 乡镇类别 or else the name tells, or nothing."""
    if isinstance(basic.town_kind, str):
        return basic.town_kind
    return kind_of(basic.town) if isinstance(basic.town, str) else ""


def kind_of(name: str) -> str:
    """The kind that a town's name tells, or nothing."""
    plain = name.removesuffix("办事处").removesuffix("人民政府")
    if plain.endswith("乡") and "族" in plain:
        return "民族乡"
    return next((kind for kind in KINDS if plain.endswith(kind)), "")


WORDS: Mapping[str, Callable[[Town], str]] = {
    "我": lambda town: f"我{town.short}",
    "本": lambda town: town.short,
    "全": lambda town: f"全{town.short}",
    "党委": lambda town: town.short + town.party,
    "政府": lambda town: town.government,
    "首长": lambda town: town.mayor,
    "村": lambda town: town.settlements,
    "约": lambda town: town.covenants,
}
"""What a template calls a town and its organs by name, as in 镇.我."""

_COUNTY_IN_FRONT = Expression(
    "(?P<county>.+[省市县区旗])(?P<town>[^省市县区旗]{2,}(?:镇|乡|街道|苏木))(?:人民政府|办事处)?"
)


def without_county(name: str) -> str:
    """The town's own name without its county's in front; empty where there seems to be none in front."""
    found = _COUNTY_IN_FRONT.fullmatch(name)
    return found["town"] if found else ""


def _some(value: object) -> bool:
    return value is not None and not (isinstance(value, Quantity) and value.zero)
