"""Institutions (制度) read back: their clauses are made from a list of words, and are no wording of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.chinese.expressions import HAN
from generator.chinese.lists import split_list
from generator.compose.institution_words import institution_words
from generator.taking.storing import stored_for

FILTER = "制度"
"""The filter of templates that prints a list of institutions."""


class InstitutionForm(NamedTuple):
    """The pattern of a clause, with one group; how many of its words are not the town's own, and some of these."""

    pattern: str
    words: int
    opening: str
    anchor: str


@cache
def institution_fields(content: Path | None = None) -> tuple[str, ...]:
    """The lists that the templates print as institutions."""
    return filtered(FILTER, content)


@cache
def filtered(name: str, content: Path | None) -> tuple[str, ...]:
    """The fields that the templates print with a filter, found now or in an earlier run: it takes 0.1 s."""
    return tuple(stored_for("filtered", name, content, lambda: _filtered(name, content)))


def _filtered(name: str, content: Path | None) -> list[str]:
    # What reads templates costs a start 0.1 s, and is mostly stored.
    from generator.compose.template_fields import fields_filtered

    return list(dict.fromkeys(fields_filtered(name, content)))


def institution_forms(content: Path | None = None) -> Iterator[InstitutionForm]:
    """The clauses of institutions: with one of the verbs, of an object, of a meeting, or with a verb of their own."""
    words = institution_words(content)
    for verb in words.verbs:
        yield InstitutionForm(f"{verb}(.+?)制度", len(verb) + 2, verb[:2], "制度")
    yield InstitutionForm(f"对((?:{_objects(content)})实行.+?)", 5, "", "实行")
    yield InstitutionForm(f"由({HAN}*会议?集体讨论)", 5, "", "集体讨论")


def is_institution(clause: str, content: Path | None = None) -> bool:
    """True if a clause may be an institution in words of its own: 法律顾问列席党政联席会议."""
    return bool(institution_words(content).clause.match(clause))


def institution_names(text: str, content: Path | None = None) -> list[str]:
    """The names in the words of a clause: 重大决策实行听证、合法性审查 names two."""
    of_object = re.fullmatch(f"(?P<object>{_objects(content)})实行(?P<steps>.+)", text)
    if of_object is None:
        return split_list(text)
    return [of_object["object"] + step for step in split_list(of_object["steps"])]


def _objects(content: Path | None) -> str:
    """The pattern of the objects that institutions are of, without what must follow in a name."""
    return institution_words(content).object.pattern.removesuffix(_AHEAD).removeprefix("(").removesuffix(")")


_AHEAD = f"(?={HAN}{{2,}})"
