"""What a text says of none of some things, its next sentences do not say of some of the same."""

import pytest

from generator.claims.none_of_them import some_of_none_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("查处露天焚烧16起，均作教育处理，未予罚款。上述16起共处罚款3200元。", "罚款3200元"),
        ("渣土抛洒案件9件，全部给予警告。其中2件另处罚款800元。", ""),
        ("渣土抛洒案件9件，全部给予警告。其中2件当场缴纳罚款800元。", "罚款800元"),
        ("作出处罚决定12件，均未引发行政诉讼。其中1件当事人提起行政诉讼，法院驳回。", "提起行政诉讼"),
        ("办理许可34件，无一申请行政复议。申请人对其中1件申请复议。", "申请复议"),
        ("违建整治没有采取强制措施。上述违建中，强制拆除4处。", "强制拆除4处"),
        ("合同清查未发现超期合同。清理出的5份超期合同已补签。", "清理出的5份超期合同"),
        ("土地流转谈判没有律师参与。周律师全程参与这次谈判。", "周律师全程参与这次"),
    ],
)
def test_none_and_some_of_the_same_are_opposed(text, told):
    assert [text[one.start : one.end] for one in some_of_none_in(text)] == ([told] if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "查处露天焚烧16起，其中首次的9起未予罚款。上述16起共处罚款3200元。",
        "查处露天焚烧16起，未予罚款。全年罚款案件5件，罚款3200元。",
        "作出处罚决定12件，均未引发行政诉讼。上年作出的1件被当事人提起行政诉讼。",
        "作出处罚决定12件，均未引发行政诉讼。调解纠纷30件，其中2件当事人提起诉讼。",
        "合同清查未发现超期合同。清理出的5份不规范合同已补签。",
        "土地流转谈判没有律师参与。周律师参与了村规民约修订。",
    ],
)
def test_what_is_of_others_is_not_opposed(text):
    assert list(some_of_none_in(text)) == []
