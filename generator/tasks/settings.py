"""Shows the settings in force for a report and where each comes from; writes a settings file to start from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.facts.facts import Facts, place
from generator.settings import FILE, Settings, find_settings, in_force, read_settings
from generator.settings.declared import Setting
from generator.settings.file import declared
from generator.settings.in_force import decided_by_facts
from generator.settings.kinds import Renamed, quoted
from generator.sources.facts_file import read_facts
from generator.writing import write_new

BUILT_IN = "默认"


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting with its value in force as TOML, and where the value comes from."""

    setting: Setting
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Choices:
    """All settings in force; ``file`` is the settings file that was found, if any."""

    file: Path | None
    choices: tuple[Choice, ...]

    def to_text(self, *, explain: bool = False) -> str:
        """The settings as the text of a settings file; with ``explain`` each line has the origin of its value."""
        lines = [f"# {self.file}" if self.file else f"# 没有找到 {FILE}，以下都是默认的"]
        for section, found in groupby(self.choices, key=lambda choice: choice.setting.section):
            lines += ["", f"[{quoted(section)}]"]
            for choice in found:
                lines += (f"{line}  # {choice.origin}" if explain else line for line in _lines(choice))
        return "\n".join(lines) + "\n"


def choices(start: Path | str | None = None) -> Choices:
    """The settings in force for a facts file, or for the files of a folder (the current one).

    Raises ``InputFault`` for faults of the settings or of the facts, ``UsageFault`` for what cannot be opened.
    """
    path = Path.cwd() if start is None else Path(start)
    facts = None if path.is_dir() else read_facts(path)
    found = find_settings(path if facts is None else path.parent)
    settings = Settings() if found is None else read_settings(found)
    return Choices(found, tuple(_choices(settings, facts)))


def new_settings(start: Path | str | None = None) -> Path:
    """Write a settings file with every setting commented out, into a folder (the current one) or beside a file.

    Raises ``UsageFault`` if there is one already or it cannot be written.
    """
    path = Path.cwd() if start is None else Path(start)
    target = (path if path.is_dir() else path.parent) / FILE
    write_new(target, starter().encode())
    return target


def starter() -> str:
    """A settings file in which every setting is explained and commented out."""
    lines = [
        "# 本县的设置。放在填报文件所在的文件夹或它的上级文件夹里，离得最近的起作用。",
        "# 要改哪一项，删去那一行前面的“# ”再改；不改的不用动。名称和文字都加半角引号。",
    ]
    for section, settings in groupby(declared(), key=lambda setting: setting.section):
        lines += ["", f"[{quoted(section)}]"]
        for setting in settings:
            lines += ["", f"# {setting.help}。", *(f"# {line}" for line in _example(setting))]
    return "\n".join(lines) + "\n"


def _choices(settings: Settings, facts: Facts | None) -> Iterator[Choice]:
    wording = settings.wording if facts is None else in_force(settings.wording, facts)
    for setting in declared():
        holder = wording if hasattr(wording, setting.name) else settings.appearance
        value: Any = getattr(holder, setting.name)
        yield Choice(setting, "" if value is None else setting.kind.as_toml(value), _origin(setting, settings, facts))


def _origin(setting: Setting, settings: Settings, facts: Facts | None) -> str:
    if facts is not None and decided_by_facts(setting, facts):
        return f"填报文件，{place(setting.fact)}"
    if setting.place not in settings.lines:
        return BUILT_IN
    line = settings.lines[setting.place]
    return f"{FILE}，第{line}行" if line else FILE


def _lines(choice: Choice) -> list[str]:
    """The lines of a value; none if it is empty."""
    if not choice.setting.key:
        return choice.value.split("\n") if choice.value else []
    return [f"{quoted(choice.setting.key)} = {choice.value}"] if choice.value else []


def _example(setting: Setting) -> list[str]:
    if isinstance(setting.kind, Renamed):
        name = setting.kind.known()[0]
        return [f"{quoted(name)} = {quoted('……')}"]
    value = quoted("本县模板") if setting.default is None else setting.kind.as_toml(setting.default)
    return [f"{quoted(setting.key)} = {value}"]
