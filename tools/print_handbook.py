"""The handbook to pass on: ``python tools/print_handbook.py [DIR]`` makes 手册.html and 手册.docx of docs/手册.md."""

from __future__ import annotations

import sys
from pathlib import Path

from bundle.papers import handbook_document, handbook_page

from generator.files.resources import resource
from generator.writing import replace_file

HANDBOOK = resource("docs", "手册.md")


def print_handbook(folder: Path) -> None:
    """Write both files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / "手册.html", handbook_page(HANDBOOK))
    handbook_document(HANDBOOK, folder / "手册.docx")


if __name__ == "__main__":
    print_handbook(Path(sys.argv[1]) if sys.argv[1:] else Path("dist"))
