from hypothesis import given
from hypothesis import strategies as st

from generator.batch.spool import Kept, Spool


@given(st.permutations(range(12)))
def test_values_come_back_in_the_order_of_their_numbers(order):
    with Spool() as spool:
        for number in order:
            spool.put(number, f"第{number}个")
        assert list(spool) == [f"第{number}个" for number in range(12)] == list(spool)


def test_numbers_that_were_never_put_are_passed_over():
    with Spool() as spool:
        spool.put(3, "丁")
        spool.put(1, "乙")
        assert list(spool) == ["乙", "丁"]
        assert len(spool) == 2
        assert spool[3] == "丁"


def test_values_are_found_by_key_the_last_one_counts():
    kept = Kept()
    for key, value in (("乙", 1), ("甲", 2), ("乙", 3)):
        kept[key] = value
    assert dict(kept) == {"乙": 3, "甲": 2}
    assert list(kept) == ["乙", "甲"]
    assert "丙" not in kept
    assert kept.get("丙") is None
