from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.spool import Spool, SpooledMapping
from generator.errors import UsageFault


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
    kept = SpooledMapping()
    for key, value in (("乙", 1), ("甲", 2), ("乙", 3)):
        kept[key] = value
    assert dict(kept) == {"乙": 3, "甲": 2}
    assert list(kept) == ["乙", "甲"]
    assert "丙" not in kept
    assert kept.get("丙") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_with_the_folder_of_temporary_files():
    with Spool() as spool, Path("/dev/full").open("r+b", buffering=0) as spool.file:
        with pytest.raises(OSError, match="No space"):
            spool.file.write(b"x")
        with pytest.raises(UsageFault) as refused:
            spool.put(0, "甲")
        (fault,) = refused.value.faults
    assert (fault.file, fault.what) == (gettempdir(), "临时文件写不进去：磁盘已满")
