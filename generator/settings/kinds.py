"""The kinds of values of settings: how each is parsed from TOML and written as TOML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from generator.chinese.near_words import suggestion
from generator.errors import Objection, Rejected, rejected
from generator.facts.judging.formalities import Irregularity

LONGEST_FONT_NAME = 64


class Kind(Protocol):
    """A kind of value."""

    def parse(self, given: object, folder: Path) -> object:
        """The value of a TOML value given in a file of ``folder``. Raises ``Rejected``."""

    def as_toml(self, value: Any) -> str:
        """The value as TOML source."""


class YesNo:
    """``true`` or ``false``."""

    def parse(self, given: object, folder: Path) -> bool:
        """The value, unchanged, if it is a bool."""
        if not isinstance(given, bool):
            raise rejected("应填 true 或 false", "不加引号：是写 true，否写 false")
        return given

    def as_toml(self, value: bool) -> str:
        """``true`` or ``false``."""
        return "true" if value else "false"


class PlainText:
    """A text that may be printed in a document."""

    def parse(self, given: object, folder: Path) -> str:
        """Without edge spaces."""
        return _plain_text(given)

    def as_toml(self, value: str) -> str:
        """Between quotation marks."""
        return quoted(value)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    choices: tuple[str, ...]

    def parse(self, given: object, folder: Path) -> str:
        """The value, unchanged, if it is a listed word."""
        if not isinstance(given, str):
            raise rejected("应填一个词，加半角引号", f"可用的有：{'、'.join(self.choices)}")
        if given not in self.choices:
            raise rejected(f"不能写“{given}”", suggestion(given, self.choices))
        return given

    def as_toml(self, value: str) -> str:
        """Between quotation marks."""
        return quoted(value)


@dataclass(frozen=True, slots=True)
class Names:
    """A list of distinct names, maybe empty; ``against`` finds what official writing does not allow in them."""

    example: str
    against: Callable[[Iterable[str]], Iterable[Irregularity]] = lambda _: ()

    def parse(self, given: object, folder: Path) -> tuple[str, ...]:
        """Without edge spaces."""
        if not isinstance(given, list):
            raise rejected("应是清单", f"写在方括号里，如 [{quoted(self.example)}]；没有的写 []")
        names = tuple(map(_plain_text, given))
        if len(set(names)) < len(names):
            raise rejected("有的名称写了两次", "请每个只写一次")
        if found := [Objection(one.what, one.todo) for one in self.against(names)]:
            raise Rejected(*found)
        return names

    def as_toml(self, value: Sequence[str]) -> str:
        """A list between square brackets."""
        return f"[{', '.join(map(quoted, value))}]"


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from 0 to ``most``; 0 means no limit."""

    most: int

    def parse(self, given: object, folder: Path) -> int:
        """The value, unchanged, if it is a count."""
        if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= self.most:
            raise rejected(f"应填0至{self.most}的整数", "不加引号，不带单位；不限的写 0")
        return given

    def as_toml(self, value: int) -> str:
        """Its digits."""
        return str(value)


class Day:
    """A day of every year, such as a deadline: ``3月1日``."""

    def parse(self, given: object, folder: Path) -> tuple[int, int]:
        """Month and day; 29 February is refused."""
        todo = "请写成“3月1日”这样，加半角引号"
        found = re.fullmatch(r"(\d{1,2})月(\d{1,2})日", given, re.ASCII) if isinstance(given, str) else None
        if not found:
            raise rejected("看不出是哪一天", todo)
        try:
            day = date(2025, int(found[1]), int(found[2]))  # a year without 29 February
        except ValueError:
            raise rejected(f"没有“{given}”这一天，或不是每年都有", todo) from None
        return day.month, day.day

    def as_toml(self, value: tuple[int, int]) -> str:
        """Between quotation marks."""
        return quoted(f"{value[0]}月{value[1]}日")


class FolderPath:
    """The path of a folder, relative to the settings file."""

    def parse(self, given: object, folder: Path) -> Path:
        """The path of the folder, which exists."""
        if not isinstance(given, str) or not given.strip() or "\0" in given or not (folder / given).is_dir():
            named = given if isinstance(given, str) else ""
            raise rejected(f"没有“{named}”这个文件夹", "请写文件夹的名称，从设置文件所在的位置算起")
        return folder / given

    def as_toml(self, value: Path | None) -> str:
        """Between quotation marks; nothing for none."""
        return quoted("" if value is None else str(value))


class Font:
    """The name of a typeface; whether it is installed cannot be checked here."""

    def parse(self, given: object, folder: Path) -> str:
        """Without edge spaces."""
        todo = "请写电脑里装有的字体的名称，如 仿宋_GB2312，加半角引号；用默认字体的删去这一行"
        name = given.strip() if isinstance(given, str) else ""
        if not re.search(r"[^\W\d_]", name):
            raise rejected("没有写明用哪种字体", todo)
        if len(name) > LONGEST_FONT_NAME or re.search(r"[^\w .·&+()（）-]", name):
            raise rejected(f"“{name[:LONGEST_FONT_NAME]}”不像字体名称", todo)
        return name

    def as_toml(self, value: str) -> str:
        """Between quotation marks."""
        return quoted(value)


@dataclass(frozen=True, slots=True)
class Order:
    """All of the names in some order, some joined by ＋; the first name must come first."""

    names: tuple[str, ...]

    def parse(self, given: object, folder: Path) -> tuple[str, ...]:
        """The entries in the given order."""
        example = f"写成 [{quoted(self.names[0])}, {quoted(self.names[1])}, …]"
        if not isinstance(given, list) or not given or not all(isinstance(entry, str) for entry in given):
            raise rejected("应是清单", example)
        single = [name for entry in given for name in entry.split("＋")]
        if faults := [*self._unknown(single), *self._incomplete(single, str(given[0]))]:
            raise Rejected(*faults)
        return tuple(given)

    def _unknown(self, single: Sequence[str]) -> Iterable[Objection]:
        for name in dict.fromkeys(single):
            if name not in self.names:
                yield Objection(f"没有“{name}”这一组", suggestion(name, self.names))
        if len(set(single)) < len(single):
            yield Objection("有的组写了两次", "请每组只写一次")

    def _incomplete(self, single: Sequence[str], first: str) -> Iterable[Objection]:
        if missing := [name for name in self.names if name not in single]:
            todo = "不写的组不会写进报告，请补上；某组没有内容时程序自己会略去"
            yield Objection(f"缺{'、'.join(f'“{name}”' for name in missing)}", todo)
        if first != self.names[0]:
            yield Objection(f"第一组应是“{self.names[0]}”", "学习贯彻习近平法治思想在先，单独成组")

    def as_toml(self, value: Sequence[str]) -> str:
        """A list between square brackets."""
        return f"[{', '.join(map(quoted, value))}]"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A whole section that gives other names for some known ones, which may be ``joined`` by ＋."""

    known: Callable[[], tuple[str, ...]]
    joined: bool = False

    def parse(self, given: object, folder: Path) -> tuple[tuple[str, str], ...]:
        """Pairs of the known name and the county's."""
        assert isinstance(given, Mapping)
        pairs, faults = [], []
        for name, words in given.items():
            try:
                pairs.append((self._known(name), _plain_text(words)))
            except Rejected as error:
                faults += [Objection(f"“{name}”：{one.what}", one.todo) for one in error.objections]
        if faults:
            raise Rejected(*faults)
        return tuple(pairs)

    def _known(self, name: str) -> str:
        known = self.known()
        for part in name.split("＋") if self.joined else [name]:
            if part not in known:
                raise rejected("没有这个名称", suggestion(part, known))
        return name

    def as_toml(self, value: Iterable[tuple[str, str]]) -> str:
        """A line each."""
        return "\n".join(f"{quoted(name)} = {quoted(words)}" for name, words in value)


def quoted(words: str) -> str:
    """The text as a basic string of TOML 1.0."""
    plain = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(char if char.isprintable() else f"{chr(92)}U{ord(char):08X}" for char in plain)}"'


def _plain_text(given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise rejected("应填文字", "写在半角引号里，不留空")
    from generator.facts.values.text import understood  # 6 ms, only if a text is set

    return understood(given)
