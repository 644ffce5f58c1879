"""A clerk at a real terminal: the whole journey, and what people do to a keyboard."""

import signal
import sys
import time

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from interviewing import START, answer_to
from pty_screen import Terminal

import generator
from generator.interview.plan import QuestionScope
from generator.sources.facts_file import examine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
FIRST = "上级党委政府名称"


@pytest.fixture
def started(tmp_path):
    """A terminal that asks the first question of a file with year and name."""
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START, encoding="utf-8")
    terminal = Terminal("ask", path.name, cwd=tmp_path)
    terminal.wait_for("填 ›")
    yield terminal, path
    terminal.child.close(force=True)


def fact(path, name):
    return getattr(examine(path).facts.basic, name)


def test_the_whole_journey_new_left_resumed_corrected_reviewed_drafted(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    terminal = Terminal(cwd=tmp_path)
    terminal.wait_for("6) 退出")
    assert "1) 新填一份" in terminal.text
    terminal.answer("", "例如：2025")
    for answer, then in (
        ("2025", "乡镇名称"), ("青山镇", FIRST), ("县委、县政府", "行政村个数"), ("25", "社区个数"),
        ("1", "统计截止日期"), ("", "成文日期"), ("2026年1月15日", "法治建设牵头机构"),
        ("法治政府建设领导小组", "牵头机构负责人"),
        ("3", "年度法治工作要点"), ("", "党委会研究法治次数"), ("4", "政府会议研究法治次数"),
    ):  # fmt: skip
        terminal.answer(answer, then)
    terminal.wait_for("填 ›", times=2)
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "接着填：fazhi ask 青山镇2025.yaml" in terminal.text
    assert "党委会研究法治次数: 4" in path.read_text(encoding="utf-8")

    terminal = Terminal("ask", path.name, cwd=tmp_path)
    terminal.wait_for("政府会议研究法治次数")
    terminal.answer("5", "法治建设专题会议次数")
    terminal.answer("<", "填 › 5")
    terminal.answer("\x7f6", "法治建设专题会议次数")
    terminal.answer("目录", "保存退出")
    terminal.answer("5", "要改哪一项")
    terminal.answer("返回", "保存退出")
    terminal.answer("退出", "接着填")
    assert terminal.end() == 0
    assert "政府会议研究法治次数: 6" in path.read_text(encoding="utf-8")

    with generator.Interview(path) as held:
        while held.question().topic != "不足和原因":
            held.answer("")
        for answer in ("1", "集体学法4次", "忙", "学", "2", "培训1次", "忙", "学", "", "甲", "", "乙", "", ""):
            held.answer(answer)
    terminal = Terminal("ask", path.name, cwd=tmp_path)
    terminal.wait_for("1 生成报告")
    terminal.answer("", "2) 只要报送版")
    terminal.type("2\r")
    assert terminal.end() == 0
    (draft,) = tmp_path.glob("成果/*.docx")
    assert draft.name in terminal.text.replace("\n", "")
    assert "待报清单.txt" in terminal.text


def test_chinese_comes_byte_by_byte(started):
    terminal, path = started
    for byte in "县委、县政府".encode():
        terminal.type(bytes([byte]))
        time.sleep(0.005)
    terminal.wait_for("县委、县政府")
    terminal.answer("", "行政村个数")
    assert fact(path, "superior") == "县委、县政府"


def test_a_pasted_line_break_is_no_enter(started):
    terminal, path = started
    terminal.type("\x1b[200~县委、\n县政府\x1b[201~")
    terminal.wait_for("县政府")
    terminal.answer("", "行政村个数")
    assert fact(path, "superior") == "县委、县政府"


def test_bytes_of_gbk_are_refused_and_can_be_typed_again(started):
    terminal, path = started
    terminal.screen.reset()
    terminal.type("县委".encode("gbk") + b"\r")
    terminal.wait_for("编码不对")
    terminal.answer("县委", "行政村个数")
    assert fact(path, "superior") == "县委"


def test_a_lone_escape_does_nothing(started):
    terminal, path = started
    terminal.type("\x1b")
    time.sleep(0.7)
    terminal.answer("县委", "行政村个数")
    assert fact(path, "superior") == "县委"


def test_a_window_made_narrow_in_the_middle_goes_on(started):
    terminal, path = started
    terminal.type("县委")
    terminal.wait_for("县委")
    terminal.child.setwinsize(200, 60)
    terminal.screen.resize(200, 60)
    terminal.answer("、县政府", "行政村个数")
    assert fact(path, "superior") == "县委、县政府"
    terminal.answer("?", "保存后离开")


def test_a_wrong_answer_is_still_there_to_be_edited(started):
    terminal, path = started
    terminal.answer("县委", "行政村个数")
    terminal.answer("25间", "单位应为“个”")
    terminal.wait_for("填 › 25间", times=2)
    terminal.answer("\x7f", "社区个数")
    assert str(fact(path, "villages")) == "25"


def test_arrows_bring_the_options_and_ticks_the_entries_of_a_list(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(START + "第一责任人:\n  法治建设牵头机构: 领导小组\n", encoding="utf-8")
    terminal = Terminal("ask", path.name, "--topic", "第一责任人", cwd=tmp_path)
    terminal.wait_for("3 书记、镇长共同")
    terminal.type("\x1b[B")
    terminal.wait_for("› 书记")
    terminal.type("\x1b[B")
    terminal.wait_for("› 镇长")
    terminal.answer("", "牵头机构年内调整")
    terminal.answer("ｙ", "牵头机构办公室设在")
    terminal.type("\x04")
    assert terminal.end() == 130
    duty = examine(path).facts.principal_duty
    assert (duty.lead_body_head, duty.lead_body_adjusted) == ("镇长", True)

    terminal = Terminal("ask", path.name, "--topic", "政务公开", cwd=tmp_path)
    terminal.wait_for("主动公开信息条数")
    for then in ("政府信息公开申请", "上年结转", "办结件数", "结转下年", "政策解读", "村务公开条数", "政府网站"):
        terminal.answer("", then)
    terminal.type(" ")
    terminal.wait_for("● 政府网站")
    terminal.type("\x1b[A")
    terminal.wait_for("› ○ 其他")
    terminal.type(" ")
    terminal.wait_for("● 其他")
    terminal.answer("", "填 ›")
    terminal.answer("大喇叭", "政务公开重点领域")
    terminal.type("<")
    terminal.wait_for("政府网站、大喇叭")
    terminal.child.close(force=True)
    assert examine(path).facts.disclosure.channels == ("政府网站", "大喇叭")


def test_a_long_list_completes_what_is_typed_and_takes_what_fits_one(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(START, encoding="utf-8")
    with generator.Interview(path) as held:
        while held.question().topic != "不足和原因":
            held.answer("")
    terminal = Terminal("ask", path.name, cwd=tmp_path)
    terminal.wait_for("7 看其他方面的")
    terminal.screen.reset()
    terminal.type("露天")
    terminal.wait_for("露天焚烧巡查发现不及时（行政执法）")
    terminal.answer("", "第1条 · 具体表现")
    assert "→ 露天焚烧巡查发现不及时" in terminal.text
    terminal.child.close(force=True)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_polite_kill_saves_and_says_how_to_go_on(started, name):
    terminal, path = started
    terminal.answer("县委", "行政村个数")
    terminal.child.kill(getattr(signal, name))
    assert terminal.end() == 130
    assert f"接着填：fazhi ask {path.name}" in terminal.text
    assert fact(path, "superior") == "县委"


def test_a_closed_terminal_leaves_the_file_whole(started):
    terminal, path = started
    terminal.answer("县委", "行政村个数")
    terminal.child.close(force=False)
    assert fact(path, "superior") == "县委"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            generator.Interview(path).close()
            return
        except generator.UsageFault:
            time.sleep(0.1)
    raise AssertionError("the interview of the closed terminal still holds the file")


def test_a_dumb_terminal_gets_plain_lines(tmp_path):
    terminal = Terminal("ask", cwd=tmp_path, TERM="dumb")
    terminal.wait_for("例如：2025")
    terminal.wait_for("> ")
    assert "填 ›" not in terminal.text
    terminal.answer("2025", "乡镇名称")
    terminal.type("\x04")
    assert terminal.end() == 130


def test_a_question_mark_behind_what_stands_there_is_help_and_no_part_of_the_answer(started):
    terminal, path = started
    terminal.answer("县委、县政府", "行政村个数")
    terminal.answer("<", "填 › 县委、县政府")
    terminal.answer("？", "例如：县委、县政府")
    assert fact(path, "superior") == "县委、县政府"


NOT_FIRST = tuple("，。；：、！？）》”’】］…％%")
ANSWERS = {"年度": "2025", "乡镇名称": "青山镇", "普法活动": "22，其中乡村10、学校5"}


def begun_badly(terminal):
    """Lines of the screen that begin with a stop or a closing bracket."""
    return [line for line in terminal.text.splitlines() if line.strip().startswith(NOT_FIRST)]


@pytest.mark.parametrize("columns", [60, 80])
def test_a_new_user_comes_from_nothing_to_the_report_in_some_thirty_answers(tmp_path, columns):
    (tmp_path / "答").mkdir()
    terminal = Terminal("ask", "--least", cwd=tmp_path, columns=columns, rows=24)
    terminal.wait_for("例如：2025")
    prompts = keys = 0
    with generator.Interview(folder=tmp_path / "答", scope=QuestionScope(least=True)) as held:
        while (question := held.question()).topic != "审阅":
            if question.words == "普法活动":
                terminal.answer("?", "不算：只发推送")
                assert begun_badly(terminal) == []
            if "是什么问题" in question.words:
                for words in (question.words, "看其他方面的", "填 ›"):  # painted from the top down
                    terminal.wait_for(words)
                assert question.words in terminal.text
            answer = ANSWERS.get(question.words) or answer_to(question, {})
            typed = "" if question.text and answer == question.text else answer
            typed = f"\x1b{typed}" if "__" in question.text else typed  # else only the first blank is replaced
            assert held.answer(answer).understood
            terminal.answer(typed, held.question().words[:12])
            terminal.wait_for("›")
            assert begun_badly(terminal) == [], terminal.text
            prompts, keys = prompts + 1, keys + len(typed) + 1
    assert "序号 ›" in terminal.text
    terminal.answer("", "只要报送版")
    terminal.type("\r")
    assert terminal.end() == 0
    assert "报告已生成" in terminal.shown  # what follows is longer than the screen
    assert len(list(tmp_path.glob("成果/*.docx"))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [".fazhi", "成果", "答", "青山镇2025.yaml"]
    assert (25 <= prompts <= 34, keys <= 130) == (True, True), (prompts, keys)


def test_a_report_beside_the_interview_proposes_figures_lists_and_entries(tmp_path):
    path, written = tmp_path / "青山镇2025.yaml", tmp_path / "手写.txt"
    path.write_text("基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n", encoding="utf-8")
    lines = (
        "青山镇人民政府关于2025年度法治政府建设情况的报告",
        "现将法治政府建设情况报告如下：",
        "一、2025年度推进法治政府建设的主要举措和成效",
        "以宪法宣传周、民法典宣传月为契机，全年发放普法宣传单8000余份。",
        "二、存在的不足和原因",
        "一是执法力量薄弱。持证执法人员只有3名。主要原因是编制有限。二是普法形式单一。主要原因是缺少新媒体人员。",
    )
    written.write_text("\n".join(lines), encoding="utf-8")
    terminal = Terminal("ask", path.name, "--from", written.name, "--topic", "普法宣传", cwd=tmp_path)
    terminal.wait_for("问到时作为拟填的答案")
    for _ in range(40):
        if "宣传资料份数" in terminal.wide:
            break
        terminal.screen.reset()
        terminal.type("\r")
        terminal.wait_for("填 ›")
    terminal.wait_for("报告里写：以宪法宣传周、民法典宣传月为契机，全年发放普法宣传单8000余份")
    terminal.wait_for("填 › 8000余")
    terminal.answer("", "填 ›")
    assert "宣传资料份数: 8000余" in path.read_text(encoding="utf-8")
    terminal.type("\x03")
    terminal.end()

    terminal = Terminal("ask", path.name, "--from", written.name, "--topic", "不足和原因", cwd=tmp_path)
    terminal.wait_for("填 › 执法力量薄弱")
    assert "报告里写：执法力量薄弱。持证执法人员只有3名" in terminal.wide
    terminal.answer("", "填 › 持证执法人员只有3名")
    terminal.answer("", "填 › 编制有限")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "问题: 执法力量薄弱" in path.read_text(encoding="utf-8")
