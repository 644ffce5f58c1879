"""One concept, one word (docs/glossary.md), and docstrings that a reader understands who is new to the project."""

import ast
import re
from collections import Counter
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent
TREES = {path.relative_to(PACKAGE): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
NAMED = ast.ClassDef | ast.FunctionDef
RIDDLES = {"told", "said", "kept", "seen", "asked", "stands", "whoever"}


def test_a_docstring_says_in_a_plain_clause_what_comes_back():
    """It begins with a noun, or with “True if”."""
    nodes = [(path, node) for path, tree in TREES.items() for node in ast.walk(tree)]
    texts = [(path, ast.get_docstring(node)) for path, node in nodes if isinstance(node, NAMED | ast.Module)]
    said = [(path, text) for path, text in texts if text]
    assert [one for one in said if one[1].startswith(("What ", "Whether ")) or RIDDLES & words(one[1])] == []


def test_a_class_or_function_is_named_by_a_noun_or_verb_of_the_field():
    names = [node.name for path, tree in TREES.items() for node in ast.walk(tree)
             if isinstance(node, NAMED)]  # fmt: skip
    assert [name for name in names if RIDDLES & words(name.replace("_", " "))] == []


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def test_no_two_public_classes_share_a_name():
    nodes = [node for tree in TREES.values() for node in tree.body]
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef) and node.name[0] != "_")
    assert {name for name, count in names.items() if count > 1} == set()


WIDE = 5000
EXACT = {Path("chinese/characters.py"), Path("files/text.py")}
"""What no document may hold is told exactly, and what an encoding that is guessed makes of bytes."""


def test_a_chinese_character_is_written_as_one_property_and_no_other_class_is_as_wide():
    """``\\p{Han}``, outside of brackets, in an ``Expression``: so wide a range takes 1 ms of a start."""
    nodes = [(path, node) for path, tree in TREES.items() if path not in EXACT for node in ast.walk(tree)]
    strings = [(path, node.value) for path, node in nodes
               if isinstance(node, ast.Constant) and isinstance(node.value, str)]  # fmt: skip
    classes = [(path, one) for path, text in strings for one in re.findall(r"\[([^\[\]]+)\]", plain(text))]
    wide = [(path, one) for path, one in classes
            for first, last in re.findall("(?s)(.)-(.)", one) if ord(last) - ord(first) > WIDE]  # fmt: skip
    assert wide == []
    assert [(path, one) for path, one in classes if r"\p{" in one.lower()] == []


def plain(text):
    """The text of an expression with its characters as they are, and without hyphens that are no ranges."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text).replace(r"\-", "")
