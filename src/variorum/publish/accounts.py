"""Who may open a dossier that is served to others: names, roles and password hashes in a TOML file."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from variorum.errors import UsageError

Role = Literal["reader", "reviewer", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may


@dataclass(frozen=True, slots=True)
class Account:
    """One person who may log in; `password` is an argon2 hash."""

    name: str
    role: Role
    password: str


def may(role: Role, needed: Role) -> bool:
    """Whether somebody with this role may do what needs the other."""
    return ROLES.index(role) >= ROLES.index(needed)


def hash_password(password: str) -> str:
    """The password's argon2id hash, for the accounts file (RFC 9106 parameters as argon2-cffi has them)."""
    return str(_hasher().hash(password))


class Accounts:
    """The people who may log in, by name."""

    def __init__(self, accounts: tuple[Account, ...]) -> None:
        self._hasher = _hasher()
        self._by_name = {account.name: account for account in accounts}
        # A name that is not known costs as much time as a wrong password.
        self._nobody = str(self._hasher.hash("nobody has this password"))

    def __contains__(self, name: str) -> bool:
        """Whether there is an account of this name."""
        return name in self._by_name

    def check(self, name: str, password: str) -> Account | None:
        """The account, if there is one of this name and this is its password."""
        from argon2.exceptions import InvalidHashError, VerificationError

        account = self._by_name.get(name)
        try:
            self._hasher.verify(account.password if account else self._nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return account


def read_accounts(path: Path) -> Accounts:
    """The accounts of a TOML file: `[[account]]` with `name`, `role` and `password` (a hash).

    Raises UsageError where the file is missing, broken or empty: a dossier is not served to others without.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8")).get("account", [])
        accounts = tuple(Account(one["name"], _role(one["role"]), one["password"]) for one in given)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path}: no accounts to log in with ({error}); add one with 'variorum account NAME'"
        ) from error
    if not accounts:
        raise UsageError(f"{path} names no account; add one with 'variorum account NAME'")
    return Accounts(accounts)


def add_account(path: Path, name: str, role: str, password: str) -> None:
    """Append an account to the file, which is made; UsageError for a name that is there already."""
    account = Account(name, _role(role), hash_password(password))
    if path.exists() and name in read_accounts(path):
        raise UsageError(f"{path} has an account {name!r} already; remove it there first")
    lines = ("[[account]]", *(f"{key} = {_quoted(value)}" for key, value in _pairs(account)))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n\n")
    path.chmod(0o600)


def _pairs(account: Account) -> tuple[tuple[str, str], ...]:
    return ("name", account.name), ("role", account.role), ("password", account.password)


def _quoted(text: str) -> str:
    """The text as a TOML basic string; TOML 1.0 escapes as JSON does."""
    return json.dumps(text)


def _role(given: str) -> Role:
    for role in ROLES:
        if given == role:
            return role
    raise UsageError(f"{given!r} is no role; choose reader, reviewer or editor")


def _hasher() -> Any:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise UsageError(
            "logging in needs argon2-cffi; install it with 'pip install variorum[serve]'"
        ) from error
    return PasswordHasher()
