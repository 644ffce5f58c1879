"""Who comes in at a county's desk: the officer by her token, towns and offices by their invitations."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from generator.web.county.invitations import enter, hashed, visitor_of
from generator.web.county.store import Store
from generator.web.guard import Visitor


@dataclass(frozen=True, slots=True)
class CountyAccess:
    """The access of a county. The officer's token and session are of this run; those of towns outlive it."""

    store: Store
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _cookie: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def enter(self, token: str) -> str:
        """The cookie that a token out of a link gives; empty for a wrong one."""
        is_officer = hmac.compare_digest(hashed(token), hashed(self.token))
        of_town = enter(self.store, token, by="token")
        return self._cookie if is_officer else of_town

    def enter_by_code(self, code: str) -> str:
        """The cookie that a typed code gives; empty for a wrong one."""
        return enter(self.store, code, by="code")

    def visitor(self, cookie: str) -> Visitor | None:
        """The visitor of a cookie; None for a wrong one."""
        if hmac.compare_digest(hashed(cookie), hashed(self._cookie)):
            return Visitor("officer")
        return visitor_of(self.store, cookie)
