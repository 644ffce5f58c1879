import pytest
from tampering import changed, with_part

from generator.layout import lay_out
from generator.word.fingerprint import is_untouched, stamp


@pytest.fixture(scope="module")
def docx(whole_report):
    return lay_out(whole_report)


def test_what_we_wrote_is_untouched(docx):
    assert is_untouched(docx)


def test_stamping_again_changes_nothing(docx):
    assert stamp(docx) == docx


def test_one_changed_character_shows(docx):
    assert not is_untouched(changed(docx, "深化普法宣传", "深化普法宣讲"))


def test_a_changed_margin_shows(docx):
    assert not is_untouched(changed(docx, 'w:left="1587"', 'w:left="1588"'))


def test_an_added_part_shows(docx):
    assert not is_untouched(with_part(docx, "word/comments.xml", b"<a/>"))


def test_changed_properties_do_not_count(docx):
    assert is_untouched(changed(docx, "<dc:title>", "<dc:title>改", part="docProps/core.xml"))


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"not a zip", bytes(1000)])
def test_rubbish_is_not_ours(rubbish):
    assert not is_untouched(rubbish)


def test_a_broken_file_of_ours_is_not_untouched(docx):
    assert not is_untouched(docx[: len(docx) // 2])
    assert not is_untouched(with_part(docx, "docProps/core.xml", b"<broken"))
