"""What was all done by one place of a text is not open by a later one, of the same set and time."""

import pytest

from generator.claims.outstanding import outstanding_in


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("市级挂牌的信访积案8件已全部化解。\n存在的不足：2件信访积案尚未化解。", "2件信访积案尚未化解"),
        ("省级环保督察反馈问题9个均已整改到位。\n下一步，抓好环保督察反馈问题中尚未整改的3个。", "尚未整改的3个"),
        ("全年承接便民热线工单430件，件件办结。到年底，还有6件便民热线工单正在办理。", "6件便民热线工单正在办理"),
        ("执法人员持证率100%。\n存在的不足：队里有3名执法人员没有取得执法证。", "3名执法人员没有取得执法证"),
        ("全镇21个村实现法律顾问全覆盖。\n存在的不足：2个村尚未聘请法律顾问。", "2个村尚未聘请法律顾问"),
        ("网格终端已在全镇15个村全部上线。问题是，3个村因停电，网格终端还没有上线。", "网格终端还没有上线"),
        ("排查燃气隐患46处，已全部销号。\n全年检查餐馆120家。5处燃气隐患因业主外出未能整改。", "未能整改"),
        ("全镇680户危房排查百分之百完成。\n危房排查尚未完成，仍剩12户。", "仍剩12户"),
    ],
)
def test_all_done_and_some_open_are_opposed(text, left):
    (one,) = outstanding_in(text)
    assert left in one.open.words


@pytest.mark.parametrize(
    "text",
    [
        "县交办的信访积案8件已全部化解。\n自行排查的信访积案中，2件信访积案尚未化解。",
        "信访积案8件已全部化解。新收的2件信访积案尚未化解。",
        "信访积案8件已全部受理。\n2件信访积案尚未化解。",
        "2件信访积案尚未化解。经多方努力，信访积案8件已全部化解。",
        "领导包案的信访积案8件已全部化解。村里排查信访积案5件。2件信访积案尚未化解。",
        "到期的调解协议58份全部履行，2份调解协议尚未履行。",
        "全镇21个村实现法律顾问全覆盖。\n存在的不足：2个村尚未配备专职网格员。",
        "执法人员持证率100%。\n存在的不足：3名网格员没有取得社工证。",
    ],
)
def test_things_of_another_set_or_time_are_not_opposed(text):
    assert list(outstanding_in(text)) == []
