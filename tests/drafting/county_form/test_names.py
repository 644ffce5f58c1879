"""The names of a form's tags: each field has exactly one, and all can be written."""

from collections import Counter

import pytest
from jinja2 import Environment

from generator.drafting.county_form.names import Name, advice, all_names, by_path, names
from generator.facts.facts import fields


def test_every_field_has_exactly_one_name_and_no_two_share_one():
    assert set(by_path()) >= set(fields())
    found = Counter(one.full for one in all_names())
    assert [name for name, count in found.items() if count > 1] == []


@pytest.mark.parametrize("one", list(all_names()), ids=lambda one: one.full)
def test_every_word_of_a_name_is_an_identifier_that_jinja_reads(one: Name):
    assert all(word.isidentifier() for word in one.full.split("."))
    Environment().parse(f"{{{{ {one.full} }}}}")


def test_a_title_with_signs_or_a_number_in_front_is_an_identifier():
    assert by_path()["service.hotline"] == "依法履职与政务服务.热线12345工单件数"
    assert by_path()["decision.village_counsel"] == "依法决策.配有法律顾问的村社区个数"
    assert by_path()["governance.four_councils"] == "基层治理.成立一约四会"


def test_a_topic_that_is_one_list_is_that_list():
    assert names()["不足和原因"].role == "list"
    assert by_path()["shortcomings.shared_cause"] == "不足和原因.共同原因"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("普法宣传.宣传资料分数", "普法宣传.宣传资料份数"),
        ("宣传资料份数", "普法宣传.宣传资料份数"),
        ("普法.宣传资料份数", "普法宣传"),
    ],
)
def test_a_misspelt_name_is_guessed(written, meant):
    words = written.split(".")
    known = names()[words[0]].children if words[0] in names() else names()
    assert meant in advice(words[-1] if words[0] in names() else words[0], known, before="普法宣传.")
