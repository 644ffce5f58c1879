"""A county's batch that fills its own Word form: one document a town, resumed like drafts."""

from datetime import date

import pytest
from county_forms import form, lines, p

from generator import draft_towns
from generator.errors import TemplateFault
from generator.files.resources import resource
from generator.word.fingerprint import is_untouched

SMALL = resource("samples", "small.yaml").read_text(encoding="utf-8")
TOWNS = ("青山镇", "白水乡", "石桥街道")


@pytest.fixture
def county(tmp_path):
    (tmp_path / "报来").mkdir()
    for name in TOWNS:
        (tmp_path / "报来" / f"{name}.yaml").write_text(SMALL.replace("南坪乡", name), encoding="utf-8")
    (tmp_path / "统计表.docx").write_bytes(form("{{ 镇.名 }}：资料{{ 普法宣传.宣传资料份数 }}份"))
    return tmp_path


def run(county, **more):
    options = {"form": county / "统计表.docx", "today": date(2026, 2, 10), "jobs": 1} | more
    return draft_towns([county / "报来"], county / "成果", **options)


def documents(county):
    return sorted(county.joinpath("成果").glob("*统计表*.docx"))


def test_each_town_gets_one_document_named_after_the_form(county):
    found = run(county)
    assert (found.drafted, found.good) == (3, True)
    assert len(documents(county)) == 3
    for path, name in zip(documents(county), sorted(TOWNS), strict=True):
        assert path.name.startswith(f"{name}2")
        assert lines(path.read_bytes())[0].startswith(f"{name}：资料")
        assert is_untouched(path.read_bytes())


def test_what_has_not_changed_is_not_filled_again_and_a_changed_form_is(county):
    run(county)
    assert (run(county).drafted, run(county).unchanged) == (0, 3)
    (county / "统计表.docx").write_bytes(form("{{ 镇.名 }}"))
    assert run(county).drafted == 3
    assert lines(documents(county)[0].read_bytes()) == [sorted(TOWNS)[0]]


def test_only_the_town_whose_facts_changed_is_filled_again(county):
    run(county)
    (county / "报来" / "青山镇.yaml").write_text(
        SMALL.replace("南坪乡", "青山镇") + "\n荣誉:\n  - 名称: 平安建设先进乡镇\n    授予单位: 县委\n",
        encoding="utf-8",
    )
    again = run(county)
    assert (again.drafted, again.unchanged) == (1, 2)


def test_a_document_that_somebody_edited_is_left_alone(county):
    run(county)
    edited = next(path for path in documents(county) if path.name.startswith("青山镇"))
    edited.write_bytes(form("改过"))
    again = run(county, fresh=True)
    assert any(edited.name in line for line in again.edited)
    assert lines(edited.read_bytes()) == ["改过"]


def test_a_form_with_faults_stops_the_batch_before_any_town(county):
    (county / "统计表.docx").write_bytes(form("{{ 镇.吗 }}", p("{{ 镇.名")))
    with pytest.raises(TemplateFault) as caught:
        run(county)
    assert [fault.place for fault in caught.value.faults] == ["第1段", "第2段"]
    assert not (county / "成果" / "manifest.json").exists()


def test_two_processes_fill_the_same(county):
    run(county)
    one = [path.read_bytes() for path in documents(county)]
    run(county, jobs=2, fresh=True)
    assert [path.read_bytes() for path in documents(county)] == one


def test_the_form_itself_may_lie_among_the_towns_files(county):
    moved = county / "报来" / "统计表.docx"
    (county / "统计表.docx").rename(moved)
    found = run(county, form=moved)
    assert (found.drafted, found.good, found.unread) == (3, True, ())
