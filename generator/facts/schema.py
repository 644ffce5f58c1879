"""The vocabulary as a JSON Schema, for editors that complete and check a facts file while it is typed.

It says what may stand where; arithmetic, causes and answers are judged by the program.
``python tools/build_schema.py`` writes it anew.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from generator.facts.declare import NO, YES, Declaration, Declared, Topic, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, fields, topics
from generator.facts.judging.demands import FEWEST_SHORTCOMINGS
from generator.facts.judging.last_year import COPIED, JUMPED
from generator.facts.judging.relations import RELATIONS
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL
from generator.facts.values.nothing import NAMING_NOTHING, WORDS
from generator.facts.values.text import MAX_LENGTH
from generator.files.resources import resource

Schema: TypeAlias = dict[str, Any]

PATH = resource("schemas", "facts.schema.json")

_FIGURE, _WORDS, _LIST, _ANSWER = ({"$ref": f"#/$defs/{name}"} for name in ("数", "文字", "文字清单", "是否"))
_SHARED: dict[str, Schema] = {
    "数": {"type": ["string", "number", "null"]},
    "文字": {"type": ["string", "number", "null"], "maxLength": MAX_LENGTH},
    "文字清单": {"anyOf": [_WORDS, {"type": "array", "items": _WORDS}]},
    "是否": {"enum": [*YES, *NO, *WORDS, "", True, False, None]},
}
_BY_KIND: dict[str, Schema] = {
    "year": {"type": ["string", "integer"]},
    "number": _FIGURE,
    "rate": _FIGURE,
    "yes_no": _ANSWER,
    "texts": _LIST,
}


def schema() -> Schema:
    """The schema of a facts file, its keys the Chinese titles; draft 2020-12."""
    properties = {topic.title: _topic(topic) for topic in topics().values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "法治政府建设年度报告填报数据",
        "description": "一个乡镇（街道）一个年度；没有发生的填0，没有此项的写“不适用”，暂时没有的写“待补”",
        "type": "object",
        "properties": {**properties, CONFIRMED: _confirmed(), EVIDENCE: _evidence()},
        "required": [topics()["basic"].title],
        "additionalProperties": False,
        "$defs": {**_SHARED, **_entries()},
    }


def as_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _topic(topic: type[Topic]) -> Schema:
    group = _group(topic)
    if not topic.shorthand:
        return group
    return {"title": topic.title, "anyOf": [_value(declarations(topic)[topic.shorthand]), group]}


def _group(model: type[Declared]) -> Schema:
    declared = declarations(model).values()
    group: Schema = {
        "type": ["object", "null"],
        "properties": {field.title: _field(field) for field in declared},
        "additionalProperties": False,
    }
    if issubclass(model, Topic):
        group["title"] = model.title
    if required := [field.title for field in declared if field.required]:
        group |= {"type": "object", "required": required}
    return group


def _entries() -> dict[str, Schema]:
    """The entries of lists, by the title of the list."""
    return {declared.title: _group(declared.item) for declared in fields().values() if declared.item}


def _field(declared: Declaration) -> Schema:
    described = {"title": declared.title, "description": _description(declared)}
    examples = {"examples": [declared.example]} if declared.example else {}
    return {**{key: text for key, text in described.items() if text}, **examples, **_value(declared)}


def _description(declared: Declaration) -> str:
    unit = f"单位：{declared.unit}" if declared.unit and declared.kind != "rate" else ""
    agrees = f"与{declared.published_in}一致" if declared.published_in else ""
    borne_out = f"佐证：{declared.evidence}" if declared.evidence and declared.unit else ""
    return "；".join(filter(None, (declared.help, unit, declared.basis, agrees, borne_out, declared.office)))


def _value(declared: Declaration) -> Schema:
    if declared.item is not None:
        fewest = {"minItems": FEWEST_SHORTCOMINGS} if declared.title == "不足清单" else {}
        entries = {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{declared.title}"}, **fewest}
        return {"anyOf": [entries, {"enum": sorted(NAMING_NOTHING)}]}
    if declared.kind == "breakdown":
        return {"anyOf": [_FIGURE, _breakdown(declared)]}
    if declared.kind == "choice":
        none = sorted(NAMING_NOTHING - {*declared.choices, *WORDS})
        return {"enum": [*declared.choices, *WORDS, *none, "", None]}
    return _BY_KIND.get(declared.kind, _WORDS)


def _breakdown(declared: Declaration) -> Schema:
    flags = {COMPLETE: "列出的分项是不是全部", OVERLAP: "同一件有没有计入两个分项"}
    parts = dict.fromkeys((TOTAL, *declared.choices), _FIGURE)
    answers = {title: {"description": said, **_ANSWER} for title, said in flags.items()}
    return {"type": "object", "properties": {**parts, **answers}, "additionalProperties": False}


def _confirmed() -> Schema:
    titles = (*(relation.title for relation in RELATIONS if relation.confirmable), COPIED)
    return {
        "description": "数字之间反常而属实的，逐条写明原因",
        "type": ["object", "null"],
        "properties": {title: {"type": "string"} for title in titles},
        "patternProperties": {f"{JUMPED}$": {"type": "string"}},
        "additionalProperties": False,
    }


def _evidence() -> Schema:
    titles = (declared.title for declared in fields().values() if declared.item is None)
    return {
        "description": "哪个数字有哪本台账、哪份文件佐证，留底备查，不写进报告",
        "type": ["object", "null"],
        "properties": {title: {"type": "string"} for title in titles},
        "additionalProperties": False,
    }
