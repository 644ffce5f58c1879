"""Finds and reads ``fazhi.toml``, in the folder of the facts or one above; all its faults are reported at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.chinese.folding import folded
from generator.chinese.near_words import suggestion
from generator.errors import Fault, InputFault, Rejected, UsageFault, rejected
from generator.files.os_errors import reason
from generator.files.text import NotText, decode, unix_line_ends
from generator.settings.appearance import Appearance
from generator.settings.declared import Setting, settings_of
from generator.settings.lines import bare_keys, key_lines
from generator.settings.wording import SECTION, SUB_HEADINGS, Wording

Chosen = TypeVar("Chosen")

FILE = "fazhi.toml"
LARGEST = 64 * 1024
_QUOTED = '每行写成 "名称" = 值，名称和文字都加半角引号，如 "联合行文" = true'


@dataclass(frozen=True, slots=True)
class Settings:
    """A county's settings: wording and appearance; ``lines`` has the line in ``file`` of each setting given there."""

    wording: Wording = field(default_factory=Wording)
    appearance: Appearance = field(default_factory=Appearance)
    file: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


def declared() -> tuple[Setting, ...]:
    """All settings, in the order in which they are shown."""
    return (*settings_of(Wording), *settings_of(Appearance))


def settings_for(facts_file: Path) -> Settings:
    """The settings for a facts file; the defaults if no ``fazhi.toml`` is found. Raises as :func:`read_settings`."""
    path = find_settings(facts_file.parent)
    return Settings() if path is None else read_settings(path)


def find_settings(folder: Path) -> Path | None:
    """The nearest ``fazhi.toml`` in the folder or one above, up to the user's home; None if there is none."""
    start, home = folder.absolute(), Path.home()
    for above in (start, *start.parents):
        if (above / FILE).is_file():
            return above / FILE
        if above == home:
            return None
    return None


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises UsageFault if it cannot be read, InputFault with all its faults."""
    text = _text(path)
    given = _parsed(text, path)
    lines = key_lines(text)
    faults: list[Fault] = [*_misplaced(given, lines, path)]
    values: dict[str, Any] = {}
    for setting in declared():
        try:
            values |= _value(setting, given, path.parent)
        except Rejected as error:
            line = lines.get((setting.section, _given_key(setting, given)), 0)
            faults += (Fault(one.what, str(one.todo), setting.place, line, str(path)) for one in error.objections)
    faults += _unworded_groups(values, lines, path)
    if faults:
        raise InputFault(sorted(faults, key=lambda fault: fault.line))
    places = {
        setting.place: lines.get((setting.section, _given_key(setting, given)), 0)
        for setting in declared()
        if setting.name in values
    }
    return Settings(_filled(Wording, values), _filled(Appearance, values), path, places)


def _filled(value: type[Chosen], values: Mapping[str, Any]) -> Chosen:
    names = {setting.name for setting in settings_of(value)}
    return value(**{name: chosen for name, chosen in values.items() if name in names})


def _value(setting: Setting, given: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The value of a setting by its name; empty if the file does not give it. Raises ``Rejected``."""
    section = given.get(setting.section, {})
    if not isinstance(section, Mapping):
        return {}
    if not setting.key:
        return {setting.name: setting.kind.parse(section, folder)} if section else {}
    if setting.formerly and setting.formerly in section:
        return {setting.name: _former(setting, section)}
    return {setting.name: setting.kind.parse(section[setting.key], folder)} if setting.key in section else {}


def _former(setting: Setting, section: Mapping[str, Any]) -> Any:
    if setting.key in section:
        raise rejected(f"“{setting.formerly}”和“{setting.key}”说的是一件事", f"请只留“{setting.key}”")
    given, meanings = section[setting.formerly], setting.meant or {}
    if not isinstance(given, bool):
        raise rejected(f"“{setting.formerly}”应填 true 或 false", f"不加引号；也可改写成“{setting.key}”")
    return meanings[given]


def _given_key(setting: Setting, given: Mapping[str, Any]) -> str:
    """The key under which the file gives a setting: its own or its older one."""
    section = given.get(setting.section, {})
    former = setting.formerly and isinstance(section, Mapping) and setting.formerly in section
    return setting.formerly if former else setting.key


def _misplaced(given: Mapping[str, Any], lines: Mapping[tuple[str, str], int], path: Path) -> Iterator[Fault]:
    """A fault for each unknown section and key, with the nearest known name."""
    for name, section in given.items():
        if name not in _keys():
            what, todo = _unknown_section(name)
            yield Fault(what, todo, line=lines.get((name, ""), 0) or lines.get(("", name), 0), file=str(path))
        elif not isinstance(section, Mapping):
            yield Fault(f"“{name}”应是一节", f'请写成一行 ["{name}"]', line=lines.get(("", name), 0), file=str(path))
        elif keys := _keys()[name]:
            for key in section:
                if key not in keys:
                    line = lines.get((name, key), 0)
                    yield Fault(f"没有“{key}”这项设置", _unknown_key(key, keys), name, line, str(path))


def _unworded_groups(values: Mapping[str, Any], lines: Mapping[tuple[str, str], int], path: Path) -> Iterator[Fault]:
    """A fault for each pair of joined groups without a heading of its own: that of either would not fit the other."""
    given = Wording(sub_headings=values.get("sub_headings", ()))
    for entry in values.get("groups", ()):
        if "＋" in entry and not given.sub_heading(entry):
            todo = f'请在 ["{SUB_HEADINGS}"] 下面加一行 "{entry}" = "……"'
            line = lines.get((SECTION, "各组顺序"), 0)
            yield Fault(f"“{entry}”并在一起，还没有写明小标题", todo, f"{SECTION} › 各组顺序", line, str(path))


def _keys() -> dict[str, tuple[str, ...]]:
    """The keys of each section; none for a section that is a setting itself."""
    keys: dict[str, tuple[str, ...]] = {}
    for setting in declared():
        keys[setting.section] = (*keys.get(setting.section, ()), *filter(None, (setting.key, setting.formerly)))
    return keys


def _unknown_section(name: str) -> tuple[str, str]:
    home = _home(name)
    if home:
        return f"“{name}”写在了各节之外", f'请写在 ["{home}"] 这一行下面'
    return f"没有“{name}”这一节", suggestion(name, _keys())


def _unknown_key(key: str, keys: tuple[str, ...]) -> str:
    home = _home(key)
    return f'请写在 ["{home}"] 这一行下面' if home else suggestion(key, keys)


def _home(key: str) -> str:
    """The section that knows a key; nothing if none does."""
    return next((section for section, keys in _keys().items() if key in keys), "")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageFault(Fault(f"设置文件打不开：{reason(error)}", "请核对文件名", file=str(path))) from None
    if len(data) > LARGEST:
        raise InputFault(Fault(f"设置文件超过{LARGEST // 1024}KB，太大", "请核对是不是这个文件", file=str(path)))
    try:
        return folded(unix_line_ends(decode(data)))
    except NotText:
        todo = "请用记事本打开，另存为时把“编码”选成 UTF-8"
        raise InputFault(Fault("设置文件不是 UTF-8 编码的文本", todo, file=str(path))) from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # 5 ms of every start, and few folders have such a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if bare := bare_keys(text):
            raise InputFault(
                Fault(f"“{name}”没有加引号", f'请写成 {"[" if section else ""}"{name}"{"]" if section else " = …"}',
                      line=line, file=str(path))
                for line, name, section in bare
            ) from None  # fmt: skip
        raise InputFault(_syntax_fault(str(error), path)) from None
    except RecursionError:
        raise InputFault(Fault("设置文件的括号套得太深", _QUOTED, file=str(path))) from None


def _syntax_fault(said: str, path: Path) -> Fault:
    line = re.search(r"at line (\d+)", said)  # TOMLDecodeError has its line only in its message before Python 3.14
    number = int(line[1]) if line else 0
    if "overwrite" in said or "twice" in said:
        return Fault("同一个名称写了两次", "请只留一处", line=number, file=str(path))
    return Fault("设置文件的写法有误", _QUOTED, line=number, file=str(path))
