"""Tables of the fields of classes, read from their source text.

The source holds what an imported class does not: the text below a field, and its type as written.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator


def describe_classes(source: str) -> Iterator[str]:
    """A heading, the docstring and a table of fields for each public class with fields."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            fields = list(_fields(node))
            if fields:
                yield f"### {node.name}"
                yield ""
                yield from _paragraphs(ast.get_docstring(node) or "")
                yield "| field | type | meaning |"
                yield "|---|---|---|"
                yield from fields
                yield ""


def describe_aliases(source: str) -> Iterator[str]:
    """A line for each named choice of literal strings."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            name, text = ast.unparse(node.targets[0]), ast.unparse(node.value)
            if text.startswith("Literal["):
                values = ast.literal_eval(ast.unparse(node.value.slice))
                yield f"- `{name}`: " + ", ".join(f"`{value}`" for value in values)


def _fields(node: ast.ClassDef) -> Iterator[str]:
    following = [*node.body[1:], None]
    for statement, after in zip(node.body, following, strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            kind = ast.unparse(statement.annotation).replace("|", "\\|")
            yield f"| `{statement.target.id}` | `{kind}` | {_text_of(after)} |"


def _text_of(statement: ast.stmt | None) -> str:
    """The string that stands below a field, on one line."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return " ".join(str(statement.value.value).replace("``", "`").split())
    return ""


def _paragraphs(docstring: str) -> Iterator[str]:
    yield from inspect.cleandoc(docstring).replace("``", "`").splitlines()
    yield ""
