"""Messages come to the subject that they name, whole clause by whole clause."""

import pytest
from planning_text import message, subject, text_of

from generator.compose.planning.gathering import gather

CONTRACTS = subject("政府合同", "合同", "签订")
REVIEW = subject("合法性审查", "审查")


def homes(*groups):
    """What each group's subjects are told to say, in order."""
    return [
        {matter.subject.name: text_of(s for m in matter.messages for s in m.sentences) for matter in group}
        for group in gather(groups)
    ]


def test_a_line_stays_with_the_subject_that_it_is_declared_under():
    group = [REVIEW, message("数", "完成审查20件。"), CONTRACTS, message("数", "签订10件。")]
    assert homes(group) == [{"合法性审查": "完成审查20件。", "政府合同": "签订10件。"}]


def test_own_words_join_the_subject_whose_words_they_use_wherever_they_stand():
    group = [REVIEW, message("数", "完成审查20件。"), CONTRACTS, message("自述", "〈重大合同由司法所把关〉。")]
    assert homes(group) == [{"合法性审查": "完成审查20件。", "政府合同": "重大合同由司法所把关。"}]


def test_a_clause_is_moved_whole_and_a_dependent_one_goes_with_the_one_before_it():
    own = "〈明确审查流程；对重大合同逐份登记，专人保管；并按月通报〉。"
    assert homes([REVIEW, CONTRACTS, message("自述", own)]) == [
        {"合法性审查": "明确审查流程。", "政府合同": "对重大合同逐份登记，专人保管；并按月通报。"}
    ]


def test_what_names_no_subject_stands_last_in_its_group():
    group = [REVIEW, message("数", "完成审查20件。"), message("自述", "〈推行积分制〉。")]
    assert homes(group) == [{"合法性审查": "完成审查20件。", "": "推行积分制。"}]


def test_what_names_a_subject_of_another_group_goes_there():
    emergencies = subject("应急", "应急", "突发事件", slot="行政执法")
    first = [REVIEW, message("数", "完成审查20件。"), message("自述", "〈完善突发事件应急机制〉。")]
    assert homes(first, [emergencies, message("数", "开展演练3次。")]) == [
        {"合法性审查": "完成审查20件。"},
        {"应急": "开展演练3次。完善突发事件应急机制。"},
    ]


def test_honours_are_parted_between_their_subjects_but_a_name_is_never_cut():
    group = [REVIEW, CONTRACTS, message("荣誉", "〈合同；范本〉获评〈先进〉；〈审查小组〉获评〈标兵〉。")]
    assert homes(group) == [{"合法性审查": "审查小组获评标兵。", "政府合同": "合同；范本获评先进。"}]


@pytest.mark.parametrize("own", ["，", "；", "。", "；；；", "某" * 300, "“”《》（）"])
def test_odd_words_are_kept(own):
    assert own.strip("；。") in "".join(
        text for group in homes([REVIEW, message("自述", f"〈{own}〉。")]) for text in group.values()
    )


def test_a_hundred_practices_are_all_there():
    group = [REVIEW, *(message("自述", f"〈某做法{chr(0x4E00 + number)}〉。") for number in range(100))]
    assert homes(group)[0][""].count("某做法") == 100
