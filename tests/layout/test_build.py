import re

import pytest
from build_layout import build, text_twin

from generator.files.resources import resource
from generator.layout.context import KEYS, NAMES, context_of
from generator.layout.dialect import tags
from generator.layout.styles import IDS
from generator.reading import read_docx
from generator.word.package import parse_part, unpack
from generator.word.style_names import PARAGRAPH_STYLES


@pytest.fixture(scope="module")
def parts():
    return unpack(build())


def test_building_anew_gives_the_file_that_is_checked_in():
    assert build() == resource("templates", "layout", "gbt9704.docx").read_bytes()


def test_the_text_twin_says_what_the_file_says(parts):
    assert text_twin(parts) == resource("templates", "layout", "gbt9704.txt").read_text("utf-8")


def test_every_face_is_set_for_all_four_scripts(parts):
    for fonts in re.findall(r"<w:rFonts ([^>]*)/>", parts["word/styles.xml"].decode()):
        assert len(set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', fonts))) == 1
        assert fonts.count("=") == 4


@pytest.mark.parametrize("unwanted", ["theme", "stylesWithEffects", "numbering"])
def test_there_is_no_part_that_makes_wps_ask_for_fonts_or_loses_numbers(parts, unwanted):
    assert not [name for name in parts if unwanted in name]
    assert b"asciiTheme" not in parts["word/styles.xml"]


def test_lines_are_exactly_28_points_without_a_grid(parts):
    assert b'w:line="560" w:lineRule="exact"' in parts["word/styles.xml"]
    assert not any(b"docGrid" in part for part in parts.values())


@pytest.mark.parametrize(("part", "shown"), [("word/footer1.xml", "1"), ("word/footer2.xml", "2")])
def test_page_numbers_show_a_number_before_any_program_has_counted(parts, part, shown):
    assert f'<w:fldSimple w:instr=" PAGE "><w:r><w:t xml:space="preserve">{shown}</w:t>' in parts[part].decode()


def test_every_paragraph_of_the_outline_has_a_style():
    assert set(PARAGRAPH_STYLES.values()) <= set(IDS)


def test_the_template_uses_every_declared_name_and_no_other(parts):
    said = " ".join(tag.text for tag in tags(parse_part(parts, "word/document.xml")))
    said = re.sub(r'"[^"]*"', "", said)
    used = set(re.findall(r"[\u4e00-\u9fff]+", said)) - {"段", "字", "行", "格", "姓名"}
    assert used == {*NAMES, *KEYS}


def test_docxtpl_itself_prints_the_template_too(whole_report, tmp_path):
    from docxtpl import DocxTemplate

    template = DocxTemplate(resource("templates", "layout", "gbt9704.docx"))
    template.render(context_of(whole_report.bare()), autoescape=True)
    template.save(tmp_path / "docxtpl.docx")
    assert read_docx(tmp_path / "docxtpl.docx").report == whole_report.bare()


def test_what_a_layout_receives_has_the_declared_names_and_no_other(whole_report):
    context = context_of(whole_report)

    def keys(value):
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list | tuple) else set()

    assert set(context) == set(NAMES)
    assert set().union(*map(keys, context.values())) == set(KEYS)
