"""Words that a template quotes: their own quotation marks neither double nor break the pair."""

import pytest
from running import facts_file

from generator.compose import compose
from generator.sources.facts_file import read_facts


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("党政办＋司法所", "按照“党政办＋司法所”模式"),
        ("“党政办＋司法所”", "按照“党政办＋司法所”模式"),
        ("“党政办＋司法所”模式", "按照“党政办＋司法所”模式"),
        ("“党政办＋司法所模式”", "按照“党政办＋司法所”模式"),
        ("“石桥”三方会审", "按照“‘石桥’三方会审”模式"),
        ("“一审”“二核”", "按照“‘一审’‘二核’”模式"),
    ],
)
def test_what_stands_in_quotation_marks_has_one_pair_around_it(tmp_path, given, printed):
    path = facts_file(tmp_path, more=f"依法决策:\n  合法性审查模式: {given}\n")
    assert printed in compose(read_facts(path)).report.to_text()
