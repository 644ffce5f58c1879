"""Which figures differ between a draft that was edited and the new one beside it."""

import pytest
from running import facts_file

import generator


@pytest.fixture
def drafted(tmp_path):
    """A function that drafts a short facts file with more figures, and gives the draft's path."""

    def make(name, more):
        path = facts_file(tmp_path, f"{name}.yaml", more=more)
        return generator.draft(path, output=tmp_path / f"{name}.docx")[0].path

    return make


STUDY = "学法:\n  理论中心组学法次数: {}\n  会前学法次数: {}\n"


def test_a_draft_is_not_different_from_itself(drafted):
    path = drafted("一", STUDY.format(12, 8))
    assert generator.changed_figures(path, path) == ()


def test_a_figure_that_is_another_is_told_with_its_clause(drafted):
    changed = generator.changed_figures(drafted("一", STUDY.format(12, 8)), drafted("二", STUDY.format(13, 8)))
    assert len(changed) == 1
    before, after = changed[0].split(" → ")
    assert "12次" in before
    assert "13次" in after
    assert before.replace("12", "13") == after


def test_what_is_new_and_what_is_gone_is_told(drafted):
    less, more = drafted("一", "学法:\n  理论中心组学法次数: 12\n"), drafted("二", STUDY.format(12, 8))
    assert [one[:3] for one in generator.changed_figures(less, more)] == ["新增："]
    assert [one[:3] for one in generator.changed_figures(more, less)] == ["原有："]


def test_a_gap_that_was_filled_is_a_change(drafted):
    changed = generator.changed_figures(drafted("一", STUDY.format("待补", 8)), drafted("二", STUDY.format(12, 8)))
    assert any("【待补：" in one and "12次" in one for one in changed)
