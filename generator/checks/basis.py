"""Standards and regulations that rules cite as their basis, each by the name that a finding prints."""

from __future__ import annotations

REGULATION = "《党政机关公文处理工作条例》"
AUDIT = f"{REGULATION}第二十条：数字要准确"
LAYOUT = "GB/T 9704—2012"
"""党政机关公文格式."""
PUNCTUATION = "GB/T 15834—2011"
"""标点符号用法."""
NUMERALS = "GB/T 15835—2011"
"""出版物上数字用法."""
