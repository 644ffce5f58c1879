"""Files are replaced whole or not at all, and never those that a person has worked on."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.errors import UsageFault
from generator.layout import lay_out
from generator.layout.web import web_page
from generator.report.naming import safe_stem
from generator.report.outline import Paragraph, Report, Run
from generator.writing import replace_file, write_beside
from generator.writing.ledger import LIST

ONE = lay_out(Report((Paragraph("title", (Run("一号"),)),)))
TWO = lay_out(Report((Paragraph("title", (Run("二号"),)),)))


def edited(docx: bytes, path: Path) -> None:
    """The document as Word would save it with another word in it."""
    path.write_bytes(docx)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace("号".encode(), "样".encode())
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def in_child(code: str, *arguments: object, run_by: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own that a shell command leads to."""
    command = ["sh", "-c", f'{run_by} "$@"', "sh", sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


WRITE = """
import sys
from pathlib import Path
from generator.errors import UsageFault
from generator.writing import replace_file
try:
    replace_file(Path(sys.argv[1]), b"new" * 300_000)
except UsageFault as fault:
    print(fault)
    sys.exit(2)
"""
PLAIN_WRITE = """
import sys
with open(sys.argv[1], "wb") as file:
    file.write(b"x" * 900_000)
"""


def test_a_new_file_has_the_data_and_nothing_lies_beside_it(tmp_path):
    replace_file(tmp_path / "a.docx", b"data")
    assert (tmp_path / "a.docx").read_bytes() == b"data"
    assert names(tmp_path) == ["a.docx"]


def test_a_new_file_may_be_read_by_whom_the_system_says_and_an_old_one_by_whom_it_was(tmp_path):
    (tmp_path / "plain").touch()
    replace_file(tmp_path / "new.docx", b"data")
    assert (tmp_path / "new.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "old.docx").touch(mode=0o640)
    (tmp_path / "old.docx").chmod(0o640)
    replace_file(tmp_path / "old.docx", b"data")
    assert stat.S_IMODE((tmp_path / "old.docx").stat().st_mode) == 0o640


def test_a_file_too_large_for_the_system_leaves_the_old_one_and_says_why(tmp_path):
    old = tmp_path / "a.docx"
    old.write_bytes(b"old")
    limit = "ulimit -f 64; exec"
    assert in_child(PLAIN_WRITE, tmp_path / "obstacle", run_by=limit).returncode != 0, "the obstacle is none"
    (tmp_path / "obstacle").unlink()
    result = in_child(WRITE, old, run_by=limit)
    assert (result.returncode, "文件超出系统允许的大小" in result.stdout) == (2, True), result.stderr
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["a.docx"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path):
    """A disk of 64 KiB of its own, mounted where nobody else sees it."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare on this system, so no small disk to fill")
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size=64k none "{disk}" || exit 77
        printf old > "{disk}/a.docx"
        "$1" -c "$3" "{disk}/obstacle" 2>/dev/null && exit 78
        rm "{disk}/obstacle"
        "$1" -c "$2" "{disk}/a.docx"; echo "code $?"
        cat "{disk}/a.docx"; echo; ls -A "{disk}"
    """
    result = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", sys.executable, WRITE, PLAIN_WRITE],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if result.returncode in (1, 77):
        pytest.skip(f"this system lets nobody mount a disk: {result.stderr.strip()}")
    assert result.returncode == 0, "the obstacle is none"
    said, code, content, *listed = result.stdout.splitlines()
    assert "磁盘已满" in said
    assert (code, content, listed) == ("code 2", "old", ["a.docx"])


def test_ctrl_c_in_the_middle_leaves_the_old_file_alone(tmp_path):
    old = tmp_path / "a.docx"
    old.write_bytes(b"old")
    previous = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.005)
        with pytest.raises(KeyboardInterrupt):
            replace_file(old, bytes(200_000_000))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("没有这个文件夹/a.docx", "文件夹“{folder}/没有这个文件夹”不存在"),
        ("file/a.docx", "路径中有一段不是文件夹"),
        ("很" * 100 + ".docx", "文件名太长"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_named(tmp_path, place, said):
    (tmp_path / "file").touch()
    with pytest.raises(UsageFault, match=said.format(folder=tmp_path)):
        replace_file(tmp_path / place, b"data")
    assert names(tmp_path) == ["file"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path):
    """An administrator may write anywhere unless that power is given up."""
    powerless = "exec setpriv --bounding-set -dac_override" if os.getuid() == 0 else "exec"
    tmp_path.chmod(0o555)
    try:
        obstacle = in_child(PLAIN_WRITE, tmp_path / "obstacle", run_by=powerless)
        result = in_child(WRITE, tmp_path / "a.docx", run_by=powerless)
    finally:
        tmp_path.chmod(0o755)
    assert "PermissionError" in obstacle.stderr, "the obstacle is none"
    assert (result.returncode, "没有权限" in result.stdout) == (2, True), result.stderr
    assert names(tmp_path) == []


def test_our_own_untouched_draft_is_written_anew(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(ONE)
    written = write_beside(target, TWO, taken=set())
    assert (written.path, written.instead_of) == (target, "")
    assert target.read_bytes() == TWO


def test_an_edited_draft_stays_and_the_new_one_stands_beside_it(tmp_path):
    target = tmp_path / "a.docx"
    edited(ONE, target)
    theirs = target.read_bytes()
    written = write_beside(target, TWO, taken=set())
    assert written.path.name == "a（2）.docx"
    assert "已有人修改过" in written.instead_of
    assert target.read_bytes() == theirs
    edited(TWO, tmp_path / "a（2）.docx")
    assert write_beside(target, TWO, taken=set()).path.name == "a（3）.docx"


@pytest.mark.parametrize("data", [b"", b"not a docx", b"PK\x03\x04 broken"])
def test_what_is_no_draft_of_ours_is_not_replaced(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    assert write_beside(tmp_path / "a.docx", ONE, taken=set()).path.name == "a（2）.docx"
    assert (tmp_path / "a.docx").read_bytes() == data


@pytest.mark.parametrize(
    "lock", ["~$报告.docx", "~$2025年报告.docx", ".~我镇2025年报告.docx", ".~lock.我镇2025年报告.docx#"]
)
def test_a_draft_that_is_open_in_an_editor_is_not_replaced(tmp_path, lock):
    name = "报告.docx" if lock == "~$报告.docx" else "我镇2025年报告.docx"
    (tmp_path / name).write_bytes(ONE)
    (tmp_path / lock).touch()
    written = write_beside(tmp_path / name, TWO, taken=set())
    assert written.path.stem.endswith("（2）")
    assert "打开" in written.instead_of
    assert (tmp_path / name).read_bytes() == ONE


def test_a_draft_that_was_made_read_only_is_not_replaced_not_even_by_an_administrator(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(ONE)
    target.chmod(0o444)
    assert write_beside(target, TWO, taken=set()).instead_of == "设成了只读"
    assert target.read_bytes() == ONE


def test_force_replaces_what_was_edited_but_no_folder(tmp_path):
    edited(ONE, tmp_path / "a.docx")
    (tmp_path / "b.docx").mkdir()
    assert write_beside(tmp_path / "a.docx", TWO, taken=set(), force=True).path.name == "a.docx"
    assert write_beside(tmp_path / "b.docx", TWO, taken=set(), force=True).path.name == "b（2）.docx"


def test_two_drafts_of_one_name_in_one_run_both_stay_even_if_only_capitals_differ(tmp_path):
    taken: set[str] = set()
    assert write_beside(tmp_path / "a.docx", ONE, taken=taken).path.name == "a.docx"
    assert write_beside(tmp_path / "A.docx", TWO, taken=taken, force=True).path.name == "A（2）.docx"
    assert (tmp_path / "a.docx").read_bytes() == ONE


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("商酒务镇", "商酒务镇"),
        ("../../x", "／..／x"),
        ("a/b\\c", "a／b＼c"),
        ('<镇>:"*?|', "＜镇＞：”＊？｜"),
        ("CON", "_CON"),
        ("con.镇", "_con.镇"),
        ("lpt1", "_lpt1"),
        ("conx", "conx"),
        ("镇. .", "镇"),
        ("镇\n\u202e\x00", "镇"),
        ("...", "_"),
        ("", "_"),
    ],
)
def test_a_name_is_made_safe_for_every_system(name, made):
    assert safe_stem(name) == made


TEXT, CHANGED = "全年开展普法活动22场次。\r\n".encode(), "全年开展普法活动23场次。\r\n".encode()


def test_a_text_of_ours_is_written_anew_and_one_that_a_person_changed_is_left(tmp_path):
    path = tmp_path / "报告.txt"
    assert write_beside(path, TEXT, taken=set()).path == path
    assert write_beside(path, CHANGED, taken=set()).path == path
    assert path.read_bytes() == CHANGED
    path.write_bytes(CHANGED + "我加的一句。".encode())
    again = write_beside(path, TEXT, taken=set())
    assert (again.path.name, again.instead_of) == ("报告（2）.txt", "已有人修改过，或不是本程序写的")
    assert path.read_bytes().endswith("我加的一句。".encode())
    assert write_beside(path, TEXT, taken=set(), force=True).path == path


@pytest.mark.parametrize("listed", [None, b"", b"\xff\xfe", "不是清单".encode()])
def test_a_text_whose_list_is_lost_or_spoilt_counts_as_a_persons(tmp_path, listed):
    path = tmp_path / "报告.txt"
    write_beside(path, TEXT, taken=set())
    if listed is None:
        (tmp_path / LIST).unlink()
    else:
        (tmp_path / LIST).write_bytes(listed)
    assert write_beside(path, TEXT, taken=set()).path.name == "报告（2）.txt"


def test_the_list_of_texts_keeps_what_it_says_of_others(tmp_path):
    for name in ("甲.txt", "乙 （2）.txt"):
        write_beside(tmp_path / name, TEXT, taken=set())
    for name in ("甲.txt", "乙 （2）.txt"):
        assert write_beside(tmp_path / name, CHANGED, taken=set()).path.name == name


def test_a_page_of_ours_is_written_anew_and_one_that_a_person_changed_is_left(tmp_path):
    path = tmp_path / "报告.html"
    first = web_page(Report((Paragraph("title", (Run("甲报告"),)),)))
    second = web_page(Report((Paragraph("title", (Run("乙报告"),)),)))
    write_beside(path, first, taken=set())
    assert write_beside(path, second, taken=set()).path == path
    path.write_bytes(second.replace("乙报告".encode(), "丙报告".encode()))
    assert write_beside(path, first, taken=set()).path.name == "报告（2）.html"
