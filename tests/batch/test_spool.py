from hypothesis import given
from hypothesis import strategies as st

from generator.batch.spool import Spool


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
