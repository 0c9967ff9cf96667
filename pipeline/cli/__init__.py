"""The command line: ``keikaku convert``, ``keikaku inspect``, ``keikaku schema``."""

from __future__ import annotations

from pipeline.cli.app import app, main

__all__ = ["app", "main"]
