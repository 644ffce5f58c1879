"""The end of an interview: the draft, what is still missing and from whom, the figures changed since the last draft."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import generator
from generator import Draft, FazhiError
from generator.chinese.width import columns, wrapped
from generator.interview.review import named
from generator.interview.state import State
from generator.report.editions import BOTH, PUBLISHED, SUBMITTED
from generator.sources.text_file import read_text
from generator.tasks.inspection import lack_of
from generator.terminal.calling import command_line
from generator.terminal.conversation import Face
from generator.writing import RESULTS, replace_file, results_folder

_EDITIONS = ("报送版和公开版", "只要报送版", "只要公开版")


def finish(path: Path, face: Face, *, last_year: Path | None = None) -> bool:
    """Draft the report and print where it is; False if the facts do not allow a draft yet."""
    edition = (BOTH, SUBMITTED, PUBLISHED)[face.choose("生成哪一种？", _EDITIONS)]
    try:
        drafts = generator.draft(path, edition=edition, into_results=True, last_year=last_year)
    except FazhiError as error:
        face.say("", "还不能生成报告：")
        face.say(*(line for fault in error.faults for line in wrapped(str(fault), face.width, "  ")))
        return False
    face.say("", f"报告已生成，在“{RESULTS}”文件夹里，可以用 Word 或 WPS 打开：")
    remarks: list[str] = []
    for made in drafts:
        _report(made, face, remarks)
    _report_doubts(drafts[0], face)
    report_missing(path, face)
    return True


def _report_doubts(made: Draft, face: Face) -> None:
    """Print the figures that still contradict others; their clauses are marked in the 报送版."""
    if made.to_confirm:
        face.say("", f"还有{len(made.to_confirm)}处数字要核实，报送版里标着“待核实”：")
        face.say(*(line for one in made.to_confirm for line in wrapped(f"{one.what}。", face.width, "  ")))


def _report(made: Draft, face: Face, before: list[str]) -> None:
    """Print where a draft is and what was not printed; the remarks ``before`` are left out."""
    face.say(f"  {made.path}")
    if made.instead_of:
        face.say(*wrapped(f"原来的那份{made.instead_of}，没有覆盖，新稿另存为“{made.path.name}”。", face.width, "  "))
        face.say(*(f"    {change}" for change in _changed_figures(made.path)))
    if made.changes:
        face.say(f"    公开版与报送版有{len(made.changes)}处不同。")
    new = [note for note in made.notes if note not in before]
    face.say(*(line for note in new for line in wrapped(f"{note.removesuffix('。')}。", face.width, "    ")))
    before += new


def _changed_figures(path: Path) -> tuple[str, ...]:
    """Lines on the figures that differ from the edited draft beside it; none if that cannot be read."""
    before = path.with_name(re.sub(r"（\d+）$", "", path.stem) + path.suffix)
    try:
        found = generator.changed_figures(before, path)
    except (FazhiError, OSError):
        return ()
    return ("和原来那份相比，数字的变化：", *(f"  {change}" for change in found)) if found else ("数字没有变化。",)


def report_missing(path: Path, face: Face) -> None:
    """Print what is missing and save the message to the offices as a text file beside the facts file."""
    state = State.of(read_text(path))
    for demand in state.demands():
        face.say(*wrapped(f"生成报告以前还要：{named(demand)}。{demand.todo}。", face.width))
    lack = lack_of(path, state.facts, date.today())
    face.say(*(wrapped(f"{lack.due}。", face.width) if lack.due else ()))
    if not lack.gaps:
        face.say("核心内容都有了。")
        return
    target = results_folder(path) / f"{path.stem}待报清单.txt"
    replace_file(target, lack.message.encode())
    face.say("", lack.message.rstrip(), "", *wrapped(f"以上清单已存为“{target}”，可以直接转发。", face.width))
    command, when = command_line("ask", path), "数来了以后接着填："
    # On a line of its own where it would be cut: what is copied has to be whole.
    face.say(*([when + command] if columns(when + command) <= face.width else [when, f"  {command}"]))
