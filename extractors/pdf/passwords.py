"""The error of files that need a password, common to the readers."""

from __future__ import annotations


class PasswordError(PermissionError):
    """The file needs a password, or another one than given."""
