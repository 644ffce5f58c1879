"""A first that was there before and an only one of several are found; those of something else are left alone."""

import pytest

from generator.claims import ClaimText, claims_in
from generator.claims.uniqueness import known_firsts_in, only_ones_of_several


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("今年首次设立公职律师岗。自2021年设立公职律师岗以来，审查合同210份。", "自2021年设立公职律师岗以来"),
        ("首次开展案卷交叉互评。2022年同样开展过案卷交叉互评。", "2022年同样开展过案卷交叉互评"),
        ("头一回举办“村规擂台赛”。“村规擂台赛”已连续三年举办。", "“村规擂台赛”已连续三年"),
        ("举办第三届乡村普法故事会。这是我镇首次举办普法故事会。", "第三届乡村普法故事会"),
        ("今年首个流动调解室投入使用。流动调解室自2022年投入使用以来，人人称便。", "流动调解室自2022年投入使用"),
        ("连续三年开展执法案卷评查。今年首次开展执法案卷评查，抽取案卷40份。", "连续三年开展执法案卷评查"),
    ],
)
def test_a_first_that_was_there_before_is_found(text, against):
    assert [one.against for one in known_firsts_in(text, 2024)] == [against]


@pytest.mark.parametrize(
    "text",
    [
        "今年首次设立公职律师岗。自2024年设立公职律师岗以来，审查合同210份。",
        "首次开展案卷交叉互评。2022年县里同样开展过案卷交叉互评。",
        "今年首次设立驻村公职律师岗。自2021年设立公职律师岗以来，审查合同210份。",
        "上年第一次获评优秀，今年第二次获评优秀。",
        "举办第三届法治龙舟赛，首次举办法治灯谜会。",
        "连续三年开展执法案卷评查，今年首次邀请律师参加。",
    ],
)
def test_a_first_of_something_else_is_left_alone(text):
    assert list(known_firsts_in(text, 2024)) == []


def only_ones(text):
    return [one.statement for _, one in only_ones_of_several(list(claims_in(ClaimText(text))), 2024)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("聘有两名法律顾问。作为镇里唯一的法律顾问，陈律师随叫随到。", "唯一的法律顾问"),
        ("镇里有3个法律援助站。集镇法律援助站是全镇唯一的法律援助站。", "唯一的法律援助站"),
        ("设公共法律服务站2个。全镇仅有一个公共法律服务站，人手不足。", "仅有一个公共法律服务站"),
        ("全镇两家商会调委会年内调解纠纷37件。木业调委会是镇里唯一一家商会调委会。", "唯一一家商会调委会"),
        ("今年共制定规范性文件2件，《集市办法》是今年制定的唯一一件规范性文件。", "唯一一件规范性文件"),
        ("建成法治文化广场3处。集镇的法治文化广场独此一处。", "集镇的法治文化广场独此一处"),
    ],
)
def test_an_only_one_of_several_is_found(text, words):
    assert only_ones(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "聘有两名法律顾问，其中王律师是唯一持公职律师证的法律顾问。",
        "全镇有人民调解员31名，石桥村唯一的人民调解员由退休教师担任。",
        "上年有法律顾问2名。陈律师是镇里唯一的法律顾问。",
        "全县有两家律师事务所，落户我镇的仅有一家律师事务所。",
        "建成村级法治文化广场3处。集镇的法治文化广场独此一处。",
    ],
)
def test_an_only_one_of_something_else_is_left_alone(text):
    assert only_ones(text) == []
