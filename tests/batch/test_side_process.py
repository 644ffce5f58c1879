from datetime import date

from generator.batch import side_process
from generator.batch.missing import missing_list
from generator.batch.record import Record
from generator.batch.side_process import SideProcess
from generator.batch.spool import Spool
from generator.facts.judging.gaps import gap_at

TODAY = date(2026, 2, 10)
GAP = gap_at("publicity.materials", pending=False)
TOWNS = [Record(f"第{number}镇", 2025, "", lacking=(GAP,)) for number in range(side_process.FEWEST)]


def spool(records):
    kept = Spool()
    for number, record in enumerate(records):
        kept.put(number, record)
    return kept


def test_a_process_makes_the_same_list_of_the_records_that_go_by():
    made = SideProcess(spool(TOWNS), missing_list, TODAY, processes=2)
    assert made.process.is_alive()
    assert list(made) == TOWNS
    assert made.result() == missing_list(TOWNS, TODAY)
    made.close()
    assert not made.process.is_alive()


def test_of_few_towns_or_with_one_process_the_list_is_made_here():
    for towns, processes in ((TOWNS[1:], 2), (TOWNS, 1)):
        made = SideProcess(spool(towns), missing_list, TODAY, processes=processes)
        assert made.pipe is None
        assert list(made) == towns
        assert made.result() == missing_list(towns, TODAY)


def test_a_process_that_was_killed_is_done_without():
    made = SideProcess(spool(TOWNS), missing_list, TODAY, processes=2)
    made.process.kill()
    made.process.join()
    assert list(made) == TOWNS
    assert made.result() == missing_list(TOWNS, TODAY)


def test_a_process_whose_list_nobody_waits_for_ends():
    made = SideProcess(spool(TOWNS), missing_list, TODAY, processes=2)
    next(iter(made))
    made.close()
    assert not made.process.is_alive()
