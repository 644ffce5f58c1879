"""The body, place and time of a figure, as far as its clause names them; by default the town and its year."""

from __future__ import annotations

from dataclasses import dataclass

from generator.chinese.expressions import Expression, expression

_WHEN = Expression(
    r"(?P<past>(?:[两二三四五六七八九十几]|\d)年前|去年同期|上年同期|去年|上年|上一年|前年|往年|历年|同期|此前|原来|年初)|(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2}月(?:至(?:\d{1,2}月)?)?)?"
    r"|(?P<half>上半年|下半年)|(?P<quarter>[一二三四前][一二三]?个?季度)"
    r"|(?P<months>\d{1,2}(?:月份?)?[—–至到-]\d{1,2}月|\d{1,2}月(?!\d{1,2}日|起)|[一二三四五六七八九十]+月份?)"
    r"|(?P<sum>自[^，。；]{2,14}以来|[近五三两]年来|(?<!今年)以来|历史|历年累计)|(?P<now>今年以来|今年|本年度?|当年|全年|年内|年度|年底|年末)|(?P<each>每\p{Han}{1,3}|[人村户件月季年会次均]均)"
    r"|(?P<next>明年|下一?年度?|下一步|计划|拟|力争)"
)
_MONTHS = Expression(r"12月(?:底|末)?$")
_WHERE = Expression(
    r"(?P<level>[省市县区]级|镇本级|镇级|村级|村居级|组级|社区级|(?<![村区])各村|各社区|镇站|全[县市省区])|(?P<place>(?<!\p{Han})\p{Han}{1,4}?(?:村|社区|中队|片区|(?<!领导小)(?<!工作)组|片))"
)


@dataclass(frozen=True, slots=True)
class ClaimScope:
    """The place and time; empty for the town and the year. ``sums`` says that earlier years are counted along."""

    when: str = ""
    where: str = ""
    each: bool = False
    sums: bool = False


def scope_of(text: str, clause: int, start: int, sentence: int) -> ClaimScope:
    """The scope of a figure at ``start`` whose clause and sentence begin at the places given.

    An adverbial clause right before (截至6月底，) counts along, unless it holds a figure of its own.
    """
    first = clause
    if clause > sentence:
        before = max(text.rfind(end, sentence, clause - 1) for end in "，；。：,") + 1
        opening = text[max(before, sentence) : clause]
        if (
            len(opening) <= 16
            and "每" not in opening
            and expression(
                "(?:放在|[两三四五六七八九十几]年前|去年|上年|当年|截至|截止|到|从|在|自|至|今年|\\d|上|下|全年|年|第?[一二三四]季)"
            ).match(
                opening,
            )
        ):
            first = max(before, sentence)
    words = text[first:start]
    when, sums, each = "", False, False
    for found in _WHEN.finditer(words):
        kind = found.lastgroup if found.lastgroup != "month" else "year"
        if kind == "sum":
            sums = True
        elif kind == "each":
            each = True
        elif kind == "now":
            when, sums = "", False
        elif (
            kind == "months"
            and expression("(?:到|至|截至|截止)$").search(words[: found.start()])
            and found[0].startswith("12月")
        ):
            when = ""  # to the end of December: the whole year
        elif kind == "past":
            when = "年初" if found[0] == "年初" else "上年"
        elif kind == "year":
            when = found["year"] + (found["month"] or "")
        else:
            when = found[0]
    places = _WHERE.findall(words)
    return ClaimScope(when, "".join(places[-1]) if places else "", each, sums)
