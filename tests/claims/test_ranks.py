"""Ranks that other words exclude are found; those of another appraisal, period or whole are left alone."""

import pytest

from generator.claims.ranks import doubtful_ranks_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("年终考评列18个乡镇第20位。", "18个乡镇第20位"),
        ("在全县14个乡镇的考评中，我镇排名第十六。", "14个乡镇的考评中，我镇排名第十六"),
        ("由上年的第9位上升5个位次，列全县第3位。", "由上年的第9位上升5个位次，列全县第3位"),
        ("考评由第12名升至第八名，前移三位。", "由第12名升至第八名，前移三位"),
        ("上年列第8名，今年列第6名，名次后退2位。", "上年列第8名，今年列第6名，名次后退2位"),
        ("头一回跻身全县前两名，列第三名。", "跻身全县前两名，列第三名"),
        ("年度考评位列第6名，首次进入全县前五名。", "位列第6名，首次进入全县前五名"),
        ("上半年法治考评列第3位，得93分。上半年位列第2，失分在案卷。", "位列第2"),
        ("综合得分列17个乡镇第4位。虽然排到第五，短板仍在。", "虽然排到第五"),
    ],
)
def test_ranks_that_other_words_exclude_are_found(text, words):
    assert [one.words for one in doubtful_ranks_in(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "年终考评列18个乡镇第8位，在全市列第120位。",
        "由上年的第9位上升5个位次，列全县第4位。",
        "考评由第12名升至第八名，前移四位。",
        "上年列第九名，今年跻身全县前五名，列第五名。",
        "上年列第8名，今年列第6名，名次前移2位。",
        "力争进入全县前三名，上年列第五名。",
        "上半年法治考评列第3位。上半年平安建设考评列第2位。",
        "上半年法治考评列第3位。全年位列第2。",
        "上半年列全县第3位。上半年在全市列第41位。",
        "14个乡镇第十六批次试点名单已公布。",
    ],
)
def test_ranks_of_something_else_are_left_alone(text):
    assert list(doubtful_ranks_in(text)) == []
