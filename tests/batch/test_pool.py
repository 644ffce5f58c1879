"""Work on towns in several processes, against the same work in this one."""

import os
from contextlib import closing

import pytest

from generator.batch.pool import FEWEST_FOR_PROCESSES, results

NUMBERS = range(FEWEST_FOR_PROCESSES)


def squared(more, number):
    return number * number + more


def where(_, number):
    return os.getpid()


def refused(_, number):
    raise ValueError(f"第{number}镇")


@pytest.mark.parametrize("processes", [1, 2])
def test_the_results_are_those_of_all_items_whatever_the_number_of_processes(processes):
    found = results(squared, 3, NUMBERS, count=len(NUMBERS), processes=processes)
    assert sorted(found) == [number * number + 3 for number in NUMBERS]


def test_few_items_and_one_process_are_worked_on_here_and_many_elsewhere():
    assert {*results(where, None, NUMBERS, count=len(NUMBERS), processes=1)} == {os.getpid()}
    assert {*results(where, None, NUMBERS[1:], count=len(NUMBERS) - 1, processes=2)} == {os.getpid()}
    assert os.getpid() not in {*results(where, None, NUMBERS, count=len(NUMBERS), processes=2)}


def test_an_error_in_a_process_is_raised_here():
    with pytest.raises(ValueError, match="镇"):
        list(results(refused, None, NUMBERS, count=len(NUMBERS), processes=2))


def test_who_wants_no_more_results_is_not_kept_waiting_for_all():
    taken = []

    def items():
        for number in range(10_000):
            taken.append(number)
            yield number

    with closing(results(squared, 0, items(), count=10_000, processes=2)) as found:
        next(found)
    assert len(taken) < 1_000
