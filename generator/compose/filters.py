"""The closed list of filters, tests and functions that content templates may use.

Each takes facts and gives text in which every figure has its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from generator.compose.arrangements import arranged, in_question
from generator.compose.counting_period import is_year_end
from generator.compose.fact_view import INNER_QUOTES, FactView, Unprintable, enumerate_marks, largest_first, trimmed
from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.institutions import institutions
from generator.compose.other_figures import worded
from generator.compose.source_marks import ABSENT
from generator.compose.yearly_change import change
from generator.facts.values.breakdown import Breakdown, figure_of
from generator.facts.values.nothing import PENDING
from generator.facts.values.quantity import Cadence, Quantity, Rate, ratio

SAME_PLACE = {"校园": "学校", "农村": "乡村", "村": "乡村", "宗教活动场所": "宗教场所"}
"""Places by other names than those of the parts of 普法活动."""
LONGEST_IN_HEADING = 10
"""The most characters of a list's entry that a heading may hold."""


def enumerated(said: FactView, *behind: str, **more: str) -> str:
    """``并列``: the entries of a list joined by 、, without the words that the template has behind them.

    ``等`` are words put behind several entries (等渠道), ``一`` those behind a single one.
    """
    if not said.stated or said.pending:
        return said.print()
    marks = said.marks(behind=behind)
    return enumerate_marks(marks) + more.get("等" if len(marks) > 1 else "一", "")


def listed(said: FactView, joint: str) -> str:
    """``列``: the entries of a list, which are whole clauses, joined by a sign."""
    return enumerate_marks(said.marks(), joint) if said.stated and not said.pending else said.print()


def about(said: FactView, *words: str) -> FactView:
    """``关于``: the list with those of its entries that hold one of the words; absent without any."""
    return said.of_entries(lambda entry: any(word in entry for word in words), when_pending=False)


def not_about(said: FactView, *words: str) -> FactView:
    """``不关于``: the list with the other entries, for which ``关于`` is in another place; a gap if it is 待补."""
    return said.of_entries(lambda entry: not any(word in entry for word in words), when_pending=True)


def without(said: FactView, *behind: str) -> str:
    """``去``: words for quoting, without their own quotation marks and the words that the template has behind them.

    Quotation marks within them become single ones (GB/T 15834—2011 4.8.3.3).
    """
    if not isinstance(said.value, str):
        return said.print()
    words = _unquoted(trimmed(_unquoted(said.value), behind=behind))
    return said.ledger.mark(words.translate(INNER_QUOTES), "own", said.path)


def _unquoted(words: str) -> str:
    return words[1:-1] if words[:1] == "“" and words.find("”") == len(words) - 1 else words


def unless_year_end(said: FactView) -> str:
    """``非年末``: a date; absent if it is 31 December, the usual end of counting."""
    return ABSENT if isinstance(said.value, date) and is_year_end(said.value) else said.print()


def as_words(said: FactView, words: str) -> str:
    """``作``: the words if the answer is 是, a gap if it is still to come."""
    if said.pending and said.stated:
        return said.gap()
    return said.plain(words) if said.value is True and said.stated else ABSENT


def how_often(said: FactView, words: str, measure: str = "次") -> str:
    """``频``: 听取汇报2次 for a figure, 每半年听取汇报1次 for a cadence."""
    if isinstance(said.value, Cadence) and said.stated:
        cadence = said.value
        often = f"每{cadence.period}{words.removeprefix('全年')}{cadence.times}{measure}"
        return said.ledger.mark(often, "figure", said.path)
    return f"{words}{said.print()}{measure}"


def meetings(said: FactView, name: str) -> str:
    """``次数``: a meeting with how many there were, or how often: 信访工作研判会96次, 信访工作研判会每月1次."""
    if isinstance(said.value, Cadence) and said.stated:
        return name + said.ledger.mark(f"每{said.value.period}{said.value.times}次", "figure", said.path)
    return f"{name}{said.print()}次"


def among(said: FactView, form: str, *beside: FactView, **forms: str) -> str:
    """``其中``: the parts of a total, largest first, equal ones together: ，其中进乡村16场次，进学校、企业各2场次.

    More than three go into sentences of their own: where they make up the total, behind what it is divided by
    (``分``: 按场所分，), else the rest of them. ``全`` is the wording for a single part that is the whole, ``连`` that
    for a figure ``beside`` the total, in a sentence with it.
    """
    with_it = "".join(forms["连"] % other.print() for other in beside if other.stated)
    if not isinstance(said.value, Breakdown) or not said.stated:
        return with_it and f"，{with_it}"
    figures = _largest_parts(said.value)
    whole = said.figure
    if "全" in forms and len(figures) == 1 and whole and figures[0][1] == whole and whole.amount > 1:
        return "，" + said.ledger.mark(forms["全"] % figures[0][0], "plain", f"{said.path}.{figures[0][0]}")
    parts = _worded_parts(said, said.value, form)
    if not parts:
        return with_it and f"，{with_it}"
    crossing = _crossing(said.value)
    room = MAX_FIGURES - 1 - bool(with_it)
    if len(parts) <= room:
        return f"，其中{_in_a_row(said, parts)}{crossing}" + (with_it and f"；{with_it}")
    if "分" in forms and _is_whole(said.value):
        titles = figures or said.value.parts  # where every part is still to be filled in
        lead = said.ledger.mark(forms["分"], "plain", f"{said.path}.{titles[0][0]}")
        return (with_it and f"，{with_it}") + said.ledger.defer(f"{lead}{_in_rows(said, parts, last=crossing)}。")
    count = 1 + len(parts) + bool(with_it)
    first = -(-count // -(-count // MAX_FIGURES)) - 1
    others = _in_rows(said, parts[first:], last=f"{crossing}；{with_it}" if with_it else crossing)
    return f"，其中{_in_a_row(said, parts[:first])}" + said.ledger.defer(f"另有{others}。")


def divided(said: FactView, form: str, lead: str) -> str:
    """``分项``: the parts of a total without it, behind what it is divided by: 按领域分，水利领域2件."""
    if not isinstance(said.value, Breakdown) or not said.stated or not (parts := _worded_parts(said, said.value, form)):
        return ABSENT
    first, others = parts[:MAX_FIGURES], parts[MAX_FIGURES:]
    more = said.ledger.defer(f"另有{_in_rows(said, others, last=_crossing(said.value))}。") if others else ""
    return f"{said.plain(lead)}{_in_a_row(said, first)}{more or _crossing(said.value)}"


def _largest_parts(value: Breakdown) -> list[tuple[str, Quantity]]:
    return largest_first((title, part) for title, part in value.parts if isinstance(part, Quantity) and part.value)


def _worded_parts(said: FactView, value: Breakdown, form: str) -> list[str]:
    """The parts in words, largest first, those of one size together, gaps behind them."""
    worded_parts = [
        _alike(said, form, list(group)) for _, group in groupby(_largest_parts(value), key=lambda part: part[1])
    ]
    return worded_parts + [form % (title, _gap(said, title)) for title, part in value.parts if part is PENDING]


def _crossing(value: Breakdown) -> str:
    return "（分项有交叉）" if value.overlap else ""


def _is_whole(value: Breakdown) -> bool:
    """True if the parts of a breakdown make up its total, so that 按场所分 is true of them."""
    total = figure_of(value)
    return total is not None and total.exact and (value.overlap or value.sum_of_parts() == total)


def _in_rows(said: FactView, parts: list[str], *, last: str) -> str:
    """The parts in as few sentences of at most four as hold them, none of which is much shorter than the others.

    ``last`` are words behind the last of them, with one figure more if there is a clause in them.
    """
    more = "；" in last
    rows = -(-(len(parts) + more) // MAX_FIGURES)
    ends = [(len(parts) * row + (rows - 1 if more else 0)) // rows for row in range(rows + 1)]
    return "。另有".join(_in_a_row(said, parts[start:end]) for start, end in pairwise(ends)) + last


def _in_a_row(said: FactView, parts: list[str]) -> str:
    joint = "，" if any("、" in part for part in parts) else "、"
    return said.ledger.mark(joint, "plain", said.path).join(parts)


def _gap(said: FactView, part: str) -> str:
    return said.ledger.mark(f"【待补：{said.declaration.title}（{part}）】", "pending", f"{said.path}.{part}")


def _alike(said: FactView, form: str, parts: list[tuple[str, Quantity]]) -> str:
    """One part, or several of the same size: 进学校、企业、机关各2场次."""
    titles = "、".join(title for title, _ in parts)
    mark = said.ledger.mark(str(parts[0][1]), "figure", *(f"{said.path}.{title}" for title, _ in parts))
    return form % (titles, mark if len(parts) == 1 else f"各{mark}")


def item_by_item(said: FactView, before: str, *counted: FactView) -> str:
    """``逐项``: each entry with the same words before it: 法律进机关、法律进乡村.

    Absent if the parts of the breakdown ``counted`` name some of the entries; print the others with ``此外``.
    """
    if not said.stated or said.pending:
        return said.print()
    if counted and _beyond(said, before, counted[0]):
        return ABSENT
    marks = said.marks(before=(f"法律{before}", before))
    return "、".join(before + mark for _, mark in marks)


def beyond(said: FactView, before: str, counted: FactView, **more: str) -> str:
    """``此外``: the entries that are no parts of a breakdown which names others of them; absent without any.

    ``各`` are words put before each of them: 进集市、进单位.
    """
    others = _beyond(said, before, counted)
    if each := more.get("各"):
        return "、".join(each + mark for _, mark in others) or ABSENT
    return enumerate_marks(others) or ABSENT


def _beyond(said: FactView, before: str, counted: FactView) -> list[tuple[str, str]]:
    """The entries beyond a breakdown's parts, as (text, mark); none if no part or no entry is among the others."""
    named = _parts_named(counted)
    marks = said.marks(before=(f"法律{before}", before))
    others = [(text, mark) for text, mark in marks if SAME_PLACE.get(text, text) not in named]
    return others if named and len(others) < len(marks) else []


def _parts_named(counted: FactView) -> set[str]:
    """The parts of a breakdown that its sentence names: those that are not 0."""
    parts = counted.value.parts if isinstance(counted.value, Breakdown) else ()
    return {title for title, part in parts if part is PENDING or (isinstance(part, Quantity) and part.value)}


def _all_named(said: FactView, counted: FactView) -> bool:
    """``列于``: True if the parts of a breakdown name every entry of a list of places."""
    entries = said.value if isinstance(said.value, tuple) else ()
    places = {trimmed(entry.rstrip("。；，、;, "), ("法律进", "进"), ("等",)) for entry in entries}
    return bool(places) and {SAME_PLACE.get(place, place) for place in places} <= _parts_named(counted)


def by_choice(said: FactView, *pairs: str) -> str:
    """``换``: the words that stand for a choice: ``换("书记", "镇党委书记", "镇长", "镇长")``."""
    if not said.stated or said.pending:
        return said.print()
    words = dict(zip(pairs[::2], pairs[1::2], strict=True)).get(str(said.value))
    if words is None:
        raise Unprintable(f"“{said.declaration.title}”的“{said.value}”在模板里没有对应的写法")
    return said.plain(words)


def none_of(*said: FactView | str) -> str:
    """``无``: the words, given last, if each figure that was given is 0; else absent."""
    *figures, words = said
    given = [figure for figure in figures if isinstance(figure, FactView) and figure.stated]
    if not given or any(figure.figure is None or not figure.figure.zero for figure in given):
        return ABSENT
    return given[0].ledger.mark(str(words), "plain", *(figure.path for figure in given))


def share(part: FactView, whole: FactView, *others: FactView, **forms: str) -> str:
    """``占``: the relation of a part to its whole: ``全`` if it is all of several, ``一`` if it is the only one,
    ``无`` if it is none, else ``部分`` with the figure.

    ``others`` are its sources, too: rates of the part where they are 100% (print them with ``另说``), and figures where
    they equal it (test them with ``等于``).
    """  # fmt: skip
    if not part.stated:
        return ABSENT
    figure, of = part.figure, whole.figure
    if figure and of and is_all(part, whole):
        words = forms["全"] if of.amount > 1 else forms.get("一", forms["全"].removeprefix("均"))
        told = [other.path for other in others if _full(other) or is_all(other, part)]
        return part.ledger.mark(words, "plain", part.path, whole.path, *told)
    if figure and figure.zero:
        alone = of is not None and of.exact and of.amount == 1
        said = forms.get("无", "")
        return part.plain(said.removeprefix("均") if alone else said) if said else ABSENT
    return forms["部分"] % same_as(part, *others)


def same_as(said: FactView, *others: FactView) -> str:
    """``同``: a figure, with others as its sources where they equal it."""
    equal = [other.path for other in others if is_all(other, said)]
    return said.ledger.mark(str(said.figure), "figure", said.path, *equal) if equal else said.print()


def in_words(said: FactView, words: str, *others: FactView) -> str:
    """``兼``: words for this fact and others: 无败诉案件 for 0 lost and a rate of 100% won."""
    if not said.stated:
        return ABSENT
    return said.ledger.mark(words, "plain", said.path, *(other.path for other in others if other.stated))


def is_all(part: FactView, whole: FactView) -> bool:
    """True if a part is the whole, both exact and not 0."""
    figure, of = part.figure, whole.figure
    return bool(figure and of and figure.exact and figure == of and figure.value)


def _full(rate: FactView) -> bool:
    return isinstance(rate.value, Rate) and rate.value.value == 100


def rate_not_repeated(rate: FactView, *pairs: FactView) -> str:
    """``另说``: a rate; absent if it is 100% and a pair of figures (part, whole) is equal, so that 全部 tells it."""
    said_already = any(is_all(part, whole) for part, whole in zip(pairs[::2], pairs[1::2], strict=True))
    return ABSENT if said_already and _full(rate) else rate.print()


def alone(said: FactView, form: str, *needed: FactView, **forms: str) -> str:
    """``单说``: the wording of a figure where what its usual sentence needs was not given; else absent.

    ``零`` is the wording where that is 0: of what was closed this year and came before it.
    """
    if not said.stated or any(_carries(other, said) for other in needed):
        return ABSENT
    none_came = any(other.figure is not None and other.figure.zero for other in needed)
    return (forms.get("零", form) if none_came else form) % said.print()


def _carries(other: FactView, said: FactView) -> bool:
    """True if the other fact's sentence has room for this one: it was given, and is not 0 while this one is not."""
    none = other.figure is not None and other.figure.zero
    return other.stated and not (none and not (said.figure is not None and said.figure.zero))


def remainder(said: FactView, otherwise: str) -> str:
    """``其余``: 其余 before a reason that begins with how many, else other words before it."""
    counted = isinstance(said.value, str) and said.value[:1].isdecimal()
    return ("其余" if counted else otherwise) + said.print() if said.stated else ABSENT


def first_entry(said: FactView) -> str:
    """``首项``: the first entry of a list if it is short enough for half a heading; else absent."""
    for text, mark in said.marks()[:1] if said.stated and not said.pending else ():
        return mark if len(text) <= LONGEST_IN_HEADING and not set(text) & set("，、；。：") else ABSENT
    return ABSENT


def rate_of(part: FactView, whole: FactView) -> str:
    """``率``: the computed percentage of two figures, with both as its sources.

    Absent where it cannot be computed or tells nothing: all of the whole, none of it, more than it.
    """
    if not (part.stated and whole.stated and part.figure and whole.figure):
        return ABSENT
    rate = ratio(part.figure, whole.figure) if 0 < part.figure.amount < whole.figure.amount else None
    return ABSENT if rate is None else part.ledger.mark(str(rate), "figure", part.path, whole.path)


def practices(topic: Mapping[str, Any]) -> str:
    """``特色做法``: practices of this town alone, a paragraph each, led in by the title."""
    said = [f"- {_home(entry['归入'])}[{entry['标题']}。]{entry['内容']}" for entry in topic["特色做法"]]
    return "\n\n" + "\n".join(said) + "\n\n" if said else ABSENT


def _home(belongs: FactView) -> str:
    """The name of the matter that a practice belongs to: no word of the text, but read off the line's first mark."""
    return belongs.print() if belongs.stated and not belongs.pending else ""


def outcomes(topic: Mapping[str, Any]) -> str:
    """``成效``: results with their source."""
    return _sentence(
        [f"据{entry['出处']}，{entry['指标']}{entry['本年']}[（上年{entry['上年']}）]" for entry in topic["成效"]]
    )


def other_figures(topic: Mapping[str, Any]) -> str:
    """``其他指标``: figures without a field of their own, each with what it is a part, share or change of."""
    return _sentence(worded(topic["其他指标"]))


def honours(entries: list[Mapping[str, FactView]], own: str, *topics: str) -> str:
    """``获评``: the honours of these topics (``""`` for those without one): who received which from whom."""
    wanted = [entry for entry in entries if (entry["所属主题"].value or "") in topics]
    return _sentence(
        [f"{_holder(entry, own)}{_granted(entry)}{entry['名称']}[，位列{entry['名次']}]" for entry in wanted]
    )


def attachments(said: FactView) -> str:
    """``附件``: the 附件说明, numbered if there are several annexes (GB/T 9704—2012 7.3.4), without full stops."""
    own = dict(said.marks()) if said.stated and not said.pending else {said.print(): said.print()}
    own |= {title: said.ledger.mark(title, "plain", "basic.year") for title in said.ledger.annexes if title not in own}
    marks = [mark for mark in own.values() if mark != ABSENT]
    if len(marks) < 2:
        return f"@附件 附件：{marks[0] if marks else ABSENT}"
    numbers = (said.ledger.mark(f"{number}. ", "plain", said.path) for number in range(1, len(marks) + 1))
    lines = [number + mark for number, mark in zip(numbers, marks, strict=True)]
    return "\n".join(f"@附件 {'' if position else '附件：'}{line}" for position, line in enumerate(lines))


def _holder(entry: Mapping[str, FactView], own: str) -> str:
    return entry["对象"].print() if entry["对象"].stated else own


def _granted(entry: Mapping[str, FactView]) -> str:
    return f"被{entry['授予单位']}评为" if entry["授予单位"].stated else "获评"


def _sentence(clauses: list[str]) -> str:
    return "；".join(f"[{clause}]" for clause in clauses) + "。" if clauses else ABSENT


def _of_choice(said: FactView, *words: str) -> bool:
    return said.stated and said.value in words


def _more_than_one(said: FactView) -> bool:
    if isinstance(said.value, tuple):
        return len(said.value) > 1
    return said.figure is not None and said.figure.amount > 1


FILTERS: dict[str, Callable[..., str | FactView]] = {
    "并列": enumerated,
    "列": listed,
    "关于": about,
    "不关于": not_about,
    "去": without,
    "非年末": unless_year_end,
    "分项": divided,
    "同": same_as,
    "兼": in_words,
    "针对": in_question,
    "逐项": item_by_item,
    "此外": beyond,
    "换": by_choice,
    "无": none_of,
    "作": as_words,
    "频": how_often,
    "次数": meetings,
    "其中": among,
    "占": share,
    "另说": rate_not_repeated,
    "单说": alone,
    "其余": remainder,
    "首项": first_entry,
    "制度": institutions,
    "增减": change,
}
TESTS: dict[str, Callable[..., bool]] = {
    "已填": lambda said: said.stated,
    "待补": lambda said: said.stated and said.pending,
    "为零": lambda said: said.figure is not None and said.figure.zero,
    "多于一": _more_than_one,
    "有": lambda said: said.stated and not (said.figure is not None and said.figure.zero),
    "是": lambda said: said.stated and said.value is True,
    "等于": lambda said, *others: all(is_all(said, other) for other in others),
    "满": lambda said: said.stated and _full(said),
    "列于": _all_named,
    "定期": lambda said: isinstance(said.value, Cadence),
    "为": _of_choice,
}


def first_of(*texts: str) -> str:
    """``选``: one of several framing texts; each composition replaces this by its own :class:`Variants`."""
    return texts[0]


FUNCTIONS: dict[str, Callable[..., str]] = {
    "选": first_of,
    "率": rate_of,
    "无": none_of,
    "特色做法": practices,
    "成效": outcomes,
    "其他指标": other_figures,
    "获评": honours,
    "附件": attachments,
    "写安排": arranged,
}

__all__ = ["FILTERS", "FUNCTIONS", "TESTS", "Unprintable"]
