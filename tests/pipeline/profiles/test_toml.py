"""A profile is read whole or refused with the word at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.profiles.model import Profile
from pipeline.profiles.toml import parse_profile, read_profile
from schemas.errors import UsageError
from schemas.roles import Role

WHOLE = """
title = "青葉野市地域福祉計画"
municipality = "青葉野市"
[roles]
"取組の方向" = "direction"
[levels]
words = ["政策の柱", "重点施策"]
headings = { "大項目" = "政策の柱" }
[legend]
"◎" = "計画を上回って進んだ"
"""


def test_a_whole_profile() -> None:
    profile = parse_profile(WHOLE, "aobano.toml")
    assert profile == Profile(
        name="aobano.toml",
        title="青葉野市地域福祉計画",
        municipality="青葉野市",
        roles={"取組の方向": Role.DIRECTION},
        levels=("政策の柱", "重点施策"),
        level_headings={"大項目": "政策の柱"},
        legend={"◎": "計画を上回って進んだ"},
    )
    assert profile.level_words() == ("政策の柱", "重点施策", "大項目")


def test_an_empty_profile_states_nothing() -> None:
    assert parse_profile("") == Profile()


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("title = \nx = 1", "usage.profile", "line 1"),
        ("titel = 'x'", "usage.profile-key", "title"),
        ("[levels]\nword = []", "usage.profile-key", "levels.word"),
        ("[roles]\n'方向' = 'directon'", "usage.profile-role", "direction"),
        ("[roles]\n'方向' = 3", "usage.profile-type", "roles.方向"),
        ("roles = 'x'", "usage.profile-type", "[table]"),
        ("title = 3", "usage.profile-type", "title"),
        ("[levels]\nwords = 'x'", "usage.profile-type", "levels.words"),
        ("[levels]\nwords = [1]", "usage.profile-type", "levels.words"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_profile(text, "p.toml")
    assert caught.value.code == code
    for message in (caught.value.message("ja"), caught.value.message("en")):
        assert part in message
        assert "p.toml" in message
    assert caught.value.exit_code == 2


def test_a_profile_saved_by_a_windows_editor(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(b"\xef\xbb\xbf" + 'title = "計画"\r\n'.encode())
    assert read_profile(path).title == "計画"


@pytest.mark.parametrize("content", [None, "計画".encode("cp932")])
def test_a_profile_that_cannot_be_opened(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "p.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_profile(path)
    assert caught.value.code == "usage.profile"
