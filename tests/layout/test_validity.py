"""What others say of our file: Microsoft's validator, a second one, and readers that are not ours."""

import json
import re
import subprocess

import pytest
from build_layout import build

from generator.layout import lay_out
from generator.settings import Appearance

# openxml-audit asks for a theme. Word needs none, and one would name fonts that WPS then misses.
_NO_THEME = "relationships/theme' is missing"


RUN_IN = Appearance(run_in=True, bold_third=True, page_number_centred=True, title_font="华文中宋")


@pytest.fixture(scope="module", params=[None, RUN_IN], ids=["standard", "county"])
def docx(request, whole_report, tmp_path_factory):
    path = tmp_path_factory.mktemp("validity") / "报告.docx"
    path.write_bytes(lay_out(whole_report, appearance=request.param))
    return path


@pytest.fixture(scope="module")
def expected_lines(whole_report):
    """What every reader must find, in this order: the lines of the report from its head to its 版记, tables aside."""
    head, imprint = whole_report.head, whole_report.imprint
    above = [head.status, *head.marks, head.document_number, *head.signers[-1:]]
    text = [paragraph.to_text().strip() for paragraph in whole_report.paragraphs()]
    return [*above, *text, f"抄送：{imprint.copied_to}", imprint.issued_by, f"{imprint.issued_on}印发"]


def in_order(lines, text):
    """The first line that is not in the text after the one before; nothing if all are."""
    squeezed, place = re.sub(r"\s", "", text), 0
    for line in lines:
        wanted = re.sub(r"\s", "", line)
        place = squeezed.find(wanted, place)
        if place < 0:
            return line
        place += len(wanted)
    return None


def test_microsofts_validator_finds_nothing(require_tool, docx, tmp_path):
    (tmp_path / "template.docx").write_bytes(build())
    for path in (docx, tmp_path / "template.docx"):
        command = [require_tool("ooxml-validator"), path, "--officeVersion", "Office2019"]
        found = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert json.loads(found.stdout)["errors"] == []


def test_openxml_audit_finds_nothing_but_the_missing_theme(docx):
    from openxml_audit import OpenXmlValidator

    errors = [str(error.description) for error in OpenXmlValidator().validate(docx).errors]
    assert [said for said in errors if _NO_THEME not in said] == []


def test_mammoth_reads_the_same(docx, expected_lines):
    import mammoth

    with docx.open("rb") as file:
        assert in_order(expected_lines, mammoth.extract_raw_text(file).value) is None


def test_docx2python_reads_the_same(docx, expected_lines):
    import html

    from docx2python import docx2python

    with docx2python(docx) as read:
        assert in_order(expected_lines, html.unescape(read.text)) is None


def test_pandoc_reads_the_same(docx, expected_lines):
    import pypandoc

    text = pypandoc.convert_file(str(docx), "plain", extra_args=["--wrap=none"])
    assert in_order(expected_lines, text) is None
