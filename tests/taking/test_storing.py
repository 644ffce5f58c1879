"""What is slow to make is stored between runs, and nothing depends on it."""

import shutil
import tempfile

import pytest

from generator.files.bytecode import cache_folder
from generator.taking.storing import MOST, stored


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache folder of its own, as a first run on a machine finds it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cache_folder.cache_clear()
    yield tmp_path
    cache_folder.cache_clear()


def never():
    raise AssertionError("made again")


def test_a_value_is_made_once_and_again_only_when_what_it_depends_on_differs(folder):
    assert stored("数", "一", lambda: [1, "甲"]) == [1, "甲"]
    assert stored("数", "一", never) == [1, "甲"]
    assert stored("数", "二", lambda: [2]) == [2]


def test_a_damaged_file_is_made_again(folder):
    stored("数", "一", lambda: [1])
    (file,) = folder.rglob("__fazhi_*.json")
    file.write_text("[1", encoding="utf-8")
    assert stored("数", "一", lambda: [1]) == [1]
    assert stored("数", "一", never) == [1]


def test_a_folder_that_is_gone_costs_time_only(folder):
    stored("数", "一", lambda: [1])
    (file,) = folder.rglob("__fazhi_*.json")
    shutil.rmtree(file.parent)
    assert stored("数", "一", lambda: [3]) == [3]
    assert stored("数", "一", lambda: [4]) == [4]


def test_only_the_newest_values_of_a_name_take_room(folder):
    for number in range(MOST + 5):
        stored("数", str(number), lambda: [1])
        stored("词", "一", lambda: [2])
    assert len(list(folder.rglob("__fazhi_数_*.json"))) == MOST
    assert stored("数", str(MOST + 4), never) == [1]
    assert stored("词", "一", never) == [2]
