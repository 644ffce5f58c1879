"""Official form over real Word files: ours keep to the standard, and each thing changed in one is found."""

import pytest
from page_look import with_values

from generator.checks import CheckedReport, check
from generator.compose import compose
from generator.files.resources import resource
from generator.layout import lay_out
from generator.reading import RunFormat, read
from generator.report.outline import Paragraph
from generator.settings import Appearance, Settings
from generator.sources.facts_file import read_facts

SAMPLES = sorted([*resource("samples").glob("*.yaml"), *resource("seeds").glob("*.yaml")])


def read_back(path):
    return read(lay_out(compose(read_facts(path)).report))


@pytest.fixture(scope="module")
def reading():
    return read_back(resource("samples", "full.yaml"))


def found(reading, **more):
    told = check(CheckedReport(reading, **more), select=["FZ8"])
    return {(finding.rule, finding.severity) for finding in told}


def changed(reading, *changes):
    """The reading with values of its form changed; a block is named by its role: ``body.runs.0.size``."""
    first = {}
    for index, block in enumerate(reading.report.blocks):
        if isinstance(block, Paragraph):
            first.setdefault(f"{block.role}{block.level or ''}", index)
    named = []
    for path, value in changes:
        head, _, rest = path.partition(".")
        named.append((f"blocks.{first[head]}.{rest}" if head in first else path, value))
    return type(reading)(
        report=reading.report, places=reading.places, format=with_values(reading.format, named), stories=reading.stories
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_our_own_files_keep_to_the_standard(path):
    assert found(read_back(path)) == set()


CHANGES = [
    ("FZ801", "错误", [("papers.0.width", 12240), ("papers.0.height", 15840)]),
    ("FZ802", "错误", [("papers.0.top", 1440)]),
    ("FZ802", "错误", [("papers.0.left", 1800)]),
    ("FZ802", "错误", [("papers.0.gutter", 300)]),
    ("FZ802", "提示", [("papers.0.bottom", 1440)]),
    ("FZ803", "提示", [("body.runs.0.east_asian", "宋体")]),
    ("FZ803", "提示", [("title.runs.0.east_asian", "黑体")]),
    ("FZ803", "提示", [("heading1.runs.0.east_asian", "仿宋_GB2312")]),
    ("FZ803", "提示", [("heading2.runs.0.east_asian", "黑体")]),
    ("FZ804", "提示", [("body.runs.0.ambiguous", "Times New Roman")]),
    ("FZ805", "提示", [("body.runs.0.size", 15.0)]),
    ("FZ805", "提示", [("title.runs.0.size", 26.0)]),
    ("FZ806", "提示", [("body.line", 600)]),
    ("FZ806", "提示", [("body.line", 360), ("body.line_rule", "auto")]),
    ("FZ807", "提示", [("page_numbers", ())]),
    ("FZ807", "提示", [("page_numbers.0.text", "-1-")]),
    ("FZ807", "提示", [("page_numbers.0.format.runs.0.size", 10.5)]),
    ("FZ807", "提示", [("page_numbers.0.format.align", "center")]),
    ("FZ807", "提示", [("odd_and_even", False)]),
    ("FZ811", "提示", [("date.align", "left"), ("date.right", 0)]),
    ("FZ812", "提示", [("theme_fonts", ("等线",))]),
    ("FZ813", "提示", [("body.runs.0.colour", "FF0000")]),
    ("FZ813", "提示", [("body.runs.0.highlight", "yellow")]),
    ("FZ814", "提示", [("heading1.runs.0.bold", True)]),
    ("FZ814", "提示", [("body.runs.0.italic", True)]),
    ("FZ815", "参考", [("heading1.automatic", True)]),
    ("FZ817", "提示", [("body.first", 0), ("body.first_characters", 0)]),
    ("FZ818", "错误", [("title.align", "both")]),
]


@pytest.mark.parametrize(
    ("rule", "severity", "changes"), CHANGES, ids=[f"{rule} {changes[0][0]}" for rule, _, changes in CHANGES]
)
def test_what_is_changed_in_one_of_our_files_is_found_and_nothing_else(reading, rule, severity, changes):
    assert found(changed(reading, *changes)) == {(rule, severity)}


def test_a_county_may_choose_other_faces_and_page_numbers_in_the_middle(reading):
    other = changed(
        reading, ("heading2.runs.0.east_asian", "华文中宋"), ("page_numbers.0.format.align", "center"),
        ("odd_and_even", False), ("heading3.runs.0.bold", True),
    )  # fmt: skip
    assert found(other) == {("FZ803", "提示"), ("FZ807", "提示"), ("FZ814", "提示")}
    settings = Settings(appearance=Appearance(sub_heading_font="华文中宋", page_number_centred=True, bold_third=True))
    assert {rule for rule, _ in found(other, settings=settings)} <= {"FZ803"}  # the other headings are still 楷体


def test_one_fault_of_many_paragraphs_is_told_once(reading):
    blocks = tuple(
        type(block)(runs=tuple(RunFormat(run.text, "宋体", "宋体", "宋体", run.size) for run in block.runs), line=560)
        for block in reading.format.blocks
    )
    told = check(CheckedReport(changed(reading, ("blocks", blocks))), select=["FZ803"])
    assert any("共" in finding.message for finding in told)
    assert len(told) < 12


def test_text_without_pages_has_no_look(reading):
    bare = type(reading)(report=reading.report, places=reading.places)
    assert found(bare) == set()
