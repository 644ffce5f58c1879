"""The command as a person meets it: Chinese, one exit code for each outcome, results apart from talk."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from running import FAZHI, facts_file, fazhi, finished_file

import generator
from generator.commands.main import app
from generator.files.resources import resource

COMMANDS = sorted(app.commands)
ENGLISH_OF_CLICK = re.compile(
    r"Usage|Options|Commands|Arguments|Error|Try|Show this|No such|Missing|Invalid|OPTIONS|ARGS"
)


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), *((name, "--help") for name in COMMANDS)])
def test_help_is_chinese_from_first_line_to_last(tmp_path, arguments):
    result = fazhi(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("用法：fazhi")
    assert not ENGLISH_OF_CLICK.search(result.stdout)
    assert "显示帮助" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_argument_and_option_is_explained(name):
    command = app.commands[name]
    assert command.help
    for param in command.params:
        said = getattr(param, "meaning", "") or getattr(param, "help", "")
        assert re.search("[一-鿿]", said), f"{name} {param.name}"


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_help_fits_a_terminal_of_80_columns(tmp_path, arguments):
    for line in fazhi(*arguments, "--help", cwd=tmp_path).stdout.splitlines():
        assert wide(line) <= 80, line


def test_the_commands_are_those_of_the_package():
    functions = {
        "ask": "Interview", "batch": "draft_towns", "check": "check", "rollup": "roll_up_towns", "rules": "list_rules",
        "sheet county": "county_sheet", "sheet from": "sheet_from", "sheet to": "facts_from_sheets",
        "sheet town": "town_sheet",
        "demo": "demo", "draft": "draft", "fields": "find_fields", "missing": "missing", "new": "new",
        "schema": "schema", "serve": "serve", "settings": "choices", "sources": "figures", "validate": "validate",
        "take": "take_reports",
        "templates copy": "copy_templates", "templates check": "check_templates", "templates form": "make_form",
    }  # fmt: skip
    groups = {name: list(command.commands) for name, command in app.commands.items() if hasattr(command, "commands")}
    inside = [f"{name} {inner}" for name, inners in groups.items() for inner in inners]
    assert sorted(functions) == sorted([*(name for name in COMMANDS if name not in groups), *inside])
    assert set(functions.values()) <= set(generator.__all__)


def test_the_version_is_that_of_the_distribution(tmp_path):
    assert fazhi("--version", cwd=tmp_path).stdout == f"fazhi {generator.__version__}\n"


def test_the_installed_command_and_the_module_are_one(tmp_path):
    installed = (str(Path(sys.executable).with_name("fazhi")),)
    assert fazhi("--help", cwd=tmp_path, by=installed).stdout == fazhi("--help", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("drfat",), "没有“drfat”这个命令。是否想写“draft”？"),
        (("起草",), "没有“起草”这个命令。"),
        (("draft", "--fianl", "a.yaml"), "没有“--fianl”这个选项。是否想写“--final”？"),
        (("draft", "-x", "a.yaml"), "没有“-x”这个选项。"),
        (("--verbose",), "没有“--verbose”这个选项。"),
        (("draft",), "缺少参数“填报文件…”。"),
        (("missing",), "缺少参数“填报文件…”。"),
        (("sources",), "缺少参数“填报文件”。"),
        (("sources", "a.yaml", "b.yaml"), "多了参数：b.yaml。"),
        (("demo", "a", "b"), "多了参数：b。"),
        (("sources", "a.yaml", "--format", "xml"), "“xml”不在可选范围内，请从 text、json 中选一个。"),
        (("draft", "a.yaml", "-o"), "选项“-o”后面缺少内容。"),
        (("draft", "a.yaml", "--final=yes"), "选项“--final”后面不能带值。"),
    ],
)
def test_a_wrong_call_is_told_in_chinese_with_2(tmp_path, arguments, said):
    result = fazhi(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "--help”查看帮助" in result.stderr
    assert not ENGLISH_OF_CLICK.search(result.stderr)


@pytest.mark.parametrize("command", ["draft", "sources", "validate", "missing"])
def test_a_file_that_is_not_there_is_2(tmp_path, command):
    result = fazhi(command, "没有.yaml", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("没有.yaml：没有这个文件。")


@pytest.mark.parametrize("command", ["draft", "sources", "validate", "missing"])
def test_a_folder_instead_of_a_file_is_2(tmp_path, command):
    (tmp_path / "facts.yaml").mkdir()
    result = fazhi(command, "facts.yaml", cwd=tmp_path)
    assert (result.returncode, "这是文件夹" in result.stderr) == (2, True)


def test_a_file_that_may_not_be_read_is_2(tmp_path):
    """An administrator may read anything unless that power is given up."""
    facts = facts_file(tmp_path)
    facts.chmod(0)
    powerless = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.getuid() == 0 else ()
    obstacle = subprocess.run([*powerless, "cat", facts], capture_output=True, check=False)
    assert obstacle.returncode != 0, "the obstacle is none"
    result = fazhi("validate", facts, cwd=tmp_path, by=(*powerless, *FAZHI))
    assert (result.returncode, "权限" in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("command", ["draft", "sources", "missing"])
def test_faults_of_the_facts_are_1_all_of_them_on_stderr(tmp_path, command):
    facts = facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 若干\n  依申请公开新收件数: -3")
    result = fazhi(command, facts.name, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "若干" in result.stderr
    assert "-3" in result.stderr
    assert "Traceback" not in result.stderr


def test_validating_shows_faults_as_its_result(tmp_path):
    good, bad = facts_file(tmp_path, "good.yaml"), facts_file(tmp_path, "bad.yaml", town="青山")
    result = fazhi("validate", good.name, bad.name, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    assert re.search(r"^good\.yaml：没有错误；核心内容还有\d+项未填（清单：fazhi missing good\.yaml）\n", result.stdout)
    assert "bad.yaml：有1处错误\n" in result.stdout
    assert fazhi("validate", good.name, cwd=tmp_path).returncode == 0


def test_validating_a_file_that_lacks_nothing_says_that_it_passes(tmp_path):
    finished = finished_file(tmp_path)
    assert fazhi("validate", finished.name, cwd=tmp_path).stdout == "finished.json：通过\n"


def test_validating_counts_what_is_unfilled_and_what_is_still_to_come(tmp_path):
    facts = facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 待补")
    shown = fazhi("validate", facts.name, cwd=tmp_path).stdout
    unfilled = generator.validate(facts)[0].unfilled
    assert shown == f"facts.yaml：没有错误；核心内容还有{unfilled}项未填、1项待补（清单：fazhi missing facts.yaml）\n"


DOUBTFUL = "行政执法:\n  应持证执法人员人数: 10\n  持有效行政执法证人数: 12\n"


def test_validating_says_how_a_relation_is_confirmed_and_shows_the_reason_afterwards(tmp_path):
    doubtful = facts_file(tmp_path, more=DOUBTFUL)
    asked = fazhi("validate", doubtful.name, cwd=tmp_path)
    assert (asked.returncode, "1处需要核实" in asked.stdout, "已确认" in asked.stdout) == (0, True, True)
    facts_file(tmp_path, more=f"{DOUBTFUL}已确认:\n  持证多于应持证: 两名已调离执法岗位，证件仍有效")
    confirmed = fazhi("validate", doubtful.name, cwd=tmp_path)
    assert "需要核实" not in confirmed.stdout
    assert "已核实：持证多于应持证：两名已调离执法岗位，证件仍有效" in confirmed.stdout


def test_a_missing_file_among_several_does_not_silence_the_others(tmp_path):
    good, bad = facts_file(tmp_path, "good.yaml"), facts_file(tmp_path, "bad.yaml", town="青山")
    result = fazhi("validate", "没有.yaml", good.name, cwd=tmp_path)
    assert (result.returncode, result.stdout[:13]) == (2, "good.yaml：没有错")
    result = fazhi("missing", "没有.yaml", bad.name, good.name, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout.startswith("青山镇2025年度")
    assert "没有.yaml" in result.stderr
    assert "bad.yaml" in result.stderr


def test_what_is_missing_is_a_message_to_forward(tmp_path):
    result = fazhi("missing", facts_file(tmp_path).name, "--today", "2026-02-17", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stderr == "距报送期限2026年3月1日还有12天，距公开期限2026年4月1日还有43天。\n"
    assert result.stdout.startswith("青山镇2025年度法治政府建设情况报告还缺")
    assert "司法所：\n1. " in result.stdout


def test_where_nothing_is_missing_it_says_so_and_forwards_nothing(tmp_path):
    result = fazhi("missing", finished_file(tmp_path).name, "--today", "2026-03-01", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
    talk = result.stderr.splitlines()
    assert talk == ["finished.json：核心内容都有了。", "今天到报送期限2026年3月1日，距公开期限2026年4月1日还有31天。"]


def test_the_verdict_for_programs_has_the_faults_or_the_facts_as_a_facts_file(tmp_path):
    good, bad = facts_file(tmp_path), tmp_path / "坏.yaml"
    bad.write_text("基本信息: {年度: 25, 乡镇名称: 青山镇}\n", encoding="utf-8")
    told = fazhi("validate", good.name, bad.name, "--format", "json", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (1, "")
    right, wrong = json.loads(told.stdout)
    assert (wrong["facts"], wrong["faults"][0]["what"], wrong["faults"][0]["line"]) == (None, "“25”的年份只写了两位", 1)
    assert (right["file"], right["faults"]) == (good.name, [])
    (tmp_path / "再来.json").write_text(json.dumps(right["facts"], ensure_ascii=False), encoding="utf-8")
    again = fazhi("validate", "再来.json", "--format", "json", cwd=tmp_path)
    assert json.loads(again.stdout)[0]["facts"] == right["facts"]


def test_the_sources_are_text_or_json(tmp_path):
    facts = facts_file(tmp_path)
    text = fazhi("sources", facts.name, cwd=tmp_path)
    assert (text.returncode, text.stderr) == (0, "")
    assert "5000余 ← 普法宣传 › 宣传资料份数：5000余" in text.stdout
    told = json.loads(fazhi("sources", facts.name, "--format", "json", cwd=tmp_path).stdout)
    assert {"figures", "unused"} == set(told)


def test_the_sources_leave_out_the_year_and_its_phrases_unless_asked_for_all(tmp_path):
    facts = facts_file(tmp_path)
    short, whole = (fazhi("sources", facts.name, *more, cwd=tmp_path).stdout for more in ((), ("--all",)))
    assert "基本信息 › 年度" not in short
    assert "基本信息 › 年度：2025" in whole
    assert "提法 › 纲要" in whole
    assert set(short.splitlines()) <= set(whole.splitlines())


def test_drafting_prints_paths_on_stdout_and_talks_on_stderr(tmp_path):
    facts = facts_file(tmp_path, more="政务公开:\n  主动公开信息条数: 待补")
    result = fazhi("draft", facts.name, cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout == str(Path("成果", "青山镇2025年度法治政府建设情况的报告（报送版）（草稿）.docx")) + "\n"
    assert (tmp_path / result.stdout.strip()).is_file()
    assert "待补1处" in result.stderr
    assert "党政办" in result.stderr
    assert "fazhi missing facts.yaml" in result.stderr


def test_a_template_at_fault_is_3_and_nothing_is_written(tmp_path):
    facts = facts_file(tmp_path)
    (tmp_path / "layout.docx").write_bytes(b"this is no Word file")
    result = fazhi("draft", facts.name, "--layout", "layout.docx", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (3, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.yaml", "layout.docx"]


def test_a_name_that_is_no_utf8_neither_stops_nor_garbles(tmp_path):
    facts = facts_file(tmp_path)
    strange = os.fsencode(tmp_path) + b"/\xc7\xe0.yaml"
    facts.rename(os.fsdecode(strange))
    result = subprocess.run([*FAZHI, "validate", strange], capture_output=True, check=False)
    assert result.returncode == 0
    assert "\\udcc7\\udce0.yaml：没有错误" in result.stdout.decode()


def test_output_is_utf8_whatever_the_system_says(tmp_path):
    facts = facts_file(tmp_path)
    result = fazhi("validate", facts.name, cwd=tmp_path, PYTHONIOENCODING="gbk", LC_ALL="C")
    assert (result.returncode, result.stdout[:15]) == (0, "facts.yaml：没有错误")


BROKEN = 'raise RuntimeError("this computer has a broken lxml")\n'


def test_what_nobody_foresaw_is_one_chinese_line_and_1_the_rest_only_with_debug(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "lxml.py").write_text(BROKEN)
    facts = facts_file(tmp_path)
    result = fazhi("draft", facts.name, cwd=tmp_path, PYTHONPATH=str(tmp_path / "broken"))
    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch("程序出错.*--debug.*\n", result.stderr)
    told = fazhi("draft", "--debug", facts.name, cwd=tmp_path, PYTHONPATH=str(tmp_path / "broken"))
    assert told.returncode == 1
    assert "Traceback" in told.stderr


@pytest.mark.parametrize("arguments", [("--debug", "validate", "没有.yaml"), ("validate", "没有.yaml", "--debug")])
def test_debug_shows_where_an_error_comes_from_in_either_place(tmp_path, arguments):
    result = fazhi(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" in result.stderr
    assert "没有.yaml：没有这个文件。" in result.stderr


def test_a_reader_that_stops_listening_is_no_error_to_tell(tmp_path):
    facts = facts_file(tmp_path)
    command = f"{' '.join(FAZHI)} sources {facts} --format json | head -c 1 > /dev/null"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""


def test_results_that_cannot_be_written_are_an_error_to_tell(tmp_path):
    facts = facts_file(tmp_path)
    command = [*FAZHI, "sources", str(facts)]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (2, "输出：磁盘已满。\n")


def test_a_closed_stdout_breaks_nothing(tmp_path):
    facts = facts_file(tmp_path)
    command = f"{' '.join(FAZHI)} draft {facts} >&-"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (result.returncode, "Traceback" in result.stderr) == (0, False)
    assert (tmp_path / "成果" / "青山镇2025年度法治政府建设情况的报告（报送版）.docx").is_file()


def interrupted(process):
    """What the process says last. Python loses a Ctrl-C that falls into a destructor: a person presses it again."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=2)[1]
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("it does not let itself be interrupted")


def test_ctrl_c_is_130_and_leaves_whole_files_only(tmp_path):
    many = [facts_file(tmp_path, f"{number}.yaml", town=f"第{number}镇").name for number in range(1000, 1400)]
    process = subprocess.Popen(
        [*FAZHI, "draft", *many], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("成果/*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    talk = interrupted(process)
    assert process.returncode == 130
    assert talk.strip() == "已中断；已写好的文件都是完整的。"
    written = list(tmp_path.glob("成果/*.docx"))
    assert 0 < len(written) < len(many)
    assert all(generator.read_docx(path).report.blocks for path in written)
    assert not [*tmp_path.glob(".*"), *tmp_path.glob("成果/.*")]


LOADED = "import sys; from generator.commands.main import Session, _run; _run({!r}, Session()); print(*sys.modules)"
UNASKED = {
    *("docx", "docxtpl", "jinja2", "openpyxl", "pydantic", "python_calamine", "questionary", "xlsxwriter"),
    *("generator.batch", "generator.compose", "generator.drafting", "generator.facts.facts", "multiprocessing"),
}
"""What a text is checked without: it is read and asked, and nothing is composed or written."""
HEAVY = {"docx", "docxtpl", "lxml", "jinja2", "questionary", "openpyxl", "filelock"}


@pytest.mark.parametrize(
    ("arguments", "unloaded"),
    [
        (["--help"], HEAVY | {"pydantic", "yaml"}),
        (["draft", "--help"], HEAVY | {"pydantic", "yaml"}),
        (["drfat"], HEAVY | {"pydantic", "yaml"}),
        (["validate", "faulty.yaml"], HEAVY),
        (["missing", "faulty.yaml"], HEAVY),
        # What a draft would not hold is known only once it is composed, and composing fills templates.
        (["validate", "facts.yaml"], HEAVY - {"jinja2"}),
        (["missing", "facts.yaml"], HEAVY - {"jinja2"}),
        (["new", "new.yaml"], HEAVY),
        (["ask", "--help"], HEAVY | {"pydantic", "yaml"}),
        (["schema", "-o", "schema.json"], HEAVY),
        (["fields", "热线"], HEAVY - {"jinja2"}),
        (["templates", "--help"], HEAVY | {"pydantic", "yaml"}),
        (["templates", "check", "没有"], HEAVY - {"jinja2"}),
        (["sources", "facts.yaml"], HEAVY - {"jinja2"}),
        (["draft", "facts.yaml"], {"questionary", "openpyxl"}),
        (["check", "报告.txt"], UNASKED),
        (["check", "--select", "FZ6", "报告.txt"], UNASKED),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_nothing_that_it_does_not_need(tmp_path, arguments, unloaded):
    facts_file(tmp_path)
    facts_file(tmp_path, "faulty.yaml", town="青山")
    (tmp_path / "报告.txt").write_bytes(resource("samples", "004-永和镇2024.outline.txt").read_bytes())
    result = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments)],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    loaded = set(result.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert not loaded & unloaded


def in_a_terminal(command: list[str], cwd: Path) -> str:
    """Run a command in a terminal of its own and give everything that it shows there."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(command, cwd=cwd, stdin=follower, stdout=follower, stderr=follower, close_fds=True)
    os.close(follower)
    shown = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            shown += os.read(leader, 65536)
        except OSError:  # Linux: the other end is closed
            break
    os.close(leader)
    assert process.wait(timeout=60) == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


def test_a_newcomers_journey_in_a_terminal(tmp_path):
    """What the demo names to try next can be typed as it stands, and works."""
    shown = in_a_terminal([*FAZHI, "demo"], tmp_path)
    tries = re.findall(r"^  fazhi (\S+) (\S+)　", shown, re.MULTILINE)
    assert [command for command, _ in tries] == ["missing", "sources", "draft"]
    for command, facts in tries:
        assert in_a_terminal([*FAZHI, command, facts], tmp_path)
    assert in_a_terminal([*FAZHI, "demo"], tmp_path) == shown


def test_both_editions_are_drafted_and_what_was_changed_is_told(tmp_path):
    more = "矛盾纠纷:\n  到县上访批次: 3"
    made = fazhi(
        "draft", facts_file(tmp_path, more=more).name, "--edition", "both", "--today", "2026-04-12", cwd=tmp_path
    )
    assert made.returncode == 0
    assert made.stdout.splitlines() == [
        str(Path("成果", "青山镇2025年度法治政府建设情况的报告（报送版）.docx")),
        str(Path("成果", "青山镇2025年度法治政府建设情况的报告（公开版）.docx")),
    ]
    assert "  公开版改动的地方：\n    不公开数据：到县上访批次，已略去\n" in made.stderr
    assert "  公开期限2026年4月1日已经过去11天，公开已经迟了。" in made.stderr


def test_an_edition_and_a_day_are_told_how_to_be_written(tmp_path):
    facts = facts_file(tmp_path).name
    wrong = fazhi("draft", facts, "--edition", "公开", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "是否想写“公开版”" in wrong.stderr
    wrong = fazhi("missing", facts, "--today", "3月1日", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "“3月1日”不是日期，请写成 2026-03-01" in wrong.stderr


def test_a_signing_date_far_ahead_is_a_fault_for_who_validates(tmp_path):
    found = fazhi("validate", facts_file(tmp_path).name, "--today", "2024-12-31", cwd=tmp_path)
    assert found.returncode == 1
    assert "成文日期2026-01-15在今天（2024-12-31）一年以后" in found.stdout
