"""What is not for the public decides nothing that the public reads."""

import re

import pytest

from generator.compose.disclosure import is_public, restricted_paths
from generator.facts.declare import declarations
from generator.facts.facts import topics
from generator.files.resources import resource
from generator.report.outline import Run

TEMPLATES = sorted(resource("templates", "content", "standard").glob("*.txt"))
PATHS = {
    f"{topic.key}.{declared.key}": f"{name}.{field}"
    for name, topic in topics().items()
    for field, declared in declarations(topic).items()
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_line_of_a_template_mixes_restricted_figures_with_others(template):
    for line in template.read_text(encoding="utf-8").splitlines():
        named = {PATHS[word] for word in re.findall(r"[\u4e00-\u9fff]+\.[\u4e00-\u9fff\w]+", line) if word in PATHS}
        assert named <= restricted_paths() or named.isdisjoint(restricted_paths()), line


def test_a_sentence_is_public_if_no_run_of_it_is_restricted():
    restricted = sorted(restricted_paths())[0]
    figure, other = Run("3", "figure", (restricted,)), Run("4", "figure", ("decision.major",))
    assert is_public((other, Run("件。")))
    assert not is_public((other, figure))
