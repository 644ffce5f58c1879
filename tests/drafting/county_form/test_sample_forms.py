"""The two sample forms, filled: each figure in its cell, sound for two validators, and looked at as pages."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from county_forms import checked, lines
from sample_forms import FIGURES, TABLE, TEXT

from generator import draft
from generator.drafting.county_form.names import all_names
from generator.facts.values.breakdown import Breakdown
from generator.files.resources import resource
from generator.sources.facts_file import read_facts

FULL = resource("samples", "full.yaml")
FORMS = (TABLE, TEXT)
FONTS = Path(__file__).parents[2] / "fonts.conf"
FIGURES_OF_THE_TABLE = [figure for _, figures in FIGURES for figure in figures]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The sample forms filled with the full sample and with the small one, which has gaps, by form and facts."""
    folder = tmp_path_factory.mktemp("表")
    return {
        (name, facts): draft(
            resource("samples", f"{facts}.yaml"), form=resource("samples", f"{name}.docx"), output=folder
        )[0]
        for name in FORMS
        for facts in ("full", "small")
    }


@pytest.mark.parametrize("name", FORMS)
def test_a_sample_form_has_no_faults(name):
    assert checked(resource("samples", f"{name}.docx").read_bytes()).faults == ()


def test_the_table_has_forty_figures():
    assert len(FIGURES_OF_THE_TABLE) == 40


@pytest.mark.parametrize(("label", "unit", "name"), FIGURES_OF_THE_TABLE)
def test_each_figure_of_the_table_is_that_of_its_field(filled, label, unit, name):
    (path,) = [one.path for one in all_names() if one.full == name]
    topic, field, *part = path.split(".")
    value = read_facts(FULL).at(f"{topic}.{field}")
    if isinstance(value, Breakdown):
        value = dict(value.parts)[part[0]] if part else value.figure
    cells = lines(filled[TABLE, "full"].path.read_bytes())
    at = cells.index(label)
    assert cells[at : at + 3] == [label, unit, str(value)]


def test_gaps_are_counted_and_the_file_is_named_a_draft(filled):
    made = filled[TABLE, "small"]
    assert made.gaps == sum(line.count("【待补：") for line in lines(made.path.read_bytes())) > 30
    assert made.path.name.endswith("法治建设情况统计表（报送版）（草稿）.docx")
    assert filled[TABLE, "full"].gaps == 0
    assert filled[TABLE, "full"].path.name == "清泉镇2025年度法治建设情况统计表（报送版）.docx"


@pytest.mark.parametrize("key", [(name, facts) for name in FORMS for facts in ("full", "small")], ids="-".join)
def test_microsofts_validator_finds_nothing(require_tool, filled, key):
    command = [require_tool("ooxml-validator"), filled[key].path, "--officeVersion", "Office2019"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(found.stdout)["errors"] == []


@pytest.mark.parametrize("key", [(name, facts) for name in FORMS for facts in ("full", "small")], ids="-".join)
def test_openxml_audit_finds_nothing_that_the_form_has_not(filled, key):
    from openxml_audit import OpenXmlValidator

    form = resource("samples", f"{key[0]}.docx")
    before, after = (
        [str(error.description) for error in OpenXmlValidator().validate(path).errors]
        for path in (form, filled[key].path)
    )
    assert [said for said in after if said not in before] == []


def test_libreoffice_makes_one_page_of_the_table_and_some_of_the_text(require_tool, filled, tmp_path):
    import pdfplumber

    soffice, fonts = require_tool("soffice"), require_tool("fonts").parent
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    found = {"FONTCONFIG_FILE": str(FONTS), "XDG_DATA_HOME": str(fonts.parent), "XDG_CACHE_HOME": str(tmp_path)}
    paths = [filled[name, "full"].path for name in FORMS]
    subprocess.run(
        [soffice, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", tmp_path, *paths],
        env=os.environ | found, capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    pages = []
    for path in paths:
        with pdfplumber.open(tmp_path / f"{path.stem}.pdf") as pdf:
            pages.append([re.sub(r"\s", "", page.extract_text()) for page in pdf.pages])
    assert len(pages[0]) == 1
    assert "发放宣传资料份5000余" in pages[0][0]
    assert 2 <= len(pages[1]) <= 10
    assert "开展普法活动46场次，发放宣传资料5000余份" in pages[1][0]
    assert all(len(text) > 20 for text in pages[1])
