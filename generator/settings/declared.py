"""The declaration of a setting: once, on the field that holds it, like a field of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.facts.declare import declarations_in, declared
from generator.settings.kinds import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """The declaration of a setting: its section and key, the kind of its values, its default and help.

    Without a key the whole section is the setting. ``fact`` is the path of a fact that overrides it, ``means`` what the
    fact's words mean here; ``formerly`` is an older key, ``meant`` what its values mean.
    """

    name: str
    section: str
    key: str
    kind: Kind
    default: Any
    help: str
    fact: str = ""
    means: Mapping[str, Any] | None = None
    formerly: str = ""
    meant: Mapping[Any, Any] | None = None

    @property
    def place(self) -> str:
        """Section and key, for messages: 写法 › 主送机关."""
        return f"{self.section} › {self.key}" if self.key else self.section


def setting(section: str, key: str, kind: Kind, default: Any, help: str, **more: Any) -> Any:
    """A dataclass field that carries the declaration of a setting."""
    return declared(Setting("", section, key, kind, default, help, **more), default)


def settings_of(value: type) -> tuple[Setting, ...]:
    """The settings that a dataclass declares, in the order of its fields."""
    return tuple(replace(setting, name=name) for name, setting in declarations_in(value).items())
