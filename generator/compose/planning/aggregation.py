"""Aggregation: the messages of one subject in order (做法—数—结果), merged into fewer, fuller sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import zip_longest

from generator.chinese.expressions import Expression
from generator.compose.disclosure import is_public
from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.messages import RANKS, Message
from generator.compose.sentence import YEAR_ROUND, Runs, Sentence, deed_words
from generator.report.outline import Run

LONGEST_JOINED = 70
"""The most characters of a sentence made by joining two."""

LONGEST_ROW = 110
"""The most characters of a sentence made of deeds in a row, which would else need their doer again."""

_CHINESE = Expression(r"\p{Han}")
_MEETING = Expression("\\p{Han}{0,12}?会议?")
_OF_A_PERSON = Expression("([^，。、]{0,8}?(?:书记|[镇乡]长|主任|苏木达))([^、].*)")
"""The beginning of a sentence: one of the principals, and what that one did."""
_OF_ALL = re.compile("全部|均|已")
"""How words begin that tell what became of all."""
_STOCKS = ("建有", "现有", "设有", "聘有")
"""How sentences begin that tell what the town has."""


def sentences_of(messages: Sequence[Message]) -> list[Sentence]:
    """The sentences of one subject: ordered by role, meetings with what they dealt with, equal counts as one."""
    ordered = sorted(messages, key=_rank)
    told = [equal_once(sentence) for message in ordered for sentence in _with_lead(message)]
    if len(told) == 1:
        return alike_in_outcome(told)
    told = meetings_with_their_matter(each_alike(told))
    none = none_together([sentence for sentence in told if sentence.is_none])
    given = with_honours([sentence for sentence in told if not sentence.is_none] if none else told)
    given = alike_in_outcome(of_one_person(given))
    if not none:
        return joined(given)
    place = _behind_counts(given)
    return [*_with_none(joined(given[:place]), joined(none)), *joined(given[place:])]


def _behind_counts(sentences: Sequence[Sentence]) -> int:
    """The place of what did not occur: behind the last count of a template's, without one before the honours."""
    honoured = [any(map(_is_honour, sentence)) for sentence in sentences]
    for place in range(len(sentences), 0, -1):
        sentence = sentences[place - 1]
        if sentence.figures and not sentence.is_free_text and not honoured[place - 1]:
            return place
    return next((place for place in range(len(sentences), 0, -1) if not honoured[place - 1]), 0)


def _with_none(given: list[Sentence], none: list[Sentence]) -> list[Sentence]:
    """The sentences, a short first one of what was not done joined to the deed before it."""
    if given and none and _bears_none(given[-1], none[0]):
        return [*given[:-1], given[-1].going_on("，", none[0]), *none[1:]]
    return [*given, *none]


def _bears_none(one: Sentence, none: Sentence) -> bool:
    """True if 未办理… may follow a deed behind a comma: it has the same doer, and no 全年 of its own."""
    return (
        none[0].text.startswith("未") and one.is_deed and one.is_simple and one.length + none.length <= LONGEST_JOINED
    )


def _rank(message: Message) -> float:
    """The place among the messages of a subject; own words that name their subject explain figures and follow."""
    explains = message.role == "自述" and not message.sentences[0].is_deed
    return RANKS["数"] + 0.5 if explains else RANKS[message.role]


def _with_lead(message: Message) -> tuple[Sentence, ...]:
    """The sentences of a message, led in by a practice's title if that says what is done."""
    title = message.title
    if not title or not title.is_deed or not message.sentences:
        return message.sentences
    first, *others = message.sentences
    if title.text[:2] in first.text:
        return message.sentences  # the content says so itself
    return (Sentence((*title, Run("，"), *first)), *others)


def joined(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, short neighbours of the same doer as one, while the limits of figures and length allow it."""
    result: list[Sentence] = []
    for sentence in sentences:
        if result and _bears(result[-1], sentence):
            result[-1] = result[-1].going_on("，", _without_year_round(result[-1], sentence))
        else:
            result.append(sentence)
    return result


def _bears(one: Sentence, other: Sentence) -> bool:
    """True if two sentences may be joined by a comma: deeds of one doer, neither with a ； or a colon of its own."""
    return (
        other.is_deed
        and one.is_deed
        and one.opening != other.opening
        and one.length + other.length <= LONGEST_JOINED
        and one.figures + other.figures <= MAX_FIGURES
        and other.is_simple
        and one.is_simple
    )


def _without_year_round(one: Sentence, other: Sentence) -> Runs:
    """The second of two joined sentences, without its 全年 if the first has one."""
    first = other[0]
    if first.kind != "plain" or not first.text.startswith(YEAR_ROUND) or not any(YEAR_ROUND in r.text for r in one):
        return other
    return (Run(first.text.removeprefix(YEAR_ROUND), first.kind, first.sources), *other[1:])


def stocks_together(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a paragraph, short ones in a row of what the town has as one: 建有阵地4个，现有网格员36名.

    Two remain, since a paragraph of one sentence reads like a list.
    """
    result: list[Sentence] = []
    for behind, sentence in zip(range(len(sentences) - 1, -1, -1), sentences, strict=True):
        enough = bool(result) and len(result) + behind > 1
        if enough and _tells_stock(result[-1]) and _tells_stock(sentence) and _are_short(result[-1], sentence):
            result[-1] = result[-1].going_on("，", sentence)
        else:
            result.append(sentence)
    return result


def _tells_stock(sentence: Sentence) -> bool:
    return sentence.text.startswith(_STOCKS) and sentence.is_simple


def _are_short(one: Sentence, other: Sentence) -> bool:
    return one.figures + other.figures <= MAX_FIGURES and one.length + other.length <= LONGEST_JOINED


def in_rows(sentences: Sequence[Sentence], most: int) -> list[Sentence]:
    """The sentences of a paragraph, deeds joined by ； where more than ``most`` would follow one with its doer."""
    result: list[Sentence] = []
    row = 0  # deeds at the end of the result
    for sentence, behind in zip_longest(sentences, sentences[1:]):
        if sentence.is_deed and row > most and (at := _last_that_bears(result, sentence, row, behind)) is not None:
            one, other = [*result[-row:], sentence][at : at + 2]
            result = [*result, sentence]
            first = len(result) - row - 1 + at
            result[first : first + 2] = [one.going_on("；", other)]
        else:
            result.append(sentence)
            row = (1 if row > most else row + 1) if sentence.is_deed else 0
    return result


def _last_that_bears(result: Sequence[Sentence], sentence: Sentence, row: int, behind: Sentence | None) -> int | None:
    """The place, in the row of deeds with the sentence behind it, of the last that bears the next; None without one.

    ``behind`` is the sentence that follows. What holds clauses of a person's own is joined only if nothing else can be.
    """
    deeds = [*result[-row:], sentence]
    after = [*deeds[2:], behind]
    bearing = [at for at in range(row) if _bears_in_row(deeds[at], deeds[at + 1], after[at])]
    plain = [one.has_plain_clauses for one in deeds]
    return max(bearing, key=lambda at: (plain[at] and plain[at + 1], at), default=None)


def _bears_in_row(one: Sentence, other: Sentence, behind: Sentence | None) -> bool:
    """True if two deeds may be joined by ；: neither the second nor the sentence behind it begins as the first does.

    A person's own statement stays a sentence of its own.
    """
    return (
        one.opening != other.opening
        and (behind is None or one.opening != behind.opening)
        and one.length + other.length <= LONGEST_ROW
        and one.figures + other.figures <= MAX_FIGURES
        and one.text.endswith("。")
        and "：" not in one.text
        and "：" not in other.text
        and "其中" not in one.text  # what comes behind ； would be read as one of the parts
        and not one.is_free_text
        and not other.is_free_text
    )


def each_alike(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, two that tell the same of two doers as one: 镇党委书记、镇长各讲法治课1次."""
    result: list[Sentence] = []
    for sentence in sentences:
        if result and (both := _of_both(result[-1], sentence)):
            result[-2:] = _named_once(result[-2:-1], both)
        else:
            result.append(sentence)
    return result


def of_one_person(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, two in a row of what one of the principals did as one, who is named once."""
    if len(sentences) < 2:
        return list(sentences)
    result: list[Sentence] = []
    before = ""
    for sentence in sentences:
        person = _person(sentence)
        if person and before == person and result[-1].figures and _fits(result[-1], sentence):
            result[-1] = result[-1].going_on("，", _without(sentence, person))
        else:
            result.append(sentence)
        before = person
    return result


def _person(sentence: Sentence) -> str:
    """The principal that a sentence begins with; empty if it begins with none."""
    found = _OF_A_PERSON.match(sentence.text)
    return found[1] if found else ""


def _fits(one: Sentence, other: Sentence) -> bool:
    return one.figures + other.figures <= MAX_FIGURES and one.length + other.length <= LONGEST_ROW


def alike_in_outcome(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, counts in a row with their one outcome behind the last: 问题5个、图斑4个，均已整改."""
    if sum(map(_outcomes, sentences)) < 2:
        return list(sentences)
    rows: list[list[Sentence]] = []  # of each resulting sentence the parts between ；
    for sentence in sentences:
        joined_before = False
        for number, part in enumerate(_parts(sentence)):
            if rows and (both := _with_one_outcome(rows[-1][-1], part)):
                rows[-1][-1] = both
                joined_before = True
            elif number and sum(one.figures for one in rows[-1]) + part.figures <= MAX_FIGURES:
                rows[-1].append(part)
            else:
                rows.append([part])
        if not joined_before and len(rows[-1]) > 1:
            rows[-1] = [sentence]
    return [reduce(lambda one, other: one.going_on("；", other), row) for row in rows]


def _parts(sentence: Sentence) -> list[Sentence]:
    """The parts of a sentence between ；, each with a full stop; the sentence alone if it tells no outcome."""
    if "；" not in sentence.text or not _outcomes(sentence):
        return [sentence]
    parts: list[list[Run]] = [[]]
    for run in sentence:
        texts = run.text.split("；") if run.kind == "plain" and not run.sources else [run.text]
        for number, text in enumerate(texts):
            if number:
                parts[-1].append(Run("。"))
                parts.append([])
            parts[-1] += [replace(run, text=text)] if text else []
    return [Sentence(part) for part in parts]


def _outcomes(sentence: Sentence) -> int:
    """The number of words in a sentence for what became of all of something."""
    return sum(map(_tells_of_all, sentence)) if _OF_ALL.search(sentence.text) else 0


def _tells_of_all(run: Run) -> bool:
    return run.kind == "plain" and bool(run.sources) and bool(_OF_ALL.match(run.text))


def _with_one_outcome(one: Sentence, other: Sentence) -> Sentence | None:
    """One sentence of two that end with the same outcome, each of all of one count; None if they do not."""
    first, second = _count_and_outcome(one), _count_and_outcome(other)
    if first is None or second is None or not _fits(one, other) or is_public(one) != is_public(other):
        return None
    (counted, outcome), (also_counted, same) = first, second
    if _outcome_words(outcome) != _outcome_words(same) or len(also_counted) > other.figures + 2:
        return None
    words = _outcome_words(outcome)
    both = "均" if words.startswith(_NO_ALREADY) else "均已"
    whole = Run(both + words, outcome.kind, tuple(dict.fromkeys((*outcome.sources, *same.sources))))
    last = replace(also_counted[-1], text=f"{also_counted[-1].text}，")
    return Sentence((*counted, Run("、"), *also_counted[:-1], last, whole, one[-1]))


_NO_ALREADY = ("经", "未", "无", "持", "取得")
"""How an outcome begins that takes no 已."""


def _outcome_words(outcome: Run) -> str:
    return re.sub("^(?:全部|均已|均|已)", "", outcome.text)


def _count_and_outcome(sentence: Sentence) -> tuple[Runs, Run] | None:
    """A sentence as what is counted and the words for what became of all of it; None if it has another form."""
    if len(sentence) < 4 or sentence[-1].text != "。":
        return None
    *counted, unit, outcome, _ = sentence
    if (
        not _tells_of_all(outcome)
        or not unit.text.endswith("，")
        or unit.kind != "plain"
        or counted[-1].kind != "figure"
    ):
        return None
    return (*counted, replace(unit, text=unit.text[:-1])), outcome


def _named_once(before: Sequence[Sentence], both: Sentence) -> list[Sentence]:
    """The sentence before, if any, and that of two persons, who are named once if the first begins with them, too.

    The second goes on behind a first of one clause; behind more its persons are 两人.
    """
    names, each, deed = both[0].text.partition("各")
    if not any(sentence[0].text.startswith(names) for sentence in before):
        return [*before, both]
    (first,) = before
    if "，" in first.text or not first.is_simple or not _fits(first, both):
        return [first, Sentence((Run(f"两人{each}{deed}"), *both[1:]))]
    return [first.going_on("，", (Run(f"{each}{deed}"), *both[1:]))]


def _of_both(one: Sentence, other: Sentence) -> Sentence | None:
    """One sentence of both doers with every source; None if the sentences differ in more than the doer."""
    if len(one) != len(other) or not all(map(_same_run, one[1:], other[1:])) or one[0].sources or other[0].sources:
        return None
    first, second = (_OF_A_PERSON.match(runs[0].text) for runs in (one, other))
    if not first or not second or first[2] != second[2]:
        return None
    behind = [replace(run, sources=(*run.sources, *also.sources)) for run, also in zip(one[1:], other[1:], strict=True)]
    return Sentence((Run(f"{first[1]}、{second[1]}各{first[2]}"), *behind))


def _same_run(run: Run, other: Run) -> bool:
    """True if two runs read alike, and alike in both editions; gaps are never joined."""
    alike = run.text == other.text and run.kind == other.kind and bool(run.sources) == bool(other.sources)
    return alike and run.kind != "pending" and is_public([run]) == is_public([other])


def none_together(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of what did not occur: one, or as few as the length allows."""
    result: list[Sentence] = []
    for sentence in sentences:
        if result and result[-1].length + sentence.length <= LONGEST_JOINED:
            result[-1] = result[-1].going_on("，", _without_year_round(result[-1], sentence))
        else:
            result.append(sentence)
    return result


def equal_once(sentence: Sentence) -> Sentence:
    """The sentence with deeds and items of one figure as one; most have no two that are equal."""
    figures = [run.text for run in sentence if run.kind == "figure"]
    return sentence if len(figures) == len(set(figures)) else equal_counts(equal_deeds(sentence))


def equal_deeds(sentence: Sentence) -> Sentence:
    """The sentence with two clauses in a row of one deed and count as one: 党委会议、政府会议各研究法治工作4次."""
    if sentence.figures < 2 or "，" not in sentence.text:
        return sentence
    for place in range(len(sentence) - 4):
        if both := _of_both_bodies(sentence[place : place + 5]):
            return Sentence((*sentence[:place], *both, *sentence[place + 4 :]))
    return sentence


def _of_both_bodies(runs: Runs) -> Runs | None:
    """The first four of these runs as one clause of two bodies; None unless they tell one deed and count of each."""
    first, count, between, same, behind = runs
    unit, _, second = between.text.partition("，")
    plain = not any(run.kind != "plain" or run.sources for run in (first, between, behind))
    if not plain or not second or count.kind != "figure" or not _same_run(count, same):
        return None
    if not behind.text.startswith((f"{unit}。", f"{unit}，")):
        return None
    verbs = deed_words(first.text)
    at = first.text.find(verbs[0]) if verbs else 0
    body = second.removesuffix(first.text[at:])
    if not at or body == second or body == first.text[:at] or len(body) < 2:
        return None
    sources = (*count.sources, *same.sources)
    return Run(f"{first.text[:at]}、{body}各{first.text[at:]}"), replace(count, sources=sources)


def equal_counts(sentence: Sentence) -> Sentence:
    """The sentence with neighbouring items of one figure and unit as one: 标语、横幅各3条, 报备率、及时率均为100%."""
    if sentence.figures < 2 or "、" not in sentence.text:
        return sentence
    if not any([run.kind == "plain" and "、" in run.text for run in sentence]):  # noqa: C419 - faster than a generator
        return sentence
    result = list(sentence)
    position = 0
    while position < len(result):
        if result[position].kind == "figure" and (last := _last_equal(result, position)) > position:
            result[position : last + 1] = _as_one(result[position : last + 1])
            position = 0
        position += 1
    return Sentence(result)


def _last_equal(runs: Sequence[Run], first: int) -> int:
    """The last figure of a row of equal ones that begins with the figure at ``first``."""
    last = first
    while last + 2 < len(runs):
        between, other = _between(runs, last)
        if other is None or not _same(runs, first, between, other):
            break
        last = other
    return last


def _between(runs: Sequence[Run], position: int) -> tuple[str, int | None]:
    """The plain words behind a figure up to the next figure, and the place of that; None if others come before."""
    words = ""
    for place in range(position + 1, min(position + 4, len(runs))):
        if runs[place].kind == "figure":
            return words, place
        if runs[place].kind != "plain" or runs[place].sources:
            break
        words += runs[place].text
    return "", None


def _same(runs: Sequence[Run], first: int, between: str, other: int) -> bool:
    """True if the figures are the same and the words between are the unit, 、 and a name."""
    behind = runs[other + 1].text if other + 1 < len(runs) and runs[other + 1].kind == "plain" else ""
    unit, sign, name = between.partition("、")
    if (
        runs[first].text != runs[other].text
        or not sign
        or not name
        or is_public([runs[first]]) != is_public([runs[other]])
        or re.search("[，；。、（其]", between[len(unit) + 1 :])
    ):
        return False
    rates = runs[first].text.endswith("%") and not unit
    return rates or bool(unit and len(unit) <= 4 and behind.startswith(unit) and not _CHINESE.match(behind, len(unit)))


def _as_one(runs: Sequence[Run]) -> list[Run]:
    """A row of equal figures as one, behind the names: 、及时率均为100%."""
    figures = [run for run in runs if run.kind == "figure"]
    unit = "".join(run.text for run in runs[1:] if run.kind == "plain").partition("、")[0]
    names = "".join(run.text for run in runs[1:] if run.kind == "plain").replace(f"{unit}、", "、", len(figures))
    sources = tuple(dict.fromkeys(source for run in figures for source in run.sources))
    each = "均为" if figures[0].text.endswith("%") else "各"
    return [Run(names + each), Run(figures[0].text, "figure", sources)]


def with_honours(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, an honour put behind the sentence that ends with its holder: 制作微视频《…》，获评全市优秀作品."""
    result: list[Sentence] = []
    for sentence in sentences:
        holder = sentence[0]
        if (
            result
            and holder.kind == "own"
            and _is_honour(holder)
            and (place := _ending_with(result, holder.text)) is not None
        ):
            result[place] = result[place].going_on("，", sentence[1:])
        else:
            result.append(sentence)
    return result


def _is_honour(run: Run) -> bool:
    return any(source.startswith("honours.") for source in run.sources)


def _ending_with(sentences: Sequence[Sentence], words: str) -> int | None:
    """The place of the sentence whose last words before its full stop are these; None without one."""
    endings = ("".join([run.text for run in runs[-2:]]).removesuffix("。") for runs in sentences)
    return next((place for place, ending in enumerate(endings) if ending.endswith(words)), None)


def meetings_with_their_matter(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, own words that begin with a meeting's name put behind the number of those meetings.

    召开专题会议4次。 and 专题会议研究部署普法工作。 become 召开专题会议4次，研究部署普法工作。
    """
    result = list(sentences)
    for sentence in sentences:
        found = _MEETING.match(sentence[0].text) if sentence[0].kind == "own" else None
        if not found or len(found[0]) < 3:
            continue
        for number, other in enumerate(result):
            if other is not sentence and (place := _behind_count(other, found[0])) is not None:
                result[number] = _inserted(other, place, _without(sentence, found[0]))
                result.remove(sentence)
                break
    return result


def _behind_count(runs: Sentence, meeting: str) -> tuple[int, int] | None:
    """The run and the place in it just behind the number of those meetings; None if the sentence has none."""
    named = False
    for index, run in enumerate(runs):
        if run.kind == "own":
            return None
        named = named or meeting in run.text
        if named and (counted := re.search("(?:^|[0-9])次", run.text)):
            return index, counted.end()
    return None


def _inserted(runs: Sentence, place: tuple[int, int], matter: Runs) -> Sentence:
    index, position = place
    run = runs[index]
    behind = run.text[position:]
    rest = (Run(f"；{behind[1:]}" if behind.startswith("，") else behind), *runs[index + 1 :])
    return Sentence((*runs[:index], Run(run.text[:position], run.kind, run.sources), Run("，"), *matter[:-1], *rest))


def _without(runs: Runs, name: str) -> Runs:
    first = runs[0]
    rest = first.text.removeprefix(name)
    return (*([Run(rest, first.kind, first.sources)] if rest else ()), *runs[1:])
