"""Reports to take from, what a taker should find in them, and how much of it is found."""

import os
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seed_inventory import FIGURES as OF_INVENTORY
from seed_inventory import expected, inventory
from sound_towns import sound_town

from generator.claims.nouns import overlap
from generator.compose import compose
from generator.compose.other_figures import each_of
from generator.facts.facts import entries, fields
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.quantity import Cadence, Quantity, Rate
from generator.layout import lay_out
from generator.reading import read
from generator.settings import Appearance, Wording
from generator.sources.facts_file import read_facts
from generator.taking.own_figures import own_figure
from generator.taking.taking import taken_of

CHECKOUT = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("FAZHI_SEED_TEXTS") or CHECKOUT.parent / "shared" / "seeds")
NOT_IN_THE_SOURCE = "示例补充"
ALIKE = 0.5
"""So much of the shorter wording must stand in the longer one for two to name the same thing."""

COUNTIES = (
    (Wording(), Appearance()),
    (Wording(principal_first=True, year_style="年"), Appearance(run_in=True, text_font="仿宋")),
    (Wording(year_style="年度"), Appearance(heading_font="宋体", sub_heading_font="宋体", page_number_centred=True)),
)
"""Counties with an order, a wording and a look of their own."""

FIGURES = "*.others"
WITHOUT_TOPIC = ("practices", "outcomes", "others")
ENTRY = re.compile(r"(?P<topic>\w+)\.(?P<list>\w+)\.(?P<number>\d+)\.(?P<name>\w+)$")
OUTCOMES = {"已完成整改": "已完成", "整改正在推进": "正在推进", "尚未完成整改": "尚未完成"}
OF_FIELDS = ("number", "rate", "breakdown", "yes_no", "text", "texts", "choice", "date")
OF_LISTS = (
    *("honours.entries", "cases.entries", "follow_ups.entries", "shortcomings.entries", "arrangements.entries"),
    *("*.practices", "*.outcomes", FIGURES),
)

MEASURES = "一、2025年度推进法治政府建设的主要举措和成效"


def report(folder: Path, *paragraphs: str, title="青山镇人民政府关于2025年度法治政府建设情况的报告") -> Path:
    """A report as a text file with a paragraph of measures."""
    file = folder / "报告.txt"
    text = [title, "现将法治政府建设情况报告如下：", MEASURES, *paragraphs]
    file.write_text("\n".join(text), encoding="utf-8")
    return file


def figures_of(facts):
    """The figures by path, parts of breakdowns by their titles; those of open lists are left out."""
    found = {}
    for path, _, value in entries(facts):
        if isinstance(value, Breakdown):
            parts = {f"{path}.{part}": figure for part, figure in value.parts}
            found |= {at: str(one) for at, one in ({path: value.total} | parts).items() if isinstance(one, Quantity)}
        elif isinstance(value, Quantity | Rate | Cadence) and ".others." not in path:
            found[path] = str(value)
    return found


def words_of(facts):
    """The answers, texts, choices, days and lists by path, as a facts file has them."""
    found = {}
    for path, declared, value in entries(facts):
        if path.count(".") > 1 or value is None:
            continue
        if declared.kind == "yes_no" and value is True:
            found[path] = "是"
        elif (declared.kind in ("text", "choice") and isinstance(value, str)) or (
            declared.kind == "texts" and isinstance(value, tuple)
        ):
            found[path] = value
        elif declared.kind == "date" and isinstance(value, date):
            found[path] = value.isoformat()
    return found


def printed_words(report):
    """The words of each field in the order in which a composed report prints them."""
    found = {}
    for run in (run for paragraph in report.paragraphs() for run in paragraph.runs if run.kind == "own"):
        if run.sources:
            found.setdefault(run.sources[0], []).append(run.text)
    return {path: tuple(dict.fromkeys(words)) for path, words in found.items()}


def printed_entries(report):
    """The entries of lists as a composed report prints them: how often each value of each part.

    The topic of a practice, a result, a figure decides nothing that a reader sees; a practice is printed with its
    title, an arrangement with the remedies of what it answers. A figure of 0 is printed without its unit: no reader
    can have it back.
    """
    found = Counter()
    for paragraph in report.paragraphs():
        parts = [(ENTRY.match(run.sources[0]), run) for run in paragraph.runs if run.sources and run.kind != "pending"]
        here = {}
        for part, run in parts:
            if part:
                here.setdefault((part["topic"], part["list"], part["number"]), []).append((part["name"], run))
        arranged = "，".join(run.text for told in here.values() for name, run in told if name in ("remedy", "content"))
        if any(topic == "arrangements" and "content" in dict(told) for (topic, _, _), told in here.items()):
            found["arrangements.entries", "content", arranged] += 1
            continue
        for (topic, listed, _), told in here.items():
            path = f"*.{listed}" if listed in WITHOUT_TOPIC else f"{topic}.{listed}"
            if listed == "practices":
                words = "，".join(run.text for _, run in told)
                found[_own_words(words)] += paragraph.role == "body"
            elif listed == "others":
                parts = [name for name, _ in told]
                found[FIGURES, "words", "".join(run.text for _, run in told)] += {"name", "value", "unit"} <= {*parts}
            else:
                found.update(
                    (path, name, OUTCOMES.get(run.text, run.text))
                    for name, run in told
                    if run.kind == "own" or name == "outcome"
                )
    return +found


def _own_words(words):
    """The key of a practice; a single clause that ends with a figure is printed as a figure without a field is."""
    figure = own_figure(words)
    return (FIGURES, "words", words) if "unit" in figure else ("*.practices", "content", words)


def taken_entries(proposals):
    """The entries of lists that are proposed and no guesses: how often each value of each part."""
    found = Counter()
    for one in proposals:
        if isinstance(one.value, dict) and one.certainty != "疑似":
            listed = one.path.rpartition(".")[2]
            path = f"*.{listed}" if listed in WITHOUT_TOPIC else one.path
            if listed == "practices":
                found[_own_words("，".join(words for words in one.value.values() if words != "待补"))] += 1
            elif listed == "others":
                each = each_of(one.value["of"]) if "of" in one.value else ""
                named = one.value.get("subject", "") + each + one.value["name"]
                found[FIGURES, "words", named + one.value["value"] + one.value["unit"]] += 1
            else:
                found.update((path, name, words) for name, words in one.value.items() if name != "answers")
    return found


def printed(report):
    """The fields that a composed report prints."""
    blocks = [*report.blocks, *(block for annex in report.annexes for block in annex.blocks)]
    of_text = {source for block in blocks for run in getattr(block, "runs", ()) for source in run.sources}
    cells = [cell for block in blocks for row in getattr(block, "sources", ()) for cell in row]
    return of_text | {source for cell in cells for source in cell}


@dataclass
class Score:
    """How many values there were, how many were found as they are, how many were proposed, by kind."""

    wanted: Counter
    right: Counter
    proposed: Counter

    @classmethod
    def empty(cls):
        return cls(Counter(), Counter(), Counter())

    def add(self, kind, wanted, told):
        self.wanted[kind] += len(wanted)
        self.proposed[kind] += len(told)
        self.right[kind] += sum(told.get(path) == value for path, value in wanted.items())

    def recall(self, kind):
        return self.right[kind] / max(self.wanted[kind], 1)

    def precision(self, kind):
        return self.right[kind] / max(self.proposed[kind], 1)


def score_of_drafts(seeds):
    """Facts → draft → proposals: what the draft prints of each kind of field and of each list comes back as it is."""
    score = Score.empty()
    for seed in seeds:
        facts = sound_town(seed)
        wording, appearance = COUNTIES[seed % len(COUNTIES)]
        made = compose(facts, wording).report
        taken = taken_of(read(lay_out(made, appearance=appearance)), "草稿.docx")
        _score_fields(score, facts, made, taken)
        wanted, told = printed_entries(made), taken_entries(taken.proposals)
        for listed in OF_LISTS:
            mine, its = ({key: count for key, count in of.items() if key[0] == listed} for of in (wanted, told))
            score.wanted[listed] += sum(mine.values())
            score.proposed[listed] += sum(its.values())
            score.right[listed] += sum(min(count, its.get(key, 0)) for key, count in mine.items())
    return score


def _score_fields(score, facts, made, taken):
    there, words = printed(made), printed_words(made)
    wanted = {path: value for path, value in (figures_of(facts) | words_of(facts)).items() if path in there}
    if "basic.superior" in words and (addressed := _addressed(made)):
        wanted.setdefault("basic.recipients", addressed)
    told = {
        one.path: _as_wanted(one.value, wanted.get(one.path), words.get(one.path, ()))
        for one in taken.proposals
        if not isinstance(one.value, dict) and one.certainty != "疑似" and one.path not in ("basic.year", "basic.town")
    }
    for kind in OF_FIELDS:
        of_kind = [path for path in {*wanted, *told} if fields()[".".join(path.split(".")[:2])].kind == kind]
        score.add(
            kind,
            {path: wanted[path] for path in of_kind if path in wanted and path not in ("basic.town", "basic.year")},
            {path: told[path] for path in of_kind if path in told},
        )


def _addressed(made):
    """The recipients that a report prints, of whatever field they are."""
    paragraphs = (paragraph for paragraph in made.paragraphs() if paragraph.role == "recipient")
    return tuple(run.text for paragraph in paragraphs for run in paragraph.runs if run.kind == "own")


def _as_wanted(value, wanted, words):
    """The value that is wanted if the draft prints just these words of it: 一次办 of 一次办要求, in another order."""
    same = sorted(value) == sorted(words) if isinstance(value, tuple) else (value,) == words
    return wanted if wanted is not None and same else value


def seed_pairs():
    """The texts of the real reports with the facts that were taken from them by hand."""
    for text in sorted(TEXTS.glob("*.txt")):
        file = next((CHECKOUT / "seeds").glob(f"{text.name[:3]}-*.yaml"))
        yield text, file


def score_of_seeds():
    """The real reports: figures that are found as they are, and names of which enough is found."""
    score = Score.empty()
    for text, file in seed_pairs():
        facts = read_facts(file)
        added = re.findall(rf":\s*(.+?)\s*#[^\n]*{NOT_IN_THE_SOURCE}", file.read_text(encoding="utf-8"))
        taken = taken_of(read(text), text.name)
        told = {one.path: one.value for one in taken.proposals if isinstance(one.value, str)}
        is_figure = {path: declared.kind in ("number", "rate", "breakdown") for path, declared in fields().items()}
        score.add(
            "figures", figures_of(facts),
            {path: value for path, value in told.items() if is_figure[".".join(path.split(".")[:2])]},
        )  # fmt: skip
        words = _words_told(taken)
        for path, name in _names_of(facts, added):
            score.wanted["names"] += 1
            score.right["names"] += any(_alike(name, one) for one in words.get(".".join(path.split(".")[:2]), ()))
    return score


def score_of_inventory():
    """The real reports against the inventory of their figures: in fields, and those that have none (其他指标).

    A figure that the source hides is none; a rate that the report computes of two figures is found with these.
    """
    score = Score.empty()
    for text, _ in seed_pairs():
        number, taken = text.name[:3], taken_of(read(text), text.name)
        told = {one.path: one.value for one in taken.proposals if isinstance(one.value, str)}
        others = [one.value for one in taken.proposals if one.path.endswith(".others")]
        for fact in inventory(number)["facts"]:
            where, value = OF_INVENTORY[number][fact["topic"]], expected(fact)
            if fact["value"] == "*" or not fact["unit"]:  # hidden, or a name
                continue
            if ".others" in where:
                score.wanted["others"] += 1
                score.right["others"] += any((one["value"], one["unit"]) == (value, fact["unit"]) for one in others)
                continue
            paths = where.replace(" › ", ".").split(" / ")
            score.wanted["figures"] += 1
            score.proposed["figures"] += all(path in told for path in paths)
            found = told.get(paths[0]) == value if len(paths) == 1 else all(path in told for path in paths)
            score.right["figures"] += found
    return score


def _names_of(facts, added):
    """The names, answers of 是 and entries of the facts, without what the source lacks."""
    for path, declared, value in entries(facts):
        if declared.kind == "yes_no" and value is True:
            yield path, "是"
        elif declared.kind == "texts" and isinstance(value, tuple):
            yield from ((path, one) for one in value)
        elif path.endswith((".problem", ".heading", ".name")) and isinstance(value, str) and ".others." not in path:
            if value not in added:
                yield path, value
        elif path in ("principal_duty.lead_body", "decision.review_mode", "decision.law_firm", "enforcement.team"):
            yield from ((path, value) for _ in [0] if isinstance(value, str))


def _words_told(taken):
    found = {}
    for one in taken.proposals:
        values = (
            [one.value]
            if isinstance(one.value, str)
            else list(one.value.values() if isinstance(one.value, dict) else one.value)
        )
        found.setdefault(".".join(one.path.split(".")[:2]), []).extend(values)
    return found


def _alike(one, other):
    bare, its = (re.sub("[“”《》]", "", text) for text in (one, other))
    return bare in its or its in bare or overlap(bare, its) >= ALIKE
