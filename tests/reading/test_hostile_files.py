"""Files that mean harm, or are simply something else: one clear line each, soon, in little memory."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from strangers import SECTION, cell, p, run, table, word
from tampering import changed, with_part, without

from generator.errors import FazhiError, InputFault, UsageFault
from generator.layout import lay_out
from generator.reading import read
from generator.report.outline import Paragraph, Report, Run
from generator.word.package import pack, unpack

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = word(p("关于情况的报告"), p("正文一句。"))


def said_of(data):
    """The one line that is said of a file."""
    with pytest.raises(InputFault) as caught:
        read(data)
    (fault,) = caught.value.faults
    return str(fault)


def utf16(name):
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"PK", "不是 .docx 文件，或者文件已损坏"),
        (GOOD[:-30], "不是 .docx 文件，或者文件已损坏"),
        (GOOD[:200], "不是 .docx 文件，或者文件已损坏"),
        (OLE + b"\x00" * 600 + utf16("EncryptedPackage"), "设了打开密码"),
        (OLE + b"\x00" * 600 + utf16("Workbook"), "表格文件"),
        (OLE + b"\x00" * 600 + utf16("PowerPoint Document"), "演示文件"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"MIME-Version: 1.0\n", "网页（.mht）"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"Rar!\x1a\x07", "压缩文件"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 100, "二进制"),
        (zlib.compress(b"x" * 1000), "二进制"),
    ],
    ids=[
        "empty",
        "PK",
        "cut",
        "cut short",
        "encrypted",
        "xls",
        "ppt",
        "pdf",
        "rtf",
        "mht",
        "png",
        "rar",
        "elf",
        "zlib",
    ],
)
def test_what_is_something_else_is_named(data, said):
    assert said in said_of(data)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "带有宏"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "模板文件"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "表格文件"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "演示文件"),
        ("application/octet-stream", "不是 Word 文档"),
    ],
)
def test_another_office_file_is_named(kind, said):
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert said in said_of(changed(GOOD, main, kind, part="[Content_Types].xml"))


def test_macros_that_hide_in_a_docx_are_refused():
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relation = f'<Relationship Id="v" Type="{kind}" Target="vbaProject.bin"/>'
    docx = changed(GOOD, "</Relationships>", f"{relation}</Relationships>", part="word/_rels/document.xml.rels")
    assert "带有宏" in said_of(with_part(docx, "word/vbaProject.bin", OLE))


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_missing_part_is_one_clear_line(part):
    assert said_of(without(GOOD, part))


@pytest.mark.parametrize("part", ["word/styles.xml", "word/footer1.xml", "word/settings.xml", "docProps/core.xml"])
def test_a_part_that_reading_can_do_without_may_be_missing(part):
    report = Report((Paragraph("body", (Run("甲"),)),))
    assert read(without(lay_out(report), part)).report.blocks[0].text == "甲"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_broken_xml_is_named_with_its_part(part):
    docx = word(p("甲。"), styles="")
    assert part in said_of(with_part(docx, part, b"<w:document><w:body>"))


def test_a_body_is_needed():
    assert "没有正文" in said_of(changed(GOOD, "w:body", "w:cuerpo"))


def test_a_bomb_that_tells_its_size_is_not_unpacked():
    assert "恶意" in said_of(with_part(GOOD, "word/media.xml", b" " * (65 * 2**20)))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unpack(GOOD).items():
            archive.writestr(name, content)
        archive.writestr("word/bomb.xml", b" " * (200 * 2**20))
    data = bytearray(buffer.getvalue())
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.rfind(signature)
        data[place + offset : place + offset + 4] = struct.pack("<I", 1000)
    assert "损坏" in said_of(bytes(data))


def test_many_parts_are_no_report():
    assert "恶意" in said_of(pack({**unpack(GOOD), **{f"word/x{n}.xml": b"" for n in range(2_001)}}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "definition",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">'],
    ids=["bomb", "outside"],
)
def test_entities_are_refused(definition, encoding):
    xml = unpack(word(p("甲&b;。")))["word/document.xml"].decode()
    xml = xml.replace("UTF-8", encoding).replace("<w:document", f"<!DOCTYPE w:document [{definition}]><w:document", 1)
    assert "不是合格的 XML" in said_of(with_part(GOOD, "word/document.xml", xml.encode(encoding)))


def test_tables_nested_ten_thousand_times_are_refused():
    inner = p("甲")
    deep = "<w:tbl><w:tr><w:tc>" * 10_000 + inner + "</w:tc></w:tr></w:tbl>" * 10_000
    assert "一层套一层" in said_of(word(deep))


def test_tables_nested_as_word_lets_one_are_read():
    nested = cell(p("底。"))
    for _ in range(20):
        nested = cell(table(("旁", nested)), "<w:p/>")
    nested = table((nested,))
    assert "底。" in read(word(nested)).report.to_text()


def test_a_million_elements_are_refused_before_they_are_counted():
    assert "远超一份报告" in said_of(word("<w:p/>" * 1_600_000))


def test_thirty_thousand_paragraphs_are_no_report():
    assert "不是一份报告" in said_of(word("<w:p/>" * 30_001))


def test_styles_that_lean_on_one_another_in_a_circle_do_no_harm():
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    assert read(word(p("甲。", properties='<w:pStyle w:val="a"/>'), styles=circle)).report.blocks[0].text == "甲。"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr>',
        '<w:jc w:val="sideways"/><w:ind w:left="much" w:firstLineChars="1e999"/><w:spacing w:line="NaN" w:before="∞"/>',
        '<w:outlineLvl w:val="-5"/>',
        '<w:outlineLvl w:val="x"/>',
        "<w:pStyle/><w:numPr/><w:jc/><w:ind/><w:spacing/><w:outlineLvl/>",
    ],
)
def test_properties_without_sense_do_no_harm(properties):
    numbering = '<w:abstractNum w:abstractNumId="1"><w:lvl/></w:abstractNum><w:num w:numId="1"/><w:num/>'
    paragraph = p(run("甲", '<w:sz w:val="huge"/><w:sz/><w:rFonts/><w:color/>'), "。", properties=properties)
    assert read(word(paragraph, numbering=numbering)).report.blocks[0].text == "甲。"


def test_a_section_without_sense_does_no_harm():
    section = SECTION.replace('"11906"', '"wide"').replace('"16838"', '""')
    assert read(word(p("甲。"), section=section)).format.papers[0].width == 0


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "巨大.docx"
    with path.open("wb") as file:
        file.truncate(500 * 2**20)
    with pytest.raises(InputFault, match=r"^巨大.docx：文件超过 64 兆，没有打开。"):
        read(path)


@pytest.mark.parametrize(("name", "kind", "said"), [("不在.docx", "none", "不存在"), ("夹", "folder", "这是文件夹")])
def test_a_path_that_is_no_file_is_told(tmp_path, name, kind, said):
    if kind == "folder":
        (tmp_path / name).mkdir()
    with pytest.raises(UsageFault, match=said):
        read(tmp_path / name)


def test_a_fault_names_the_file(tmp_path):
    (tmp_path / "旧.docx").write_bytes(b"%PDF-")
    with pytest.raises(InputFault, match=r"^旧.docx：这是 PDF 文件。"):
        read(tmp_path / "旧.docx")


@pytest.mark.parametrize("name", ["~$报告.docx", ".~报告.docx", "~WRD0001.docx"])
def test_a_temporary_file_of_word_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputFault, match="这是 Word 打开文件时留下的临时文件。请选原来的文件"):
        read(tmp_path / name)


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_a_damaged_byte_is_read_or_refused_and_nothing_else(seed):
    data = bytearray(lay_out(Report((Paragraph("title", (Run("情况报告"),)), Paragraph("body", (Run("甲。"),))))))
    place = (seed * 7919 + 13) % len(data)
    data[place] ^= 1 + seed % 255
    try:
        read(bytes(data))
    except FazhiError as error:
        assert len(error.faults) == 1


BOMB = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900 * 2**20, 900 * 2**20))
from pathlib import Path
from generator.errors import InputFault
from generator.reading import read
try:
    read(Path(sys.argv[1]))
except InputFault as error:
    sys.stdout.buffer.write(str(error).encode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of address space")
@pytest.mark.parametrize("kind", ["paragraphs", "attributes", "media"])
def test_the_worst_files_stay_within_memory(kind, tmp_path):
    bodies = {
        "paragraphs": lambda: word("<w:p/>" * 1_400_000),
        "attributes": lambda: word("<w:p " + " ".join(f'w:a{n}="1"' for n in range(500_000)) + "/>"),
        "media": lambda: pack({**unpack(GOOD), "word/media/a.png": b"\x00" * (60 * 2**20)}),
    }
    path = tmp_path / "a.docx"
    path.write_bytes(bodies[kind]())
    done = subprocess.run([sys.executable, "-c", BOMB, path], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert bool(done.stdout) == (kind != "media")
