"""Plain lines in and out: the whole interview without a terminal, as a script drives it."""

import locale
import os
import re
import signal
import subprocess
import unicodedata
from io import BytesIO, StringIO

import docx
import pytest
from running import FAZHI, fazhi

import generator
from generator.interview.plan import QuestionScope, plan
from generator.interview.question import Progress, Question
from generator.interview.state import State
from generator.sources.facts_file import examine
from generator.terminal import session
from generator.terminal.plain import PlainFace
from generator.terminal.screen import help_of, lines_of


def ask(*arguments, cwd, lines, **environment):
    """One plain interview fed with lines."""
    data = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
    return subprocess.run(
        [*FAZHI, "ask", "--plain", *map(str, arguments)],
        cwd=cwd, input=data, env=os.environ | environment, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


FIGURES = ["县委、县政府", "25", "1", "", "2026年1月15日"]
SHORTCOMING = ["1", "集体学法5次，研讨1次", "", ""]
END = [*SHORTCOMING, *SHORTCOMING, "", "", "", "", "", ""]


def test_a_whole_interview_from_the_year_to_the_drafts(tmp_path):
    pending = [""] * 58
    result = ask(cwd=tmp_path, lines=["2025", "青山镇", *FIGURES, *pending, "目录", "生成报告", "1"])
    said = result.stdout.decode()
    assert "不足至少要写2条" in said
    assert "还不能生成报告" in said
    lines = ["目录", "生成报告", "1"]
    path = tmp_path / "青山镇2025.yaml"
    with generator.Interview(path) as held:
        while held.question().topic != "不足和原因":
            held.answer("")
    result = ask(path.name, cwd=tmp_path, lines=[*END, *lines])
    said = result.stdout.decode()
    assert result.returncode == 0, said
    drafts = sorted(file.name for file in tmp_path.glob("成果/*.docx"))
    assert [name[name.index("（") :][:5] for name in drafts] == ["（公开版）", "（报送版）"]
    assert all(name in said for name in drafts)
    request = (tmp_path / "成果" / "青山镇2025待报清单.txt").read_text(encoding="utf-8")
    assert request.strip() in said
    assert "宣传资料份数" in request


def test_a_draft_that_was_edited_stays_and_what_changed_is_listed(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    ask(cwd=tmp_path, lines=["2025", "青山镇", *FIGURES])
    with generator.Interview(path) as held:
        while held.question().topic != "不足和原因":
            held.answer("5000" if held.question().words == "宣传资料份数" else "")
    ask(path.name, cwd=tmp_path, lines=[*END, "目录", "生成报告", "2"])
    (draft,) = tmp_path.glob("成果/*.docx")
    edited = docx.Document(str(draft))
    edited.add_paragraph("手工加的一段。")
    edited.save(str(draft))
    data = draft.read_bytes()
    path.write_text(path.read_text(encoding="utf-8").replace("5000", "6000"), encoding="utf-8")
    said = ask(path.name, cwd=tmp_path, lines=["目录", "生成报告", "2"]).stdout.decode()
    assert draft.read_bytes() == data
    assert "（2）.docx" in said
    assert re.search(r"5000份 → .*6000份", said), said


def test_the_end_of_input_is_130_with_one_line_how_to_go_on(tmp_path):
    result = ask(cwd=tmp_path, lines=["2025", "青山镇", "县委、县政府"])
    assert result.returncode == 130
    assert result.stdout.decode().splitlines()[-1] == "已保存到“青山镇2025.yaml”。接着填：fazhi ask 青山镇2025.yaml"
    assert result.stderr == b""
    assert examine(tmp_path / "青山镇2025.yaml").facts.basic.superior == "县委、县政府"


def test_leaving_is_0(tmp_path):
    result = ask(cwd=tmp_path, lines=["2025", "青山镇", "退出"])
    assert result.returncode == 0
    assert "接着填：fazhi ask 青山镇2025.yaml" in result.stdout.decode()


def test_without_a_terminal_it_says_what_to_do_with_2(tmp_path):
    result = fazhi("ask", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--plain" in result.stderr


def test_a_topic_that_there_is_not_is_2(tmp_path):
    result = fazhi("ask", "--topic", "普法宣", "--plain", cwd=tmp_path)
    assert result.returncode == 2
    assert "普法宣传" in result.stderr


def test_one_topic_alone_can_be_asked_by_its_short_name(tmp_path):
    said = ask("--topic", "普法", cwd=tmp_path, lines=["2025", "青山镇"]).stdout.decode()
    assert "【普法宣传 · 第1题 / 本节40题" in said


def test_the_first_screen_says_what_must_not_be_entered(tmp_path):
    lines = ask(cwd=tmp_path, lines=[]).stdout.decode().splitlines()
    assert "不得填写国家秘密、工作秘密和当事人个人信息。" in lines[:5]


def test_every_question_says_topic_position_unit_example_and_keys(tmp_path):
    said = ask(cwd=tmp_path, lines=["2025", "青山镇", *FIGURES, *[""] * 19]).stdout.decode()
    question = said[said.index("普法活动（场次）") - 60 :]
    assert "【普法宣传 · 第1题 / 本节9题 · 全部还剩" in question
    assert "例如：22" in question
    assert "问司法所" in question
    assert "回车＝待补 无＝0 /＝不适用 <＝上一题 ?＝说明" in question


def test_help_back_and_a_refused_answer(tmp_path):
    said = ask(cwd=tmp_path, lines=["2025", "青山镇", "?", "县委、县政府", "若干", "＜", "", "25"]).stdout.decode()
    assert "“<”退回上一题" in said
    assert "✗ “若干”不是数" in said
    assert "［县委、县政府］> " in said
    assert said.count("\n行政村个数") == 2


def test_bytes_of_another_encoding_are_refused_and_nothing_is_written(tmp_path):
    result = ask(cwd=tmp_path, lines="2025\n青山镇\n".encode() + "县委".encode("gbk") + b"\n")
    assert "编码不对" in result.stdout.decode()
    assert "上级" not in (tmp_path / "青山镇2025.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("2025\n青山镇\n".encode("gbk"), "GBK（记事本的“ANSI”）"),
        ("2025\n青山镇\n".encode() + "县委\n镇长\n".encode("gbk"), "GBK（记事本的“ANSI”）"),
        ("2025\n青山镇\n".encode("utf-16"), "UTF-16（记事本的“Unicode”）"),
        ("2025\n青山镇\n".encode("utf-16-le"), "UTF-16（记事本的“Unicode”）"),
        (b"2025\n\xff\x80\xff\n", "看不出是哪种编码"),
    ],
)
def test_input_in_another_encoding_is_named_and_no_later_line_answers_another_question(tmp_path, data, name):
    result = ask(cwd=tmp_path, lines=data)
    assert result.returncode == 1
    assert name in result.stdout.decode() and name in result.stderr.decode()
    assert "另存为 UTF-8" in result.stderr.decode() and "Traceback" not in result.stderr.decode()
    assert result.stdout.decode().count("✗") == 1


def test_a_mark_in_front_of_utf_8_is_no_part_of_the_first_answer(tmp_path):
    ask(cwd=tmp_path, lines="2025\n青山镇\n".encode("utf-8-sig"))
    assert examine(tmp_path / "青山镇2025.yaml").facts.basic.year == 2025


def test_a_terminal_of_another_encoding_is_understood_in_it():
    typed, shown = BytesIO("县委、县政府\n".encode("gbk")), StringIO()
    face = PlainFace(typed, shown, encoding="gbk")
    assert face.ask(Question("甲", "乙")) == "县委、县政府"


@pytest.mark.parametrize(("encoding", "taken"), [("GBK", "gbk"), ("UTF-8", "utf-8"), ("ANSI_X3.4-1968", "utf-8")])
def test_what_the_system_says_of_its_terminal_decides_how_it_is_read(monkeypatch, encoding, taken):
    monkeypatch.setattr(locale, "getpreferredencoding", lambda _: encoding)
    assert session.terminal_encoding() == taken


def test_a_signal_saves_and_is_130(tmp_path):
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        process = subprocess.Popen(
            [*FAZHI, "ask", "--plain", f"{name}.yaml"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        process.stdin.write("2025\n青山镇\n".encode())
        process.stdin.flush()
        for line in process.stdout:
            if "上级党委政府名称" in line.decode():
                break
        process.send_signal(getattr(signal, name))
        said = process.communicate(timeout=30)[0].decode()
        assert process.returncode == 130
        assert f"接着填：fazhi ask {name}.yaml" in said
        assert examine(tmp_path / f"{name}.yaml").facts.basic.town == "青山镇"


def test_the_second_interview_on_a_file_is_refused_with_2(tmp_path):
    (tmp_path / "a.yaml").write_text("基本信息: {年度: 2025, 乡镇名称: 青山镇}\n", encoding="utf-8")
    with generator.Interview(tmp_path / "a.yaml"):
        result = ask("a.yaml", cwd=tmp_path, lines=[])
    assert result.returncode == 2
    assert "正在另一个窗口里填" in result.stderr.decode()


def wide(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_of_any_question_is_wider_than_the_terminal(columns):
    state = State.of("基本信息: {年度: 2025, 乡镇名称: 罗子山瑶族乡}\n")
    left = Progress("依法履职与政务服务", 13, 42, 330)
    for step in plan(state, QuestionScope(full=True)):
        question = step.question(state)
        for line in (*lines_of(question, left, columns), *help_of(question, columns)):
            assert wide(line) <= columns + 2, line  # a stop may hang over


def test_a_long_list_stands_before_its_question():
    options = tuple(f"第{number}个" for number in range(30))
    lines = lines_of(Question("甲", "选哪个？", "choice", options=options), Progress("甲", 1, 1, 1), 60)
    assert lines.index("选哪个？") > lines.index("  30 第29个")


def test_the_menu_is_for_terminals_and_the_help_page_for_all_others(tmp_path):
    assert fazhi(cwd=tmp_path).stdout.startswith("用法：")


def test_a_new_year_begins_from_last_years_file_beside_it(tmp_path):
    last = tmp_path / "青山镇2025.yaml"
    last.write_text(
        "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n普法宣传:\n  宣传资料份数: 5000余\n"
        "不足和原因:\n  - 问题: 执法力量不足\n    原因: 编制有限\n    具体表现: 持证15人\n"
        "  - 问题: 普法形式单一\n    原因: 人手少\n    具体表现: 发放资料5000份\n"
        "下一年度安排:\n  - 安排标题: 加强执法和普法\n    安排内容: 培训4次\n    对应问题: 1、2\n",
        encoding="utf-8",
    )
    said = ask(cwd=tmp_path, lines=["", "", *[""] * 90, "目录", "保存退出"]).stdout.decode()
    assert "上年的填报文件：青山镇2025.yaml" in said
    assert "［2026］" in said
    assert (tmp_path / "青山镇2026.yaml").is_file()
    assert "上年：5000余份" in said
    assert "上年的不足“执法力量不足”" in said
    assert "例如：2027-01-15" in said
