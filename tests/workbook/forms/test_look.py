"""Forms open in another program as they are, and print as they should."""

import os
import subprocess
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from generator.files.resources import resource
from generator.sources.facts_file import read_facts
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.forms.returned import returned_form
from generator.workbook.forms.town import TownForm, offices, town_form
from generator.workbook.reading import read_workbook

SEED = next(resource("seeds").glob("001-*.yaml"))


@pytest.fixture(scope="module")
def content():
    return content_of(read_facts(SEED))


FONTS = Path(__file__).parents[2] / "fonts.conf"


def converted(require_tool, path, kind):
    """What LibreOffice makes of a file."""
    soffice, fonts = require_tool("soffice"), require_tool("fonts").parent
    found = {"FONTCONFIG_FILE": str(FONTS), "XDG_DATA_HOME": str(fonts.parent), "XDG_CACHE_HOME": str(path.parent)}
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", path.parent, path]
    subprocess.run(command, env=os.environ | found, check=True, capture_output=True, timeout=180)
    return path.with_suffix(f".{kind}")


def test_a_towns_form_prints_on_a4_with_room_for_signatures(tmp_path, require_tool, content):
    path = tmp_path / "商酒务镇.xlsx"
    path.write_bytes(town_form(TownForm(content, year=2023)))
    with pdfplumber.open(converted(require_tool, path, "pdf")) as pdf:
        sizes = {tuple(sorted((round(page.width), round(page.height)))) for page in pdf.pages}
        text = "".join(page.extract_text() for page in pdf.pages)
    assert sizes == {(595, 842)}
    assert all(said in text for said in ("填报人", "审核人", "日期", "宣传资料份数", "5000余"))


def test_a_countys_form_loses_nothing_in_another_program(tmp_path, require_tool, content):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([content])))
    saved = converted(require_tool, path, "ods")
    (town,) = read_workbook(saved).towns
    assert town.examine().facts == read_facts(SEED)


def test_every_sheet_has_its_head_in_sight_and_its_keys_out_of_it(tmp_path, content):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([content])))
    for page in openpyxl.load_workbook(path).worksheets[1:]:
        assert page.freeze_panes == "B6"
        assert page.row_dimensions[2].hidden
        assert page["A2"].value == "fazhi 县表 1"
        assert page["A3"].comment is not None


def test_every_office_has_its_own_sheet(tmp_path, content):
    path = tmp_path / "科室.xlsx"
    form = TownForm(content, year=2023)
    path.write_bytes(town_form(form, by_office=True))
    assert set(offices(form)) <= set(openpyxl.load_workbook(path).sheetnames)
    (town,) = read_workbook(path).towns
    assert town.examine().facts == read_facts(SEED)


def test_what_goes_back_opens_too(tmp_path, require_tool, content):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([content])))
    (town,) = read_workbook(path).towns
    path.write_bytes(returned_form([(town, ())]))
    assert converted(require_tool, path, "pdf").stat().st_size > 1000


def test_the_first_sheet_says_what_must_not_be_filled_in(content):
    import io

    for data in (county_form(CountyForm([content])), town_form(TownForm(content))):
        page = openpyxl.load_workbook(io.BytesIO(data))["说明"]
        assert page["A2"].value.startswith("不得填写国家秘密、工作秘密")
