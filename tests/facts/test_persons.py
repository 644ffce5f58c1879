"""Whom the facts name, by the office that stands for each in what is published."""

from generator.facts.facts import Facts
from generator.facts.persons import persons

NAMED = {"secretary_name": "周正", "mayor_name": "李明", "signer": "周正、赵云", "contact": "王芳"}


def of(town, **more):
    basic = {"year": 2025, "town": town, "secretary_name": "待补"} | NAMED | more
    return persons(Facts.parse({"basic": basic, "decision": {"counsel_name": "底青"}}))


def test_each_person_is_called_by_an_office():
    assert of("青山镇") == {
        "周正": "镇党委书记", "李明": "镇长", "赵云": "主要负责人", "王芳": "有关负责人", "底青": "律师"
    }  # fmt: skip


def test_offices_are_those_of_such_a_town():
    assert of("东关街道")["周正"] == "街道党工委书记"
    assert of("东关街道")["李明"] == "街道办事处主任"
    assert of("巴彦苏木")["李明"] == "苏木达"


def test_what_is_still_to_come_or_one_character_long_names_nobody():
    assert "待补" not in of("青山镇", secretary_name="待补")
    assert "周" not in of("青山镇", contact="周")
