"""Parts without an upper bound (不少于, 以上) beside a total."""

import pytest
from strangers import p, word

from generator import check


@pytest.mark.parametrize(
    "text",
    [
        "建有网格10个：专职网格员不少于6个，兼职网格员8个。",
        "开展宣传10次，其中进校园不少于6次，进企业不少于8次。",
        "受理案件10件，其中民事案件6件以上，行政案件8件以上。",
    ],
)
def test_parts_of_at_least_so_many_that_exceed_the_total_are_a_finding(tmp_path, text):
    path = tmp_path / "报告.docx"
    path.write_bytes(word(p("青山镇2025年度法治政府建设情况的报告"), p(text)))
    (review,) = check(path)
    assert "FZ301" in {finding.rule for finding in review.findings}
