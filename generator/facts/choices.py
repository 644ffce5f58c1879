"""The words between which a town, or its county in the settings, chooses how the report is written."""

from __future__ import annotations

TITLE_STYLES = (
    "关于…法治政府建设情况的报告",
    "…法治政府建设情况报告",
    "…法治政府建设年度报告",
    "关于…法治政府建设工作情况的报告",
)
YEAR_STYLES = ("年度", "年")
STATUTORY, PRINCIPAL_FIRST = "法定", "第一责任人在前"
IN_TEXT, LEFT_OUT = "写入正文", "不写入正文"
