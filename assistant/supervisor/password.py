"""The password's hash on disk, and whether a password is the one."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from ingest import IngestError, NotWritable, Settings

FILE = "supervisor.password"
SHORTEST = 12
_LONGEST = 200
_SET = "Set one with `python -m assistant supervisor set-password`."


class PasswordRefused(IngestError):
    """The password is too short, or too long to be one."""


class NoPassword(IngestError):
    """No password has been set, or its file cannot be read, so nobody can sign in."""


def set_password(password: str, settings: Settings) -> Path:
    """Put a password in place of the one before, and say where its hash rests."""
    password = _normal(password)
    if len(password) < SHORTEST or not password.strip():
        raise PasswordRefused(f"The password must have at least {SHORTEST} characters.")
    if len(password) > _LONGEST:
        raise PasswordRefused(f"The password may have at most {_LONGEST} characters.")
    path = settings.var_folder / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp gives a file that only the owner may read, from its first moment.
        handle, beside = tempfile.mkstemp(prefix=f".{FILE}-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(PasswordHasher().hash(password))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise NotWritable(
            f"The password cannot be written to {path}: {error.strerror or error}. Make the "
            "folder writable, or name another one with VEIVISER_VAR."
        ) from None
    return path


def read_hash(settings: Settings) -> str:
    """The hash of the password in force; NoPassword says how to set one."""
    path = settings.var_folder / FILE
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NoPassword(f"No supervisor password has been set. {_SET}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise NoPassword(f"{path} cannot be read: {error}. {_SET}") from None


def matches(password: str, hashed: str) -> bool:
    """Whether the password is the one, at the same cost whether it is or not."""
    try:
        # One longer than any that can be set is never right, however long it is.
        return PasswordHasher().verify(hashed, _normal(password)[: _LONGEST + 1])
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        raise NoPassword(f"The file of the supervisor password is damaged. {_SET}") from None


def _normal(password: str) -> str:
    """One form for letters such as å, which some keyboards write as two signs (RFC 8265)."""
    return unicodedata.normalize("NFC", password).encode(errors="replace").decode()
