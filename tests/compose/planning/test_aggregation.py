"""The messages of a subject in order, merged."""

import pytest
from planning_text import message, runs, text_of

from generator.compose.planning.aggregation import (
    each_alike,
    equal_counts,
    equal_deeds,
    in_rows,
    sentences_of,
    stocks_together,
)
from generator.compose.sentence import Sentence


def told(*messages):
    return text_of(sentences_of(messages))


def test_deeds_come_before_figures_and_figures_before_results():
    assert told(
        message("结果", "建有示范点1个，位于镇区中心地带且对周边各村都开放使用。"),
        message("数", "全镇检查40次，其中涉及企业的检查占了大约一半还要多一些。"),
        message("做法", "采取双随机抽查方式开展检查并在检查前公示事项和依据的全部内容。"),
    ).startswith("采取双随机")


def test_own_words_with_a_subject_of_their_own_follow_the_figures_that_they_explain():
    assert told(message("自述", "〈面向干部的培训，以执法能力为主〉。"), message("数", "开展培训6场次。")) == (
        "开展培训6场次。面向干部的培训，以执法能力为主。"
    )


@pytest.mark.parametrize(
    ("text", "as_one"),
    [
        ("设置标语3条、横幅3条。", "设置标语、横幅各3条。"),
        ("报备率100%、及时率100%、规范率100%。", "报备率、及时率、规范率均为100%。"),
        ("设置标语3条、横幅4条、版面4条。", "设置标语3条、横幅、版面各4条。"),
        ("培训3场次、3人次。", "培训3场次、3人次。"),
        ("审查3件，备案3件。", "审查3件，备案3件。"),
        ("标语3条、横幅3幅。", "标语3条、横幅3幅。"),
    ],
)
def test_neighbours_of_the_same_figure_and_unit_are_told_together(text, as_one):
    assert text_of([equal_counts(runs(text))]) == as_one


def test_figures_told_together_keep_both_sources():
    items = Sentence((*runs("设置标语3条、", "a"), *runs("横幅3条。", "b")))
    assert [run.sources for run in equal_counts(items) if run.kind == "figure"] in ([("a", "b")], [("a",), ("b",)])


def test_a_meeting_is_told_with_what_it_dealt_with():
    assert (
        told(message("数", "召开法治政府建设专题会议4次，听取汇报2次。"), message("自述", "〈专题会议研究普法工作〉。"))
        == "召开法治政府建设专题会议4次，研究普法工作；听取汇报2次。"
    )


@pytest.mark.parametrize(
    ("sentences", "joined"),
    [
        (["建有阵地4个。", "现有网格员36名。", "设有服务站10个。"], "建有阵地4个，现有网格员36名。设有服务站10个。"),
        (["建有阵地4个。", "现有网格员36名。"], "建有阵地4个。现有网格员36名。"),
        (["建有阵地4个。", "发放资料36份。", "设有服务站10个。"], "建有阵地4个。发放资料36份。设有服务站10个。"),
        (["建有阵地〈甲，乙〉。", "现有网格员36名。", "开展检查。"], "建有阵地甲，乙。现有网格员36名。开展检查。"),
    ],
)
def test_what_the_town_has_is_told_in_one_sentence(sentences, joined):
    assert text_of(stocks_together([runs(sentence) for sentence in sentences])) == joined


@pytest.mark.parametrize(
    ("sentence", "one"),
    [
        ("镇党委会议研究法治工作4次，镇政府会议研究法治工作4次。", "镇党委会议、镇政府会议各研究法治工作4次。"),
        ("镇党委会议研究法治工作4次，镇政府会议研究法治工作5次。", None),
        ("镇党委会议研究法治工作4次，镇政府会议研究重大决策4次。", None),
        ("镇党委会议研究法治工作4次，镇政府会议研究法治工作4次以上。", None),
        ("研究法治工作4次，研究法治工作4次。", None),
    ],
)
def test_one_deed_and_count_of_two_bodies_is_told_once(sentence, one):
    assert text_of([equal_deeds(runs(sentence))]) == (one or sentence)


def test_two_persons_are_not_named_again_behind_one_clause():
    both = (message("人", "镇党委书记讲法治课1次。"), message("人", "镇长讲法治课1次。"))
    lead = "镇党委书记、镇长共同担任组长"
    assert told(message("人", f"{lead}。"), *both) == f"{lead}，各讲法治课1次。"
    assert told(message("人", f"{lead}，办公室设在司法所。"), *both) == f"{lead}，办公室设在司法所。两人各讲法治课1次。"


def test_what_did_not_occur_stands_last_and_together():
    assert (
        told(
            message("数", "全年未签订政府合同。"),
            message("数", "全镇现有律师1名。"),
            message("数", "全年未制定行政规范性文件。"),
        )
        == "全镇现有律师1名。全年未签订政府合同，未制定行政规范性文件。"
    )


def test_short_deeds_are_one_sentence_and_own_words_of_several_clauses_are_not_drawn_in():
    assert told(message("做法", "制定学法清单。"), message("做法", "组织学法考试。")) == "制定学法清单，组织学法考试。"
    assert told(message("自述", "〈建立监管体系，由三级负责〉。"), message("数", "拆除建筑2处。")) == (
        "建立监管体系，由三级负责。拆除建筑2处。"
    )


def test_a_practice_is_led_in_by_a_title_that_says_what_is_done_and_a_label_falls_away():
    assert told(message("自述", "〈村民积分可兑换用品〉。", title="推行积分制")) == "推行积分制，村民积分可兑换用品。"
    assert told(message("自述", "〈明确审查范围〉。", title="审查流程")) == "明确审查范围。"
    assert told(message("自述", "〈按特点分类确定目标〉。", title="分类普法")) == "按特点分类确定目标。"


def test_an_honour_stands_behind_the_work_that_it_honours():
    assert (
        told(
            message("做法", "制作〈微视频《老井》〉。"),
            message("荣誉", "〈微视频《老井》〉获评〈优秀作品〉。", source="honours.entries.0.holder"),
        )
        == "制作微视频《老井》，获评优秀作品。"
    )


def test_what_did_not_occur_stands_before_the_honours():
    honour = message("荣誉", "我镇获评〈先进集体〉。", source="honours.entries.0.holder")
    assert told(honour, message("数", "办理案件3件。"), message("结果", "全年未发生事故。")) == (
        "办理案件3件。全年未发生事故。我镇获评先进集体。"
    )
    own = message("自述", "〈老井调解室请退休教师调解〉。")
    assert told(message("数", "办理案件3件。"), own, message("结果", "未办理裁决。")) == (
        "办理案件3件，未办理裁决。老井调解室请退休教师调解。"
    )


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("镇党委书记讲法治课1次。", "镇长讲法治课1次。", "镇党委书记、镇长各讲法治课1次。"),
        ("街道党工委书记讲法治课1次、批示3件。", "街道办事处主任讲法治课1次、批示3件。",
         "街道党工委书记、街道办事处主任各讲法治课1次、批示3件。"),
        ("镇党委书记讲法治课1次。", "镇长讲法治课2次。", "镇党委书记讲法治课1次。镇长讲法治课2次。"),
        ("镇党委书记讲法治课1次。", "镇长批示1件。", "镇党委书记讲法治课1次。镇长批示1件。"),
        ("全镇检查3次。", "各村检查3次。", "全镇检查3次。各村检查3次。"),
    ],
)  # fmt: skip
def test_two_persons_who_did_the_same_are_told_together(one, other, both):
    assert told(message("人", one), message("人", other)) == both


def test_what_two_persons_did_keeps_both_sources():
    (both,) = each_alike([runs("镇党委书记讲法治课1次。", "a.first"), runs("镇长讲法治课1次。", "a.second")])
    assert [run.sources for run in both if run.kind == "figure"] == [("a.first", "a.second")]


@pytest.mark.parametrize(
    ("sentences", "joined"),
    [
        (["制定清单。", "开展检查。", "组织考试。"], "制定清单。开展检查。组织考试。"),
        (["制定清单。", "开展检查。", "组织考试。", "举办讲座。"], "制定清单。开展检查。组织考试；举办讲座。"),
        (["制定清单。", "〈推行先提醒，后检查〉。", "组织考试。", "〈邀请律师，给干部讲法〉。"],
         "制定清单。推行先提醒，后检查。组织考试。邀请律师，给干部讲法。"),
        (["制定清单1件2项。", "开展检查3次4项5处。", "组织考试6次7人8天。", "举办讲座9次1场2天。"],
         "制定清单1件2项。开展检查3次4项5处。组织考试6次7人8天。举办讲座9次1场2天。"),
        (["制定清单。", "开展检查。", "印发文件8件，其中经审查4件。", "制定规范性文件2件。"],
         "制定清单。开展检查；印发文件8件，其中经审查4件。制定规范性文件2件。"),
        (["制定清单。", "开展检查。", "全镇现有律师1名。", "组织考试。", "举办讲座。"],
         "制定清单。开展检查。全镇现有律师1名。组织考试。举办讲座。"),
        (["制定清单。", "开展检查。", "组织考试。", "举办讲座。", "组织培训。"],
         "制定清单。开展检查；组织考试。举办讲座；组织培训。"),
    ],
)  # fmt: skip
def test_deeds_in_a_row_are_joined_before_their_doer_is_named_again(sentences, joined):
    assert text_of(in_rows([runs(sentence) for sentence in sentences], 2)) == joined


@pytest.mark.parametrize(
    ("deed", "none", "joined"),
    [
        ("制定统计清单。", "未办理行政调解案件。", "制定统计清单，未办理行政调解案件。"),
        ("制定统计清单。", "全年未办理行政调解案件。", "制定统计清单。全年未办理行政调解案件。"),
        ("全镇现有律师1名。", "未办理行政调解案件。", "全镇现有律师1名。未办理行政调解案件。"),
    ],
)
def test_what_was_not_done_follows_the_deed_of_the_same_doer(deed, none, joined):
    assert told(message("做法", deed), message("数", none)) == joined
