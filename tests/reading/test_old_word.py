"""Old Word files, with LibreOffice and without."""

import os
import subprocess
import sys

import pytest

from generator.errors import InputFault
from generator.layout import lay_out
from generator.reading import read
from generator.reading.old_word import to_docx
from generator.report.outline import Paragraph, Report, Run

BODY = Paragraph("body", (Run("全年学法12次，现将有关情况报告如下。"),))
REPORT = Report((Paragraph("title", (Run("关于情况的报告"),)), Paragraph("heading", (Run("举措"),), 1, "一、"), BODY))


@pytest.fixture(scope="module")
def old(require_tool, tmp_path_factory):
    """A report as Word 97 saves it."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "a.docx").write_bytes(lay_out(REPORT))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [require_tool("soffice"), profile, "--headless", "--norestore", "--convert-to", "doc:MS Word 97"]
    subprocess.run([*command, "--outdir", folder, folder / "a.docx"], capture_output=True, timeout=120)
    return folder / "a.doc"


def test_an_old_file_reads_like_a_new_one(old):
    assert read(old).report == REPORT


def test_a_conversion_that_takes_too_long_is_ended(old):
    with pytest.raises(InputFault, match=r"转换超过 0.01 秒，已停止。请用 Word 或 WPS 打开，另存为"):
        to_docx(old.read_bytes(), seconds=0.01)


def test_a_damaged_old_file_is_refused(require_tool):
    require_tool("soffice")
    with pytest.raises(InputFault, match=r"转换失败|没有文字|不是"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 3000)


WITHOUT = """
import sys
from pathlib import Path
from generator.errors import InputFault
from generator.reading import read
try:
    read(Path(sys.argv[1]))
except InputFault as error:
    sys.stdout.buffer.write(str(error).encode())
"""


def test_without_libreoffice_it_is_said_how_to_save_the_file(tmp_path):
    (tmp_path / "旧稿.wps").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    environment = {**os.environ, "PATH": str(tmp_path), "ProgramFiles": "", "ProgramFiles(x86)": ""}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, tmp_path / "旧稿.wps"], env=environment, capture_output=True, timeout=60
    )
    assert done.stdout.decode() == (
        "旧稿.wps：这是旧式的 .doc 或 .wps 文件，这台电脑没有装 LibreOffice，转换不了。"
        "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试。"
    )
