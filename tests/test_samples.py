"""The samples are what the program makes of the seeds today."""

from functools import cache

import pytest

from generator.resources import resource
from generator.samples import build, outlines

SEEDS = sorted(seed.stem for seed in resource("seeds").glob("*.yaml"))

outlines_of_today = cache(outlines)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sample_is_what_its_seed_becomes(seed):
    name = f"{seed}.outline.txt"
    stored = resource("samples", name).read_text(encoding="utf-8")
    assert stored == outlines_of_today()[name], "run `python -m generator.samples` and read the difference"


def test_no_sample_is_left_without_a_seed():
    assert sorted(path.name.split(".")[0] for path in resource("samples").glob("*.outline.txt")) == SEEDS


def test_building_writes_every_sample(tmp_path):
    build(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == outlines_of_today()
