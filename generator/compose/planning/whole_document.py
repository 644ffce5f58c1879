"""The check of the whole document, behind all other steps: repetitions, and deeds without a doer.

The built-in templates give no such fault (tests hold it at none over random towns); a county's own may, and a town may
hand in the same name twice. Each fault is a note for the clerk; the draft is written as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.compose.planning.referring import MOST_WITHOUT
from generator.compose.sentence import Sentence, split_sentences
from generator.report.outline import Report, Run

SHORTEST_NAME = 4
"""The fewest characters of a name that may not be told twice."""
WHOLE = ("全部", "均")
"""The words for a whole, behind which its rate of 100% says nothing more."""


def faults_of_the_whole(report: Report) -> tuple[str, ...]:
    """The faults of a report as a whole, in Chinese, in the order of the kinds; empty if nothing is."""
    bodies = [paragraph for paragraph in report.paragraphs() if paragraph.role == "body"]
    sentences = [list(split_sentences(paragraph.runs)) for paragraph in bodies]
    together = [sentence for told in sentences for sentence in told]
    return (
        *_repeated("小标题“{}”", _headings(report)),
        *_repeated("数字“{}”", _figures(together)),
        *_repeated("{}", _names(together)),
        *(f"“{_text(sentence)}”说了全部又说100%，请只留一处" for sentence in together if _tells_whole_twice(sentence)),
        *(f"“{_text(first)}”起的三句都没有主语，请补上" for told in sentences for first in _by_nobody(told)),
    )


def _repeated(form: str, words: Iterable[tuple[object, str]]) -> Iterator[str]:
    found = list(words)
    times = Counter(key for key, _ in found)
    for key, text in dict(found).items():
        if times[key] > 1:
            yield f"{form.format(text)}写了{times[key]}次，请核对是不是重复"


def _headings(report: Report) -> Iterator[tuple[object, str]]:
    for paragraph in report.paragraphs():
        if paragraph.role == "heading" and paragraph.level == 2 and all(run.kind == "plain" for run in paragraph.runs):
            yield paragraph.text, paragraph.text


def _figures(sentences: Iterable[Sentence]) -> Iterator[tuple[object, str]]:
    """Each figure by its fields; years and properties of the town may come wherever they are needed."""
    for sentence in sentences:
        for place, run in enumerate(sentence):
            if run.kind == "figure" and run.sources and not run.sources[0].startswith("basic."):
                before = sentence[place - 1].text if place else ""
                yield run.sources, f"{before}{run.text}"


def _names(sentences: Iterable[Sentence]) -> Iterator[tuple[object, str]]:
    """Each name in quotation marks, once for every field that it was entered in."""
    entered = {(run.text, run.sources): None for sentence in sentences for run in sentence if _is_name(run)}
    yield from ((text, text) for text, _ in entered)


def _is_name(run: Run) -> bool:
    return run.kind == "own" and run.text[:1] + run.text[-1:] == "“”" and len(run.text) >= SHORTEST_NAME + 2


def _tells_whole_twice(sentence: Sentence) -> bool:
    whole = {source for run in sentence if run.kind == "plain" and run.text.startswith(WHOLE) for source in run.sources}
    return any(run.text == "100%" and not whole.isdisjoint(run.sources) for run in sentence)


def _by_nobody(sentences: list[Sentence]) -> Iterator[Sentence]:
    """The first of each row of sentences that leave out who did it and is longer than referring leaves."""
    row: list[Sentence] = []
    for sentence in sentences:
        row = [*row, sentence] if sentence.is_deed else []
        if len(row) == MOST_WITHOUT + 1:
            yield row[0]


def _text(sentence: Sentence) -> str:
    return sentence.text.rstrip("。")
