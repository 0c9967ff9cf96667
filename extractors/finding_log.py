"""Collecting findings while a source is read."""

from __future__ import annotations

from schemas.findings import Finding, Param, make_finding
from schemas.places import Anchor


class FindingLog:
    """Findings in order of first occurrence; equal ones become one with several anchors.

    A page with ten thousand bad attributes of one kind gives one finding that names all the places.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._anchors: dict[tuple[str, tuple[tuple[str, Param], ...]], list[Anchor]] = {}

    def note(self, code: str, path: str | None = None, **params: Param) -> None:
        """Adds a finding at an element path (or at no place)."""
        anchors = self._anchors.setdefault((code, tuple(params.items())), [])
        anchor = Anchor(self._source, path=path)
        if path is not None and anchors[-1:] != [anchor]:
            anchors.append(anchor)

    def findings(self) -> tuple[Finding, ...]:
        """All findings so far."""
        return tuple(
            make_finding(code, anchors, lang="ja", **dict(params))
            for (code, params), anchors in self._anchors.items()
        )
