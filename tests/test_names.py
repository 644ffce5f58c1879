"""One concept, one word (docs/glossary.md): no two public classes of the package share a name."""

import ast
from collections import Counter
from pathlib import Path

import generator


def test_no_two_public_classes_share_a_name():
    modules = Path(generator.__file__).parent.rglob("*.py")
    nodes = [node for path in modules for node in ast.parse(path.read_text(encoding="utf-8")).body]
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef) and node.name[0] != "_")
    assert {name for name, count in names.items() if count > 1} == set()
