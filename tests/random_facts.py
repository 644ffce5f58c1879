"""Random facts of a whole town: every field, every kind of value, in every combination."""

from decimal import Decimal

from hypothesis import strategies as st

from generator.facts.declare import Breakdown, declarations
from generator.facts.facts import Facts, topics
from generator.facts.nothing import NOT_APPLICABLE, PENDING
from generator.facts.quantity import Cadence, Quantity, Rate

PIECES = "甲乙丙丁戊己庚辛壬癸ABab19&<>\"'[]|%·、𠮷"
WORDS = st.text(alphabet=PIECES, min_size=1, max_size=12).map(lambda text: f"某{text}事")
QUANTITIES = st.builds(
    Quantity,
    st.one_of(st.integers(0, 3), st.integers(0, 99999)).map(Decimal),
    st.sampled_from(["", "", "", "余", "多", "约", "近", "超", "逾", "不少于"]),
    st.sampled_from(["", "", "", "万"]),
).filter(lambda quantity: quantity.exact or quantity.value)
EXACT = st.integers(0, 60).map(lambda number: Quantity(Decimal(number)))
NOTHING = st.sampled_from([None, None, PENDING, NOT_APPLICABLE])


def values(declared):
    """A strategy for what a field may hold."""
    kinds = {
        "number": st.one_of(EXACT, QUANTITIES),
        "rate": st.integers(0, 10000).map(lambda number: Rate(Decimal(number) / 100)),
        "yes_no": st.booleans(),
        "text": WORDS,
        "person": WORDS,
        "texts": st.lists(WORDS, min_size=1, max_size=4).map(tuple),
        "choice": st.sampled_from(declared.choices or ("",)),
        "date": st.dates(),
        "year": st.integers(2015, 2100),
        "breakdown": breakdowns(declared),
        "items": st.none(),
    }
    value = kinds[declared.kind]
    if declared.cadence:
        value |= st.builds(Cadence, st.sampled_from(["季度", "月", "半年"]), EXACT.filter(lambda often: often.value))
    return st.one_of(value, value, NOTHING)


@st.composite
def breakdowns(draw, declared):
    parts = draw(st.lists(st.sampled_from(declared.choices or ("",)), unique=True, max_size=4))
    figures = tuple((part, draw(st.one_of(EXACT, QUANTITIES, st.just(PENDING)))) for part in parts)
    total = draw(st.one_of(EXACT, QUANTITIES, st.sampled_from([None, PENDING])))
    return Breakdown(total, figures, draw(st.booleans()), draw(st.booleans()))


@st.composite
def fields(draw, model):
    """Values for some of the fields of a topic or an entry, for all that are required."""
    given = {}
    for name, declared in declarations(model).items():
        if declared.item:
            given[name] = tuple(draw(st.lists(entries(declared.item), max_size=3)))
        elif declared.required:
            given[name] = draw(WORDS if declared.kind == "text" else EXACT)
        elif draw(st.booleans()):
            given[name] = draw(values(declared))
    return given


def entries(model):
    """Entries of a list."""
    return fields(model).map(lambda given: model(**given))


@st.composite
def facts(draw):
    """Facts that a town could hand in, all relations aside."""
    given = {name: topic(**draw(fields(topic))) for name, topic in topics().items() if name != "basic"}
    town = draw(st.sampled_from(["商酒务镇", "罗子山瑶族乡", "城关街道", "巴彦苏木", "水宽乡"]))
    named = {"year": draw(st.integers(2020, 2030)), "town": town, "town_kind": None}
    basic = draw(fields(topics()["basic"])) | named
    return Facts(basic=basic, **given)
