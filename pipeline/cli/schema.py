"""``keikaku schema``: the public contract as JSON Schema."""

from __future__ import annotations

from pipeline.cli.printing import print_json

HELP = """計画データ（plan.json）のJSON Schemaを表示します。

Print the JSON Schema of plan.json.
"""


def schema() -> None:
    """Prints the JSON Schema of the Plan."""
    from output import plan_schema

    print_json(plan_schema())
