"""Who did it: said once, left out behind, never twice in a row."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning_text import runs, text_of

from generator.compose.planning.aggregation import in_rows
from generator.compose.planning.referring import behind_basis, refer, refer_in_turn


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


PARAGRAPHS = [
    ["制定清单。", "开展检查。"], ["组织考试。", "举办讲座。"], ["召开会议。"], ["听取汇报。"], ["开展检查。"],
]  # fmt: skip


def test_paragraphs_behind_one_that_names_the_doer_begin_with_their_deeds():
    paragraphs = refer_in_turn([[runs(sentence) for sentence in sentences] for sentences in PARAGRAPHS], "我镇")
    assert list(map(text_of, paragraphs)) == [
        "我镇制定清单。开展检查。", "组织考试。举办讲座。", "召开会议。", "听取汇报。", "我镇开展检查。",
    ]  # fmt: skip


def test_what_a_body_and_the_town_did_is_one_sentence_if_both_are_short():
    assert text_of(refer([runs("镇党委中心组学法3次。"), runs("开展培训2场次。")], "我镇")) == (
        "镇党委中心组学法3次，我镇开展培训2场次。"
    )
    assert text_of(refer([runs("司法所受理案件3件；办结2件。"), runs("开展培训2场次。")], "我镇")) == (
        "司法所受理案件3件；办结2件。我镇开展培训2场次。"
    )


def test_a_paragraph_that_begins_with_its_deeds_joins_them_before_the_town_is_named():
    paragraphs = [["制定清单。"], ["开展检查。", "组织考试。", "举办讲座。"]]
    told = refer_in_turn([[runs(sentence) for sentence in sentences] for sentences in paragraphs], "我镇", join=in_rows)
    assert text_of(told[1]) == "开展检查。组织考试；举办讲座。"


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("以〈宪法宣传周〉为抓手，开展普法活动22场次。", "以宪法宣传周为抓手，我镇开展普法活动22场次。"),
        ("围绕征地、赡养等问题，组织讲座。", "围绕征地、赡养等问题，我镇组织讲座。"),
        ("按照〈司法所〉模式开展审查，签订合同10件。", None),
        ("以〈宪法宣传周〉为抓手，各村开展活动。", None),
        ("〈以问题为抓手，开展活动〉。", None),
        ("召开会议4次，听取汇报2次。", None),
    ],
)
def test_a_doer_stands_behind_what_a_deed_was_done_by_but_never_within_a_person_s_own_words(deed, told):
    placed = behind_basis(runs(deed), "我镇")
    assert (placed and placed.text) == told


KINDS = st.sampled_from(["开展检查。", "组织考试2次。", "全年未发生案件。", "镇党委书记讲课。"])


@given(st.lists(st.lists(KINDS, min_size=1, max_size=7)))
def test_no_two_paragraphs_begin_with_the_same_doer_and_no_three_deeds_are_without_one(paragraphs):
    told = refer_in_turn([[runs(sentence) for sentence in sentences] for sentences in paragraphs], "我镇")
    ours = [sentences[0].text.startswith("我镇") for sentences in told]
    assert not any(one and other for one, other in pairwise(ours))
    bare = [[sentence.is_deed for sentence in sentences] for sentences in told]
    assert not any(all(deeds[at : at + 3]) for deeds in bare for at in range(len(deeds) - 2))
    assert [text_of(sentences).replace("我镇", "") for sentences in told] == ["".join(words) for words in paragraphs]
