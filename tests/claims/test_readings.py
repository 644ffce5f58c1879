"""Divisions that agree when they are read otherwise, and those that do not however they are read."""

import pytest

from generator.claims.claim import ClaimText
from generator.claims.divisions import find_divisions
from generator.claims.finding import find_claims
from generator.claims.readings import agrees_otherwise


def uneven(text: str) -> list[bool]:
    """For each division of a text that does not come out even, whether another reading does."""
    claims = find_claims([ClaimText(line, index) for index, line in enumerate(text.split("\n"))])
    return [agrees_otherwise(one, claims) for one in find_divisions(claims) if one.exceeds or one.falls_short]


@pytest.mark.parametrize(
    "text",
    [
        "二季度登记来访96批，4月30批，5月35批，6月31批。按事项分，土地类41批，社保类33批，其他22批。",
        "受理48件，调成45件；受理36件，调成35件。两村合计受理84件。",
        "全街道11个社区中，国家级示范社区1个，省级以上（含国家级）4个，其余7个社区列入培育名单。",
    ],
)
def test_parts_of_a_figure_before_by_turns_or_nested_agree(text):
    assert all(uneven(text))


@pytest.mark.parametrize(
    "text",
    [
        "开展普法宣传22次，其中进校园2次，进企业2次，进机关2次，进乡村18次。",
        "二季度登记来访96批，4月30批，5月35批，6月31批。按事项分，土地类41批，社保类33批，其他23批。",
        "进校园2次、进企业4次、进乡村16次，共计24次。",
        "现有调解员136名，按性别分，男性89名、女性57名。",
    ],
)
def test_what_no_reading_makes_even_stays_a_fault(text):
    assert uneven(text) and not all(uneven(text))
