"""The JSON Schema of a single value, by kind of field."""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.facts.declare import NO, YES, Declaration
from generator.facts.facts import fields
from generator.facts.judging.last_year import COPIED, JUMPED
from generator.facts.judging.relations import RELATIONS
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL
from generator.facts.values.nothing import NAMING_NOTHING, WORDS
from generator.facts.values.text import MAX_LENGTH

Form: TypeAlias = dict[str, Any]

_FIGURE: Form = {"type": ["string", "number", "null"]}
_TEXT: Form = {"type": ["string", "number", "null"], "maxLength": MAX_LENGTH}
_ANSWER: Form = {"enum": [*YES, *NO, *WORDS, "", True, False, None]}
_BY_KIND: dict[str, Form] = {
    "year": {"type": ["string", "integer"]},
    "number": _FIGURE,
    "rate": _FIGURE,
    "yes_no": _ANSWER,
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
}

CONFIRMED_FORM: Form = {
    "description": "数字之间反常而属实的，逐条写明原因",
    "type": ["object", "null"],
    "properties": {
        title: {"type": "string"} for title in (*(one.title for one in RELATIONS if one.confirmable), COPIED)
    },
    "patternProperties": {f"{JUMPED}$": {"type": "string"}},
    "additionalProperties": False,
}
"""The reasons of 已确认, by the title of the relation."""

EVIDENCE_FORM: Form = {
    "description": "哪个数字有哪本台账、哪份文件佐证，留底备查，不写进报告",
    "type": ["object", "null"],
    "properties": {one.title: {"type": "string"} for one in fields().values() if one.item is None},
    "additionalProperties": False,
}
"""The evidence of figures, by the title of the field."""


def form_of(declaration: Declaration) -> Form:
    """The ways in which the value of a field may be written, as JSON Schema."""
    if declaration.kind == "breakdown":
        return {"anyOf": [_FIGURE, _breakdown(declaration)]}
    if declaration.kind == "choice":
        none = sorted(NAMING_NOTHING - {*declaration.choices, *WORDS})
        return {"enum": [*declaration.choices, *WORDS, *none, "", None]}
    return _BY_KIND.get(declaration.kind, _TEXT)


def _breakdown(declaration: Declaration) -> Form:
    flags = {COMPLETE: "列出的分项是不是全部", OVERLAP: "同一件有没有计入两个分项"}
    parts = dict.fromkeys((TOTAL, *declaration.choices), _FIGURE)
    answers = {title: {"description": text, **_ANSWER} for title, text in flags.items()}
    return {"type": "object", "properties": {**parts, **answers}, "additionalProperties": False}
