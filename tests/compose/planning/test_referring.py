"""Who did it: said once, left out behind, never twice in a row."""

import pytest
from planning_text import runs, text_of

from generator.compose.planning.referring import refer


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["制定清单。", "开展检查。"], "我镇制定清单。开展检查。"),
        (["全年作出决策3项。"], "我镇全年作出决策3项。"),
        (["镇党委书记讲法治课1次。", "召开会议2次。"], "镇党委书记讲法治课1次。我镇召开会议2次。"),
        (["制定清单。", "开展检查。", "组织考试。", "举办讲座。"], "我镇制定清单。开展检查。组织考试。我镇举办讲座。"),
        (["全年未发生行政诉讼案件。"], "全年未发生行政诉讼案件。"),
        (["在编在岗执法人员18人。"], "在编在岗执法人员18人。"),
        (["〈以镇政府名义签订的合同，由司法所审查〉。"], "以镇政府名义签订的合同，由司法所审查。"),
        (["〈邀请律师讲法〉。"], "我镇邀请律师讲法。"),
        (["〈各村设普法教育室〉。"], "各村设普法教育室。"),
    ],
)
def test_a_deed_has_a_doer_where_none_is_clear(sentences, told):
    assert text_of(refer([runs(sentence) for sentence in sentences], "我镇")) == told
