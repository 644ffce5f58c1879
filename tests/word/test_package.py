import io
import zipfile

import pytest
from tampering import changed, with_raw_entry

from generator.layout import lay_out
from generator.word import package
from generator.word.package import BrokenPackage, main_part, pack, unpack


@pytest.fixture(scope="module")
def docx(whole_report):
    return lay_out(whole_report)


@pytest.mark.parametrize("name", ["../etc/passwd", "/word/a.xml", "word\\a.xml", "C:a.xml", "word/../../a.xml"])
def test_an_unsafe_name_is_refused(docx, name):
    with pytest.raises(BrokenPackage, match="不安全的部件名"):
        unpack(with_raw_entry(docx, name))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/document.xml"])
def test_a_double_name_is_refused(docx, name):
    with pytest.raises(BrokenPackage, match="重名"):
        unpack(with_raw_entry(docx, name))


def test_a_bomb_is_refused_before_it_is_inflated():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(package.MAX_SIZE + 1))
    assert len(buffer.getvalue()) < 100_000
    with pytest.raises(BrokenPackage, match="超过 64 兆"):
        unpack(buffer.getvalue())


def test_a_damaged_part_is_refused(docx):
    at = docx.index(b"word/document.xml") + 200
    with pytest.raises(BrokenPackage, match="已损坏"):
        unpack(docx[:at] + b"\xff\xff\xff\xff" + docx[at + 4 :])


def test_a_workbook_is_no_word_document():
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with pytest.raises(BrokenPackage, match="不是 Word 文档"):
        main_part({"[Content_Types].xml": types.encode()})


def test_entities_are_not_expanded(docx):
    bomb = changed(docx, "<w:document", '<!DOCTYPE a [<!ENTITY b "cc">]><w:document')
    with pytest.raises(BrokenPackage, match="不是合格的 XML"):
        package.parse_part(unpack(bomb), "word/document.xml")


def test_packing_what_was_unpacked_gives_the_same_file(docx):
    assert pack(unpack(docx)) == docx
