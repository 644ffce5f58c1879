"""The samples are what the program makes of the seeds today."""

import pytest

from generator.resources import resource
from generator.samples import build, outlines

OUTLINES = outlines()


@pytest.mark.parametrize("name", OUTLINES)
def test_a_sample_is_what_its_seed_becomes(name):
    stored = resource("samples", name).read_text(encoding="utf-8")
    assert stored == OUTLINES[name], "run `python -m generator.samples` and read the difference"


def test_no_sample_is_left_without_a_seed():
    assert {path.name for path in resource("samples").glob("*.outline.txt")} == set(OUTLINES)


def test_building_writes_every_sample(tmp_path):
    build(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == OUTLINES
