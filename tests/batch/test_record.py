from generator.batch.record import Record
from generator.files.resources import resource
from generator.sources.facts_file import read_facts


def seed(number):
    return read_facts(next(resource("seeds").glob(f"{number}-*.yaml")))


def test_a_town_is_called_by_its_name_and_by_its_file_while_that_is_to_come():
    assert Record.of(seed("004"), "填报/永和镇2024.yaml").town == "永和镇"
    assert Record.of(seed("000"), "填报/某镇2022.yaml").town == "（某镇2022.yaml）"


def test_figures_that_are_whole_are_whole_numbers():
    figures = Record.of(seed("004"), "").figures
    assert figures["publicity.materials"] == ("10000余", 10_000, "余")
    counted = [one.amount for one in figures.values() if one.amount is not None and "%" not in one.text]
    assert {type(amount) for amount in counted} == {int}
