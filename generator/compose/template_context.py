"""The names of content templates: topics and fields by their Chinese keys, words of the town, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias

from generator.compose.arrangements import in_order
from generator.compose.fact_view import FactView
from generator.compose.letterhead import recipients
from generator.compose.other_figures import ANCHORS, anchors
from generator.compose.source_marks import ABSENT, Ledger
from generator.compose.yearly_phrases import phrases
from generator.facts.declare import Declaration, Item, declarations
from generator.facts.facts import Facts, topics
from generator.facts.judging.other_figures import Placed, by_identity
from generator.facts.topics.closing_topics import Arrangement
from generator.facts.topics.open_lists import OtherFigure
from generator.facts.town import Town
from generator.facts.values.frozen import cached
from generator.facts.values.nothing import PENDING
from generator.settings import Wording
from generator.settings.wording import BY_FACTS, CAUSES, CAUSES_AND_MENDING

OWED = {"basic": ("signed_on",)}
"""Fields that print a gap even if they were left empty, by topic."""
PHRASES = ("全会", "纲要")
TOWN_WORDS = (
    "名", "简称", "我", "本", "全", "党委", "政府", "首长", "村", "约", "机关", "党委全称", "上级", "主送", "牵头职务",
)  # fmt: skip


Views: TypeAlias = dict[str, Any]
"""The views of a topic's facts by their keys: a fact each, or the entries of a list."""


@cache
def _unfilled(topic: str) -> Views:
    """The views of a topic without any facts; made once, since most fields of most towns are empty."""
    ledger = Ledger()  # which stays empty: what is not given has no mark
    return {
        key: [] if declared.item else FactView(path, declared, None, ledger)
        for path, key, declared, _ in _fields_of(topic, restricted=False).values()
    }


@cache
def _fields_of(topic: str, *, restricted: bool) -> dict[str, tuple[str, str, Declaration, bool]]:
    """The path, the key and the declaration of each field of a topic, and whether the text has it, by its name."""
    return {
        field: (f"{topic}.{field}", declared.key, declared, not _is_withheld(declared, restricted=restricted))
        for field, declared in declarations(topics()[topic]).items()
    }


@cached
def _keys_of(model: type[Item], restricted: bool) -> tuple[tuple[str, str, Declaration, bool], ...]:
    """The name, the key and the declaration of each field of a list's entries, and whether the text has it."""
    return tuple(
        (field, declared.key, declared, not _is_withheld(declared, restricted=restricted))
        for field, declared in declarations(model).items()
    )


def is_withheld(declared: Declaration, wording: Wording) -> bool:
    """True if the text never has the field, whatever it holds: names of persons, figures not for the public."""
    return _is_withheld(declared, restricted=wording.restricted_in_text)


def _is_withheld(declared: Declaration, *, restricted: bool) -> bool:
    return declared.kind == "person" or (declared.disclosure == "不公开" and not restricted)


class TemplateContext:
    """Builds the names that one composition passes to its templates."""

    def __init__(
        self, facts: Facts, wording: Wording, ledger: Ledger, last_year: Facts | None, content: Path | None = None
    ) -> None:
        self.facts, self.ledger, self.last_year, self.content = facts, ledger, last_year, content
        self.town = Town.of(facts.basic)
        self.wording, self.restricted = wording, wording.restricted_in_text

    def names(self) -> dict[str, Any]:
        """All names that a template may use, with their values."""
        year = self.facts.basic.year
        named: dict[str, Any] = {topic.key: _unfilled(name) | self._given[name] for name, topic in topics().items()}
        style = self.wording.year_style
        this, following = (self.ledger.mark(str(number), "figure", "basic.year") for number in (year, year + 1))
        named |= {"年度": this, "年份": this + style, "下年份": following + style}
        named["不足标题"] = self._shortcomings_heading()
        return named | {"镇": self._town_words(), "提法": self._phrases(year)}

    def _shortcomings_heading(self) -> str:
        """The heading of part two behind the year: as the county set it, else with 整改 if there is any."""
        chosen = self.wording.shortcomings_heading
        if chosen == BY_FACTS:
            return CAUSES_AND_MENDING if self.facts.follow_ups.entries else CAUSES
        return chosen

    @property
    def given(self) -> frozenset[str]:
        """The names (执法.执法培训场次) of the facts that differ from those of a town that gave nothing."""
        return frozenset(
            [
                f"{topic.key}.{key}"
                for name, topic in topics().items()
                for key, view in self._given[name].items()
                if view
            ]
        )

    @cached_property
    def _given(self) -> dict[str, Views]:
        """The views of the facts that were given or decided, by topic."""
        views = {name: self._topic(name) for name in topics()}
        views["arrangements"]["安排清单"] = self._arrangements(views["shortcomings"].get("不足清单", ()))
        views["other"]["附件"] = self._named("other", "attachments", self.facts.other.attachments)
        views["basic"] |= self._decided()
        return views

    def _topic(self, name: str) -> Views:
        """The views of a topic's given fields but for the arrangements."""
        fields_of, last = _fields_of(name, restricted=self.restricted), getattr(self.last_year, name, None)
        views: Views = {}
        given = {field: value for field, value in vars(getattr(self.facts, name)).items() if value is not None}
        if name in OWED:
            given = dict.fromkeys(OWED[name], PENDING) | given
        for field, value in given.items():
            path, key, declared, told = fields_of[field]
            if declared.item is None:
                before = last and getattr(last, field)
                views[key] = FactView(path, declared, value if told else None, self.ledger, before)
            elif declared.item is not Arrangement:
                entry_of = self._other_figure if declared.item is OtherFigure else self._entry
                views[key] = [entry_of(f"{path}.{number}", entry) for number, entry in enumerate(value)]
        return views

    def _decided(self) -> dict[str, Any]:
        """The county's settings for fields that the facts leave open, by the keys of those fields."""
        decided = {"joint": self.wording.joint, "title_style": self.wording.title_style}
        return {
            declarations(topics()["basic"])[field].key: self._named("basic", field, value)
            for field, value in decided.items()
            if value and getattr(self.facts.basic, field) is None
        }

    def _named(self, topic: str, field: str, value: object) -> FactView:
        return FactView(f"{topic}.{field}", declarations(topics()[topic])[field], value, self.ledger)

    def _entry(self, path: str, entry: Item) -> dict[str, Any]:
        return {
            key: FactView(f"{path}.{field}", declared, getattr(entry, field) if told else None, self.ledger)
            for field, key, declared, told in _keys_of(type(entry), self.restricted)
        }

    def _other_figure(self, path: str, entry: OtherFigure) -> dict[str, Any]:
        """The view of an 其他指标, with last year's of the same name, and the paths behind which it belongs."""
        view = self._entry(path, entry)
        before = self._others_before.get(Placed(path, entry).identity)
        view["数值"].last = None if before is None else before.value
        return view | {ANCHORS: self._anchors.get(path, ())}

    @cached_property
    def _anchors(self) -> dict[str, tuple[str, ...]]:
        return anchors(self.facts)

    @cached_property
    def _others_before(self) -> dict[tuple[str, str, str], OtherFigure]:
        return by_identity(self.last_year)

    def _arrangements(self, problems: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The views of the arrangements in the order of the shortcomings that each is the first to answer.

        ``problems`` are the views of the shortcomings; ``对应`` are the problems of these, ``措施`` their remedies.
        """
        shortcomings = self.facts.shortcomings.entries
        arrangements = self.facts.arrangements.entries
        views = []
        for number, (place, answers) in enumerate(in_order(arrangements, shortcomings)):
            view = self._entry(f"arrangements.entries.{place}", arrangements[place])
            entries = [problems[index] for index in answers]
            view["对应"], view["措施"] = [entry["问题"] for entry in entries], [entry["整改措施"] for entry in entries]
            view["次序"] = number
            views.append(view)
        return views

    def _town_words(self) -> dict[str, str]:
        town = self.town
        name = self.ledger.mark(town.name, "own", "basic.town") if town.name else self._gap("乡镇名称", "basic.town")
        return {
            "名": name,
            "简称": name if town.name else f"我{town.short}",
            **town.words,
            "机关": name + town.office,
            "党委全称": f"中共{name}{town.party_full}",
            "上级": self._superior(),
            "主送": self._recipients(),
            "牵头职务": self._post(),
        }

    def _superior(self) -> str:
        superior = self.facts.basic.superior
        if isinstance(superior, str):
            return self.ledger.mark(superior, "own", "basic.superior")
        return self._gap("上级党委政府名称", "basic.superior") if superior is PENDING else "上级党委、政府"

    def _recipients(self) -> str:
        """The 主送机关 joined by the county's sign; a gap while they are 待补."""
        if self.facts.basic.recipients is PENDING:
            return self._gap("主送机关", "basic.recipients")
        names, path = recipients(self.facts, self.wording)
        return self.wording.recipients_joint.join(self.ledger.mark(name, "own", path) for name in names) or ABSENT

    def _post(self) -> str:
        """The title of the head of the leading body: 组长 of a 领导小组, 主任 of a 委员会, else 负责人."""
        body = str(self.facts.principal_duty.lead_body)
        return "组长" if body.endswith(("组", "专班")) else "主任" if body.endswith("委员会") else "负责人"

    def _gap(self, title: str, path: str) -> str:
        return self.ledger.mark(f"【待补：{title}】", "pending", path)

    def _phrases(self, year: int) -> dict[str, str]:
        said = {
            name: self.ledger.mark(text, "plain", f"提法.{name}") for name, text in phrases(year, self.content).items()
        }
        return {name: said.get(name, ABSENT) for name in PHRASES}
