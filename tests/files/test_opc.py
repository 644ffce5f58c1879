"""Types and relationships of a package's parts, whichever parser read them."""

from xml.etree import ElementTree

import pytest
from lxml import etree

from generator.files import opc
from generator.files.opc import Relationship

TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><!-- -->
  <Default Extension="XML" ContentType="application/xml"/>
  <Override PartName="/word/document.xml" ContentType="main"/></Types>"""
RELATIONSHIPS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><!-- -->
  <Relationship Id="a" Type="http://x/relationships/styles" Target="styles.xml"/>
  <Relationship Id="b" Type="http://x/relationships/theme" Target="/word/theme/theme1.xml"/>
  <Relationship Id="c" Type="http://x/relationships/custom" Target="../custom/./item.xml"/>
  <Relationship Id="d" Type="http://x/relationships/hyperlink" Target="http://a.cn" TargetMode="External"/>
  <Relationship Id="e" Type="http://x/relationships/image" Target="../../../../etc/passwd"/></Relationships>"""


@pytest.fixture(params=[etree.fromstring, ElementTree.fromstring], ids=["lxml", "xml.etree"])
def parse(request):
    return request.param


def test_a_part_has_the_type_declared_for_it_or_for_its_extension(parse):
    types = opc.content_types(parse(TYPES))
    assert types.of("word/document.xml") == "main"
    assert types.of("word/Styles.Xml") == "application/xml"
    assert types.of("word/media/a.png") == ""


def test_targets_are_names_of_parts_and_never_lead_out_of_the_package(parse):
    assert opc.relationships(parse(RELATIONSHIPS), "word/document.xml") == {
        "a": Relationship("styles", "word/styles.xml", written="styles.xml"),
        "b": Relationship("theme", "word/theme/theme1.xml", written="/word/theme/theme1.xml"),
        "c": Relationship("custom", "custom/item.xml", written="../custom/./item.xml"),
        "d": Relationship("hyperlink", "http://a.cn", external=True, written="http://a.cn"),
        "e": Relationship("image", "etc/passwd", written="../../../../etc/passwd"),
    }


@pytest.mark.parametrize(
    ("part", "relationships"),
    [("", "_rels/.rels"), ("word/document.xml", "word/_rels/document.xml.rels"), ("a.xml", "_rels/a.xml.rels")],
)
def test_relationships_lie_in_a_folder_beside_the_part(part, relationships):
    assert opc.relationships_of(part) == relationships


def test_the_main_part_is_the_first_one_inside_that_has_the_type(parse):
    types = opc.content_types(parse(TYPES))
    outside = Relationship("officeDocument", "word/document.xml", external=True)
    main = Relationship("officeDocument", "word/document.xml")
    assert opc.main_part([outside, main], types, "main") == "word/document.xml"
    assert opc.main_part([outside], types, "main") == ""
    assert opc.main_part([main], types, "template") == ""
