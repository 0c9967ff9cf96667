"""The real program, run as its users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.limits import ROOMS

PROGRAM = [sys.executable, "-c", "from pipeline.cli import main; main()"]


@dataclass(frozen=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def errors(self) -> list[str | None]:
        """The error codes of the results that ``--json`` printed."""
        return [result["error"] and result["error"]["code"] for result in self.json["results"]]

    @property
    def findings(self) -> set[str]:
        """The codes of all findings that ``--json`` printed."""
        return {f["code"] for result in self.json["results"] for f in result["findings"]}


def keikaku(*arguments: str | Path, encoding: str = "utf-8", **environment: str) -> Run:
    """Runs ``keikaku``; never with a traceback."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=ROOMS,
        env=os.environ | {"PYTHONIOENCODING": encoding} | environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    out, err = done.stdout.decode(encoding, "replace"), done.stderr.decode(encoding, "replace")
    assert "Traceback" not in out + err
    return Run(done.returncode, out, err)
