"""How fast the command is, as ratios to what it stands on: ``python benchmarks/run.py`` prints a table.

Each ratio is the median over rounds in which both sides run one after the other, so that a busy machine slows both.
Exits with 1 where a bound is exceeded.
"""

from __future__ import annotations

import compileall
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from docx import Document

import generator
from generator.compose import compose
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.context import context_of
from generator.reading import read
from generator.sources.facts_file import read_facts

SEED = next(resource("seeds").glob("004-*.yaml"))
LAYOUT = resource("templates", "layout", "gbt9704.docx")
FAZHI = shutil.which("fazhi", path=str(Path(sys.executable).parent)) or shutil.which("fazhi")

START = "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n"
QUESTION = re.compile("全部还剩.*›".encode(), re.DOTALL)

BARE_DOCXTPL = """
import json, sys
from pathlib import Path
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: what took how long, against what, and how much it may."""

    what: str
    ours: float
    theirs: float
    against: str
    value: float
    unit: str
    bound: float

    @property
    def within(self) -> bool:
        return self.value <= self.bound

    def __str__(self) -> str:
        compared = f"{self.theirs * 1e3:7.1f} ms {self.against}" if self.against else ""
        verdict = "ok" if self.within else "TOO SLOW"
        amount = f"{self.value:5.2f}{self.unit} (≤ {self.bound:g}{self.unit})"
        return f"{self.what:<42} {self.ours * 1e3:7.1f} ms   {compared:<38} {amount:<24} {verdict}"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*command: object, ends: tuple[int, ...] = (0,)) -> Callable[[], object]:
    """A run of the command, which must end with one of these codes."""
    words = [str(word) for word in command]

    def run() -> None:
        code = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        if code not in ends:
            raise RuntimeError(f"{' '.join(words)} ended with {code}")

    return run


def ratio(what: str, ours: Callable[[], object], theirs: Callable[[], object], against: str, bound: float) -> Measured:
    """Both sides in turn, after one round that warms the disk's cache."""
    rounds = [(seconds(ours), seconds(theirs)) for _ in range(22)][1:]
    value = median(our / their for our, their in rounds)
    return Measured(what, median(o for o, _ in rounds), median(t for _, t in rounds), against, value, "×", bound)


def help_page() -> Measured:
    return ratio("fazhi --help", process(FAZHI, "--help"), process(sys.executable, "-c", "pass"), "python -c pass", 6)


def starts(folder: Path) -> list[Measured]:
    """Whole processes against one that does nothing but import docxtpl: a draft, a text that is checked."""
    theirs = process(sys.executable, "-c", "from docxtpl import DocxTemplate")
    text = folder / "报告.txt"
    text.write_text(compose(read_facts(SEED)).report.to_text(), encoding="utf-8")
    draft = process(FAZHI, "draft", SEED, "-o", folder / "started.docx", "--force")
    check = process(FAZHI, "check", text, ends=(0, 1))
    return [
        ratio("fazhi draft (seed 004), whole process", draft, theirs, "import docxtpl", 2.6),
        ratio("fazhi check of one text, whole process", check, theirs, "import docxtpl", 3),
    ]


def one_draft(folder: Path) -> Measured:
    """A whole draft against nothing but docxtpl filling the same layout with the same text."""
    context, script = folder / "context.json", folder / "docxtpl_only.py"
    context.write_text(json.dumps(context_of(compose(read_facts(SEED)).report.bare())), encoding="utf-8")
    script.write_text(BARE_DOCXTPL, encoding="utf-8")
    ours = process(FAZHI, "draft", SEED, "-o", folder / "ours.docx", "--force")
    theirs = process(sys.executable, script, LAYOUT, context, folder / "theirs.docx")
    return ratio("fazhi draft (seed 004)", ours, theirs, "docxtpl alone", 3.5)


def composing() -> Measured:
    """Facts to report, templates compiled."""
    facts = read_facts(SEED)
    compose(facts)
    best = median(seconds(lambda: compose(facts)) for _ in range(200))
    return Measured("composing (seed 004)", best, 0, "", best * 1e3, " ms", 2.5)


def reading() -> list[Measured]:
    """A long draft read back: as we wrote it, as a stranger's file without styles of ours, as text."""
    report = replace(compose(read_facts(resource("samples", "full.yaml"))).report, annexes=())
    lines = report.to_text()
    stranger, saved = Document(), io.BytesIO()
    for line in lines.splitlines():
        stranger.add_paragraph(line)
    stranger.save(saved)
    files = {"draft": lay_out(report), "stranger's": saved.getvalue(), "text": lines.encode()}
    return [_read(f"reading: {what}, {len(lines)} characters", data) for what, data in files.items()]


def _read(what: str, data: bytes) -> Measured:
    read(data)
    best = median(seconds(lambda: read(data)) for _ in range(100))
    return Measured(what, best, 0, "", best * 1e3, " ms", 8)


def asking(folder: Path) -> list[Measured]:
    """The first question on a real terminal against what it must import, and each next one from Enter on."""
    facts = folder / "facts.yaml"
    facts.write_text(START, encoding="utf-8")
    theirs = process(sys.executable, "-c", "import questionary, pydantic")
    first = ratio("fazhi ask: the first question", lambda: Asked(facts).close(), theirs, "its imports", 3)
    asked = Asked(facts)
    nexts = [seconds(lambda: asked.answer("待补")) for _ in range(40)]
    asked.close()
    usual = median(nexts)
    return [first, Measured("fazhi ask: the next question", usual, 0, "", usual * 1e3, " ms", 50)]


class Asked:
    """An interview on a terminal of its own; made when its first question is there to be answered."""

    def __init__(self, facts: Path) -> None:
        self.leader, follower = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [str(FAZHI), "ask", str(facts), "--topic", "矛盾纠纷"],
            stdin=follower, stdout=follower, stderr=follower, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        self._wait()

    def answer(self, text: str) -> None:
        os.write(self.leader, f"{text}\r".encode())
        self._wait()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.leader)

    def _wait(self) -> None:
        """Until a question is on the screen, its position before the mark where the answer goes."""
        shown = b""
        while not QUESTION.search(shown):
            shown += os.read(self.leader, 65536)


def main() -> int:
    # Installing compiles what others wrote; what stands in a checkout must not be measured uncompiled beside it.
    compileall.compile_dir(Path(generator.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        table = [help_page(), *starts(place), one_draft(place), composing(), *reading(), *asking(place)]
    print(*table, sep="\n")
    return 0 if all(line.within for line in table) else 1


if __name__ == "__main__":
    sys.exit(main())
