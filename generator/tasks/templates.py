"""Copies the built-in content templates for a county to change, and checks changed ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.compose.composer import Composer
from generator.compose.environment import compiled
from generator.compose.institution_words import institution_words
from generator.compose.pieces import HOTLINES
from generator.compose.template_fields import templates_by_field
from generator.compose.template_files import (
    TABLES,
    built_in,
    check_folder,
    file_names,
    own_templates,
    template_text,
)
from generator.compose.unused import STEERING
from generator.compose.yearly_phrases import phrases
from generator.errors import Fault, TemplateFault, UsageFault
from generator.facts.facts import Facts, fields, place, topics
from generator.facts.specimens import specimens
from generator.files.os_errors import reason
from generator.files.resources import inside, resource
from generator.lexicon.figure_words import read_figure_words
from generator.lexicon.year_tables import read_year_tables
from generator.settings import Wording
from generator.sources.facts_file import read_facts
from generator.writing import write_new

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LITERAL = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_DIGIT = re.compile("[0-9０-９]")
_COUNTED = re.compile("[一二三四五六七八九十百千两]+[个件次人名场条份处项起批台家户亩元支期月年]")
# Names and set phrases that are no counting.
FIGURE = "模板里写了数字"
_NAMES = re.compile("“一约四会”|第一责任人|第一议题|办成一件事|四议两公开|“两委”|一村一|一站式")


@dataclass(frozen=True, slots=True)
class TemplateCopy:
    """The templates copied into a folder, and those that were there already and were left alone."""

    folder: Path
    files: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """The faults of a folder of templates; ``own`` are the names of its templates."""

    folder: Path
    own: tuple[str, ...]
    faults: tuple[Fault, ...]


def copy_templates(folder: Path | str) -> TemplateCopy:
    """Copy every content template into the folder; no file that is there is touched.

    Raises ``UsageFault`` if the folder cannot be made or written to.
    """
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageFault(Fault(f"建不了文件夹：{reason(error)}", "请换一个位置", file=str(target))) from error
    unchanged = tuple(name for name in file_names() if inside(target, name).exists())
    new = tuple(name for name in file_names() if name not in unchanged)
    for name in new:
        write_new(inside(target, name), built_in(name).read_bytes())
    return TemplateCopy(target, new, unchanged)


def check_templates(folder: Path | str) -> TemplateCheck:
    """All faults of a county's templates, in the order of their files.

    Raises ``UsageFault`` if the folder has none.
    """
    target = Path(folder)
    unread = _faults_in(lambda: check_folder(target))
    own = own_templates(target)
    tables: tuple[Callable[[], object], ...] = (
        lambda: phrases(0, target),
        lambda: institution_words(target),
        lambda: read_figure_words(target),
        lambda: read_year_tables(target),
    )
    faults = [*unread, *(fault for table in tables for fault in _faults_in(table))]
    for name in own:
        faults += _faults_in(partial(compiled, target, name)) or _figures(name, template_text(target, f"{name}.txt"))
    if not faults:
        faults = [*_trial_faults(target, own), *_never_printed(target)]
    there = (*(f"{name}.txt" for name in own), *(name for name in TABLES if inside(target, name).exists()))
    return TemplateCheck(target, there, tuple(dict.fromkeys(faults)))


def _faults_in(work: Callable[[], object]) -> list[Fault]:
    try:
        work()
    except TemplateFault as error:
        return list(error.faults)
    return []


def _figures(name: str, source: str) -> list[Fault]:
    """Digits and counted numerals in the words of a template: figures come from the facts alone."""
    words = _CODE.sub(_words_of_code, source)
    found = []
    for number, line in enumerate(words.split("\n"), 1):
        bare = _NAMES.sub("", HOTLINES.sub("", line))
        if bad := _DIGIT.search(bare) or _COUNTED.search(bare):
            near = bare[max(0, bad.start() - 10) : bad.end() + 10].strip()
            found.append(Fault(FIGURE, "数字只能来自填报的数据", f"“{near}”", number, f"{name}.txt"))
    return found


def _words_of_code(code: re.Match[str]) -> str:
    """The texts in quotation marks inside ``{{ }}`` and ``{% %}``, which may be printed, on as many lines."""
    return "　".join(map("".join, _LITERAL.findall(code[0]))) + "\n" * code[0].count("\n")


def _trial_faults(folder: Path, own: tuple[str, ...]) -> Iterator[Fault]:
    """The faults that show when made-up towns and the shipped examples are composed, each once."""
    told: dict[tuple[str, int, str], Fault] = {}
    for facts in (*specimens(), *_shipped()):
        composer = Composer(facts, Wording(), folder, facts)
        for name in own:
            for fault in composer.faults(name):
                told.setdefault((fault.file, fault.line, fault.what), fault)
    yield from sorted(told.values(), key=lambda fault: (own.index(fault.file.removesuffix(".txt")), fault.line))


def _shipped() -> Iterator[Facts]:
    for path in sorted(path for kind in ("seeds", "samples") for path in resource(kind).glob("*.yaml")):
        yield read_facts(path)


def _never_printed(folder: Path) -> Iterator[Fault]:
    """Fields that the built-in templates print and these do not."""
    before, now = templates_by_field(), templates_by_field(folder)
    for path, declared in fields().items():
        if path in before and path not in now and path not in STEERING and declared.kind != "person":
            todo = f"请在模板里写上“{topics()[path.split('.')[0]].key}.{declared.key}”，否则填了也不会写进报告"
            yield Fault(f"“{place(path)}”没有写进任何模板", todo, file=f"{before[path][0]}.txt")
