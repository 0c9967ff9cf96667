"""``keikaku profile``: a profile written from a document, and a document checked against one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import parameters
from pipeline.cli.ending import Ended, errors_told
from pipeline.options import ConvertOptions, parse_pages
from pipeline.profiles.model import Profile
from schemas.errors import EXIT_OK, EXIT_PARTIAL, UsageError

if TYPE_CHECKING:
    from pipeline.profiles.check import Drift
    from schemas.findings import Lang
    from schemas.plan import Plan

NEW_HELP = """文書から読み方の指定（プロファイル）の案を作ります。

Write a profile with what was inferred from a document.
"""
CHECK_HELP = """文書がプロファイルからどう変わったかを示します。

Show how a document differs from a profile.
"""
_DRIFTS = {
    "added": ("追加された見出し", "added heading"),
    "missing": ("なくなった見出し", "missing heading"),
    "renamed": ("変わった見出し", "renamed heading"),
    "legend": ("凡例の違い", "legend differs"),
    "title": ("計画の名称の違い", "title differs"),
    "municipality": ("地方公共団体の違い", "local government differs"),
}

app = typer.Typer(
    help="読み方の指定（プロファイル）を作り、確かめます。\n\nWrite and check profiles.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

ProfileFiles = Annotated[
    list[str] | None,
    typer.Option("--profile", metavar="FILE", help="元にするプロファイル / Profile to start from"),
]


@app.command(help=NEW_HELP)
def new(
    source: parameters.Input,
    out: Annotated[
        str, typer.Option(metavar="FILE", help="書き出すファイル（省略すると画面） / File to write")
    ] = "",
    profile: ProfileFiles = None,
    pages: parameters.Pages = "",
    password: parameters.Password = None,
    force: parameters.Force = False,
    lang: parameters.Language = "ja",
) -> None:
    """Reads the input and writes the profile that reads it so."""
    with errors_told(parameters.say_language(lang)):
        from pipeline.profiles.infer import infer_profile

        known = _read_profiles(profile or [])
        plan = _read_plan(source, known, pages, password)
        text = infer_profile(plan, parameters.choose_language(lang))
        if not out:
            print(text)
        else:
            _write(Path(out), text, force=force)
            print(out)
    raise Ended(EXIT_OK)


@app.command(help=CHECK_HELP)
def check(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="プロファイル / Profile")],
    source: parameters.Input,
    pages: parameters.Pages = "",
    password: parameters.Password = None,
    json: parameters.Json = False,
    lang: parameters.Language = "ja",
) -> None:
    """Tells what drifted; exits with 3 when anything did."""
    with errors_told(parameters.say_language(lang)):
        from pipeline.profiles.check import find_drift

        known = _read_profiles([profile])
        plan = _read_plan(source, replace(known, title="", municipality=""), pages, password)
        drifts = find_drift(known, plan)
        _tell(drifts, parameters.choose_language(lang), json=json)
    raise Ended(EXIT_PARTIAL if drifts else EXIT_OK)


def _read_profiles(files: list[str]) -> Profile:
    from pipeline.profiles.toml import read_profiles

    return read_profiles(map(Path, files))


def _read_plan(source: str, profile: Profile, pages: str, password: str | None) -> Plan:
    """The Plan of the input, read in a limited child process; nothing is written."""
    from pipeline.conversion import convert

    options = ConvertOptions(profile=profile, pages=parse_pages(pages), password=password)
    result = convert(source, options=options)[0]
    if result.plan is None:
        assert result.error is not None
        raise result.error
    return result.plan


def _write(path: Path, text: str, *, force: bool) -> None:
    """Writes the file at once or not at all; one that exists only with ``force``."""
    from pipeline.delivery import write_file

    if path.exists() and not force:
        raise UsageError("usage.file-exists", name=path.name)
    write_file(path, text.encode("utf-8"))


def _tell(drifts: tuple[Drift, ...], lang: Lang, *, json: bool) -> None:
    from pipeline.cli.printing import make_harmless, print_json

    if json:
        print_json(
            [{"kind": d.kind, "old": d.old, "new": d.new, "pages": list(d.pages)} for d in drifts]
        )
        return
    for drift in drifts:
        said = _DRIFTS[drift.kind][lang == "en"]
        change = " → ".join(part for part in (drift.old, drift.new) if part)
        print(make_harmless(f"{said}: {change}{_where(drift.pages, lang)}"))
    if not drifts:
        print("違いはありません。" if lang == "ja" else "No differences.")


def _where(pages: tuple[int, ...], lang: Lang) -> str:
    listed = ", ".join(map(str, pages))
    if not listed:
        return ""
    return f"（{listed}ページ）" if lang == "ja" else f" (page {listed})"
