"""Who may know whom: the table of the design, as data, against what the code imports."""

import ast
import sys
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

# What any stage may know.
COMMON = {"errors", "chinese"}

# Stage → the other stages that it may know, and the outside packages; the standard library is open to all.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "errors": (set(), set()),
    "chinese": (set(), set()),
    "files": (set(), {"jinja2"}),
    # pydantic stands at the border alone: facts as JSON.
    "facts": ({"files"}, {"pydantic"}),
    # What facts may say too is declared there once: styles of the title, offices, which text is fit to print.
    "settings": ({"facts", "files"}, set()),
    "report": ({"facts", "settings"}, set()),
    "lexicon": ({"facts", "files"}, {"yaml"}),
    "word": ({"files", "report"}, {"lxml"}),
    "sources": ({"facts", "files", "lexicon"}, {"yaml"}),
    "workbook": ({"facts", "files", "sources"}, {"python_calamine", "xlsxwriter"}),
    "compose": ({"facts", "files", "lexicon", "report", "settings"}, {"jinja2"}),
    "layout": ({"files", "report", "settings", "word"}, {"docx", "docxtpl", "jinja2", "lxml"}),
    "reading": ({"files", "report", "word"}, {"lxml"}),
    "writing": ({"files", "word"}, set()),
    "claims": ({"chinese", "facts", "files", "lexicon", "report"}, set()),
    "checks": ({"claims", "facts", "files", "lexicon", "reading", "report", "settings", "word"}, set()),
    "drafting": (
        {
            *("compose", "facts", "files", "layout", "reading", "report", "settings", "sources", "word", "writing"),
        },
        {"jinja2", "lxml"},
    ),
    "taking": (
        {
            *("checks", "claims", "compose", "drafting", "facts", "files", "layout", "lexicon", "reading", "report"),
            *("settings", "sources", "word", "writing"),
        },
        {"lxml"},
    ),
    "interview": ({"facts", "files", "lexicon", "report", "sources", "taking", "writing"}, {"filelock"}),
    "batch": (
        {
            *("compose", "drafting", "facts", "files", "lexicon", "report", "settings", "sources", "taking"),
            *("workbook", "writing"),
        },
        {"filelock", "python_calamine", "xlsxwriter"},
    ),
    "review": (
        {
            *("batch", "checks", "drafting", "facts", "files", "reading", "report", "settings", "sources"),
            "writing",
        },
        {"xlsxwriter", "yaml"},
    ),
    "tasks": (
        {"compose", "drafting", "facts", "files", "lexicon", "report", "settings", "sources", "workbook", "writing"},
        set(),
    ),
    "terminal": (
        {"", "facts", "interview", "report", "sources", "tasks", "writing"},
        {"prompt_toolkit", "questionary"},
    ),
    "web": (
        {
            *("", "batch", "drafting", "facts", "files", "interview", "report", "settings", "sources", "tasks"),
            "workbook",
        },
        {"cheroot", "filelock", "flask", "markupsafe", "werkzeug", "xlsxwriter"},
    ),
    "commands": ({"", "files", "report", "taking", "terminal", "web"}, {"click", "rich"}),
    "__init__": (
        {
            "batch",
            "drafting",
            "facts",
            "files",
            "interview",
            "layout",
            "reading",
            "report",
            "review",
            "sources",
            "taking",
            "tasks",
            "web",
        },
        set(),
    ),
    "__main__": ({"commands"}, set()),
}

STDLIB = sys.stdlib_module_names
MODULES = sorted(PACKAGE.rglob("*.py"))


def stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides which stage is meant"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_stage_may_know(path):
    stages, outside = ALLOWED[stage(path)]
    known = stages | COMMON | {stage(path)}
    for name in imported(path):
        first, _, rest = name.partition(".")
        if first == "generator":
            assert rest.split(".")[0] in known, f"{stage(path)} must not know {name}"
        else:
            assert first in outside or first in STDLIB, f"{stage(path)} must not know {name}"


@pytest.mark.parametrize("stage_name", sorted(ALLOWED))
def test_each_stage_that_the_table_names_exists(stage_name):
    assert (PACKAGE / stage_name).is_dir() or (PACKAGE / f"{stage_name}.py").is_file()


def test_no_stage_is_known_by_one_that_it_knows():
    for stage_name, (known, _) in ALLOWED.items():
        for other in known - {""}:
            assert stage_name not in ALLOWED[other][0], f"{stage_name} and {other} know each other"


def test_the_top_of_the_package_is_a_short_list():
    doors = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    assert len(doors) <= 27


SPEAKING = {"print", "input", "exit", "quit"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_prints_prompts_or_exits(path):
    if stage(path) in ("commands", "terminal"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            speaks = called in SPEAKING or called in ("sys.exit", "os._exit") or called.startswith("click.echo")
            assert not speaks, f"{path.name}:{node.lineno} calls {called}"
