"""Random facts of a whole town: every field, every kind of value, in every combination."""

from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from generator.chinese.person_names import split_names
from generator.facts.declare import declarations
from generator.facts.facts import Facts, topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import Cadence, Quantity, Rate

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
        "person": WORDS.map(lambda names: "、".join(split_names(names))),
        "texts": st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple),
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
    return Facts.parse(dict(basic=basic, **given))


# --- Towns as they are: words that a clerk would write, figures of the size that a town has. -------------------------

# fmt: off
NAMES = [
    "柳河", "石桥", "北岭", "向阳", "麻花庄", "东洼", "白塔", "清泉", "沙沟", "梨园", "马营", "龙泉", "高庙",
    "新集", "三官",
    "红旗", "前进", "团结", "大槐树", "南关",
]
TOWNS = ["商酒务镇", "罗子山瑶族乡", "城关街道", "巴彦苏木", "水宽乡", "清泉镇", "栗子乡", "长延堡街道"]
WHO = [
    "司法所", "综合执法队", "各村调解委员会", "包村干部", "网格员", "驻村律师", "便民服务中心", "派出所",
    "老党员", "妇联",
]
DID = [
    "逐户走访", "集中办理", "到场调解", "每周值守", "现场讲解", "登记造册", "分片负责", "限期答复",
    "上门服务", "联合核查",
]
WHAT = [
    "土地边界纠纷", "物业投诉", "外出务工合同", "赡养纠纷", "噪声扰民", "宅基地申请", "农资经营", "沿街摊点",
    "欠薪线索",
    "邻里矛盾",
]
LAWS = [
    "《宪法》", "《民法典》", "《行政处罚法》", "《行政复议法》", "《安全生产法》", "《土地管理法》",
    "《公务员法》", "《档案法》",
]
MEASURES = ["个", "名", "件", "次", "户", "场", "份", "处"]
PLACES = {"关联指标": "行政村个数", "位置": "普法活动", "归入": "法治培训"}
"""What says where an entry belongs names something that is there."""
TOLD_AT_LENGTH = (
    "内容", "具体表现", "原因", "整改措施", "安排内容", "采取的措施", "案例做法", "案例结果", "共同原因",
)
# fmt: on
SHARES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
"""How much of what can be filled in is."""


class Clerk:
    """Fills in a town's facts, the same for the same seed; ``fullness`` is the share of the fields that are filled."""

    def __init__(self, seed, fullness):
        self.random = Random(seed)
        self.fullness = fullness

    def town(self):
        one = self.random.choice
        given = {name: self.topic(topic) for name, topic in topics().items() if name != "basic"}
        basic = self.topic(topics()["basic"]) | {"town": one(TOWNS), "town_kind": None, "superior": "县委、县政府"}
        return Facts.parse(dict(basic=basic, **given))

    def topic(self, model):
        given = {}
        for name, declared in declarations(model).items():
            if declared.item:
                most = 4 if name == "entries" else 2
                number = self.random.randint(0, most) if self.random.random() < self.fullness else 0
                given[name] = [self.topic(declared.item) for _ in range(number)]
            elif declared.required or self.random.random() < self.fullness:
                given[name] = self.value(declared)
        if "link" in given or "of" in given:
            given |= {"link": "每", "of": PLACES["关联指标"]}
        return given

    def value(self, declared):
        nothing = self.random.random()
        if nothing < 0.05 and declared.kind != "year":
            return PENDING if nothing < 0.03 or declared.required else NOT_APPLICABLE
        return getattr(self, declared.kind)(declared)

    def number(self, declared):
        if declared.cadence and self.random.random() < 0.2:
            return "每季度1次"
        many = declared.unit in ("人次", "元") or "资料" in declared.title
        size = self.random.choice([1, 9, 9, 60, 60, 300, 9000 if many else 30])
        figure = self.random.randint(0 if size == 1 else 1, size)
        return f"{figure // 100 * 100 or 100}余" if size > 100 and self.random.random() < 0.5 else str(figure)

    def year(self, declared):
        return self.random.randint(2022, 2030)

    def rate(self, declared):
        return f"{self.random.choice([100, 98, 96.5, 92.31, 75, self.random.randint(40, 99)])}%"

    def yes_no(self, declared):
        return "是" if self.random.random() < 0.85 else "否"

    def choice(self, declared):
        return self.random.choice(declared.choices)

    def person(self, declared):
        return "某人"

    def date(self, declared):
        return f"2026-{self.random.randint(1, 12)}-{self.random.randint(1, 28)}"

    def breakdown(self, declared):
        parts = self.random.sample(declared.choices, self.random.randint(0, len(declared.choices)))
        figures = {part: str(self.random.choice([1, 2, 2, 3, self.random.randint(1, 90)])) for part in parts}
        if not figures:
            return self.number(declared)
        total = sum(map(int, figures.values()))
        if self.random.random() < 0.3:
            return figures | {"合计": str(total + self.random.randint(1, 20))}
        return figures | {"合计": str(total), "分项完整": "是"}

    def text(self, declared):
        if declared.title == "单位":
            return self.random.choice(MEASURES)
        if declared.title in PLACES:
            return PLACES[declared.title]
        if declared.title in ("本年", "上年", "考核权重"):
            return f"{self.random.randint(60, 99)}%"
        if declared.title in TOLD_AT_LENGTH:
            return "，".join(self.clause() for _ in range(self.random.randint(1, 3)))
        whose = "" if "村" in (declared.example or "") else f"{self.random.choice(NAMES)}村"
        own = self.random.choice([self.phrase(), f"{whose}{declared.example or declared.title}"])
        return declared.example if declared.example and self.random.random() < 0.2 else own

    def texts(self, declared):
        if "法律法规" in declared.title:
            return self.random.sample(LAWS, self.random.randint(1, 5))
        if declared.title == "对应问题":
            return [str(self.random.randint(1, 3))]
        examples = [part for part in (declared.example or "").split("、") if part]
        own = [self.phrase() for _ in range(self.random.randint(1, 3))]
        return list(dict.fromkeys((self.random.sample(examples, min(1, len(examples)))) + own))

    def phrase(self):
        one = self.random.choice
        return one([f"{one(NAMES)}村{one(WHAT)}{one(DID)}", f"“{one(NAMES)}”{one(WHO)}", f"{one(WHAT)}{one(DID)}"])

    def clause(self):
        one = self.random.choice
        figure = f"{self.random.randint(2, 60)}{one(MEASURES)}" if self.random.random() < 0.3 else ""
        return f"{one(NAMES)}村{one(WHO)}{one(DID)}{one(WHAT)}{figure}"


def plausible_towns():
    """Towns whose figures and words could be a town's own, from nearly empty to full."""
    return st.builds(
        lambda seed, fullness: Clerk(seed, fullness).town(),
        st.integers(0, 10**9),
        st.sampled_from(SHARES),
    )
