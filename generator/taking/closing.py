"""The closing parts: shortcomings with how they show and why, arrangements, honours, last year's shortcomings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.compose.arrangements import LEAD_INS
from generator.taking.lines import GAP, TakenLine
from generator.taking.proposal import Certainty, Proposal

_CAUSE = re.compile(
    "(?:主要|产生|造成|出现|存在)?(?:上述|这些|以上)?(?:不足|问题)?的?(?:主要|共同)?原因(?:主要)?(?:是|在于)[：:]?"
)
_SHARED = re.compile("(?:产生|造成|出现)?(?:上述|这些|以上)(?:不足|问题)的?(?:主要|共同)?原因(?:主要)?是")
_MENDING = re.compile("^(?:下一步|今后|针对(?:以上|上述|这些)问题)")
_POINT = re.compile("(?:^|(?<=[；;。：:，]))(?:[一二三四五六七八九十]是|第[一二三四五六七八]，|[（(]?\\d[）).、])")
_LISTED = re.compile("(?:比如|主要表现在|主要有|还存在)[，：:]")
_LEAD_INS = [re.escape(words) for words in LEAD_INS]
_OPENING = re.compile(
    "|".join(words.replace("%s", "(.+?)") for words in _LEAD_INS)
    + "|"
    + "|".join(words.replace("%s的问题", "(.+?问题)") for words in _LEAD_INS)
)
_IN_QUESTION = re.compile("针对(?:“([^“”]+)”的问题|(.+?)的问题|(.+?问题))(?:，|$)")
_WHOLE_QUOTES = str.maketrans("‘’", "“”")
_HEADED = re.compile("^(?P<heading>[^。；：]{4,40}?)[。：](?P<content>.+)$", re.DOTALL)
_FIRST_CLAUSE = re.compile("^(?P<heading>[^，。；]{4,30})，(?P<content>.+)$", re.DOTALL)
_HONOUR = re.compile(
    r"(?P<holder>[^，。；]{0,24}?)(?:被(?P<by>[^，。；]{2,16})(?:评为|授予|命名为|评选为|表彰为)|(?:获评|荣获|被评为|被授予|被命名为|获得)"
    r"(?P<giver>[^，。；“”]{2,12}?(?:部|厅|局|委|政府|办|联合会)(?=全国|全省|全市|全县|国家|省级|市级|县级|“))?)"
    r"(?P<name>[^，。；]{4,40})"
)
_DATED = re.compile("^(?:\\d{4}年|今年|本年度?)?(?:度)?")
_FOLLOW_UP = re.compile("上年度?报告所列不足[^：:]*[：:]?")
_GAPS = re.compile(f"，{GAP}[^】]*】")
_BECAUSE = "原因是"
_OUTCOMES = {"已完成整改": "已完成", "整改正在推进": "正在推进", "尚未完成整改": "尚未完成"}


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of a list with where it begins in its line."""

    line: TakenLine
    at: int
    text: str

    def proposal(self, path: str, entry: dict[str, str], certainty: Certainty) -> Proposal:
        """The proposal of an entry, with the whole point for a sentence."""
        found = self.line.proposal(path, entry, self.at, certainty)
        return replace(found, sentence=self.line.names.restored(self.text.strip("。；; ")))


def closing_proposals(lines: Iterable[TakenLine]) -> Iterator[Proposal]:
    """The entries of the closing parts."""
    lines = list(lines)
    shortcomings, follow_ups = _split([line for line in lines if line.part == "shortcomings"])
    lacking = list(_shortcomings(shortcomings))
    yield from lacking
    yield from (one for line in follow_ups for one in _follow_up(line))
    problems = [one.value["problem"] for one in lacking if isinstance(one.value, dict)]
    yield from _arrangements([line for line in lines if line.part == "next"], problems)


def honour_proposals(lines: Iterable[TakenLine]) -> Iterator[Proposal]:
    """The honours that a stranger's report tells of."""
    yield from (one for line in lines if line.part not in ("shortcomings", "next") for one in _honours(line))


def _split(lines: list[TakenLine]) -> tuple[list[TakenLine], list[TakenLine]]:
    """The lines of shortcomings, and those of how last year's were mended."""
    for number, line in enumerate(lines):
        if found := _FOLLOW_UP.search(line.text):
            rest = replace(line, text=line.text[found.end() :])
            return lines[:number], [*([rest] if rest.text else []), *lines[number + 1 :]]
    return lines, []


def _points(line: TakenLine) -> Iterator[_Point]:
    """The points of a line: 一是…；二是…, or what is listed behind 主要表现在；the whole of it where none is marked."""
    marks = list(_POINT.finditer(line.text))
    if marks:
        ends = [*(mark.start() for mark in marks[1:]), len(line.text)]
        for mark, end in zip(marks, ends, strict=True):
            yield _Point(line, mark.end(), line.text[mark.end() : end].strip("；;"))
    elif listed := _LISTED.search(line.text):
        end = line.text.find("。", listed.end())
        for found in re.finditer("[^；;]+", line.text[listed.end() : end if end > 0 else None]):
            yield _Point(line, listed.end() + found.start(), re.sub("，等等$", "", found[0]))


def _shortcomings(lines: list[TakenLine]) -> Iterator[Proposal]:
    for line in lines:
        if _MENDING.search(line.text):
            return
        if shared := _SHARED.search(line.text) or (len(list(_points(line))) > 1 and _CAUSE.search(line.text)):
            told = line.text[shared.end() :].strip("。")
            yield line.proposal("shortcomings.shared_cause", line.names.restored(told), shared.start(), "规则")
        points = list(_points(line))
        if not points and line.headings[1:2]:  # a paragraph under its own number
            points = [_Point(line, 0, line.text)]
        for point in points:
            if entry := _shortcoming(point):
                certainty: Certainty = "逐字" if "。主要原因是" in point.text else "规则"
                yield point.proposal("shortcomings.entries", entry, certainty)


def _shortcoming(point: _Point) -> dict[str, str]:
    """A shortcoming's words: what it is, how it shows, why."""
    told, _, why = point.text.partition("主要原因是")
    if not why:
        told = re.split("。?(?:主要原因|原因主要|产生|造成)", told)[0]
    problem, shows = _in_two(told)
    restored = point.line.names.restored
    entry = {"problem": restored(problem), "shows": restored(shows), "cause": restored(why.strip("。"))}
    return {name: words for name, words in entry.items() if words} if len(problem) > 3 else {}


def _in_two(text: str) -> tuple[str, str]:
    """The first sentence and the rest; of a single sentence the first clause and the rest."""
    text = text.strip("。；; ")
    stop = "。" if "。" in text else "，"
    first, _, rest = text.partition(stop)
    return (text, "") if re.search("(?:上|方面|中)$", first) else (first, rest.strip("。"))


def _arrangements(lines: list[TakenLine], problems: list[str]) -> Iterator[Proposal]:
    headed: set[tuple[str, ...]] = set()
    for line in lines:
        if line.headings[1:] and line.headings in headed:
            continue  # a second paragraph under one heading
        headed.add(line.headings)
        told = line.headings[1:] and re.sub("^[（(]?[一二三四五六七八九十\\d]+[）)、.]+", "", line.headings[-1])
        if told:
            yield _headed(line, str(told), problems)
            continue
        for point in _points(line):
            if found := _HEADED.match(point.text) or _FIRST_CLAUSE.match(point.text):
                words = {"heading": found["heading"], "content": found["content"]}
                yield _arrangement(line, point.at, words, "规则")


def _headed(line: TakenLine, heading: str, problems: list[str]) -> Proposal:
    """The arrangement under a heading, with the numbers of the shortcomings that its lead-in names.

    The remedies of these stand before what is arranged, in one sentence: no sign tells where they end.
    """
    led = _OPENING.match(line.text)
    if led is None:
        return _arrangement(line, 0, {"heading": heading, "content": line.text}, "规则")
    named = re.sub("[“”‘’]", "", led[led.lastindex or 1])
    answers = [str(number) for number, problem in enumerate(problems, 1) if _first_clause(problem) in named]
    told = {"heading": heading, "content": line.text[led.end() :], "answers": "、".join(answers)}
    return _arrangement(line, 0, told, "逐字")


def _first_clause(problem: str) -> str:
    return re.split("[，；。]", re.sub("[“”‘’]", "", problem))[0]


def _arrangement(line: TakenLine, at: int, told: dict[str, str], certainty: Certainty) -> Proposal:
    words = {name: line.names.restored(text.strip("。，")) for name, text in told.items() if text and GAP not in text}
    return line.proposal("arrangements.entries", words, at, certainty)


def _follow_up(line: TakenLine) -> Iterator[Proposal]:
    """The remedy of a shortcoming of last year, as a draft words it."""
    for point in list(_points(line)) or [_Point(line, 0, line.text)]:
        problem, done = _problem_and_remedy(_GAPS.sub("", point.text.strip("。")))
        outcome = next((words for words in _OUTCOMES if words in done), "")
        told, _, why = done.rpartition(_BECAUSE) if _BECAUSE in done else (done, "", "")
        told = f"，{told.strip('，')}".removesuffix(f"，{outcome}") if outcome else told
        entry = {
            "problem": problem, "done": told.strip("，"), "outcome": _OUTCOMES.get(outcome, ""),
            "why_not": why,
        }  # fmt: skip
        words = {name: line.names.restored(text) for name, text in entry.items() if text and GAP not in text}
        yield line.proposal("follow_ups.entries", words, point.at, "逐字" if outcome else "规则")


def _problem_and_remedy(point: str) -> tuple[str, str]:
    """A problem and its remedy: 针对“…”的问题，…, else divided at the first comma."""
    if led_in := _IN_QUESTION.match(point):
        quoted, plain, already = led_in.groups()
        return quoted.translate(_WHOLE_QUOTES) if quoted else plain or already, point[led_in.end() :]
    problem, _, done = point.partition("，")
    return problem, done


def _honours(line: TakenLine) -> Iterator[Proposal]:
    for found in _HONOUR.finditer(line.text):
        if re.search("示范|先进|优秀|称号|奖|模范|文明|第.名|标兵", found["name"]):
            holder = re.sub("^[我全本][镇乡]$|^[我全]街道$", "", _DATED.sub("", found["holder"], count=1))
            by = found["by"] or found["giver"] or ""
            told = {"name": found["name"], "granted_by": by, "holder": holder}
            words = {name: line.names.restored(text) for name, text in told.items() if text}
            yield line.proposal("honours.entries", words, found.start(), "规则")
