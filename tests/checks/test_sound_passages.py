"""Sound passages, of kinds that were once misread, draw no error and no hint, alone or one after another.

``sound/*.txt`` has a kind a file, a passage a line: the report year, a bar, the passage, ／ for the end of a paragraph.
All were written and tried before anything was mended for them, in four rounds; what alarmed was mended by its kind.
"""

import random
from pathlib import Path

import pytest
from figure_pairs import FAMILIES, FOLDER, LOUD, OFFICES, SECOND, THIRD, Pair, alarms, findings, pairs

SOUND = Path(__file__).parent / "sound"
KINDS = sorted(file.stem for file in SOUND.glob("*.txt"))
JOINED = 200


def passages(kind):
    """The sound passages of a kind, each with its year."""
    for line in (SOUND / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        year, text = line.split("|", 1)
        yield int(year), text.replace("／", "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_sound_passages_are_left_alone(kind):
    tried = [Pair(kind, number, year, "", text) for number, (year, text) in enumerate(passages(kind), 1)]
    assert len(tried) >= 16
    told = {pair.good: [(one.rule, one.words) for one in alarms(pair)] for pair in tried}
    assert {text: loud for text, loud in told.items() if loud} == {}


def _errors(pair, text):
    return [(one.rule, one.message) for one in findings(pair, text) if one.severity == "错误" and one.rule < "FZ4"]


def test_figures_of_one_passage_are_not_reckoned_with_those_of_the_next():
    sound = [pair for folder in (FOLDER, SECOND, THIRD, OFFICES) for name in FAMILIES for pair in pairs(name, folder)]
    sound = [pair for pair in sound if not any(one.severity in LOUD for one in findings(pair, pair.good))]
    chosen = random.Random(16)
    for _ in range(JOINED):
        first, second = chosen.sample(sound, 2)
        text = f"{first.good}\n{second.good}"
        assert [one for one in _errors(first, text) if one[0].startswith("FZ3")] == [], text
