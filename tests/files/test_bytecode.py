"""Compiled templates are kept between runs, and nothing depends on it."""

import tempfile
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError

from generator.files import bytecode
from generator.files.bytecode import compiled_template


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A cache folder of its own, as a first run on a machine finds it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    bytecode._cache_for.cache_clear()
    yield tmp_path
    bytecode._cache_for.cache_clear()


def kept(folder):
    return sorted(folder.rglob("__fazhi_*.cache"))


def test_a_template_is_kept_and_read_again(folder):
    assert compiled_template(Environment(), "{{ 甲 }}件").render(甲=3) == "3件"
    (file,) = kept(folder)
    before = file.stat().st_mtime_ns
    assert compiled_template(Environment(), "{{ 甲 }}件").render(甲=4) == "4件"
    assert file.stat().st_mtime_ns == before


def test_another_text_or_another_environment_is_another_template(folder):
    compiled_template(Environment(), "甲")
    compiled_template(Environment(), "乙")
    other = Environment()
    other.filters["新"] = str
    compiled_template(other, "甲")
    assert len(kept(folder)) == 3


def test_a_damaged_file_is_compiled_anew(folder):
    compiled_template(Environment(), "{{ 甲 }}件")
    (file,) = kept(folder)
    file.write_bytes(file.read_bytes()[:40])
    assert compiled_template(Environment(), "{{ 甲 }}件").render(甲=3) == "3件"


def test_what_does_not_compile_is_not_kept(folder):
    with pytest.raises(TemplateSyntaxError):
        compiled_template(Environment(), "{% if 甲 %}")
    assert kept(folder) == []


def test_where_no_folder_can_be_had_templates_work_all_the_same(folder):
    obstacle = Path(tempfile.gettempdir()) / "missing"
    tempfile.tempdir = str(obstacle)
    assert not obstacle.exists()
    assert compiled_template(Environment(), "{{ 甲 }}件").render(甲=3) == "3件"
    assert not obstacle.exists()
