"""Our files after another program opened and saved them, as Word, WPS or LibreOffice do."""

import subprocess
from io import BytesIO

import pytest
from build_layout import build

from generator.drafting.proof import prove
from generator.layout import lay_out
from generator.reading import read_docx
from generator.report.outline import Head, Imprint, Paragraph, Report, Run
from generator.settings import Appearance
from generator.word.fingerprint import is_untouched

ISSUERS = ("中共云阳县凤鸣镇委员会", "云阳县凤鸣镇人民政府")
JOINT = Report(
    (
        Paragraph("title", (Run(f"{' '.join(ISSUERS)}关于2025年法治政府建设情况的报告"),)),
        *(Paragraph("body", (Run("坚持依法行政，推进法治政府建设。" * 9),)) for _ in range(8)),
        Paragraph("attachment", (Run("附件：1. 数据表"),)),
        Paragraph("attachment", (Run("2. 整改表"),)),
        *(Paragraph("signature", (Run(name),)) for name in ISSUERS),
        Paragraph("date", (Run("2026年1月28日"),)),
    ),
    Head(ISSUERS, "凤委〔2026〕5号", ("张三", "李四")),
    imprint=Imprint("县委全面依法治县委员会办公室，县司法局。", "凤鸣镇党政办公室", "2026年1月28日"),
    sealed=True,
)


@pytest.fixture(scope="module")
def resaved(require_tool, whole_report, tmp_path_factory):
    """The report's and the template's bytes as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("resaved")
    (folder / "report.docx").write_bytes(lay_out(whole_report))
    (folder / "template.docx").write_bytes(build())
    (folder / "run_in.docx").write_bytes(lay_out(whole_report, appearance=Appearance(run_in=True)))
    (folder / "joint.docx").write_bytes(lay_out(JOINT))
    names = ("report", "template", "run_in", "joint")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            *(require_tool("soffice"), profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", folder / "saved", *(folder / f"{name}.docx" for name in names)),
        ],
        capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in names}


def test_a_report_reads_the_same(resaved, whole_report):
    assert read_docx(resaved["report"]).report == whole_report.bare()


def test_text_that_runs_in_reads_the_same(resaved, whole_report):
    assert read_docx(resaved["run_in"]).report == whole_report.bare()


def test_a_sealed_joint_issue_reads_the_same(resaved):
    assert read_docx(resaved["joint"]).report == JOINT


@pytest.mark.parametrize("run_in", [False, True], ids=["own line", "run in"])
def test_what_python_docx_saves_reads_the_same(whole_report, run_in):
    import docx

    for report in (whole_report, JOINT):
        saved = BytesIO()
        docx.Document(BytesIO(lay_out(report, appearance=Appearance(run_in=run_in)))).save(saved)
        assert read_docx(saved.getvalue()).report == report.bare()


def test_a_report_is_no_longer_untouched(resaved):
    assert not is_untouched(resaved["report"])


def test_a_template_prints_the_same(resaved, whole_report):
    assert prove(lay_out(whole_report, template=resaved["template"]), whole_report) is None
