"""The benchmark of a county's desk, small: nothing is lost or crossed, though the server is killed in between."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import generator

BENCHMARK = Path(generator.__file__).parents[1] / "benchmarks" / "desk.py"


@pytest.mark.skipif(not BENCHMARK.exists(), reason="the benchmarks are in the checkout only")
def test_no_answer_of_several_towns_is_lost_or_crossed_though_the_server_is_killed_twice():
    options = ("--towns", "5", "--answers", "60", "--pace", "0.2", "--kills", "2")
    done = subprocess.run(
        [sys.executable, BENCHMARK, *options], capture_output=True, text=True, timeout=300, check=False
    )
    assert "5 towns, 60 answers" in done.stdout, done.stderr
    assert re.search(r"lost or crossed +0\n", done.stdout), done.stdout
    assert float(re.search(r"(\d+) MiB", done.stdout)[1]) < 200
