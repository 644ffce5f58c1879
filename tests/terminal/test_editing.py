"""A line that holds a text already: what typing, Backspace, Esc, Tab and a paste do to it on a real terminal."""

import sys

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from interviewing import START
from pty_screen import Terminal

from generator.sources.facts_file import examine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")

VILLAGES = START + "  上级党委政府名称: 县委、县政府\n"
ESC, BACKSPACE, RIGHT, DELETE = "\x1b", "\x7f", "\x1b[C", "\x1b[3~"


@pytest.fixture
def at_villages(tmp_path):
    """A terminal that asks for 行政村个数."""
    path = tmp_path / "a.yaml"
    path.write_text(VILLAGES, encoding="utf-8")
    terminal = Terminal("ask", path.name, cwd=tmp_path)
    terminal.wait_for("行政村个数")
    terminal.wait_for("填 ›")
    yield terminal, lambda: str(examine(path).facts.basic.villages)
    terminal.child.close(force=True)


def refuse(terminal, typed, why):
    terminal.answer(typed, why)
    terminal.wait_for(f"填 › {typed}", times=2)


@pytest.mark.parametrize(
    ("keys", "value"),
    [("26", "26"), (f"{BACKSPACE}", "25"), (f"{ESC}26", "26"), (f"{DELETE}26", "26"), (f"{RIGHT}{BACKSPACE}", "25")],
)
def test_what_is_typed_after_a_refusal_replaces_the_refused_answer(at_villages, keys, value):
    terminal, villages = at_villages
    refuse(terminal, "25间", "单位应为“个”")
    terminal.answer(keys, "社区个数")
    assert villages() == value


def test_a_paste_replaces_the_refused_answer(at_villages):
    terminal, villages = at_villages
    refuse(terminal, "王建国", "看不出是多少")
    terminal.answer("\x1b[200~3\x1b[201~", "社区个数")
    assert villages() == "3"


def test_what_is_typed_over_a_given_answer_replaces_it(at_villages):
    terminal, villages = at_villages
    terminal.answer("25", "社区个数")
    terminal.answer("<", "填 › 25")
    terminal.wait_for("清空＝待补")
    terminal.answer("31", "社区个数")
    assert villages() == "31"


@pytest.mark.parametrize("keys", [ESC, "清空"])
def test_a_given_answer_can_be_emptied(at_villages, keys):
    terminal, villages = at_villages
    terminal.answer("25", "社区个数")
    terminal.answer("<", "填 › 25")
    terminal.answer(keys, "社区个数")
    assert villages() == "待补"


def test_the_advice_to_press_enter_is_followed_by_pressing_enter(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(START, encoding="utf-8")
    terminal = Terminal("ask", path.name, "--topic", "复议应诉与监督", cwd=tmp_path)
    terminal.wait_for("行政复议案件")
    terminal.answer("有", "有的请填件数；数还没来的按回车")
    terminal.answer("", "→ 待补")
    terminal.child.close(force=True)


def test_an_option_brought_by_an_arrow_replaces_what_stands_there(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(START + "第一责任人:\n  法治建设牵头机构: 领导小组\n", encoding="utf-8")
    terminal = Terminal("ask", path.name, "--topic", "第一责任人", cwd=tmp_path)
    terminal.wait_for("书记、镇长共同")
    terminal.answer("9", "不在可选范围内")
    terminal.type("\x1b[B")
    terminal.wait_for("› 书记")
    terminal.answer("", "牵头机构年内调整")
    terminal.child.close(force=True)
    assert examine(path).facts.principal_duty.lead_body_head == "书记"
