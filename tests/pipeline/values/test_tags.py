from __future__ import annotations

import pytest

from pipeline.values.tags import find_tags, find_trailing_tags


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


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("児童を対象に、教室を開く。【新規】", ("新規",)),
        ("教室を開く。【新規】【一部拡充】", ("新規", "一部拡充")),
        ("教室を開く\n【新規・重点】", ("新規", "重点")),
        ("教室を開く（再掲）。", ("再掲",)),
        ("教室を開く【 新 規 】", ("新規",)),
        ("【新規】", ("新規",)),
        ("【新規】教室を開く。", ()),
        ("教室を開く。【年3回】", ()),
        ("旧制度（廃止）", ()),
        ("新規", ()),
        ("・教室を開く\n・窓口を設ける【新規】", ()),
        ("", ()),
    ],
)
def test_tags_at_the_end_of_a_text(text: str, tags: tuple[str, ...]) -> None:
    assert find_trailing_tags(text) == tags
