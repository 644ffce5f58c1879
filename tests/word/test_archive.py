"""The zip that we write is the one that the standard library writes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout import lay_out
from generator.report.outline import Paragraph, Report, Run
from generator.word.archive import archive, entry
from generator.word.package import unpack

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


def written_by_zipfile(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in parts.items():
            told = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            told.compress_type, told.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(told, data)
    return buffer.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=5))
def test_it_is_the_same_byte_by_byte(parts):
    assert archive(entry(name, data) for name, data in parts.items()) == written_by_zipfile(parts)


def test_large_parts_and_empty_ones_are_the_same_too():
    parts = {"空": b"", "大/a.xml": "依法行政".encode() * 100_000}
    assert archive(entry(name, data) for name, data in parts.items()) == written_by_zipfile(parts)


def test_a_draft_is_a_sound_zip_of_what_it_says(whole_report):
    docx = lay_out(whole_report)
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == unpack(docx)
    assert written_by_zipfile(unpack(docx)) == docx


@pytest.mark.parametrize("words", ["A&B <x> \"y\" 'z' ]]>", "𠮷野　", " 前后 "])
def test_properties_say_any_words_as_they_are(words):
    from docx import Document

    report = Report((Paragraph("title", (Run(words),)), Paragraph("signature", (Run(words),))))
    properties = Document(io.BytesIO(lay_out(report))).core_properties
    assert (properties.title, properties.author) == (words, words)
