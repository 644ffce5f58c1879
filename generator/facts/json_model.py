"""Facts as JSON and back, by a pydantic model that is derived from the declarations.

Only who exchanges JSON with other programs loads this: pydantic takes 50 ms of a start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError, create_model

from generator.errors import Fault, InputFault, Rejected
from generator.facts.declare import Declaration, Declared, cached, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, Facts, topics
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL, Breakdown

_STRICT = ConfigDict(extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)


def facts_from_json(text: str) -> Facts:
    """The typed facts of a JSON text with the vocabulary's titles as keys; relations between figures are not judged.

    Raises InputFault with every fault and its place.
    """
    try:
        tree = json.loads(text, object_pairs_hook=_unique, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        raise InputFault(Fault("不是完整的 JSON", "请核对引号、逗号和括号", line=error.lineno)) from None
    except RecursionError:
        raise InputFault(Fault("层次太深，不是填报数据")) from None
    try:
        model = _model().model_validate(tree)
    except ValidationError as error:
        raise InputFault(fault for one in error.errors() for fault in _faults(one)) from None
    return Facts(**{name: _typed(name, value) for name, value in model if value is not None})


def facts_as_json(facts: Facts) -> str:
    """The facts as JSON with the vocabulary's titles as keys, which a facts file may hold; what is 未填 is left out."""
    groups: dict[str, Any] = {name: _held(getattr(facts, name)) for name in topics()}
    model = _model().model_construct(
        **{name: held for name, held in groups.items() if held.model_fields_set},
        confirmed=facts.confirmed or None,
        evidence=facts.evidence or None,
    )
    return model.model_dump_json(by_alias=True, exclude_none=True, exclude_unset=True, indent=2) + "\n"


@cache
def _model() -> type[BaseModel]:
    """The model of a town's facts: a group a topic, and the notes beside them."""
    groups: dict[str, Any] = {
        name: (_group(topic) if name == "basic" else _group(topic) | None, _named(topic.title, needed=name == "basic"))
        for name, topic in topics().items()
    }
    notes: dict[str, Any] = {
        name: (dict[str, str] | None, _named(title))
        for name, title in (("confirmed", CONFIRMED), ("evidence", EVIDENCE))
    }
    return create_model("Facts", __config__=_STRICT, **groups, **notes)


@cached
def _group(declared: type[Declared]) -> type[BaseModel]:
    """The model of a topic or of an entry of a list."""
    fields: dict[str, Any] = {
        name: (_type(one), _named(one.title, needed=one.kind == "year")) for name, one in declarations(declared).items()
    }
    return create_model(declared.__name__, __config__=_STRICT, **fields)


def _named(title: str, *, needed: bool = False) -> Any:
    return Field(... if needed else None, alias=title)


def _type(one: Declaration) -> Any:
    """What a field holds: a value that its declaration parses, or a list of groups."""
    if one.item is not None:
        return list[_group(one.item)] | None  # type: ignore[misc]
    return Annotated[Any, BeforeValidator(one.parse), PlainSerializer(_written, when_used="json-unless-none")]


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


def _held(value: Declared) -> BaseModel:
    """The fields of a topic or an entry that hold anything, as the model of its group."""
    own = declarations(type(value))
    held = {name: vars(value)[name] for name in own if vars(value)[name] not in (None, ())}
    lists = {name: [_held(entry) for entry in held[name]] for name in held if own[name].item and held[name]}
    return _group(type(value)).model_construct(**held | lists)


def _typed(name: str, value: Any) -> Any:
    return value if name in ("confirmed", "evidence") else _filled(topics()[name], value)


def _filled(declared: type[Declared], model: BaseModel) -> Declared:
    """The topic or the entry that a group holds."""
    own = declarations(declared)
    held = {name: value for name, value in model if name in model.model_fields_set and value is not None}
    for name in held:
        if (item := own[name].item) is not None:
            held[name] = tuple(map(partial(_filled, item), held[name]))
    return declared.holding(held)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputFault(Fault(f"“{twice}”重复", "请只留一个"))
    return found


def _faults(error: Mapping[str, Any]) -> Iterator[Fault]:
    """What pydantic objects to, as faults with the place in the vocabulary's titles."""
    where = " › ".join(f"第{step + 1}项" if isinstance(step, int) else str(step) for step in error["loc"])
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Rejected):
        for one in cause.objections:
            yield Fault(one.what, one.in_file, " › ".join(filter(None, (where, *one.below))))
    elif error["type"] == "missing":
        yield Fault(f"缺“{error['loc'][-1]}”", place=where)
    elif error["type"] == "extra_forbidden":
        yield Fault(f"没有“{error['loc'][-1]}”这一项", "请核对名称", where)
    else:
        yield Fault("这里的写法不对", "主题和清单的每一项应为带名称的一组，说明应为文字", where)
