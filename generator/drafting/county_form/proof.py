"""Proves a filled form: the file is opened again, and each figure in it is looked up in the facts and in the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from lxml import etree

from generator.chinese.clipping import clipped
from generator.drafting.county_form.form import OpenedForm
from generator.drafting.county_form.names import ORDINAL, TOWN, YEARS
from generator.drafting.county_form.tags import words_in
from generator.drafting.county_form.values import FormValue, FormValues, ReportPart
from generator.errors import Fault, TemplateFault
from generator.facts.facts import Facts, declaration_at, fields
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.printing import as_cell, as_shown, as_written
from generator.layout.dialect import TAG
from generator.report.editions import PUBLISHED
from generator.report.masking import UNSURE, masks
from generator.report.outline import Table
from generator.word import package
from generator.word.soundness import roots_of, unsound
from generator.word.wordml import q

Words: TypeAlias = Sequence[Sequence[tuple[str, FormValue | ReportPart | None]]]
"""The paragraphs that were printed: stretches of words, each with the value that it is, or None for the form's own."""

_TODO = "填好的表没有写出，请把显示的内容发给维护人员"
_DIGITS = re.compile("[0-9０-９]+")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BOX = q("txbxContent")


def prove_form(form: OpenedForm, docx: bytes, printed: Words, values: FormValues) -> None:
    """Return if the file is sound and holds what was printed, each figure that of its field; else ``TemplateFault``."""
    try:
        parts = package.unpack(docx)
        roots = roots_of(parts)
        found = [*_new_faults(form, parts, roots), *_faults(form, roots[form.main], printed, values)]
    except (package.BrokenPackage, ValueError, KeyError) as error:
        raise TemplateFault(Fault("填好的表打不开", _TODO)) from error
    if found:
        raise TemplateFault(found)


def _new_faults(form: OpenedForm, parts: package.Parts, roots: dict[str, etree._Element]) -> Iterator[Fault]:
    """The faults of the file that the form had not: those that a county's Word lives with, a draft may have too."""
    before = set(unsound(form.parts, roots_of(form.parts)))
    yield from (Fault(what, _TODO) for what in unsound(parts, roots) if what not in before)


def _faults(form: OpenedForm, root: etree._Element, printed: Words, values: FormValues) -> Iterator[Fault]:
    own_figures = _figures_of(form)
    for paragraph in printed:
        words = "".join(words for words, shown in paragraph if shown is None)
        if left := _BRACES.search(words):
            yield Fault(f"“{clipped(words, 40)}”里留下了“{left[0]}”", _TODO)
        for words, shown in paragraph:
            if shown is None:
                for figure in _DIGITS.findall(words):
                    if figure not in own_figures:
                        yield Fault(f"“{clipped(words, 40)}”里的“{figure}”没有出处", _TODO)
            elif isinstance(shown, FormValue) and not _is_true(shown, words, values):
                yield Fault(f"“{shown.full}”印成了“{clipped(words, 40)}”", _TODO)
    expected, got = "".join(_expected(printed)), "".join(_words(root))
    if expected != got:
        place = next((n for n, pair in enumerate(zip(expected, got, strict=False)) if pair[0] != pair[1]), 0)
        around = expected[max(0, place - 10) : place + 20], got[max(0, place - 10) : place + 20]
        yield Fault(f"应为“{around[0]}”，读回来却是“{around[1]}”", _TODO)


def _figures_of(form: OpenedForm) -> frozenset[str]:
    """The figures that stand in the form itself, outside its tags."""
    pieces = (piece for _, paragraph in form.paragraphs for piece in TAG.split(words_in(paragraph)))
    return frozenset(figure for piece in pieces for figure in _DIGITS.findall(piece))


def _is_true(shown: FormValue, words: str, values: FormValues) -> bool:
    """True if the words are what the facts have at the path, printed in one of the ways that values are printed."""
    if words != shown.text:
        return False
    if shown.full.split(".")[0] in (TOWN, YEARS) or shown.full.endswith(f".{ORDINAL}"):
        return True  # words of the town and the number of an entry, which are no fields
    value, unit = _entered(shown.path, values.facts)
    if value in (None, (), PENDING, NOT_APPLICABLE):
        return words == values.nothing or words.startswith("【待补：")
    if isinstance(value, str | tuple):
        return _is_own(words, value, values)
    return words in (as_written(value), as_cell(value), as_shown(value), as_shown(value, unit).replace(" ", ""))


def _entered(path: str, facts: Facts) -> tuple[object, str]:
    """The value at a path, of a breakdown its figure or that of the part, and its unit."""
    around, _, part = path.rpartition(".")
    if around in fields() and fields()[around].kind == "breakdown":
        whole = facts.at(around)
        return dict(whole.parts).get(part) if isinstance(whole, Breakdown) else None, fields()[around].unit
    value = facts.at(path)
    return value.figure if isinstance(value, Breakdown) else value, declaration_at(path).unit


def _is_own(words: str, value: object, values: FormValues) -> bool:
    """True if a person's words are printed as they are or, in the 公开版, without what identifies anybody."""
    if values.edition == PUBLISHED:
        return all(mask.what == UNSURE for mask in masks(words, "", None))
    return words == value or (isinstance(value, tuple) and all(text in words for text in value))


def _expected(printed: Words) -> Iterator[str]:
    """The words of the whole text, without white space, which cells and paragraphs divide otherwise."""
    for paragraph in printed:
        for words, shown in paragraph:
            if isinstance(shown, ReportPart):
                for block in shown.blocks:
                    if isinstance(block, Table):
                        yield from (_solid(cell) for row in (block.columns, *block.rows) for cell in row)
                    else:
                        yield _solid(block.to_text())
            else:
                yield _solid(words)


def _words(root: etree._Element) -> Iterator[str]:
    """The words of the file's text, text boxes where their paragraphs stand."""
    for paragraph in root.iter(q("p")):
        yield _solid(words_in(paragraph))


def _solid(words: str) -> str:
    return re.sub(r"\s", "", words)
