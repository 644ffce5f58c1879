"""The session in the handbook is what the program says today."""

import re
import subprocess
from pathlib import Path

import pytest
from running import FAZHI

import generator

MANUAL = Path(generator.__file__).parents[1] / "docs" / "手册.md"
PROMPT = re.compile(r"^((?:［[^］]*］)?> )(.*)$", re.MULTILINE)


@pytest.mark.skipif(not MANUAL.is_file(), reason="the documents are in the checkout only")
def test_the_recorded_session_is_what_happens(tmp_path):
    (recorded,) = re.findall(r"```text\n\$ fazhi ask --plain\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    typed = [found[2] for found in PROMPT.finditer(recorded)]
    assert len(typed) > 6
    session = subprocess.run(
        [*FAZHI, "ask", "--plain"], cwd=tmp_path, input="".join(f"{line}\n" for line in typed),
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    # A terminal shows what is typed, and the line break behind it; a pipe does not.
    answers = iter(typed)
    shown = re.sub(
        r"^((?:［[^］]*］)?> )", lambda found: f"{found[1]}{next(answers)}\n", session.stdout, flags=re.MULTILINE
    )
    assert shown == recorded
