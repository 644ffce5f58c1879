"""What we wrote and nobody changed is known again, whichever version wrote it; anything else is a person's."""

import hashlib
import io
import re
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from generator.layout import lay_out
from generator.layout.web import web_page
from generator.report.outline import Paragraph, Report, Run
from generator.writing import remove_ours, write_beside
from generator.writing.ledger import LIST, FolderLedger
from generator.writing.ownership import is_ours

REPORT = Report((Paragraph("title", (Run("青山镇报告"),)),))


def workbook(words, mark=""):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.set_properties({"comments": mark, "created": datetime(2025, 1, 1)})
        book.add_worksheet("汇总").write_string(0, 0, words)
    return data.getvalue()


FILES = {
    "报告.docx": lay_out(REPORT),
    "报告.html": web_page(REPORT),
    "报告.txt": "青山镇报告\r\n".encode(),
    "汇总.xlsx": workbook("青山镇"),
}


def listed(folder):
    return (folder / LIST).read_text(encoding="utf-8") if (folder / LIST).exists() else ""


@pytest.mark.parametrize("name", FILES)
def test_what_we_wrote_is_ours_until_a_byte_of_it_is_changed(tmp_path, name):
    path = write_beside(tmp_path / name, FILES[name]).path
    assert is_ours(path)
    path.write_bytes(FILES[name].replace(b"\xe9", b"\xe8") + b"\n")
    assert not is_ours(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "一句话".encode(), "一句话".encode("utf-16"), bytes(1000)])
def test_what_a_person_wrote_is_not_ours(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert not is_ours(tmp_path / name)


def test_only_what_bears_no_mark_is_listed(tmp_path):
    for name, data in FILES.items():
        write_beside(tmp_path / name, data)
    assert [line.partition("  ")[2] for line in listed(tmp_path).splitlines()] == ["报告.txt", "汇总.xlsx"]


def test_a_run_killed_between_the_list_and_the_file_knows_the_old_one_and_the_new_one(tmp_path):
    path = tmp_path / "汇总.xlsx"
    write_beside(path, b"old")
    (tmp_path / LIST).write_bytes(FolderLedger(tmp_path).begin(path.name, b"new"))
    assert is_ours(path)
    path.write_bytes(b"new")
    assert is_ours(path)
    write_beside(path, b"newer")
    assert FolderLedger(tmp_path).digests(path.name) == (hashlib.sha256(b"newer").hexdigest(),)


def test_what_is_not_to_be_listed_is_not(tmp_path):
    write_beside(tmp_path / "日志.txt", b"a", force=True, listed=False)
    write_beside(tmp_path / "日志.txt", b"b", force=True, listed=False)
    assert (tmp_path / "日志.txt").read_bytes() == b"b"
    assert listed(tmp_path) == ""


def test_what_is_ours_is_removed_and_nothing_else(tmp_path):
    ours, theirs = tmp_path / "退回.xlsx", tmp_path / "别的.xlsx"
    write_beside(ours, b"rows")
    theirs.write_bytes(b"rows")
    for path in (ours, theirs, tmp_path / "不在.xlsx"):
        remove_ours(path)
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["别的.xlsx"]
    assert listed(tmp_path) == ""


def test_a_list_that_an_earlier_version_recorded_elsewhere_is_ours(tmp_path):
    (tmp_path / "汇总.xlsx").write_bytes(b"rows")
    earlier = {("汇总.xlsx", hashlib.sha256(b"rows").hexdigest())}
    assert is_ours(tmp_path / "汇总.xlsx", earlier)
    assert not is_ours(tmp_path / "汇总.xlsx", {("缺料清单.xlsx", hashlib.sha256(b"rows").hexdigest())})
    assert write_beside(tmp_path / "汇总.xlsx", b"more", earlier=earlier).path.name == "汇总.xlsx"


def marked_as_before(words):
    """A workbook as earlier versions wrote 检查结果.xlsx: its comment is a hash of all parts but the properties."""
    with zipfile.ZipFile(io.BytesIO(workbook(words))) as package:
        names = sorted(name for name in package.namelist() if not name.startswith("docProps/"))
        digest = hashlib.sha256(b"".join(name.encode() + package.read(name) for name in names)).hexdigest()
    return workbook(words, digest)


def test_a_workbook_that_bears_the_mark_of_an_earlier_version_is_ours_until_it_is_changed(tmp_path):
    path = tmp_path / "检查结果.xlsx"
    path.write_bytes(marked_as_before("青山镇"))
    assert is_ours(path)
    path.write_bytes(workbook("绿水镇", re.search(b"[0-9a-f]{64}", _core(marked_as_before("青山镇")))[0].decode()))
    assert not is_ours(path)


def _core(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("docProps/core.xml")
