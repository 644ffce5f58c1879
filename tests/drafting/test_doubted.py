"""A relation that was left for later: the sentence is marked in the 报送版, a final draft refuses it."""

import pytest
from running import facts_file

import generator
from generator.reading import read

MORE = """\
依法决策:
  合法性审查件数: 12
  签订政府合同件数: 40
  经合法性审查的政府合同件数: 36
"""
REASON = "已确认:\n  经审查的政府合同多于合法性审查件数: 合同另行登记\n"


def texts(folder, more):
    made = generator.draft(facts_file(folder, more=more), edition="both")
    return {one.edition: read(one.path).report for one in made}


def test_the_clause_is_marked_in_what_is_submitted_and_not_in_what_is_published(tmp_path):
    found = texts(tmp_path, MORE)
    (clause,) = [one for one in found["报送版"].to_text().split("；") if "36件" in one]
    assert "【待核实】" in clause
    assert any(run.text == "【待核实】" for run in found["报送版"].pending())
    assert "待核实" not in found["公开版"].to_text()


def test_a_reason_takes_the_mark_away(tmp_path):
    assert "待核实" not in texts(tmp_path, MORE + REASON)["报送版"].to_text()


def test_a_final_draft_refuses_it_and_names_it_once(tmp_path):
    with pytest.raises(generator.InputFault) as refused:
        generator.draft(facts_file(tmp_path, more=MORE), final=True)
    told = [str(fault) for fault in refused.value.faults]
    assert sum("合法性审查件数”（12件）" in one for one in told) == 1
    assert not any("【待核实】" in one for one in told)
