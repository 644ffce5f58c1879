"""Web pages in a single file (MHTML, RFC 2557), which Word and browsers save under the names .mht and .doc."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from generator.errors import InputFault
from generator.reading.opening import WEB_ARCHIVE, text_of


def page_of_archive(data: bytes) -> str:
    """The HTML of the page that an archive holds. Raises ``InputFault`` if there is none in it."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes) and page:
            return _text(page, part)
    raise InputFault(WEB_ARCHIVE)


def _text(page: bytes, part: Message) -> str:
    """The page in the encoding that its part names, else in the one that it is in."""
    try:
        return page.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return text_of(page)
