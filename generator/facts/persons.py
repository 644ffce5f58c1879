"""Whom the facts name, and what each of them is called by office: published reports name offices, not persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.chinese.person_names import split_names
from generator.facts.facts import Facts, entries
from generator.facts.town import Town


def persons(facts: Facts) -> Mapping[str, str]:
    """The office of each person whose name is given, by the name; one of whom no office is known is 有关负责人."""
    town = Town.of(facts.basic)
    offices = {
        "basic.secretary_name": f"{town.short}{town.party}书记",
        "basic.mayor_name": town.mayor,
        "decision.counsel_name": "律师",
        "basic.signer": "主要负责人",
    }
    given = dict(_given(facts))
    order = sorted(given, key=lambda path: list(offices).index(path) if path in offices else len(offices))
    found: dict[str, str] = {}
    for path in order:
        for name in split_names(given[path]):
            found.setdefault(name, offices.get(path, "有关负责人"))
    return {name: office for name, office in found.items() if len(name) > 1}


def _given(facts: Facts) -> Iterator[tuple[str, str]]:
    for path, declared, value in entries(facts):
        if declared.kind == "person" and isinstance(value, str):
            yield path, value
