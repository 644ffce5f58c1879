"""How a setting is declared: once, on the field that holds it, like a field of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.facts.declare import declarations_in, declared
from generator.settings.kinds import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that is said of a setting: its section and key, its kind, what it does.

    Without a key the whole section is the setting. ``fact`` is the field of the facts that goes before it, with what
    the field's words mean here; ``formerly`` an older key, with what its values mean.
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
        """Where it stands in a settings file: 写法 › 主送机关."""
        return f"{self.section} › {self.key}" if self.key else self.section


def setting(section: str, key: str, kind: Kind, default: Any, help: str, **more: Any) -> Any:
    """A field of a frozen value with its declaration."""
    return declared(Setting("", section, key, kind, default, help, **more), default)


def settings_of(value: type) -> tuple[Setting, ...]:
    """The declarations of a frozen value's fields, in their order; a field without one is no setting."""
    return tuple(replace(setting, name=name) for name, setting in declarations_in(value).items())
