"""Who may know whom: the table of the design, as data, against what the code imports."""

import ast
import sys
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

# What any stage may know: the hinge, the errors, where resources are.
COMMON = {"outline", "errors", "os_errors", "resources"}

# Stage → the other stages that it may know, and the outside packages; the standard library is open to all.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "outline": (set(), set()),
    "errors": (set(), set()),
    "os_errors": (set(), set()),
    "resources": (set(), set()),
    # What facts may say too is declared there once: styles of the title, offices, which text is fit to print.
    "settings": ({"facts"}, set()),
    "several": (set(), set()),
    "bytecode": (set(), {"jinja2"}),
    "facts": (set(), {"pydantic", "pydantic_core"}),
    "bank": ({"facts"}, {"yaml"}),
    "dated_words": (set(), {"yaml"}),
    "deadlines": ({"settings"}, set()),
    "sources": ({"facts", "bank", "dated_words", "text_width"}, {"pydantic", "python_calamine", "yaml"}),
    "sheets": ({"facts", "sources", "text_width"}, {"pydantic", "xlsxwriter"}),
    "compose": ({"bytecode", "facts", "settings"}, {"jinja2", "yaml"}),
    "layout": ({"bytecode", "settings"}, {"docx", "docxtpl", "jinja2", "lxml"}),
    "reading": ({"layout"}, {"lxml"}),
    "checks": ({"dated_words", "facts", "layout", "masking", "reading", "settings"}, {"yaml"}),
    "proof": ({"layout", "reading", "settings"}, {"lxml"}),
    "masking": (set(), set()),
    "editions": ({"facts", "masking", "settings"}, set()),
    "document": ({"facts", "sources", "compose", "deadlines", "editions", "settings"}, set()),
    "printing": ({"layout", "proof", "settings", "text_proof"}, set()),
    "text_proof": (set(), set()),
    "naming": ({"facts"}, set()),
    "inspection": ({"deadlines", "facts", "settings", "sources", "several"}, set()),
    "writing": ({"layout", "written"}, set()),
    "written": (set(), set()),
    "tracing": ({"facts", "sources", "compose", "settings"}, set()),
    "drafting": (
        {
            *("facts", "sources", "compose", "editions", "document", "printing", "settings"),
            *("naming", "several", "writing"),
        },
        set(),
    ),
    "batch": (
        {
            *("bank", "compose", "deadlines", "document", "editions", "facts", "layout", "naming", "printing"),
            *("settings", "several", "sheets", "sources", "text_width", "writing"),
        },
        {"filelock", "python_calamine", "xlsxwriter"},
    ),
    "review": (
        {"batch", "checks", "document", "facts", "reading", "settings", "several", "sources", "writing"},
        {"xlsxwriter", "yaml"},
    ),
    "samples": ({"sources", "compose", "document", "editions", "settings", "writing", "sheets"}, set()),
    "text_width": (set(), set()),
    "blank": ({"facts", "sources", "text_width", "writing"}, set()),
    "county": ({"facts", "settings", "sources", "writing"}, set()),
    "forms": ({"facts", "naming", "several", "sheets", "sources", "writing"}, set()),
    "field_table": ({"facts", "compose", "writing"}, set()),
    "schema_file": ({"facts", "writing"}, set()),
    "templates": ({"facts", "sources", "compose", "settings", "writing"}, set()),
    "cli_chinese": ({"text_width"}, {"click"}),
    "interview": ({"bank", "facts", "naming", "sources", "writing"}, {"filelock"}),
    "redrafting": ({"reading", "several"}, set()),
    "terminal": (
        {"", "editions", "facts", "inspection", "interview", "sources", "text_width", "writing"},
        {"prompt_toolkit", "questionary"},
    ),
    "commands": ({"", "cli_chinese", "several", "terminal", "text_width"}, {"click", "rich"}),
    "cli": ({"cli_chinese", "commands"}, {"click"}),
    "__init__": (
        {
            *("batch", "blank", "county", "drafting", "field_table", "forms", "inspection", "interview"),
            *("layout", "reading"),
            *("redrafting", "review", "schema_file", "several"),
            *("sources", "templates", "tracing"),
        },
        set(),
    ),
    "__main__": ({"cli"}, set()),
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


SPEAKING = {"print", "input", "exit", "quit"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_prints_prompts_or_exits(path):
    if stage(path) in ("cli", "commands", "terminal"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            speaks = called in SPEAKING or called in ("sys.exit", "os._exit") or called.startswith("click.echo")
            assert not speaks, f"{path.name}:{node.lineno} calls {called}"
