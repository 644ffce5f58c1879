"""Every figure of a draft of ours is a claim, and the claim is what the field that it was made from holds."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sound_towns import sound_town

from generator.claims import ClaimText, claims_in
from generator.claims.divisions import find_divisions
from generator.claims.measures import measure_of
from generator.claims.ratios import agrees
from generator.compose import compose
from generator.facts.facts import declaration_at
from generator.facts.judging.amounts import figure
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.quantity import Cadence, Quantity, Rate

NO_AMOUNTS = {"year", "date", "text", "texts", "person", "choice", "yes_no", "items"}
"""Kinds of fields that are no amounts: years and dates, numbers of documents, names."""

TOWNS = st.integers(0, 100_000).map(sound_town)


def paragraphs_with_sources(facts):
    """Each paragraph's claims, and its figures: where they stand, and the paths that they were made from."""
    for paragraph in compose(facts).report.paragraphs():
        passage = ClaimText(paragraph.to_text(), 0, paragraph.role, paragraph.number)
        at, figures = len(paragraph.number), []
        for run in paragraph.runs:
            if run.kind == "figure" and run.sources:
                figures.append((at, at + len(run.text), run.sources))
            at += len(run.text)
        yield list(claims_in(passage)), figures


def is_amount(path):
    return declaration_at(path).kind not in NO_AMOUNTS


def held(facts, path):
    """What a field holds: a part of a breakdown, an entry's own value, a rate, a cadence or a quantity."""
    topic, field, *rest = path.split(".")
    value = getattr(getattr(facts, topic), field)
    if isinstance(value, Breakdown):
        return dict(value.parts).get(rest[0]) if rest else figure(facts, path)
    return facts.at(path)


def unit_of(facts, path):
    declared = declaration_at(path)
    return declared.unit or getattr(facts.at(path.rpartition(".")[0]), "unit", "") or ""


def says(claim, value, unit):
    """Whether a claim states a value: the same amount, as exact, of the same measure."""
    if isinstance(value, Cadence):
        return claim.per_each and says(claim, value.times, unit)
    if isinstance(value, Rate):
        return claim.kind == "share" and claim.quantity.value == value.value
    if not isinstance(value, Quantity):
        return False
    measure = measure_of(unit)
    same = claim.quantity.amount * claim.measure.factor == value.amount * measure.factor
    return same and claim.quantity.qualifier == value.qualifier and claim.alike in (measure.alike, "")


def states(claim, facts, paths):
    """Whether a claim states what one of the fields holds, or a rate that follows from two of them."""
    values = [held(facts, path) for path in paths]
    if any(says(claim, value, unit_of(facts, path)) for value, path in zip(values, paths, strict=True)):
        return True
    figures = [value for value in values if isinstance(value, Quantity)]
    pairs = [(one, other) for one in figures for other in figures if one is not other]
    rough = not all(value.exact for value in figures)
    return claim.kind == "share" and any(agrees(claim, one.amount, other.amount, rough=rough) for one, other in pairs)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOWNS)
def test_every_figure_of_a_draft_is_a_claim_of_its_fields_value_and_unit(facts):
    for claims, figures in paragraphs_with_sources(facts):
        for start, end, paths in figures:
            if is_amount(paths[0]):
                here = [claim for claim in claims if claim.start < end and claim.end > start]
                words = here[0].passage.text[max(start - 20, 0) : end + 10] if here else (start, end)
                assert any(states(claim, facts, paths) for claim in here), (paths, words)


def is_all(facts, whole, part):
    """True if a figure is as much as the breakdown of a part: of 6条 found, 全部整改, the 6 are divided as well."""
    divided = facts.at(".".join(part.split(".")[:2]))
    return isinstance(divided, Breakdown) and divided.total == facts.at(whole)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(sound_town(22715))
@given(TOWNS)
def test_what_is_a_part_in_a_draft_is_of_the_field_of_its_whole(facts):
    """A part of a breakdown is part of that breakdown, or of what is all of it; another figure of the same topic's."""
    for claims, figures in paragraphs_with_sources(facts):
        made_from = {
            id(claim): paths[0]
            for claim in claims for start, end, paths in figures if claim.start < end and claim.end > start
        }  # fmt: skip
        for division in find_divisions(claims):
            whole = made_from.get(id(division.whole))
            for part in (made_from.get(id(part)) for part in division.parts):
                if whole and part:
                    of_it = part.count(".") < 2 or part.startswith(whole + ".") or is_all(facts, whole, part)
                    assert of_it and part.split(".")[0] == whole.split(".")[0], (whole, part, division.whole.words)
