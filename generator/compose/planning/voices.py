"""Who speaks in a sentence: whether it tells a deed without a doer, what did not occur, or names its own subject."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.compose.messages import Runs

_WHEN = "(?:全年|今年|年内|年初|年终|定期|及时)?"
_DEEDS = """
开展 组织 举办 落实 实行 推行 推动 推进 制定 制作 印发 发放 设置 设立 设有 建立 建成 建有 建设 成立 组建 配备 聘请 聘有
签订 作出 完成 办理 办结 受理 化解 排查 整改 整治 拆除 查处 核查 公布 公开 公告 发布 通过 运用 利用 依托 依据 根据 按照
围绕 针对 结合 坚持 联合 会同 邀请 学习 贯彻 执行 完善 健全 规范 明确 加强 强化 深化 优化 创新 拓宽 畅通 召开 听取 研究
审批 审核 审查 走访 收到 清偿 投入 承接 承办 调整 回复 履行 采取 张贴 提供 新培养 培养 培训 现有 新取得 参加 旁听 定期 及时
统一 梳理 编制 修订 培育 打造 搭建 构建 创建 申报 划分 发挥 严格 依法 全面 积极 切实 进一步 举行 征集 提出 出具 实施 复耕
集体讨论 检查 巡查 移送 立案 没有 推送 上线 开办 开设 帮助 解决 处理 对接 选派 选聘 取消 反馈 发现 列入 纳入 接受 向 将 把
对 为 与 在 以 按 就 从 出席 担任 讲授 宣传 普及 开放 公示 收集 建好 用好 抓好 做好 形成 评查 新收 结转 接待 约访 处置 查办
开通 设 分类 分批 分片 逐项 逐件 主动 每月 每季度 每半年 每年 每周 新增 减少 自
""".split()
_NOT_DEEDS = """
以案 在编 学习内容 学习贯彻情况 培训中心 建设项目 组织部 公开栏 在建 对象 为民服务中心 宣传栏 研究会 设备 设施 从业 向阳 与会
审查流程 管理 自治 自然 自媒体 就业 检查站 按期 接待室 把关 为首 将军 自学 自觉 自我
""".split()
# 以镇政府名义签订的合同，由司法所审查: what begins like a deed is the object of another's.
_OBJECT = "(?:以|在|按|对|就|将)[^，]*的[^，]*，由"
_LENGTH = 24  # of a beginning that tells
_DEED = re.compile(f"{_WHEN}(?!{_OBJECT}|{'|'.join(_NOT_DEEDS)})(?:{'|'.join(sorted(_DEEDS, key=len, reverse=True))})")
_NONE = re.compile("(?:全年|今年)?(?:未|没有|无)")


def is_deed(runs: Runs) -> bool:
    """Whether the sentence tells what was done and leaves out by whom."""
    return _tells_deed(_beginning(runs))


def is_none(runs: Runs) -> bool:
    """Whether the sentence says only that something did not occur."""
    return all(run.kind == "plain" for run in runs) and bool(_NONE.match(_beginning(runs)))


def _beginning(runs: Runs) -> str:
    words = ""
    for run in runs:
        words += run.text[:_LENGTH]
        if len(words) >= _LENGTH:
            break
    return words[:_LENGTH]


@lru_cache(maxsize=4096)
def _tells_deed(words: str) -> bool:
    return bool(_DEED.match(words)) and not _NONE.match(words)
