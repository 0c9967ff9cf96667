"""The program ``keikaku``: its commands and how it starts and ends.

Commands import what they need when they run, so that ``keikaku --help`` costs next to nothing.
"""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import convert, inspect, profile, schema
from pipeline.cli.ending import end_politely

app = typer.Typer(
    name="keikaku",
    help="計画書（PDF・HTML）を読み取り、Word原案とオープンデータCSVを作ります。\n\n"
    "Reads Japanese plan documents into Word drafts and open-data CSV.",
    epilog="終了コード / exit codes: 0 すべて成功 ok, 2 使い方の誤り usage, "
    "3 一部読めず partial, 4 失敗あり failed",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"keikaku {__version__}")
        raise typer.Exit


@app.callback()
def _keikaku(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="版を表示して終わります / Print the version and exit",
        ),
    ] = False,
) -> None:
    """Takes the options that stand before a command."""


app.command(help=convert.HELP)(convert.convert)
app.command(help=inspect.HELP)(inspect.inspect)
app.command(help=schema.HELP)(schema.schema)
app.add_typer(profile.app, name="profile")


def main() -> None:
    """Runs ``keikaku`` with the arguments of the command line; never shows a traceback.

    Exits with 0, 2, 3 or 4 (:mod:`schemas.errors`); with 130 or 143 when it was told to stop.
    """
    with end_politely():
        app(prog_name="keikaku")
