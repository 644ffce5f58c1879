"""The text: a paragraph a line, as an old Notepad opens it."""

import pytest
from build_samples import facts_files

from generator.compose import compose
from generator.drafting.proof.text import prove_text
from generator.errors import TemplateFault
from generator.layout.plain_text import plain_text
from generator.reading import read
from generator.settings import Wording
from generator.sources.facts_file import read_facts


@pytest.mark.parametrize("file", facts_files(), ids=lambda file: file.stem)
def test_every_paragraph_is_a_line(file):
    report = compose(read_facts(file), Wording(for_the_public=True, annex=True)).report
    data = plain_text(report)
    prove_text(data, report)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").replace("\r\n", "\n") == report.to_text()
    assert [block.to_text() for block in read(data).report.blocks[:3]] == [b.to_text() for b in report.blocks[:3]]


def test_a_text_that_says_anything_else_is_refused(whole_report):
    data = plain_text(whole_report)
    prove_text(data, whole_report)
    for wrong in (data.replace(b"56", b"57", 1), data.replace("特此报告。\r\n".encode(), b"")):
        with pytest.raises(TemplateFault, match="读回来却是"):
            prove_text(wrong, whole_report)
