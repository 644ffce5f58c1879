"""Names of provinces, cities and counties: as many as there are, and known in a text where they are meant."""

import pytest

from generator.lexicon.divisions import divisions, mentions, province_codes, provinces

LISTED = [division for named in divisions().values() for division in named]


def levels(number):
    return [division for division in LISTED if len(division.chain) == number]


def test_there_are_as_many_as_the_ministry_counts():
    """End of 2024: 34 provinces, 333 cities, 2,846 counties, of which those of 直辖市 and a few others have no city."""
    assert len(levels(1)) == len(provinces()) == len(province_codes()) == 34
    cities = {division for division in levels(2) if division.name.endswith(("市", "州", "盟", "地区"))}
    above = {division.above for division in levels(3)}
    assert above <= cities
    assert len(LISTED) == 34 + 333 + 2846


def test_a_name_tells_what_it_belongs_to():
    (county,) = divisions()["宝丰县"]
    assert county.full_name == "河南省平顶山市宝丰县"
    assert {one.above.name for one in divisions()["鼓楼区"]} == {"南京市", "徐州市", "福州市", "开封市"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("安化县、平顶山市宝丰县和河南省", {"安化县", "平顶山市", "宝丰县", "河南省"}),
        ("湖南部署、在内蒙古开展", {"内蒙古"}),
        ("沈阳市和平区、叶县人民政府、内蒙古自治区赤峰市", {"沈阳市", "和平区", "叶县", "内蒙古自治区", "赤峰市"}),
        ("和平新城、城关村、新城区改造、老城区、中心城区、社区、园区", set()),
        ("推广东西部协作，幸福建设路，隆重庆祝，黄河南岸，创新乡村，沟通化解，确保定期，平安庆祝", set()),
        ("合作市场、东方市民、振兴区域、西南山区、镇和县直部门、本县、全市北部", set()),
    ],
)
def test_a_text_names_them_only_where_they_are_meant(text, names):
    assert {mention.name for mention in mentions(text)} == names
    assert all(text[one.start : one.end] == one.name for one in mentions(text))
