"""Towns by name and kind, words for the own one without a name, and the villages and communities that a town has."""

import pytest

from generator.claims.composition import missing_kinds, names_of_units, rows_of_units
from generator.claims.places import counties, is_bare, stem_and_kind, towns


def named(text):
    return [place.name for place in towns(text)]


@pytest.mark.parametrize(
    ("name", "stem", "kind"),
    [
        ("百花街道", "百花", "街道"),
        ("回龙瑶族乡", "回龙", "乡"),
        ("罗子山瑶族乡", "罗子山", "乡"),
        ("巴彦苏木", "巴彦", "苏木"),
        ("县政府", "", ""),
    ],
)
def test_a_name_is_its_stem_and_its_kind(name, stem, kind):
    assert stem_and_kind(name) == (stem, kind)


@pytest.mark.parametrize("text", ["目录经镇党委研究", "报镇政府审批", "，镇党委研究", "提交镇长办公会审议"])
def test_a_word_behind_one_that_ends_has_no_name_in_front(text):
    assert is_bare(text, text.index("镇"))
    assert named(text) == []


@pytest.mark.parametrize("text", ["河西镇党委研究", "各乡镇党委研究", "特色小镇党群中心", "集镇综治中心"])
def test_a_name_and_a_part_of_a_word_are_not_bare(text):
    assert not is_bare(text, text.index("镇"))


def test_a_town_is_named_whatever_stands_before_it():
    assert named("参照青石镇的格式，其间镇党委书记到场，上一次来镇是11月，回龙瑶族乡乡长带队。") == [
        "青石镇",
        "回龙瑶族乡",
    ]


def test_what_another_town_does_after_the_own_one_is_of_another():
    (town,) = towns("东港街道看了以后，也在筹备同样的做法。")
    assert town.other


def test_a_county_is_named_by_its_laws_and_its_arrangements():
    assert [one.name for one in counties("按照龙泽区统一部署，落实《永宁县赋权目录》。")] == ["龙泽区", "永宁县"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("街道下辖12个社区，没有建制村。", ["村"]),
        ("街道无行政村，均为社区。", ["村", "村"]),
        ("全镇没有村民提出异议，没有村级债务。", []),
        ("本镇不设社区，辖9个村。", ["社区"]),
    ],
)
def test_a_kind_that_a_town_has_none_of_is_known(text, kinds):
    assert [kind for kind, _, _ in missing_kinds(text)] == kinds


def test_a_row_of_units_is_complete_if_it_has_as_many_as_it_says():
    (units,) = rows_of_units("我镇辖上田、下田、花桥、莲塘四个行政村和一个社区。")
    assert units.stems == ("上田", "下田", "花桥", "莲塘")
    assert list(rows_of_units("我镇辖上田、下田等四个行政村。")) == []


def test_names_of_units_stand_where_words_end():
    found = names_of_units("石桥村的带头人培训，第四个望江社区装修，由南门社区承办。", 0)
    assert [one.stem for one in found] == ["石桥", "望江", "南门"]
