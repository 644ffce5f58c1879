"""The samples are what the program makes of the seeds, and of the samples' own facts, today."""

from functools import cache

import pytest
from build_samples import WORKBOOK, build, facts_files, outlines
from sample_forms import sample_forms

from generator.facts.facts import entries, fields
from generator.files.resources import resource
from generator.sources.facts_file import examine, read_facts

STEMS = sorted(path.stem for path in facts_files())

outlines_of_today = cache(outlines)


@pytest.mark.parametrize("name", [*(f"{stem}.outline.txt" for stem in STEMS), "full.公开版.outline.txt"])
def test_an_outline_is_what_its_facts_become(name):
    stored = resource("samples", name).read_text(encoding="utf-8")
    assert stored == outlines_of_today()[name], "run `python tools/build_samples.py` and read the difference"


def test_no_outline_is_left_without_its_facts():
    assert sorted({path.name.split(".")[0] for path in resource("samples").glob("*.outline.txt")}) == STEMS


def test_building_writes_every_outline(tmp_path):
    build(tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.txt")}
    assert written == outlines_of_today()
    assert {path.name for path in tmp_path.iterdir()} == {*written, WORKBOOK, *sample_forms()}


@pytest.mark.parametrize("name", sample_forms())
def test_a_form_is_what_its_description_makes(name):
    assert resource("samples", name).read_bytes() == sample_forms()[name], "run `python tools/build_samples.py`"


@pytest.mark.parametrize("path", facts_files(), ids=lambda path: path.stem)
def test_the_facts_of_seeds_and_samples_have_no_fault_and_nothing_to_confirm(path):
    examined = examine(path)
    assert (examined.faults, examined.to_confirm) == ((), ())


def test_the_full_sample_has_every_field_of_its_year():
    filled = {".".join(entry.path.split(".")[:2]) for entry in entries(read_facts(resource("samples", "full.yaml")))
              if entry.value is not None}  # fmt: skip
    open_lists = ("practices", "outcomes", "others")
    wanted = {path for path, declared in fields().items() if declared.applies(year=2025, subdistrict=False)}
    assert {path for path in wanted - filled if not path.endswith(open_lists)} == set()


def test_the_public_edition_of_the_full_sample_is_the_other_without_what_is_for_the_superior():
    submitted, public = (outlines_of_today()[f"full{edition}.outline.txt"] for edition in ("", ".公开版"))
    left = [line for line in submitted.splitlines() if line not in public.splitlines()]
    assert [line for line in left if not line[:1].isdecimal()] == [
        "清泉镇人民政府文件",
        "清政〔2026〕5号　签发人：周正",
        "[主送] 县委、县政府：",
        "[结束语] 特此报告。",
        "[附件说明] 3. 2025年度不公开数据表",
        "附件3",
        *[line for line in left if line.startswith(("序号", "一｜", "二｜", "填报人"))],
        "抄送：县委全面依法治县委员会办公室。",
        "清泉镇党政办公室　2026年1月20日印发",
    ]
    assert set(public.splitlines()) <= set(submitted.splitlines())


def test_a_subdistrict_reads_as_one():
    text = outlines_of_today()["街道.outline.txt"]
    for word in ("镇长", "党委书记", "人民政府", "人民代表大会", "我镇", "全镇", "行政村"):
        assert word not in text


def test_the_small_sample_is_short_and_whole():
    text = outlines_of_today()["small.outline.txt"]
    assert [line[5:7] for line in text.splitlines() if line.startswith("[一级]")] == ["一、", "二、", "三、", "四、"]
    assert len(text) < 1000


def test_the_sample_workbook_holds_the_towns_of_the_samples():
    from generator.workbook.reading import read_workbook

    book = read_workbook(resource("samples") / WORKBOOK)
    files = [path for path in facts_files() if path.parent.name == "samples"]
    assert book.faults == ()
    assert [town.examine().facts for town in book.towns] == [read_facts(path) for path in files]
