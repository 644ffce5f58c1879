"""Our files after another program opened and saved them, as Word, WPS or LibreOffice do."""

import subprocess

import pytest

from generator.layout import lay_out
from generator.layout.build import build
from generator.layout.fingerprint import is_untouched
from generator.proof import prove
from generator.reading import read_docx


@pytest.fixture(scope="module")
def resaved(require_tool, whole_report, tmp_path_factory):
    """The report's and the template's bytes as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("resaved")
    (folder / "report.docx").write_bytes(lay_out(whole_report))
    (folder / "template.docx").write_bytes(build())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            *(require_tool("soffice"), profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", folder / "saved", folder / "report.docx", folder / "template.docx"),
        ],
        capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in ("report", "template")}


def test_a_report_reads_the_same(resaved, whole_report):
    assert read_docx(resaved["report"]).report == whole_report.bare()


def test_a_report_is_no_longer_untouched(resaved):
    assert not is_untouched(resaved["report"])


def test_a_template_prints_the_same(resaved, whole_report):
    assert prove(lay_out(whole_report, template=resaved["template"]), whole_report) is None
