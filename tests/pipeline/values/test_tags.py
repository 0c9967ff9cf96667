from __future__ import annotations

import pytest

from pipeline.values.tags import find_tags


@pytest.mark.parametrize(
    ("text", "tags", "rest"),
    [
        ("交流会の開催(再掲)", ("再掲",), "交流会の開催"),
        ("コーディネーターの養成【再掲】", ("再掲",), "コーディネーターの養成"),
        ("【新規】子育て支援", ("新規",), "子育て支援"),
        ("[継続]道路の整備", ("継続",), "道路の整備"),
        ("★新規 移住支援", ("新規",), "移住支援"),
        ("移住支援（新規・拡充）", ("新規", "拡充"), "移住支援"),
        ("【新 規】移住支援", ("新規",), "移住支援"),
        ("事業【拡充：対象拡大】", ("拡充",), "事業"),
        ("（一部新規）窓口の設置", ("一部新規",), "窓口の設置"),
        ("新規 移住支援", ("新規",), "移住支援"),
        ("交流会（再掲） 【年1回開催】", ("再掲",), "交流会 【年1回開催】"),
    ],
)
def test_tags_are_taken_out(text: str, tags: tuple[str, ...], rest: str) -> None:
    assert find_tags(text) == (tags, rest)


@pytest.mark.parametrize(
    "text", ["新規採用職員の研修", "事業の継続", "【年1回開催】", "(全市町村)", ""]
)
def test_other_words_stay(text: str) -> None:
    assert find_tags(text) == ((), text)
