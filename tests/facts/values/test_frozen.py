"""A frozen value shares its methods with all others, and is a dataclass for who looks at it."""

import pickle
from copy import copy
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import ClassVar

import pytest

from generator.facts.values.frozen import Frozen, frozen


@frozen
class Fair(Frozen):
    town: str
    stalls: int = 3
    kind: ClassVar[str] = "集市"


FAIR = Fair(town="青山镇", stalls=5)


def test_it_is_equal_to_one_with_the_same_fields_and_counts_as_one_with_it():
    assert Fair(town="青山镇", stalls=5) == FAIR
    assert {FAIR, Fair(town="青山镇", stalls=5)} == {FAIR}
    assert Fair(town="青山镇") != FAIR
    assert FAIR != ("青山镇", 5)


def test_a_default_is_the_same_whether_it_was_given_or_not():
    left, given = Fair(town="青山镇"), Fair(town="青山镇", stalls=3)
    assert left == given
    assert len({left, given}) == 1
    assert repr(left) == repr(given) == "Fair(town='青山镇', stalls=3)"
    assert pickle.loads(pickle.dumps(left)).stalls == replace(left, town="白塔镇").stalls == 3


def test_it_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        FAIR.stalls = 6
    with pytest.raises(FrozenInstanceError):
        del FAIR.stalls


@pytest.mark.parametrize("values", [{}, {"town": "青山镇", "rent": 2}])
def test_a_missing_field_and_an_unknown_one_are_refused(values):
    with pytest.raises(TypeError, match="town" if not values else "rent"):
        Fair(**values)


def test_it_is_a_dataclass():
    assert is_dataclass(Fair)
    assert [one.name for one in fields(FAIR)] == ["town", "stalls"]
    assert replace(FAIR, stalls=9) == Fair(town="青山镇", stalls=9)
    assert repr(FAIR) == "Fair(town='青山镇', stalls=5)"


def test_it_survives_pickling_and_copying():
    assert pickle.loads(pickle.dumps(FAIR)) == copy(FAIR) == FAIR
