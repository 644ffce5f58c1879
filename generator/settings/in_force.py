"""The settings in force for one report: the county's, overridden by what the facts decide themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.settings.declared import Setting, settings_of
from generator.settings.wording import Wording

if TYPE_CHECKING:
    from generator.facts.facts import Facts


def in_force(wording: Wording, facts: Facts) -> Wording:
    """The wording with the values of the facts in place; 待补 overrides nothing, 不适用 empties a list."""
    said = {
        setting.name: _value_from_facts(setting, facts)
        for setting in _settings_of_facts()
        if decided_by_facts(setting, facts)
    }
    return replace(wording, **said) if said else wording


@cache
def _settings_of_facts() -> tuple[Setting, ...]:
    """The settings that a fact may override."""
    return tuple(setting for setting in settings_of(Wording) if setting.fact)


def decided_by_facts(setting: Setting, facts: Facts) -> bool:
    """True if the facts override a setting."""
    value = facts.at(setting.fact) if setting.fact else None
    if value is None or value is PENDING:
        return False
    return value is not NOT_APPLICABLE or isinstance(setting.default, tuple)


def _value_from_facts(setting: Setting, facts: Facts) -> Any:
    value = facts.at(setting.fact)
    if value is NOT_APPLICABLE:
        return ()
    return value if setting.means is None else setting.means[str(value)]
