"""普法宣传: publicity of the law for the public."""

from __future__ import annotations

from generator.facts.declare import BreakdownValue, Number, Texts, breakdown, number, texts
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

PLACES = (
    "机关",
    "乡村",
    "社区",
    "学校",
    "企业",
    "单位",
    "家庭",
    "集市",
    "网络",
    "军营",
    "宗教场所",
    "公共场所",
)

CAMPAIGNS = (
    *("宪法宣传周", "民法典宣传月", "全民国家安全教育日", "国际禁毒日", "安全生产月"),
    *("六五环境日", "国际消费者权益日", "“服务大局普法行”"),
)
CHANNELS = ("宣传栏", "LED显示屏", "微信公众号", "村（社区）广播", "微信群", "短视频平台")


@frozen
class Publicity(OpenTopic, named="普法宣传", key="普法", office="司法所", evidence="普法活动台账和照片"):
    """普法宣传."""

    events: BreakdownValue = breakdown(
        "普法活动",
        "场次",
        *PLACES,
        core=True,
        direction="越多越好",
        help="一场活动计一次；同一场计入两处的，写上“交叉”",
        example="22",
        counts="一场普法活动算一场，上街、进村、讲座都算",
        excludes="只发推送、只挂横幅的",
    )
    audience: Number = number(
        "普法活动受众人次",
        "人次",
        core=True,
        direction="越多越好",
        example="3000余",
        counts="到现场的人次",
        excludes="网上的阅读量（另填“新媒体普法阅读量”）",
    )
    law_lectures: Number = number(
        "法律讲堂次数", "次", cadence=True, direction="越多越好", help="面向党员、群众的", example="10余"
    )
    materials: Number = number(
        "宣传资料份数",
        "份",
        core=True,
        direction="越多越好",
        example="5000余",
        counts="发出去的册子、折页、单页，合起来算",
        excludes="横幅、标语、小礼品",
    )
    slogans: Number = number("固定标语条数", "条", also=("处", "幅"), direction="越多越好", example="300余")
    banners: Number = number("宣传横幅条数", "条", also=("幅",), direction="越多越好", example="40")
    boards: Number = number("宣传版面处数", "处", also=("块",), direction="越多越好", example="20")
    posters: Number = number("宣传海报张数", "张", also=("份",), direction="越多越好", example="200")
    questionnaires: Number = number("普法调查问卷份数", "份", example="3000余")
    posts: Number = number("新媒体普法推送条数", "条", direction="越多越好", example="120")
    videos: Number = number("普法短视频个数", "个", direction="越多越好", example="12")
    views: Number = number(
        "新媒体普法阅读量",
        "次",
        direction="越多越好",
        example="3.5万",
        counts="公众号、短视频的阅读和播放",
        excludes="到现场的人次（另填）",
    )
    consultations: Number = number("法律咨询人次", "人次", direction="越多越好", example="260")
    fraud: Number = number(
        "反诈禁毒宣传场次", "场次", cadence=True, direction="越多越好", office="平安建设办", example="20"
    )
    campaigns: Texts = texts(
        "普法主题活动",
        core=True,
        common=CAMPAIGNS,
        help="主题活动的名称",
        example="宪法宣传周",
        counts="当年实际搞了的主题活动",
        excludes="只下了通知、没有搞的",
    )
    channels: Texts = texts("普法宣传渠道", common=CHANNELS, example="宣传栏、LED显示屏、微信公众号")
    entered: Texts = texts(
        "法律进场所", common=PLACES, help="只写场所；已填普法活动分项的不用填", example="机关、乡村、学校、企业"
    )
    grounds: BreakdownValue = breakdown(
        "法治文化阵地个数",
        "个",
        "广场",
        "公园",
        "长廊",
        "教育室",
        core=True,
        basis="年末数",
        direction="越多越好",
        help="现有的个数",
        example="3",
        counts="现在还在用的法治广场、公园、长廊、教育室",
        excludes="已经拆除、改作他用的",
    )
    ground_names: Texts = texts(
        "法治文化阵地名称", stays=True, help="叫得出名字的或分布在哪里的", example="麻花庄法治广场"
    )
    service_points: Number = number(
        "公共法律服务站（室）个数",
        "个",
        also=("处",),
        core=True,
        basis="年末数",
        direction="越多越好",
        example="26",
        counts="挂了牌、在用的站和室，镇、村都算",
        excludes="法律顾问办公室等没有挂牌的",
    )
    guides: Number = number(
        "法律明白人现有人数",
        "名",
        core=True,
        basis="年末数",
        direction="越多越好",
        help="年底在册的",
        example="75",
        counts="年底在册的人，往年培养的也算",
        excludes="已经退出的；当年培训的人次（另填）",
    )
    guides_trained: Number = number(
        "法律明白人新培养人数",
        "名",
        basis="本年数",
        direction="越多越好",
        help="今年新培养的",
        example="10",
        counts="当年新进名册的人",
        excludes="往年就在册、今年参加培训的",
    )
    guide_trainings: Number = number("法律明白人培训场次", "场次", cadence=True, direction="越多越好", example="4")
    guides_attending: Number = number(
        "法律明白人培训人数", "名", direction="越多越好", help="参训的有多少名；按人次计的填下一项", example="75"
    )
    guide_trainees: Number = number("法律明白人培训人次", "人次", direction="越多越好", example="150")
    leaders: Number = number(
        "法治带头人人数",
        "名",
        basis="年末数",
        direction="越多越好",
        example="25",
        counts="年底在册的法治带头人",
        excludes="法律明白人（另填）",
    )
    vice_principals: Number = number(
        "法治副校长人数", "名", basis="年末数", direction="越多越好", none_means="不适用", example="6"
    )
    team_count: Number = number("普法队伍支数", "支", basis="年末数", direction="越多越好", example="2")
    team_members: Number = number("普法队伍人数", "人", basis="年末数", direction="越多越好", example="40")
    teams: Texts = texts(
        "普法队伍组成",
        stays=True,
        common=("网格员", "志愿者", "法律明白人", "人民调解员", "村（社区）法律顾问"),
        help="由哪些人组成",
        example="网格员、志愿者",
    )
    model_villages_applied: Number = number(
        "民主法治示范村申报个数",
        "个",
        basis="本年数",
        direction="越多越好",
        help="今年申报的，含社区",
        example="11",
        counts="当年提出申报的，社区也算",
        excludes="往年申报的",
    )
    model_villages: BreakdownValue = breakdown(
        "民主法治示范村现有个数",
        "个",
        "国家级",
        "省级",
        "市级",
        "县级",
        core=True,
        basis="年末数",
        direction="越多越好",
        help="含社区；一个村按最高级别计一次",
        counts="年底牌子还在的村和社区，往年命名的也算",
        excludes="正在申报、公示的，已经撤销的",
        example="5",
    )
    model_villages_new: Number = number(
        "民主法治示范村新获评个数",
        "个",
        direction="越多越好",
        help="今年新获评的，含社区",
        example="1",
        counts="当年发文命名的，社区也算",
        excludes="公示、还没有命名的",
    )
    model_villages_named: Texts = texts("民主法治示范村新获评名单", help="村名，写明级别", example="麻花庄村（国家级）")
    model_households: Number = number("学法用法示范户户数", "户", basis="年末数", direction="越多越好", example="75")
    works: Texts = texts("普法作品", help="作品名称加书名号或引号", example="微视频《特色贡品，法典护航》")
    services: Texts = texts(
        "公共法律服务做法", help="接在“开展”后面读得通的活动或服务", example="村（社区）法律顾问“法律服务日”活动"
    )
