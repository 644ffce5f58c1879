"""The drafts of the seeds as others see them: two validators, and the pages that LibreOffice makes."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator import draft
from generator.files.resources import resource

SEEDS = sorted(resource("seeds").glob("*.yaml"))
FONTS = Path(__file__).parent / "fonts.conf"

# openxml-audit asks for a theme. Word needs none, and one would name fonts that WPS then misses.
NO_THEME = "relationships/theme' is missing"


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    return {made.facts_file.stem: made.path for made in draft(SEEDS, output=tmp_path_factory.mktemp("drafts"))}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_microsofts_validator_finds_nothing(require_tool, drafts, seed):
    command = [require_tool("ooxml-validator"), drafts[seed.stem], "--officeVersion", "Office2019"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(found.stdout)["errors"] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_openxml_audit_finds_nothing_but_the_missing_theme(drafts, seed):
    from openxml_audit import OpenXmlValidator

    errors = [str(error.description) for error in OpenXmlValidator().validate(drafts[seed.stem]).errors]
    assert [said for said in errors if NO_THEME not in said] == []


def test_libreoffice_makes_some_full_pages_of_each(require_tool, drafts, tmp_path):
    """A township's report runs to several pages; a page without text would be a break that nobody asked for."""
    import pdfplumber

    soffice, fonts = require_tool("soffice"), require_tool("fonts").parent
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    found = {"FONTCONFIG_FILE": str(FONTS), "XDG_DATA_HOME": str(fonts.parent), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run(
        [soffice, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", tmp_path, *drafts.values()],
        env=os.environ | found, capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    for path in drafts.values():
        with pdfplumber.open(tmp_path / f"{path.stem}.pdf") as pdf:
            texts = [page.extract_text() for page in pdf.pages]
        assert 2 <= len(texts) <= 12, path.name
        assert all(len(text) > 20 for text in texts), path.name
