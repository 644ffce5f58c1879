"""Invitations: a link and a code for a town or one of its offices, shown once; the store has only their hashes."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from generator.web.county.clock import now
from generator.web.county.store import Store
from generator.web.guard import Visitor

# Without what looks alike on paper: 0 and O, 1, I and L, U and V.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _IN_GROUP = 3, 4


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new invitation: the token in its link, and the code to be typed. Neither can be found out again."""

    town: str
    office: str
    token: str
    code: str


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that is in force."""

    id: int
    town: str
    office: str
    at: str


def invite(store: Store, town: str, office: str = "") -> Invitation:
    """A new invitation; the one before it, and everyone who came in by it, is out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    made = Invitation(town, office, secrets.token_urlsafe(24), "-".join(groups))
    with store.change():
        revoke(store, town, office)
        added = "INSERT INTO invitation (town, office, token, code, at) VALUES (?, ?, ?, ?, ?)"
        store.run(added, town, office, hashed(made.token), hashed(plain_code(made.code)), now())
    return made


def revoke(store: Store, town: str, office: str = "") -> bool:
    """Take back the invitation of a town or office and end the sessions that it opened; False if there was none."""
    with store.change():
        mine = "SELECT id FROM invitation WHERE town = ? AND office = ?"
        store.run(f"DELETE FROM session WHERE invitation IN ({mine})", town, office)
        return (
            store.run("UPDATE invitation SET revoked = 1 WHERE town = ? AND office = ? AND NOT revoked", town, office)
            > 0
        )


def revoke_all(store: Store, town: str) -> None:
    """Take back a town's own invitation and those of its offices."""
    with store.change():
        for one in in_force(store, town):
            revoke(store, town, one.office)


def in_force(store: Store, town: str = "") -> list[InvitationRow]:
    """The invitations of a town, or of all, that are in force."""
    found = store.rows("SELECT id, town, office, at FROM invitation WHERE NOT revoked ORDER BY id")
    return [InvitationRow(*row) for row in found if town in ("", row["town"])]


def enter(store: Store, secret: str, *, by: str) -> str:
    """The cookie of a new session for a token or a code (``by`` is which); empty for a wrong one.

    Every invitation is compared, so that a wrong secret takes as long as a right one.
    """
    digest, found = hashed(plain_code(secret) if by == "code" else secret), 0
    for row in store.rows("SELECT id, token, code FROM invitation WHERE NOT revoked"):
        if hmac.compare_digest(bytes(row[by]), digest):
            found = row["id"]
    if not found:
        return ""
    cookie = secrets.token_urlsafe(24)
    store.run("INSERT INTO session VALUES (?, ?, ?)", hashed(cookie), found, now())
    return cookie


def visitor_of(store: Store, cookie: str) -> Visitor | None:
    """The town or office whose session a cookie is; None for a wrong one, or one whose invitation was taken back."""
    question = (
        "SELECT i.town, i.office FROM session s JOIN invitation i ON i.id = s.invitation "
        "JOIN town t ON t.name = i.town WHERE s.cookie = ? AND NOT i.revoked AND t.place IS NOT NULL"
    )
    for town, office in store.rows(question, hashed(cookie)):
        return Visitor("office" if office else "town", town, office)
    return None


def hashed(secret: str) -> bytes:
    """The SHA-256 of a secret: the secrets are random and long, so that no slower hash is needed."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def plain_code(code: str) -> str:
    """A code as it was typed, without spaces and dashes, in capitals."""
    return "".join(char for char in code.upper() if char.isalnum())
