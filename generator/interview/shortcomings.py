"""Steps for last year's shortcomings, this year's (from the bank or in own words), and next year's arrangements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar

from generator.chinese.clipping import clipped
from generator.chinese.digits import half_width
from generator.facts.counting import counting
from generator.facts.declare import Declaration, declarations
from generator.facts.facts import declaration_at, fields, given, topics
from generator.facts.judging.amounts import figure
from generator.facts.judging.concrete import BLANK, concrete
from generator.facts.judging.demands import FEWEST_SHORTCOMINGS, is_subdistrict
from generator.facts.judging.last_year import open_problems, planned, unfinished
from generator.facts.topics.closing_topics import Shortcoming, answered
from generator.facts.values.nothing import PENDING, names_nothing
from generator.facts.values.quantity import Quantity
from generator.interview.question import Question
from generator.interview.state import State
from generator.interview.step import Edit, Effect, MoreStep, PartStep, Step, base_question, with_proposal
from generator.interview.understanding import ECHO, pick_one, understand
from generator.lexicon.shortcoming_bank import BankEntry, bank, usable
from generator.taking.proposal import Proposal

FOLLOW_UPS, SHORTCOMINGS, ARRANGEMENTS = "follow_ups.entries", "shortcomings.entries", "arrangements.entries"
_DONE = "已完成"
_FEW = 6
"""How many entries of the bank a page shows: with the question they fit on a screen of 24 lines."""
_OTHERS = "看其他方面的"
_PROBLEM = declaration_at(f"{SHORTCOMINGS}.0.problem")


def steps_of_follow_ups(state: State, *, full: bool) -> Iterator[Step]:
    """Steps of 上年整改: parts of the entries there, last year's shortcomings without one, then one more."""
    reported = state.facts.follow_ups.entries
    for number, entry in enumerate(reported):
        yield PartStep(f"{FOLLOW_UPS}.{number}.problem")
        yield PartStep(f"{FOLLOW_UPS}.{number}.outcome")
        plan = dict(_last_problems(state)).get(str(entry.problem), "")
        yield PartStep(f"{FOLLOW_UPS}.{number}.done", lines=(f"上年打算：{plan}",) if plan else ())
        if given(entry.outcome) and entry.outcome not in (_DONE, PENDING):
            yield PartStep(f"{FOLLOW_UPS}.{number}.why_not")
    open_still = [problem for problem, _ in _last_problems(state) if problem not in {one.problem for one in reported}]
    for place, problem in enumerate(open_still):
        yield LastYearStep(problem, len(reported) + place)
    if not open_still and (full or not _last_problems(state)):
        yield MoreStep(FOLLOW_UPS, len(reported), "problem")


def _last_problems(state: State) -> list[tuple[str, str]]:
    """Last year's shortcomings as (problem, planned remedy); empty without last year's file."""
    if state.last_year is None:
        return []
    return list(zip(open_problems(state.last_year), planned(state.last_year), strict=True))


@dataclass(frozen=True, slots=True)
class LastYearStep:
    """The outcome of one of last year's shortcomings: done, under way, not yet."""

    problem: str
    number: int
    page: ClassVar[bool] = False
    topic: ClassVar[str] = topics()["follow_ups"].title

    @property
    def key(self) -> str:
        """The shortcoming's words, not its number: entries may be put in front of it."""
        return f"{FOLLOW_UPS}.{self.problem}"

    @property
    def _outcome(self) -> Declaration:
        return declaration_at(f"{FOLLOW_UPS}.0.outcome")

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if it was not left empty on purpose."""
        return self.key not in skipped

    def question(self, state: State) -> Question:
        """The shortcoming, and the outcomes to choose from."""
        question = base_question(state, self._outcome)
        carried = state.last_year is not None and self.problem in unfinished(state.last_year)
        whose = "上年还没有改完的" if carried else "上年的不足"
        return replace(question, topic=self.topic, words=f"{whose}“{self.problem}”，整改得怎么样？")

    def take(self, state: State, text: str) -> Effect:
        """A new entry: the shortcoming and its outcome."""
        outcome = understand(self._outcome, text).value if text else str(PENDING)
        path = f"{FOLLOW_UPS}.{len(state.facts.follow_ups.entries)}"
        titles = [declared.title for declared in (declaration_at(f"{FOLLOW_UPS}.0.problem"), self._outcome)]
        entry = dict(zip(titles, (self.problem, str(outcome)), strict=True))
        return Effect(((path, entry),), f"→ {outcome}", back=PartStep(f"{path}.outcome"))


def steps_of_shortcomings(state: State, *, full: bool) -> Iterator[Step]:
    """Steps of 不足: the parts of each entry, then one more; with ``full`` also 责任科室 and 时限."""
    found = state.facts.shortcomings.entries
    for number, entry in enumerate(found):
        path = f"{SHORTCOMINGS}.{number}"
        from_bank = _in_bank(entry)
        if entry.problem is None:
            yield PickStep(number)
        else:
            yield PartStep(f"{path}.problem")
        shows = _with_own_figures(state, from_bank) if from_bank else ""
        yield ShowsStep(f"{path}.shows", shows, keeps=not BLANK.search(shows))
        if not state.has_value("shortcomings.shared_cause"):
            yield PartStep(f"{path}.cause", from_bank.cause if from_bank else "")
        yield PartStep(f"{path}.remedy", from_bank.remedy if from_bank else "")
        if full:
            yield PartStep(f"{path}.responsible")
            yield PartStep(f"{path}.due")
    yield PickStep(len(found))


def _with_own_figures(state: State, entry: BankEntry) -> str:
    """How the shortcoming shows, with the town's own figures in the blanks."""
    return entry.with_figures(lambda title: str(_own_figure(state, title) or ""))


def _own_figure(state: State, title: str) -> Quantity | None:
    path = _paths_of_figures().get(title)
    return figure(state.facts, path) if path else None


@cache
def _paths_of_figures() -> dict[str, str]:
    return {declared.title: path for path, declared in fields().items() if declared.kind in ("number", "breakdown")}


def _in_bank(entry: Shortcoming) -> BankEntry | None:
    return next((one for one in bank() if one.problem == entry.problem), None)


def _offered(state: State) -> tuple[BankEntry, ...]:
    """The bank's entries for this kind of town that are not used yet.

    First those that its own figures speak of; among equals, one of each topic before the second of any.
    """
    subdistrict = is_subdistrict(state.facts)
    taken = {entry.problem for entry in state.facts.shortcomings.entries}
    found = [one for one in bank() if one.suits(subdistrict=subdistrict) and one.problem not in taken]
    before = Counter[str]()
    ranked = []
    for one in found:
        ranked.append((-_fitting(state, one), before[one.topic], one))
        before[one.topic] += 1
    return tuple(one for *_, one in sorted(ranked, key=lambda rank: rank[:2]))


def _fitting(state: State, entry: BankEntry) -> int:
    """How many figures of the town the entry speaks of; less than nothing if one of them is 0."""
    figures = [_own_figure(state, title) for title in entry.figures]
    return -1 if any(one is not None and one.zero for one in figures) else sum(one is not None for one in figures)


def _option(entry: BankEntry) -> str:
    return f"{entry.problem}（{entry.topic}）"


@dataclass(frozen=True, slots=True)
class PickStep:
    """The problem of one more shortcoming, from the bank or in own words; ``added``, its parts follow at once.

    A page shows the few entries that suit the town's figures best, or all ``about`` one topic.
    """

    number: int
    added: bool = False
    about: str = ""
    page: ClassVar[bool] = False
    topic: ClassVar[str] = topics()["shortcomings"].title

    @property
    def key(self) -> str:
        """A key that does not depend on the number of entries."""
        return f"{SHORTCOMINGS}.+"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """True if there are too few, or the list was not yet declared complete."""
        return self._begun(state) or self.key not in skipped or _count(state) < FEWEST_SHORTCOMINGS

    def _begun(self, state: State) -> bool:
        """True if the entry exists already but has no problem."""
        return self.number < len(state.facts.shortcomings.entries)

    def _shown(self, state: State) -> tuple[str, ...]:
        """The options that fit on a page; the last of them leads to the others."""
        offered = _offered(state)
        if self.about:
            return tuple(_option(one) for one in offered if one.topic == self.about)
        few = tuple(map(_option, offered[:_FEW]))
        return (*few, f"{_OTHERS}（还有{len(offered) - _FEW}条）") if len(offered) > _FEW else few

    def question(self, state: State) -> Question:
        """The question, with entries of the bank as options."""
        too_few = _count(state) < FEWEST_SHORTCOMINGS
        need = f"至少{FEWEST_SHORTCOMINGS}条" if too_few else f"已有{self.number}条，还有吗？"
        question = Question(
            self.topic, f"第{self.number + 1}条不足是什么问题？（{need}）", "choice",
            help=("挑一条，填序号；没有合适的，直接写自己的",),
            counting=(*counting(_PROBLEM), f"例如：{_PROBLEM.example}"),
            options=self._shown(state), known=tuple(map(_option, _offered(state))), closed=False,
            enter="" if too_few else str(PENDING) if self._begun(state) else "没有了",
        )  # fmt: skip
        return question if self._begun(state) else with_proposal(question, state, SHORTCOMINGS, "problem")

    def take(self, state: State, text: str) -> Effect:
        """A new entry with its problem. Raises ValueError for a number or words that fit no one option."""
        if not text or names_nothing(text):
            return self._no_more(state)
        shown, options = self._shown(state), {_option(one): one.problem for one in _offered(state)}
        chosen = pick_one(shown, text) if half_width(text).rstrip(".．、").isdecimal() else text
        if chosen.startswith(_OTHERS) or chosen in _topics_of(state):
            about = chosen if chosen in _topics_of(state) else ""
            return Effect(next_steps=(replace(self, about=about) if about else TopicOfBankStep(self),))
        if chosen.isdecimal():
            raise ValueError(f"没有第{chosen}条，请填1至{len(shown)}，或直接写问题")
        chosen = pick_one(tuple(options), chosen)
        if chosen not in options and sum(text in option for option in options) > 1:
            raise ValueError(f"有几条都含“{text}”，请填序号，或把问题写全")
        problem = str(understand(_PROBLEM, options.get(chosen, chosen)).value)
        path = f"{SHORTCOMINGS}.{self.number}"
        edit: Edit = (f"{path}.problem", problem) if self._begun(state) else (path, {_PROBLEM.title: problem})
        opened = path if self.added else ""
        return Effect((edit,), f"→ {problem}", back=PartStep(f"{path}.problem"), opened=opened)

    def _no_more(self, state: State) -> Effect:
        if _count(state) < FEWEST_SHORTCOMINGS:
            raise ValueError(f"不足至少写{FEWEST_SHORTCOMINGS}条；要先做别的，输入“目录”")
        if self._begun(state):
            return Effect(((f"{SHORTCOMINGS}.{self.number}.problem", str(PENDING)),), f"→ {PENDING}（以后可以补）")
        return Effect(echo="→ 没有了", skipped=(self.key,))


def _topics_of(state: State) -> tuple[str, ...]:
    """The topics of which the bank has entries that are not used yet, in the order of the vocabulary."""
    found = {one.topic for one in _offered(state)}
    return tuple(topic.title for topic in topics().values() if topic.title in found)


@dataclass(frozen=True, slots=True)
class TopicOfBankStep:
    """The page that asks what a shortcoming is about, before those of the topic are offered."""

    pick: PickStep
    page: ClassVar[bool] = True
    topic: ClassVar[str] = PickStep.topic

    @property
    def key(self) -> str:
        """The key of the step that it leads to, so that an address of it stays one."""
        return self.pick.key

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always: it is left by an answer."""
        return True

    def _options(self, state: State) -> dict[str, str]:
        """The topics by what is shown: the title with the number of entries."""
        topics_of_entries = [one.topic for one in _offered(state)]
        return {f"{title}（{topics_of_entries.count(title)}条）": title for title in _topics_of(state)}

    def question(self, state: State) -> Question:
        """The topics, packed in a few lines."""
        return Question(
            self.topic, "是哪一方面的不足？", "choice", help=("填序号或名称",), page=True, packed=True,
            options=tuple(self._options(state)), enter="回到刚才的几条",
        )  # fmt: skip

    def take(self, state: State, text: str) -> Effect:
        """The entries of the chosen topic, or the page before. Raises ValueError for what is no topic."""
        options = self._options(state)
        chosen = pick_one(tuple(options), text)
        title = options.get(chosen, chosen)
        if text and title not in options.values():
            raise ValueError(f"请填序号1至{len(options)}，或方面的名称")
        return Effect(next_steps=(replace(self.pick, about=title),))


def _count(state: State) -> int:
    """The number of shortcomings that are named."""
    return sum(entry.problem is not None for entry in state.facts.shortcomings.entries)


@dataclass(frozen=True, slots=True)
class ShowsStep(PartStep):
    """具体表现, which counts only once it names a figure or an object of the town."""

    keeps: bool = False

    def take(self, state: State, text: str) -> Effect:
        """The value. Raises ValueError if it names neither a figure nor a concrete object."""
        taken = PartStep.take(self, state, text)
        entry = state.facts.shortcomings.entries[int(self.path.split(".")[2])]
        from_bank = _in_bank(entry)
        if text and taken.edits[0][1] != str(PENDING):
            own = usable(from_bank, text) if from_bank else concrete(text)
            if not own:
                raise ValueError("要有一个数字或具体对象，不留空白；现在没有数的，清空后按回车，先标“待补”")
        return taken


def steps_of_arrangements(state: State, *, full: bool) -> Iterator[Step]:
    """Steps of 安排: the parts of each entry, an arrangement for each shortcoming without one, then one more."""
    plans, problems = state.facts.arrangements.entries, state.facts.shortcomings.entries
    for number, plan in enumerate(plans):
        path = f"{ARRANGEMENTS}.{number}"
        yield PartStep(f"{path}.heading", _heading(problems, answered(plan, problems)))
        yield ContentStep(f"{path}.content", _remedies(problems, answered(plan, problems)))
    answered_already = {index for plan in plans for index in answered(plan, problems)}
    for index, problem in enumerate(problems):
        if index not in answered_already and isinstance(problem.problem, str):
            yield AnswerStep(index)
    yield MoreStep(ARRANGEMENTS, len(plans), "heading")


def _heading(problems: tuple[Shortcoming, ...], indices: tuple[int, ...]) -> str:
    found = [one.heading for index in indices if (one := _in_bank(problems[index]))]
    return found[0] if found else ""


def _remedies(problems: tuple[Shortcoming, ...], indices: tuple[int, ...]) -> str:
    words = [problems[index].remedy for index in indices]
    return "；".join(one.rstrip("。；") for one in words if isinstance(one, str))


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """The heading of an arrangement that answers a shortcoming; the remedy is offered as its content afterwards."""

    index: int
    page: ClassVar[bool] = False
    topic: ClassVar[str] = topics()["arrangements"].title

    @property
    def key(self) -> str:
        """The shortcoming's number."""
        return f"{ARRANGEMENTS}.for.{self.index}"

    def pending(self, state: State, skipped: frozenset[str]) -> bool:
        """Always: it is among the steps only while the shortcoming has no answer."""
        return True

    def question(self, state: State) -> Question:
        """The shortcoming and its remedy as lines, the bank's heading as the editable preset."""
        problems = state.facts.shortcomings.entries
        problem = problems[self.index]
        declared = declaration_at(f"{ARRANGEMENTS}.0.heading")
        told = _arranged_in_report(state, self.index)
        heading = _heading(problems, (self.index,)) if told is None else told.shown
        remedy = (f"措施：{problem.remedy}",) if isinstance(problem.remedy, str) else ()
        return Question(
            self.topic,
            f"针对第{self.index + 1}条不足，下一年度怎么安排？先填{declared.title}",
            lines=(f"不足：{problem.problem}", *remedy, *(() if told is None else (told.source,))),
            example="" if heading else declared.example,
            text=heading,
            keeps=bool(heading),
            enter=str(PENDING),
        )

    def take(self, state: State, text: str) -> Effect:
        """A new entry that names the shortcoming."""
        titles = {name: declared.title for name, declared in declarations_of_arrangement().items()}
        declared = declaration_at(f"{ARRANGEMENTS}.0.heading")
        heading = str(understand(declared, text).value) if text else str(PENDING)
        path = f"{ARRANGEMENTS}.{len(state.facts.arrangements.entries)}"
        entry = {titles["heading"]: heading, titles["answers"]: str(self.index + 1)}
        return Effect(((path, entry),), f"→ {heading}", back=PartStep(f"{path}.heading"))


def _arranged_in_report(state: State, index: int) -> Proposal | None:
    """The heading of an arrangement of a report that answers the shortcoming of that number; None without one."""
    left = state.proposed_entries(ARRANGEMENTS).left
    answering = (one for one in left if (told := one.part("answers")) and str(index + 1) in told.shown.split("、"))
    found = next(answering, None)
    return None if found is None else found.part("heading")


def declarations_of_arrangement() -> dict[str, Declaration]:
    """The parts of an arrangement."""
    item = fields()[ARRANGEMENTS].item
    assert item is not None
    return declarations(item)


@dataclass(frozen=True, slots=True)
class ContentStep(PartStep):
    """安排内容: an unchanged remedy is not written to the file a second time."""

    def take(self, state: State, text: str) -> Effect:
        """The value; no edit if it is the remedy unchanged."""
        if text and text == self.proposed and not state.as_written(self.path):
            return Effect(echo=f"→ 照整改措施：{clipped(text, ECHO)}", skipped=(self.key,))
        return PartStep.take(self, state, text)
