"""The declaration of a field, and the functions that read one.

A field is declared once, in the class of its topic::

    materials: Number = number("宣传资料份数", "份", core=True, direction="越多越好", example="5000余")

Title, unit, office and the rest are read from there by everything that shows or accepts the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any, ClassVar, Literal, Self, TypeAlias

from generator.chinese.dates import date_of, written_out
from generator.chinese.folding import folded
from generator.chinese.lists import split_list
from generator.chinese.person_names import split_names
from generator.errors import Objection, Rejected, rejected
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL, Breakdown
from generator.facts.values.frozen import Frozen, cached, frozen
from generator.facts.values.nothing import (
    NAMING_NOTHING,
    NO_ENTRIES,
    NONE_WORDS,
    NOT_APPLICABLE,
    WORDS,
    Nothing,
    names_nothing,
)
from generator.facts.values.quantity import Cadence, Quantity, Rate, parse_cadence, parse_quantity, parse_rate
from generator.facts.values.text import check_place_name, understood

Kind: TypeAlias = Literal[
    "year", "number", "rate", "yes_no", "text", "person", "texts", "choice", "date", "breakdown", "items"
]
Basis: TypeAlias = Literal["", "年末数", "本年数", "累计数"]
Direction: TypeAlias = Literal["越多越好", "越少越好", "中性"]
Disclosure: TypeAlias = Literal["可公开", "不公开"]

Number: TypeAlias = Quantity | Cadence | Nothing | None
Percent: TypeAlias = Rate | Nothing | None
YesNo: TypeAlias = bool | Nothing | None
Text: TypeAlias = str | Nothing | None
Texts: TypeAlias = tuple[str, ...] | Nothing | None
Day: TypeAlias = date | Nothing | None

YES = dict.fromkeys(("是", "有", "已", "√", "y", "Y", "ｙ", "Ｙ", "yes", "Yes", "true", "True", "1"), True)
NO = dict.fromkeys(
    ("否", "无", "没有", "未", "暂无", "未发生", "×", "n", "N", "ｎ", "Ｎ", "no", "No", "false", "False", "0"), False
)
ALWAYS, FOREVER = 0, 9999  # defaults of since and until: no limit
EXAMPLE_YEAR = 2025
"""The year of the report that the examples are taken from."""


BreakdownValue: TypeAlias = Breakdown | Nothing | None


@dataclass(frozen=True)
class Declaration:
    """A field of the vocabulary: title, kind, unit, help and everything else that is derived from here."""

    title: str
    kind: Kind
    unit: str = ""
    core: bool = False
    required: bool = False
    help: str = ""
    counts: str = ""
    excludes: str = ""
    """What belongs to the figure and what a clerk may take for it; empty where the kind of field says it all."""

    example: str = ""
    basis: Basis = ""
    direction: Direction = "中性"
    disclosure: Disclosure = "可公开"
    office: str = ""
    none_means: Literal["0", "不适用"] = "0"
    countable: bool = True
    cadence: bool = False
    also: tuple[str, ...] = ()
    """Other units that count the same here, as 块 does where boards are counted by 处."""

    place_name: bool = False
    measured: bool = False
    """True if its words are a measurement, so that 0 is one, and does not say that there is nothing to name."""

    choices: tuple[str, ...] = ()
    item: type[Item] | None = None
    only_for: Literal["", "乡镇", "街道"] = ""
    since: int = ALWAYS
    until: int = FOREVER
    published_in: str = ""
    evidence: str = ""
    gate: str = ""
    """True if there was any of it, as a question: 今年有没有…？ Who says no is not asked what follows from it."""

    stays: bool = False
    """True if it is mostly the same year after year, as names are: last year's may be taken over."""

    common: tuple[str, ...] = ()
    """What many towns enter in a list, to be ticked."""

    everywhere: bool = False
    """True if 全覆盖 says how many: as many as there are villages and communities."""

    path: str = ""
    topic: str = ""

    def placed(self, **known: str) -> Declaration:
        """The declaration with what its topic tells of it: office, evidence, path.

        ``replace`` takes ten times as long, which would be 8 ms of each start.
        """
        made = object.__new__(Declaration)
        vars(made).update(vars(self), **known)
        return made

    @property
    def key(self) -> str:
        """The title as an identifier: what a content template writes. 12345热线工单 becomes 热线12345工单."""
        return _identifier(self.title)

    @property
    def place(self) -> str:
        """The topic and title, as messages name it: 普法宣传 › 宣传资料份数."""
        return " › ".join(filter(None, (self.topic, self.title)))

    @property
    def for_all(self) -> bool:
        """True if the field is one of every town and every year."""
        return not self.only_for and (self.since, self.until) == (ALWAYS, FOREVER)

    def fits(self, *, subdistrict: bool) -> bool:
        """True if such a town can have it at all."""
        return self.only_for in ("", "街道" if subdistrict else "乡镇")

    def applies(self, *, year: int, subdistrict: bool) -> bool:
        """True if the field is due from such a town for that year; a town may report it for another year, too."""
        return self.fits(subdistrict=subdistrict) and self.since <= year <= self.until

    def parse(self, value: object) -> object:
        """The typed value of what was written: a text, a number, a list of texts, parts by their titles.

        None for what is blank. Raises Rejected with every objection and with what of the value remains without them.
        """
        if value is None or isinstance(value, Nothing):
            return value
        if isinstance(value, str):
            value = _legible(value)
            if value == "":
                return None
            if value in WORDS:
                return self.nothing(WORDS[value])
        return _PARSERS[self.kind](self, value)

    def nothing(self, nothing: Nothing) -> object:
        """The value of 待补 or 不适用. Raises Rejected where the field has to hold a fact."""
        if self.kind == "items" and nothing is NOT_APPLICABLE:
            return NO_ENTRIES
        if self.kind in ("year", "items"):
            raise rejected(f"“{self.title}”不能写“{nothing}”")
        if self.required and nothing is NOT_APPLICABLE:
            raise rejected(f"“{self.title}”必须有，不能写“不适用”", "暂时没有的写“待补”")
        return nothing


@cache
def _identifier(title: str) -> str:
    return re.sub(r"^(\d+)(\D\D)", r"\2\1", re.sub(r"[^\w]", "", title))


def _legible(value: str) -> str:
    bare = folded(value).strip()
    word = bare.removesuffix("。").replace("０", "0")
    return word if word in WORDS or word in NAMING_NOTHING else understood(value)


def _as_text(declaration: Declaration, value: object) -> str:
    """The text of a single value; a text is one that was understood already."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if not isinstance(value, str):
        raise rejected(f"“{declaration.title}”只填一个值，不能分项或列成清单")
    return value


def _entry_text(declaration: Declaration, value: object) -> str:
    return understood(value) if isinstance(value, str) else _as_text(declaration, value)


def _none(declaration: Declaration, text: str) -> Quantity | Nothing | None:
    """The value of 无 in this field; None if the text is not 无."""
    if text not in NONE_WORDS:
        return None
    return NOT_APPLICABLE if declaration.none_means == "不适用" else Quantity(Decimal(0))


def _year(declaration: Declaration, value: object) -> object:
    text = _as_text(declaration, value).removesuffix("年度").removesuffix("年")
    year = parse_quantity(text, countable=True)
    if year.exact and 10 <= year.amount <= 99:
        raise rejected(f"“{value}”的年份只写了两位", f"请写成{2000 + int(year.amount)}")
    if not year.exact or not 2015 <= year.amount <= 2100:
        raise rejected(f"“{text}”不是可以报告的年度", "请填四位数年份，如 2025")
    return int(year.amount)


def _number(declaration: Declaration, value: object) -> object:
    if isinstance(value, Quantity | Cadence):
        return value
    text = _as_text(declaration, value)
    if (none := _none(declaration, text)) is not None:
        return none
    if declaration.cadence and (cadence := parse_cadence(text, unit=declaration.unit)):
        return cadence
    try:
        return parse_quantity(text, unit=declaration.unit, also=declaration.also, countable=declaration.countable)
    except Rejected:
        if often := parse_cadence(text, unit=declaration.unit):
            todo = f"全年没有落下的，填{often.in_a_year}；只写频次看不出是多少"
            raise rejected(f"“{text}”是多久一次，这里要全年一共多少", todo) from None
        raise


def _rate(declaration: Declaration, value: object) -> object:
    if isinstance(value, Rate):
        return value
    text = _as_text(declaration, value)
    return NOT_APPLICABLE if text in NONE_WORDS else parse_rate(text)


def _yes_no(declaration: Declaration, value: object) -> object:
    if isinstance(value, bool):
        return value
    text = _as_text(declaration, value)
    answer = YES.get(text, NO.get(text))
    if answer is None:
        raise rejected(f"“{text}”看不出是或否", "请填“是”或“否”")
    return answer


def _text(declaration: Declaration, value: object) -> object:
    text = _as_text(declaration, value)
    if declaration.place_name:
        check_place_name(text)
    none = text in NONE_WORDS if declaration.measured else names_nothing(text)
    return declaration.nothing(NOT_APPLICABLE) if none else text


def _person(declaration: Declaration, value: object) -> object:
    text = _as_text(declaration, value)
    return declaration.nothing(NOT_APPLICABLE) if names_nothing(text) else "、".join(split_names(text))


def _texts(declaration: Declaration, value: object) -> object:
    if isinstance(value, Mapping):
        raise rejected(f"“{declaration.title}”应为清单，每项一行，前面加“- ”")
    if not isinstance(value, list | tuple):
        text = _as_text(declaration, value)
        value = split_list(text)
    pieces = {str(number): partial(_entry_text, declaration, entry) for number, entry in enumerate(value)}
    texts, objections = in_parts(pieces)
    given = tuple(dict.fromkeys(filter(None, texts.values())))
    named = tuple(text for text in given if not names_nothing(text))
    return _unless(objections, named or (NOT_APPLICABLE if given else None))


def in_parts(parts: Mapping[str, Callable[[], object]]) -> tuple[dict[str, Any], list[Objection]]:
    """The values of the parts that can be parsed, and the objections to the others, each below its part."""
    values: dict[str, Any] = {}
    objections: list[Objection] = []
    for name, parse in parts.items():
        try:
            values[name] = parse()
        except Rejected as error:
            values |= {} if error.rest is None else {name: error.rest}
            objections += (replace(one, below=(name, *one.below)) for one in error.objections)
    return values, objections


def _unless(objections: Iterable[Objection], value: object) -> object:
    """The value. Raises Rejected with the objections, if there are any."""
    if found := tuple(objections):
        raise Rejected(*found, rest=value)
    return value


def _choice(declaration: Declaration, value: object) -> object:
    text = _as_text(declaration, value)
    if text not in declaration.choices and names_nothing(text):
        return declaration.nothing(NOT_APPLICABLE)
    if text not in declaration.choices:
        options = "、".join(f"“{option}”" for option in declaration.choices)
        raise rejected(f"“{text}”不在可选范围内", f"请从{options}中选一个")
    return text


def _date(declaration: Declaration, value: object) -> object:
    if isinstance(value, date):
        return value
    text = _as_text(declaration, value)
    if names_nothing(text):
        return declaration.nothing(NOT_APPLICABLE)
    if (day := date_of(text)) is None:
        raise rejected(f"“{text}”不是日期", how_to_write_day(declaration))
    return day


def how_to_write_day(declaration: Declaration) -> str:
    """The advice on a day that is none, with the example of its field."""
    example = date.fromisoformat(declaration.example or f"{EXAMPLE_YEAR}-12-31")
    return f"请写成 {example.isoformat()} 或 {written_out(example)}"


def in_year(declaration: Declaration, year: int) -> Declaration:
    """The declaration as it is for a report on that year: an example speaks of that year and the next."""
    years = rf"(?<!\d)({EXAMPLE_YEAR}|{EXAMPLE_YEAR + 1})(?!\d)"
    later = year - EXAMPLE_YEAR if year else 0
    example = re.sub(years, lambda found: str(int(found[0]) + later), declaration.example)
    return declaration if example == declaration.example else replace(declaration, example=example)


def _breakdown(declaration: Declaration, value: object) -> object:
    if isinstance(value, Breakdown):
        return value
    if not isinstance(value, Mapping):
        total = _number(declaration, value)
        return total if total is NOT_APPLICABLE else Breakdown(total)  # type: ignore[arg-type]
    figures, objections = in_parts({title: partial(_part, declaration, title, part) for title, part in value.items()})
    flags = {flag: bool(figures.pop(flag, False)) for flag in (COMPLETE, OVERLAP)}
    total = figures.pop(TOTAL, None)
    parts = tuple((part, figures[part]) for part in declaration.choices if figures.get(part) is not None)
    told = [figure for _, figure in parts if figure is not total or total is not NOT_APPLICABLE]
    if isinstance(total, Nothing) and not (told or objections or any(flags.values())):
        return total  # a total alone, or with parts that are 不适用 like it, says what the word says without one
    return _unless(objections, Breakdown(total, parts, flags[COMPLETE], flags[OVERLAP]))


def _part(declaration: Declaration, title: str, text: object) -> object:
    """A part of a breakdown, its total, or an answer about its parts, by title."""
    if title in (COMPLETE, OVERLAP):
        text = understood(text) if isinstance(text, str) else text
        return not names_nothing(text) and _yes_no(declaration, text)
    if title != TOTAL and title not in declaration.choices:
        known = "、".join((TOTAL, *declaration.choices, COMPLETE, OVERLAP))
        raise rejected(f"没有“{title}”这一分项，可填：{known}")
    bare = _legible(text) if isinstance(text, str) else text
    if isinstance(bare, str) and bare in WORDS:
        return WORDS[bare]
    return None if bare is None or bare == "" else _number(replace(declaration, cadence=False), bare)


def _items(declaration: Declaration, value: object) -> object:
    if names_nothing(value):
        return NO_ENTRIES
    if not isinstance(value, list | tuple) or declaration.item is None:
        raise rejected(f"“{declaration.title}”应为清单，每项以“- ”开头")
    if value and all(map(names_no_entry, value)):
        return NO_ENTRIES
    entries = {str(number): partial(_item, declaration.item, entry) for number, entry in enumerate(value)}
    found, objections = in_parts(entries)
    return _unless(objections, tuple(found.values()))


def names_no_entry(entry: object) -> bool:
    """True if an entry of a list is only a word for nothing: 无, or 无 in each of its fields."""
    if not isinstance(entry, Mapping | list | tuple):
        return names_nothing(entry)
    parts = entry.values() if isinstance(entry, Mapping) else entry
    written = [part for part in parts if part not in (None, "")]
    return bool(written) and all(map(names_no_entry, written))


def _item(model: type[Item], value: object) -> Item:
    return value if isinstance(value, model) else model.parse(value if isinstance(value, Mapping) else {})


_PARSERS: dict[str, Any] = {
    "year": _year,
    "number": _number,
    "rate": _rate,
    "yes_no": _yes_no,
    "text": _text,
    "person": _person,
    "texts": _texts,
    "choice": _choice,
    "date": _date,
    "breakdown": _breakdown,
    "items": _items,
}


@frozen
class Declared(Frozen):
    """A frozen value whose fields are declared."""

    @classmethod
    def parse(cls, values: Mapping[str, object]) -> Self:
        """The topic or entry with values by English name, each parsed by its declaration.

        Raises Rejected with every objection, below the names of the fields; what is left out stays empty.
        """
        own = declarations(cls)
        typed, objections = in_parts({name: partial(_by_name, own, name, value) for name, value in values.items()})
        missing = [name for name, one in own.items() if one.kind == "year" and name not in values]
        objections += (Objection(f"缺“{own[name].title}”", below=(name,)) for name in missing)
        if objections:
            raise Rejected(*objections, rest=cls.holding(typed))
        return cls.holding(typed)

    @classmethod
    def holding(cls, values: Mapping[str, object]) -> Self:
        """The value with typed fields by English name, the others empty; nothing is checked, as a constructor does."""
        made = object.__new__(cls)
        vars(made).update(values)
        return made


def _by_name(own: Mapping[str, Declaration], name: str, value: object) -> object:
    if name not in own:
        raise rejected(f"没有“{name}”这一项")
    return own[name].parse(value)


@frozen
class Item(Declared):
    """One entry of a list: a shortcoming, an honour, a practice."""


@frozen
class Topic(Declared):
    """A topic of the vocabulary: 学法, 普法宣传 …"""

    title: ClassVar[str] = ""
    key: ClassVar[str] = ""
    office: ClassVar[str] = ""
    shorthand: ClassVar[str] = ""
    """The field that a bare list under the topic's title stands for."""

    evidence: ClassVar[str] = ""
    """What bears its figures out (佐证), where a field names nothing of its own."""

    def __init_subclass__(
        cls, named: str = "", key: str = "", office: str = "", shorthand: str = "", evidence: str = ""
    ) -> None:
        super().__init_subclass__()
        cls.title, cls.key, cls.office, cls.shorthand, cls.evidence = named, key or named, office, shorthand, evidence


_DECLARATION = "declaration"
"""The key of a field's metadata under which its declaration stands, for facts and settings alike."""


def declared(declaration: Any, default: Any = MISSING) -> Any:
    """A dataclass field with its declaration."""
    return field(default=default, metadata={_DECLARATION: declaration})


def declarations_in(model: type[Any]) -> dict[str, Any]:
    """The declarations of a dataclass's fields by name, in their order; fields without one are left out."""
    return {one.name: one.metadata[_DECLARATION] for one in fields(model) if _DECLARATION in one.metadata}


@cached
def declarations(model: type[Declared]) -> dict[str, Declaration]:
    """The declarations of a topic's or an item's fields by English name, in their order; inherited ones come last."""
    office, evidence = (model.office, model.evidence) if issubclass(model, Topic) else ("", "")
    found = declarations_in(model)
    own = {name: found[name] for name in found if name in model.__annotations__}
    return {
        name: one.placed(office=one.office or office, evidence=one.evidence or evidence)
        for name, one in (own | found).items()
    }


def walk(model: Declared) -> Iterator[tuple[str, Declaration, object]]:
    """Each field of a filled topic or item with its declaration and value, by English name."""
    for name, declaration in declarations(type(model)).items():
        yield name, declaration, getattr(model, name)


def _field(title: str, kind: Kind, unit: str = "", default: Any = None, **attributes: Any) -> Any:
    return declared(Declaration(title, kind, unit, **attributes), default)


def number(title: str, unit: str, **attributes: Any) -> Any:
    """A figure with its unit; of the year, unless it says that it is what there was at the year's end."""
    return _field(title, "number", unit, **{"basis": "本年数", **attributes})


def rate(title: str, **attributes: Any) -> Any:
    """A percentage."""
    return _field(title, "rate", "%", countable=False, **attributes)


def yes_no(title: str, **attributes: Any) -> Any:
    """A question answered by 是 or 否."""
    return _field(title, "yes_no", **attributes)


def text(title: str, **attributes: Any) -> Any:
    """Words of the town's own."""
    return _field(title, "text", none_means="不适用", **attributes)


def person(title: str, **attributes: Any) -> Any:
    """A person's name: recorded, by default in no draft."""
    return _field(title, "person", none_means="不适用", **attributes)


def texts(title: str, **attributes: Any) -> Any:
    """A list of names or short phrases."""
    return _field(title, "texts", none_means="不适用", **attributes)


def choice(title: str, *choices: str, **attributes: Any) -> Any:
    """One of a few words."""
    return _field(title, "choice", choices=choices, **attributes)


def day(title: str, **attributes: Any) -> Any:
    """A date."""
    return _field(title, "date", **attributes)


def year(title: str, **attributes: Any) -> Any:
    """A year; never pending, since a report without a year cannot be drafted."""
    return _field(title, "year", default=MISSING, **attributes)


def breakdown(title: str, unit: str, *parts: str, **attributes: Any) -> Any:
    """A total and its parts; of the year, unless it says otherwise."""
    return _field(title, "breakdown", unit, choices=parts, **{"basis": "本年数", **attributes})


def items(title: str, item: type[Item], **attributes: Any) -> Any:
    """A list of entries that have fields of their own."""
    return _field(title, "items", default=(), item=item, **attributes)
