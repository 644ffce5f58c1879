"""Tables of the rules, ``templates/checks/*.yaml``: the built-in ones, with the kinds that a county's own file has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.errors import Fault, TemplateFault
from generator.files.os_errors import reason
from generator.files.resources import inside
from generator.files.text import NotText, decode
from generator.lexicon.loader import load_table, parse_table

FIGURES_FILE, YEARS_FILE = "数字说法.yaml", "年份.yaml"
CHECK_TABLES = (FIGURES_FILE, YEARS_FILE)
"""The tables that a county's folder of content templates may hold."""

LARGEST = 64 * 1024
_TODO = "请写得与自带的文件一样：fazhi templates copy 可得一份"

_NONE: Mapping[str, str] = MappingProxyType({})
_texts: ContextVar[Mapping[str, str]] = ContextVar("texts", default=_NONE)


@contextmanager
def tables_of(folder: Path | None) -> Iterator[None]:
    """Within it the tables are those of a county's folder, read now; the built-in ones for None. Raises TemplateFault."""
    token = _texts.set({name: county_text(folder, name) for name in CHECK_TABLES} if folder else _NONE)
    try:
        yield
    finally:
        _texts.reset(token)


def text_in_force(name: str) -> str:
    """The text of the table of the county whose report is checked; empty if the built-in one counts."""
    return _texts.get().get(name, "")


def county_text(folder: Path | None, name: str) -> str:
    """The text of the county's own file of that name; empty if it has none. Raises TemplateFault."""
    path = inside(folder, name) if folder else None
    if path is None or not path.exists():
        return ""
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            raise TemplateFault(Fault("文件太大，不像用语表", _TODO, file=name))
        return decode(data)
    except OSError as error:
        raise TemplateFault(Fault(f"文件打不开：{reason(error)}", "请核对文件", file=name)) from None
    except NotText:
        raise TemplateFault(Fault("文件不是文字", "请存成 UTF-8 编码的文字文件", file=name)) from None


def merged(name: str, text: str) -> dict[str, Any]:
    """The built-in table, each kind that ``text`` has in place of its own. Raises TemplateFault for unknown kinds."""
    built_in: dict[str, Any] = load_table("checks", name)
    own = parse_table(text, name) if text.strip() else {}
    if own is None:
        own = {}
    if not isinstance(own, dict):
        raise TemplateFault(Fault("文件里没有分类", _TODO, file=name))
    if unknown := [str(kind) for kind in own if kind not in built_in]:
        what = f"没有这一类，可用的有：{'、'.join(built_in)}"
        raise TemplateFault(Fault(what, _TODO, place=f"“{kind}”", file=name) for kind in unknown)
    return {**built_in, **own}


def is_pattern(words: object) -> bool:
    """True for a regular expression that is not empty; letters alone, as most are, need not be compiled (10 ms)."""
    if not isinstance(words, str) or not words:
        return False
    if words.isalpha():
        return True
    try:
        re.compile(words)
    except re.error:
        return False
    return True


def table_faults(name: str, faults: list[tuple[str, str]]) -> None:
    """Raise TemplateFault with every fault, each a kind and what is wrong with it; nothing for none."""
    if faults:
        raise TemplateFault(Fault(what, _TODO, place=f"“{kind}”", file=name) for kind, what in faults)
