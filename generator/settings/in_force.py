"""Which choices hold for one report: the county's, but where the facts say it themselves, the facts'."""

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
    """The wording with what the facts say put in. A 待补 says nothing yet; 不适用 says that there is none."""
    said = {setting.name: _meant(setting, facts) for setting in _decided_by_facts() if said_by(setting, facts)}
    return replace(wording, **said)


@cache
def _decided_by_facts() -> tuple[Setting, ...]:
    """The settings that the facts of a town may decide, too."""
    return tuple(setting for setting in settings_of(Wording) if setting.fact)


def said_by(setting: Setting, facts: Facts) -> bool:
    """Whether the facts decide a setting."""
    value = facts.at(setting.fact) if setting.fact else None
    if value is None or value is PENDING:
        return False
    return value is not NOT_APPLICABLE or isinstance(setting.default, tuple)


def _meant(setting: Setting, facts: Facts) -> Any:
    value = facts.at(setting.fact)
    if value is NOT_APPLICABLE:
        return ()
    return value if setting.means is None else setting.means[str(value)]
