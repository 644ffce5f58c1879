"""Reads the word lists that ship with the program: tables in YAML and lists of lines below ``templates/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Fault, TemplateFault
from generator.files.os_errors import reason
from generator.files.resources import inside, resource

# In C where there is one: a tenth of the time.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_table(folder: str, name: str) -> Any:
    """The values of ``templates/folder/name``, a file in YAML, read once. Raises TemplateFault naming the file."""
    return parse_table(_text(resource("templates", folder), name), name)


@cache
def load_lines(folder: str, name: str) -> tuple[str, ...]:
    """The lines of ``templates/folder/name`` without spaces at their ends, blank lines and # comments, read once.

    Raises TemplateFault naming the file.
    """
    lines = map(str.strip, _text(resource("templates", folder), name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def parse_table(text: str, name: str) -> Any:
    """The values of a text in YAML, for which no code runs. Raises TemplateFault with the file's name and the line."""
    try:
        return yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        todo = "请对照自带的文件，检查括号、引号、冒号和缩进"
        raise TemplateFault(Fault("写法有误，读不懂", todo, line=mark.line + 1 if mark else 0, file=name)) from None


def _text(folder: Path, name: str) -> str:
    try:
        return inside(folder, name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TemplateFault(Fault(f"自带的词表打不开：{reason(error)}", "请重新安装", file=name)) from None
    except UnicodeDecodeError:
        raise TemplateFault(Fault("自带的词表不是 UTF-8 编码", "请重新安装", file=name)) from None
