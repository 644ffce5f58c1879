"""Two forms as counties hand them out: a table of figures, and a text with blanks; each blank, and with its tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.files.opc import CONTENT_TYPES
from generator.word.package import pack
from generator.word.wordml import RELATIONSHIPS, TYPES, R, serialise, text, w

TABLE, TEXT = "法治建设情况统计表", "法治建设工作小结"
BLANK = "（空白）"

# Topic, then label as a county words it, unit, name of the field.
FIGURES: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("学法和普法", (
        ("党委理论学习中心组学法", "次", "学法.理论中心组学法次数"),
        ("会前学法", "次", "学法.会前学法次数"),
        ("法治培训", "场次", "学法.法治培训场次"),
        ("法治培训参训", "人次", "学法.法治培训参训人次"),
        ("学法考试应考", "人", "学法.学法考试应考人数"),
        ("普法活动", "场次", "普法宣传.普法活动"),
        ("普法活动受众", "人次", "普法宣传.普法活动受众人次"),
        ("发放宣传资料", "份", "普法宣传.宣传资料份数"),
        ("法律明白人", "名", "普法宣传.法律明白人现有人数"),
        ("公共法律服务站（室）", "个", "普法宣传.公共法律服务站室个数"),
    )),
    ("依法履职和依法决策", (
        ("基本履职事项", "项", "依法履职与政务服务.基本履职事项项数"),
        ("配合履职事项", "项", "依法履职与政务服务.配合履职事项项数"),
        ("政务服务办件量", "件", "依法履职与政务服务.政务服务办件量"),
        ("12345热线工单", "件", "依法履职与政务服务.热线12345工单件数"),
        ("12345热线工单按期办结", "件", "依法履职与政务服务.热线12345工单按期办结件数"),
        ("重大行政决策", "项", "依法决策.重大行政决策项数"),
        ("合法性审查", "件", "依法决策.合法性审查件数"),
        ("签订政府合同", "件", "依法决策.签订政府合同件数"),
        ("制定行政规范性文件", "件", "依法决策.制定行政规范性文件件数"),
        ("法律顾问律师", "名", "依法决策.法律顾问律师人数"),
    )),
    ("行政执法", (
        ("承接行政处罚权", "项", "行政执法.承接行政处罚权项数"),
        ("应持证执法人员", "人", "行政执法.应持证执法人员人数"),
        ("持有效行政执法证", "人", "行政执法.持有效行政执法证人数"),
        ("执法培训", "场次", "行政执法.执法培训场次"),
        ("行政检查", "次", "行政执法.行政检查次数"),
        ("涉企行政检查", "次", "行政执法.涉企行政检查次数"),
        ("行政处罚办结", "件", "行政执法.行政处罚办结件数"),
        ("其中：普通程序", "件", "行政执法.行政处罚办结件数.普通程序"),
        ("安全隐患排查", "条", "行政执法.安全隐患排查条数"),
        ("安全隐患整改", "条", "行政执法.安全隐患整改条数"),
    )),
    ("矛盾纠纷和监督", (
        ("矛盾纠纷排查", "次", "矛盾纠纷.矛盾纠纷排查次数"),
        ("排查出纠纷", "件", "矛盾纠纷.排查出纠纷件数"),
        ("化解纠纷", "件", "矛盾纠纷.已化解纠纷件数"),
        ("人民调解受理", "件", "矛盾纠纷.人民调解受理件数"),
        ("人民调解成功", "件", "矛盾纠纷.人民调解成功件数"),
        ("信访事项受理", "件", "矛盾纠纷.信访事项受理件数"),
        ("行政复议案件", "件", "复议应诉与监督.行政复议案件数"),
        ("行政诉讼案件", "件", "复议应诉与监督.行政诉讼案件数"),
        ("负责人出庭应诉", "次", "复议应诉与监督.负责人出庭应诉次数"),
        ("主动公开信息", "条", "政务公开.主动公开信息条数"),
    )),
)  # fmt: skip
_COLUMNS = (2450, 800, 1150, 2450, 800, 1150)
_SIDES = {"left": 4, "right": 4, "top": 4, "bottom": 4, "insideH": 4, "insideV": 4}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a form with its tags, or with blanks in their place."""

    tagged: bool
    body: list[etree._Element] = field(default_factory=list)

    def tag(self, name: str) -> str:
        """The tag of a name; of a blank form nothing."""
        return f"{{{{ {name} }}}}" if self.tagged else ""

    def blank(self, name: str, size: int = 4) -> str:
        """The tag of a name in running text; of a blank form a line to write on."""
        return self.tag(name) or "_" * size

    def paragraph(self, words: str, style: str = "Body") -> None:
        """Add a paragraph."""
        self.body.append(_paragraph(words, style))


def table_form(*, tagged: bool) -> bytes:
    """A table of 40 figures in two columns of label, unit and number, with signatures below."""
    writer = _Writer(tagged)
    writer.paragraph(f"{writer.blank('年份.本年')}年度乡镇（街道）法治政府建设情况统计表", "Heading")
    writer.paragraph(f"填报单位：{writer.blank('镇.机关', 16)}")
    writer.body.append(_table(_rows(writer)))
    writer.paragraph(
        f"联系人：{writer.blank('基本信息.联系人', 8)}　　填报日期：{writer.blank('基本信息.成文日期', 12)}"
    )
    return _document(writer.body)


def _rows(writer: _Writer) -> Iterator[etree._Element]:
    yield _row(["指标", "单位", "数量"] * 2)
    for topic, figures in FIGURES:
        yield _row([topic])
        half = (len(figures) + 1) // 2
        for left, right in zip(figures[:half], figures[half:], strict=True):
            yield _row([*left[:2], writer.tag(left[2]), *right[:2], writer.tag(right[2])])


def text_form(*, tagged: bool) -> bytes:
    """A text with blanks, a table of shortcomings, and parts of our own report."""
    writer = _Writer(tagged)
    blank = writer.blank
    town = "镇（乡、街道）" if not tagged else ""
    writer.paragraph(f"{blank('镇.名', 8)}{town}{blank('年份.本年')}年度法治建设工作小结", "Heading")
    writer.paragraph(
        f"一年来，党委会研究法治工作{blank('第一责任人.党委会研究法治次数')}次，"
        f"开展普法活动{blank('普法宣传.普法活动')}场次，发放宣传资料{blank('普法宣传.宣传资料份数', 6)}份，"
        f"培养法律明白人{blank('普法宣传.法律明白人现有人数')}名。"
    )
    writer.paragraph(
        f"全年合法性审查{blank('依法决策.合法性审查件数')}件，签订政府合同{blank('依法决策.签订政府合同件数')}件；"
        f"人民调解受理{blank('矛盾纠纷.人民调解受理件数')}件，成功{blank('矛盾纠纷.人民调解成功件数')}件。"
    )
    if tagged:
        suits = "复议应诉与监督.行政诉讼案件数"
        writer.paragraph(
            f"{{% if {suits} is 零 %}}全年没有行政诉讼案件。{{% else %}}全年行政诉讼案件{blank(suits)}件，"
            f"负责人出庭应诉{blank('复议应诉与监督.负责人出庭应诉次数')}次。{{% endif %}}"
        )
    else:
        writer.paragraph("全年行政诉讼案件____件，负责人出庭应诉____次。")
    writer.paragraph("存在的不足：")
    writer.body.append(_table(_shortcomings(tagged), (500, 2900, 2700, 2700)))
    writer.paragraph("主要做法：")
    writer.paragraph(writer.tag("报告.第一部分.正文"))
    writer.paragraph(f"填报日期：{blank('基本信息.成文日期', 12)}")
    return _document(writer.body)


def _shortcomings(tagged: bool) -> Iterator[etree._Element]:
    widths = (500, 2900, 2700, 2700)
    yield _row(["序号", "问题", "原因", "整改措施"], widths)
    if tagged:
        first, last = "{% for 项 in 不足和原因 %}{{ 项.序号 }}", "{{ 项.整改措施 }}{% endfor %}"
        yield _row([first, "{{ 项.问题 }}", "{{ 项.原因 }}", last], widths)
    else:
        yield from (_row([str(number), "", "", ""], widths) for number in (1, 2, 3))


# --- WordprocessingML -----------------------------------------------------------------------------------------------


def _paragraph(words: str, style: str) -> etree._Element:
    runs = [w("r", text(words))] if words else []
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _row(cells: list[str], widths: tuple[int, ...] = _COLUMNS) -> etree._Element:
    """A row; a single cell spans all columns."""
    row = w("tr")
    for number, words in enumerate(cells):
        width = widths[number] if len(cells) > 1 else sum(widths)
        span = [] if len(cells) > 1 else [w("gridSpan", val=len(widths))]
        row.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *span), _paragraph(words, "Cell")))
    return row


def _table(rows: Iterator[etree._Element], widths: tuple[int, ...] = _COLUMNS) -> etree._Element:
    borders = w("tblBorders", *(w(side, val="single", sz=size, space=0, color="auto") for side, size in _BORDERS))
    properties = w("tblPr", w("tblW", w=sum(widths), type="dxa"), borders, w("tblLayout", type="fixed"))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


_BORDERS = [(side, _SIDES[side]) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]


def _document(body: list[etree._Element]) -> bytes:
    section = w(
        "sectPr", w("pgSz", w=11906, h=16838),
        w("pgMar", top=1701, right=1418, bottom=1701, left=1418, header=851, footer=992, gutter=0),
    )  # fmt: skip
    document = w("document", w("body", *body, section))
    part = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return pack(
        {
            CONTENT_TYPES: _types(
                {"/word/document.xml": f"{part}.document.main+xml", "/word/styles.xml": f"{part}.styles+xml"}
            ),
            "_rels/.rels": _relationships("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": _relationships("styles", "styles.xml"),
            "word/document.xml": serialise(document),
            "word/styles.xml": serialise(_styles()),
        }
    )


def _styles() -> etree._Element:
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", w("rPr", _fonts("宋体"), w("sz", val=24), w("szCs", val=24)))),
        _style("Normal", "Normal", w("pPr"), w("rPr"), default=1),
        _style("Heading", "表题", w("pPr", w("spacing", after=240), w("jc", val="center")),
               w("rPr", _fonts("黑体"), w("sz", val=36), w("szCs", val=36)), based="Normal"),
        _style("Body", "表文", w("pPr", w("spacing", before=60, after=60, line=420, lineRule="exact")), w("rPr"),
               based="Normal"),
        _style("Cell", "格内文字", w("pPr", w("spacing", before=40, after=40)),
               w("rPr", w("sz", val=21), w("szCs", val=21)), based="Normal"),
    )  # fmt: skip


def _style(id: str, name: str, *properties: etree._Element, based: str = "", default: int = 0) -> etree._Element:
    given = {"type": "paragraph", "styleId": id} | ({"default": default} if default else {"customStyle": 1})
    basis = [w("basedOn", val=based)] if based else []
    return w("style", w("name", val=name), *basis, *(one for one in properties if len(one)), **given)


def _fonts(name: str) -> etree._Element:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _types(overrides: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": extension, "ContentType": kind})
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": name, "ContentType": kind})
    return serialise(root)


def _relationships(kind: str, target: str) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    attributes = {"Id": "rId1", "Type": f"{R}/{kind}", "Target": target}
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return serialise(root)


def sample_forms() -> dict[str, bytes]:
    """The two forms by file name, with tags and blank."""
    return {
        f"{TABLE}.docx": table_form(tagged=True),
        f"{TABLE}{BLANK}.docx": table_form(tagged=False),
        f"{TEXT}.docx": text_form(tagged=True),
        f"{TEXT}{BLANK}.docx": text_form(tagged=False),
    }
