"""The word lists that ship with the program: each loads, and one that cannot be read is named."""

import pytest

from generator.errors import TemplateFault
from generator.files.resources import resource
from generator.lexicon.loader import load_lines, load_table, parse_table

LISTS = [
    (path.parent.name, path.name)
    for folder in ("checks", "content")
    for path in resource("templates", folder).iterdir()
]
TABLES = [place for place in LISTS if place[1].endswith(".yaml")]


@pytest.mark.parametrize(("folder", "name"), TABLES)
def test_every_table_holds_rows(folder, name):
    assert len(load_table(folder, name)) > 0


@pytest.mark.parametrize("name", [name for folder, name in LISTS if folder == "checks" and name.endswith(".txt")])
def test_every_list_of_lines_has_no_blank_and_no_comment(name):
    lines = load_lines("checks", name)
    assert lines
    assert all(line == line.strip() != "" and not line.startswith("#") for line in lines)


def test_a_list_is_read_once():
    assert load_table("checks", "用语.yaml") is load_table("checks", "用语.yaml")


def test_a_list_that_is_not_there_is_named():
    with pytest.raises(TemplateFault) as caught:
        load_lines("checks", "没有.txt")
    assert caught.value.faults[0].file == "没有.txt"


@pytest.mark.parametrize(
    ("text", "line"), [("全会:\n  - {自: 2024\n纲要: []\n", 3), ("甲: [\n", 2), ("甲: !!python/name:os.system\n", 1)]
)
def test_a_table_that_is_no_yaml_is_named_with_the_line(text, line):
    with pytest.raises(TemplateFault) as caught:
        parse_table(text, "提法.yaml")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("提法.yaml", line)
