"""A report as sentences and clauses with their runs, so that prose can be measured."""

import re

from generator.report.outline import Run

OWN = "某"
"""Stands for a person's own words where only the template's are looked at."""


def paragraphs(report, *roles):
    return [paragraph for paragraph in report.paragraphs() if paragraph.role in (roles or ("body",))]


def sentences(paragraph):
    """The runs of each sentence; one ends where 。 ends a run or stands in it."""
    return _cut(paragraph.runs, "。")


def clauses(paragraph):
    """The runs of each clause; points and brackets begin one of their own."""
    return _cut(paragraph.runs, "。；，：")


def _cut(runs, ends):
    found = [[]]
    for run in runs:
        for text in re.findall(f"[^{ends}]*[{ends}]|[^{ends}]+", run.text) if run.kind == "plain" else [run.text]:
            found[-1].append(Run(text, run.kind, run.sources))
            if text[-1:] in ends:
                found.append([])
    return [part for part in found if part]


def text_of(runs):
    return "".join(run.text for run in runs)


def without_own_words(runs):
    return "".join(OWN if run.kind == "own" else run.text for run in runs)


def figures(runs):
    """Figures and gaps of a sentence, the year that it speaks of aside."""
    return [run.text for run in runs if run.kind in ("figure", "pending") and run.sources != ("basic.year",)]


def fragments(text, length=13):
    """Every stretch of so many characters, signs left out."""
    bare = re.sub(r"[^\w]", "", text)
    return {bare[start : start + length] for start in range(len(bare) - length + 1)}
