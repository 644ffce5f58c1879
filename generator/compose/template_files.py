"""Finding and reading content templates: in a county's own folder first, then among the built-in files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from generator.chinese.characters import UNFIT_FOR_A_TEMPLATE
from generator.chinese.near_words import GUESS, did_you_mean, near
from generator.errors import Fault, TemplateFault, UsageFault
from generator.files.os_errors import reason
from generator.files.resources import inside, resource
from generator.files.text import NotText, decode, unix_line_ends
from generator.lexicon.county_tables import CHECK_TABLES

PHRASES_FILE, WORDS_FILE = "提法.yaml", "制度用语.yaml"
TABLES = (PHRASES_FILE, WORDS_FILE, *CHECK_TABLES)
"""Files that are no templates: phrases by year, words of institutions, tables of the rules."""
LARGEST = 64 * 1024
"""The most bytes of a template: nine times the longest built-in one."""

_KINDS = (".txt", ".yaml", ".yml")


@cache
def built_in_folder() -> Path:
    """The folder of the built-in templates."""
    return resource("templates", "content", "standard")


@cache
def file_names() -> tuple[str, ...]:
    """Every file that a county's folder may hold."""
    return (*sorted(_name(path) for path in built_in_folder().glob("*.txt")), *TABLES)


def template_names() -> tuple[str, ...]:
    """The names of all templates, without .txt."""
    return tuple(name.removesuffix(".txt") for name in file_names() if name.endswith(".txt"))


@cache
def built_in(name: str) -> Path:
    """The built-in file of that name."""
    if name in CHECK_TABLES:
        return resource("templates", "checks", name)
    return inside(built_in_folder().parent if name in TABLES else built_in_folder(), name)


def template_file(folder: Path | None, name: str) -> Path:
    """The path of the county's own file of that name if it has one, else of the built-in one."""
    own = inside(folder, name) if folder else None
    return own if own is not None and own.exists() else built_in(name)


def template_text(folder: Path | None, name: str) -> str:
    """The text of the file of that name. Raises TemplateFault if it is missing, too large, or no UTF-8 text."""
    path = template_file(folder, name) if folder else built_in(name)
    return _built_in_text(name) if path is built_in(name) else _text(path, name)


def own_templates(folder: Path) -> tuple[str, ...]:
    """The names of the templates in a county's folder, without .txt."""
    return tuple(
        name.removesuffix(".txt") for name in file_names() if inside(folder, name).exists() and name[-4:] == ".txt"
    )


def check_folder(folder: Path) -> None:
    """Raise UsageFault unless it is a folder with templates, TemplateFault for files of unknown names in it."""
    try:
        names = sorted(map(_name, folder.iterdir()))
    except OSError as error:
        raise UsageFault(Fault(f"模板文件夹打不开：{reason(error)}", "请核对文件夹名", file=str(folder))) from None
    templates = [name for name in names if name.endswith(_KINDS) and not name.startswith((".", "~"))]
    if not templates:
        todo = f"请先运行 fazhi templates copy {folder}"
        raise UsageFault(Fault("文件夹里没有内容模板", todo, file=str(folder)))
    if unknown := [name for name in templates if name not in file_names()]:
        raise TemplateFault(Fault("没有这个名称的内容模板，不会用到", _suggestion(name), file=name) for name in unknown)


def _suggestion(name: str) -> str:
    stems = {Path(known).stem: known for known in file_names()}
    alike = near(Path(name).stem, stems, alike=GUESS)
    return did_you_mean(stems[stem] for stem in alike) or f"可用的名称：{'、'.join(file_names())}"


@cache
def _built_in_text(name: str) -> str:
    return _text(built_in(name), name)


def _text(path: Path, name: str) -> str:
    try:
        if path.exists() and not path.is_file():
            raise TemplateFault(Fault("这不是普通文件", "请换成文本文件", file=name))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise TemplateFault(Fault(f"缺少模板“{name}”", f"可用的名称：{'、'.join(file_names())}")) from None
    except OSError as error:
        raise TemplateFault(Fault(f"模板打不开：{reason(error)}", "请核对文件", file=name)) from None
    return _decoded(data, name)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise TemplateFault(Fault(f"模板超过{LARGEST // 1024}KB，太大", "请删去重复的内容", file=name))
    try:
        text = unix_line_ends(decode(data))
    except NotText as error:
        todo = "用记事本打开，另存为时把“编码”选成 UTF-8，再试一次"
        raise TemplateFault(Fault("模板不是 UTF-8 编码的文本", todo, line=error.line, file=name)) from None
    if bad := UNFIT_FOR_A_TEMPLATE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise TemplateFault(Fault("模板里有看不见的控制字符", "请删去这一行重新输入", line=line, file=name))
    return text


def _name(path: Path) -> str:
    return os.fsencode(path.name).decode("utf-8", "replace")
