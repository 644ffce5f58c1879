"""Workbooks made to do harm, or that harm by accident: nothing is run, nothing explodes, what happened is said."""

import io
import os
import struct
import sys
import zipfile

import openpyxl
import pytest
import xlsxwriter
from handing_out import FIRST, Handed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.report.naming import safe_stem
from generator.workbook.reading import package as packages
from generator.workbook.reading import read_workbook
from generator.workbook.reading.grids import read_grids
from generator.workbook.reading.package import Package
from generator.workbook.reading.scan import OddCells, parse, scan
from generator.workbook.reading.sheet_extras import MOST_COLUMNS, MOST_ROWS, NARROW, TALLEST, SheetExtras

SHEET, MATERIALS = "普法宣传", "宣传资料份数"
SHEET_1 = "xl/worksheets/sheet1.xml"


@pytest.fixture
def handed(tmp_path):
    return Handed.county(tmp_path)


def refused(path):
    """Why a file was not read at all."""
    book = read_workbook(path)
    assert book.towns == ()
    (fault,) = book.faults
    assert fault.file == str(path)
    return fault.what


def repacked(path, change):
    """The archive with its parts changed: ``change`` gives the bytes of a part, or None to leave it out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if (changed := change(name, data)) is not None:
                archive.writestr(name, changed)
    return path


# --- no workbook at all ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("表.xlsx", b"MZ\x90\x00" + bytes(200), "这不是工作簿"),
        ("表.xls", b"%PDF-1.7\n" + bytes(20), "这不是工作簿"),
        ("表.xlsx", b"PK\x03\x04 and then nothing", "文件已损坏，打不开"),
        ("表.xls", b"<html><table><tr><td>1</td></tr></table></html>", "这是网页（或 XML）改了扩展名，不是工作簿"),
        ("表.csv", "乡镇名称,年度\n".encode("utf-16"), "文件是 UTF-16 编码的文本"),
        ("表.csv", b"\xff\xfa\x81\x20\xff", "文字的编码看不懂（不是 UTF-8，也不是 GBK）"),
        ("表.xlsx", b"", "表里没有内容"),
    ],
)
def test_a_file_under_another_name_is_refused(tmp_path, name, data, what):
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(path) == what


def test_a_word_file_is_no_workbook(tmp_path):
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(path) == "这不是 Excel 工作簿"


def test_an_encrypted_workbook_is_told(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    )
    assert refused(path) == "文件加了密码，读不了"


def test_a_broken_xls_is_told_by_the_process_that_reads_it(tmp_path):
    path = tmp_path / "表.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert refused(path) == "文件已损坏，读不出来"


# --- bombs ----------------------------------------------------------------------------------------------------------


def test_a_zip_bomb_is_not_unpacked(handed, monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED", 20_000_000)
    repacked(handed.path, lambda name, data: data + b" " * 30_000_000 if name == SHEET_1 else data)
    assert handed.path.stat().st_size < 400_000
    assert refused(handed.path) == "文件解开以后大得不正常，没有打开"


def test_a_size_that_lies_is_found_out(handed):
    data = bytearray(handed.path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SHEET_1).file_size
    at = data.rfind(SHEET_1.encode()) - 46
    assert struct.unpack_from("<I", data, at + 24) == (size,)
    struct.pack_into("<I", data, at + 24, size // 2)
    handed.path.write_bytes(data)
    assert refused(handed.path) == "文件已损坏，解不开"


@pytest.mark.parametrize("part", [SHEET_1, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_are_refused_in_every_part(handed, part):
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    repacked(handed.path, lambda name, data: data.replace(b"?>", b"?>" + bomb, 1) if name == part else data)
    assert refused(handed.path) == "文件里有自定义的实体，可能是恶意文件，没有打开"


def test_parts_in_another_encoding_are_refused(handed):
    def in_utf16(name, data):
        return data.decode().replace("UTF-8", "UTF-16").encode("utf-16") if name == SHEET_1 else data

    assert refused(repacked(handed.path, in_utf16)) == "文件内部不是 UTF-8 编码"


def test_two_parts_of_one_name_are_refused(handed):
    with zipfile.ZipFile(handed.path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(SHEET_1, "<worksheet/>")
    assert refused(handed.path) == "文件里有重名的部件，不像 Excel 或 WPS 存的"


ALLOWED = f"{MOST_ROWS}行、{MOST_COLUMNS}列（{NARROW}列以内的表{TALLEST}行）"


@pytest.mark.parametrize(
    ("row", "column"), [(1_048_576, 1), (1, 16_384), (1_048_576, 16_384), (TALLEST + 1, 1), (1, 401)]
)
def test_content_far_outside_is_refused_before_it_takes_memory(tmp_path, row, column):
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(SHEET)
    page.write_row(0, 0, ["乡镇名称", MATERIALS])
    page.write_string(row - 1, column - 1, " ")
    book.close()
    assert refused(path) == f"第{row}行第{column}列还有内容，超出了{ALLOWED}"


@pytest.mark.parametrize("column", [1, 26, 27, 390, 391, 400])
@pytest.mark.parametrize("row", [2, 9_999, 49_999, 50_000])
def test_content_just_within_is_read(tmp_path, row, column):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(SHEET)
        page.write_row(0, 0, ["乡镇名称", MATERIALS])
        page.write_string(row - 1, column - 1, "青山镇")
    grid = next(read_grids(path).grids)
    assert grid.rows[row - 1][column - 1] == "青山镇"


def tall(tmp_path, column):
    """A form with something in the row behind the last that any may have, and something in a column of the second."""
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(SHEET)
        page.write_row(0, 0, ["乡镇名称", MATERIALS])
        page.write_string(1, column - 1, " ")
        page.write_row(MOST_ROWS, 0, ["青山镇", "5000余"])
    return path


def parsed(path):
    """The same form as another program writes it, so that it has to be parsed."""
    return repacked(path, lambda name, data: data.replace(b'<c r="', b'<c  r="') if name == SHEET_1 else data)


@pytest.mark.parametrize("written", [lambda path: path, parsed])
def test_a_long_form_has_to_be_narrow(tmp_path, written):
    (town,) = read_workbook(written(tall(tmp_path, NARROW))).towns
    assert town.cell == f"{SHEET}!A{MOST_ROWS + 1}"
    wide = written(tall(tmp_path, NARROW + 1))
    assert refused(wide) == f"第{MOST_ROWS + 1}行第{NARROW + 1}列还有内容，超出了{ALLOWED}"


def test_formats_far_outside_are_trimmed(tmp_path):
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    look = book.add_format({"bold": True})
    page = book.add_worksheet(SHEET)
    page.write_row(0, 0, ["乡镇名称", MATERIALS])
    for row in range(1, 11):
        page.write_row(row, 0, [f"第{row}镇", "5000余"])
    for row in (*range(11, 3000), 1_048_575):
        page.write_blank(row, 16_383 if row == 1_048_575 else 0, None, look)
    book.close()
    found = read_workbook(path)
    assert [town.name for town in found.towns] == [f"第{row}镇" for row in range(1, 11)]
    assert len(found.tables[0].grid.rows) == 11


# --- things inside --------------------------------------------------------------------------------------------------


def test_macros_are_not_run_and_told(handed):
    with zipfile.ZipFile(handed.path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"anything")
    book = read_workbook(handed.path)
    assert [fault.what for fault in book.faults] == ["文件里有宏（程序），没有运行"]
    assert len(book.towns) == 2


def test_links_to_other_workbooks_are_told(handed):
    with zipfile.ZipFile(handed.path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert "引用了别的工作簿" in read_workbook(handed.path).faults[0].what


def test_two_sheets_of_exactly_one_name_are_refused(handed):
    def renamed(name, data):
        return data.replace("普法宣传".encode(), "行政执法".encode()) if name == "xl/workbook.xml" else data

    assert refused(repacked(handed.path, renamed)) == "有两张工作表同名"


def test_a_cell_of_32767_characters_is_told_and_goes_back_whole(handed):
    from generator.workbook.forms.returned import returned_form

    text = "长" * 32_767
    handed.cell("不足和原因", "问题").value = text
    town = handed.read().towns[0]
    faults = town.examine().faults
    assert faults[0].what == "内容太长（32767个字符）"
    page = openpyxl.load_workbook(io.BytesIO(returned_form([(town, faults)])))["不足和原因"]
    assert text in [cell.value for cell in page[FIRST]]


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1+2", "@SUM(A1:A9)", '=HYPERLINK("http://a")', "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_goes_back_as_text(handed, typed):
    from generator.workbook.forms.returned import returned_form

    cell = handed.cell(SHEET, MATERIALS)
    cell.value, cell.data_type = typed, "s"
    town = handed.read().towns[0]
    faults = town.examine().faults or town.examine().to_confirm
    data = returned_form([(town, faults)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
    page = openpyxl.load_workbook(io.BytesIO(data))[SHEET]
    assert [cell.data_type for row in page for cell in row if cell.value == typed] == ["s"]


@pytest.mark.parametrize(
    "name", ["../../etc/青山镇", "CON", "con.镇", "青山镇\u202e", "a" * 300, "青山镇/二", "=青山镇"]
)
def test_a_name_that_no_town_has_is_refused_and_harms_no_file_name(handed, name):
    for sheet in (SHEET, "基本信息", "行政执法", "不足和原因", "下一年度安排"):
        page = handed.book[sheet]
        for row in range(FIRST, FIRST + 3):
            if page.cell(row, 1).value == "青山镇":
                page.cell(row, 1).value = name
                page.cell(row, 1).data_type = "s"
    town = next(town for town in handed.read().towns if town.name != "白塔镇")
    assert town.examine().faults
    assert not set(safe_stem(town.name)) & set('/\\:*?"<>|') and safe_stem(town.name).lower() not in (
        "con",
        "con.镇",
        "..",
    )


# --- the first look: scanned and parsed alike -----------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_a_sheet_that_is_scanned_tells_what_one_that_is_parsed_tells(tmp_path_factory, dice):
    path = tmp_path_factory.mktemp("look") / "表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    looks = [book.add_format({"num_format": shown}) for shown in ("General", "0%", "0.00%", "@", '0"%"', "yyyy-mm-dd")]
    page = book.add_worksheet("甲")
    for _ in range(dice.randint(0, 40)):
        row, column, look = dice.randint(0, 30), dice.randint(0, 60), dice.choice(looks)
        kind = dice.choice(["number", "text", "error", "formula", "unvalued", "blank", "hidden", "merged"])
        if kind == "number":
            page.write_number(row, column, dice.choice([0, 1, 0.5, 45000]), look)
        elif kind == "text":
            page.write_string(row, column, dice.choice(["甲", "<f>", 't="e"', "a'b", "&amp;"]), look)
        elif kind == "error":
            page.write_formula(row, column, "=1/0", look, dice.choice(["#DIV/0!", "#REF!", "#N/A"]))
        elif kind in ("formula", "unvalued"):
            page.write_formula(row, column, "=A1", look, 3 if kind == "formula" else "")
        elif kind == "blank":
            page.write_blank(row, column, None, look)
        elif kind == "hidden":
            page.set_row(row, None, None, {"hidden": True})
        elif kind == "merged":
            page.merge_range(40 + row * 2, column, 41 + row * 2, column + 1, "并") if not page.table.get(
                40 + row * 2
            ) else None
    book.close()
    with Package(path) as package:
        (part,) = package.sheets()
        odd = OddCells(package.percent_styles())
        scanned = scan(part.name, package.blocks(part.part), odd)
        assert scanned is not None
        assert scanned == parse(part.name, package.blocks(part.part), odd)


def test_a_sheet_written_in_another_way_is_parsed(handed):
    def prefixed(name, data):
        if name != SHEET_1:
            return data
        for tag in (b"worksheet", b"sheetData", b"row", b"cols", b"col", b"c", b"v"):
            data = data.replace(b"<" + tag + b" ", b"<x:" + tag + b" ").replace(b"<" + tag + b">", b"<x:" + tag + b">")
            data = data.replace(b"</" + tag + b">", b"</x:" + tag + b">")
        return data.replace(b"xmlns=", b"xmlns:x=", 1)

    path = repacked(handed.path, prefixed)
    with Package(path) as package:
        part = package.sheets()[0]
        assert scan(part.name, package.blocks(part.part), OddCells()) is None


USUAL = b'<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        (b'<c r="A3"', b'<c\nr="A3"'),
        (b'<c r="A3" t="s"', b'<c t="s" r="A3"'),
        (b'<c r="A3"', b"<c r='A3'"),
        (b' t="s"', b"\tt='e'"),
        (b'<c r="A3"', b'<a-b:c r="A3"'),
        (b'<c r="A3" t="s"><v>0</v></c>', b"<c><v>0</v></c>"),
        (b'<row r="3"', b'<row r="3"\nhidden="1"'),
        (b'<row r="3"', b"<row r='3' hidden='1'"),
        (b'<row r="3"', b'<x:row r="3"'),
        (b'<row r="3"', b'<!-- --><row r="3"'),
        (b'<row r="3"', b'<?x ?><row r="3"'),
        (b'<c r="A3"', b'<c r="a3"'),
        (b'<c r="A3"', b'<c r="A3" x="/>"'),
        (b'<c r="A3"', b'<c r="A3" r="XFD1048576"'),
        (b'<c r="A3"', b'<:c r="A3"'),
        (b'<c r="A3"', b'<a/b:c r="A3"'),
        (b' t="s"', b' t ="e"'),
        (b'<row r="3"', b'<row r="3" hidden ="1"'),
        (b'<row r="3"', b'<row r="3" x=">" hidden="1"'),
        (b'<row r="3"', b'<row r="3" hidden="&#49;"'),
        (b'<row r="3"', b'<row hidden="1"'),
        (b"<v>0</v>", b'<x:f xmlns:x="main">1+1</x:f>'),
    ],
)
def test_a_single_cell_or_row_written_in_another_way_is_not_overlooked(usual, other):
    assert scan("甲", [USUAL], OddCells()) is not None
    assert scan("甲", [USUAL.replace(usual, other)], OddCells()) is None


@pytest.mark.parametrize("reference", ["xfd1048576", "Zz60001", "XFD1048576"])
def test_a_far_cell_is_refused_however_its_place_is_written(tmp_path, reference):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet(SHEET).write_row(0, 0, ["乡镇名称", MATERIALS])
    cell = f'<c r="{reference}" t="str"><v>1</v></c></row></sheetData>'.encode()
    repacked(path, lambda name, data: data.replace(b"</row></sheetData>", cell) if name == SHEET_1 else data)
    assert "还有内容，超出了" in refused(path)


def test_a_cell_whose_place_is_none_is_refused(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet(SHEET).write_row(0, 0, ["乡镇名称", MATERIALS])
    repacked(path, lambda name, data: data.replace(b'"B1"', b'"B0000000060000"') if name == SHEET_1 else data)
    assert refused(path) == f"工作表“{SHEET}”里有一格的位置写成“B0000000060000”"


def test_what_stands_in_a_comment_is_no_cell(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(SHEET)
        page.write_row(0, 0, ["乡镇名称", MATERIALS])
        page.write_row(1, 0, ["青山镇", "5000余"])
    comment = b'<!-- <c r="ZZ2"><v>1</v></c> --><sheetData>'
    repacked(path, lambda name, data: data.replace(b"<sheetData>", comment) if name == SHEET_1 else data)
    assert [town.name for town in read_workbook(path).towns] == ["青山镇"]


@pytest.mark.parametrize("piece", [b"<f ", b'<c r="A1" ', b"<mergeCell ", b"<row "])
@pytest.mark.parametrize("before", [b"\n", b"'='", b' t="e" hidden="1" <f <mergeCell '])
def test_tags_that_never_end_take_no_time(before, piece):
    """Minutes, if an expression looked for the end of each from where it begins."""
    assert scan("甲", [before + piece * 40_000 + b"</row>"], OddCells(frozenset({1}))) in (None, SheetExtras())


@pytest.mark.parametrize("target", ["worksheets/x/../sheet1.xml", "./worksheets/sheet1.xml", "worksheets\\sheet1.xml"])
def test_a_part_that_others_might_not_find_is_refused(handed, target):
    rels = "xl/_rels/workbook.xml.rels"
    other = target.encode()
    path = repacked(
        handed.path, lambda name, data: data.replace(b"worksheets/sheet1.xml", other) if name == rels else data
    )
    assert refused(path) == "工作表的位置写得不像 Excel 或 WPS 存的"


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", SHEET_1])
def test_a_part_whose_name_differs_in_capitals_alone_is_refused(handed, name):
    with zipfile.ZipFile(handed.path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    changed = {name.lower() if "Strings" in name else name.replace("sheet1", "Sheet1"): parts[name]}
    if "Strings" in name:
        del parts[name]
    with zipfile.ZipFile(handed.path, "w") as archive:
        for part, data in (parts | changed).items():
            archive.writestr(part, data)
    assert refused(handed.path) == "文件里有重名的部件，不像 Excel 或 WPS 存的"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_workbook_whose_name_is_no_text_is_read(handed):
    path = handed.path.rename(handed.path.with_name(os.fsdecode(b"\xb3\xc7.xlsx")))
    assert read_workbook(path).towns
