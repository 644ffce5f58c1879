"""The border to other programs: one pydantic model of a town's facts, derived from the declarations.

From it come the JSON of facts (:func:`facts_as_json`) and the JSON Schema of a facts file (``tools/build_schema.py``).
A ``.json`` facts file is read like any other (:mod:`generator.sources.json_text`), since a message names its line.
Only what exchanges JSON with other programs loads this: pydantic takes 50 ms of a start.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema, create_model

from generator.facts.declare import Declaration, Declared, Topic, declarations, walk
from generator.facts.facts import CONFIRMED, EVIDENCE, Facts, topics
from generator.facts.json_forms import CONFIRMED_FORM, EVIDENCE_FORM, Form, form_of
from generator.facts.judging.demands import FEWEST_SHORTCOMINGS
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL, Breakdown
from generator.facts.values.frozen import cached
from generator.facts.values.nothing import NAMING_NOTHING, NO_ENTRIES

_NONE = "无"  # what stands for a list of which somebody wrote that it has no entries


def facts_as_json(facts: Facts) -> dict[str, Any]:
    """The facts as a JSON object with the vocabulary's titles as keys, which a facts file may hold.

    What is 未填 is left out. Raises pydantic's ``ValidationError`` for facts that no facts file can hold.
    """
    groups = {topic.title: _written_group(getattr(facts, name)) for name, topic in topics().items()}
    notes = {CONFIRMED: dict(facts.confirmed), EVIDENCE: dict(facts.evidence)}
    filled = {title: group for title, group in (groups | notes).items() if group}
    return model().model_validate(filled).model_dump(mode="json", by_alias=True, exclude_unset=True)


@cache
def model() -> type[BaseModel]:
    """The model of a facts file: a group a topic, and the notes beside them."""
    groups: dict[str, Any] = {name: _topic(name, topic) for name, topic in topics().items()}
    notes: dict[str, Any] = {
        "confirmed": _notes(CONFIRMED, CONFIRMED_FORM),
        "evidence": _notes(EVIDENCE, EVIDENCE_FORM),
    }
    config = ConfigDict(
        extra="forbid",
        title="法治政府建设年度报告填报数据",
        json_schema_extra={
            "description": "一个乡镇（街道）一个年度；没有发生的填0，没有此项的写“不适用”，暂时没有的写“待补”"
        },
    )
    return create_model("填报数据", __config__=config, **groups, **notes)


def _topic(name: str, topic: type[Topic]) -> Any:
    """The type of a topic and its field in the model; a topic with a shorthand may be a bare list."""
    group: Any = _group(topic, topic.title)
    if name == "basic":
        return group, Field(alias=topic.title)
    if topic.shorthand:
        group = _entries(declarations(topic)[topic.shorthand]) | group
    return group | None, Field(None, alias=topic.title)


def _notes(title: str, form: Form) -> Any:
    return Annotated[dict[str, str], WithJsonSchema(form)], Field(None, alias=title)


@cached
def _group(declared: type[Declared], title: str) -> type[BaseModel]:
    """The model of a topic, or of an entry of a list; null is the same as an empty one."""
    own = declarations(declared)
    needed = any(one.required for one in own.values())
    nullable: Any = None if needed else {"type": ["object", "null"]}
    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, title=title, json_schema_extra=nullable)
    typed: dict[str, Any] = {name: (_type(one), _described(one)) for name, one in own.items()}
    return create_model(title, __config__=config, **typed)


def _described(one: Declaration) -> Any:
    """A field with what an editor shows of it: title, help, unit, evidence, office, example."""
    unit = f"单位：{one.unit}" if one.unit and one.kind != "rate" else ""
    agrees = f"与{one.published_in}一致" if one.published_in else ""
    borne_out = f"佐证：{one.evidence}" if one.evidence and one.unit else ""
    description = "；".join(filter(None, (one.help, unit, one.basis, agrees, borne_out, one.office)))
    return Field(
        ... if one.required else None,
        alias=one.title,
        title=one.title,
        description=description or None,
        examples=[one.example] if one.example else None,
    )


def _type(one: Declaration) -> Any:
    """The type of a field: a list of groups, or a value that its declaration parses and that JSON shows as written."""
    if one.item is not None:
        return _entries(one) | None
    return Annotated[
        Any,
        BeforeValidator(one.parse),
        PlainSerializer(_written, when_used="json-unless-none"),
        WithJsonSchema(form_of(one)),
    ]


def _entries(one: Declaration) -> Any:
    """The type of a list: its entries, or a word that says that there are none."""
    fewest: Any = {"minItems": FEWEST_SHORTCOMINGS} if one.title == "不足清单" else None
    entries: Any = list[_group(one.item, one.title)]  # type: ignore[misc,arg-type]
    return Annotated[entries, Field(json_schema_extra=fewest)] | Literal[*sorted(NAMING_NOTHING)]


def _written_group(group: Declared) -> dict[str, Any]:
    """The values of a topic or an entry by title, without those that are 未填."""
    values = {one.title: _NONE if value is NO_ENTRIES else value for _, one, value in walk(group)}
    return {title: _entries_written(value) for title, value in values.items() if value not in (None, ())}


def _entries_written(value: Any) -> Any:
    """A value; of a list of entries the groups of its entries."""
    if isinstance(value, tuple):
        return [_written_group(part) if isinstance(part, Declared) else part for part in value]
    return value


def _written(value: Any) -> Any:
    """A value as JSON: numbers as text with their words, 是 and 否 as booleans, a breakdown as its parts."""
    if isinstance(value, Breakdown):
        flags = {COMPLETE: value.complete or None, OVERLAP: value.overlap or None}
        parts = {TOTAL: value.total, **dict(value.parts), **flags}
        return {title: _written(part) for title, part in parts.items() if part is not None}
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    if value is None or isinstance(value, bool | int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
