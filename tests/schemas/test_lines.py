from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.lines import join_lines

lines = st.lists(st.text("あ課を。・（）12aB ①ー【】", max_size=14), max_size=6)


@pytest.mark.parametrize(
    ("printed", "full", "joined"),
    [
        ("地域の課題を|解決する", "10", "地域の課題を解決する"),
        ("地域の課題|解決する", "00", "地域の課題\n解決する"),
        ("12|月末", "10", "12月末"),
        ("１２|３件", "10", "１２３件"),
        ("Open|data", "10", "Open data"),
        ("Plan,|do", "10", "Plan, do"),
        ("ISO|14001", "10", "ISO 14001"),
        ("項|目", "10", "項目"),
        ("会議を開催した。|研修も行った", "10", "会議を開催した。\n研修も行った"),
        ("会議の開|催|・研修の|実施", "1010", "会議の開催\n・研修の実施"),
        ("会議|①研修", "10", "会議\n①研修"),
        ("会議|(1) 研修", "10", "会議\n(1) 研修"),
        ("会議|１．研修", "10", "会議\n１．研修"),
        ("率は|1.5倍", "10", "率は1.5倍"),
        ("会議|ア 研修", "10", "会議\nア 研修"),
        ("会議|アンケート", "10", "会議アンケート"),
        ("会議|【年1回】", "10", "会議\n【年1回】"),
        ("会議|※再掲", "10", "会議\n※再掲"),
        ("県（県民生活|・男女共同参画課）", "10", "県（県民生活・男女共同参画課）"),
        ("総務課|人事課", "10", "総務課\n人事課"),
        ("福祉事務所|支援係", "10", "福祉事務所\n支援係"),
        ("当初|9月|12月", "110", "当初\n9月\n12月"),
        ("4月から9|月まで", "10", "4月から9月まで"),
        ("千円|委託料", "10", "千円\n委託料"),
        ("予算は100|千円", "10", "予算は100千円"),
        ("会議|⬥研修", "10", "会議\n⬥研修"),
        ("会議||研修", "111", "会議\n研修"),
        ("利用が少な|い。", "10", "利用が少ない。"),
        ("利用が少な|い。", "00", "利用が少ない。"),
        ("開催した。|な。", "00", "開催した。\nな。"),
        ("利用が少な|いため|・研修", "110", "利用が少ないため\n・研修"),
        ("水辺の生きもの|※1を調べる", "10", "水辺の生きもの※1を調べる"),
        ("水辺の生きもの|※1 生物をいう", "10", "水辺の生きもの\n※1 生物をいう"),
        ("", "1", ""),
    ],
)
def test_joins_by_geometry(printed: str, full: str, joined: str) -> None:
    assert join_lines(printed.split("|"), [flag == "1" for flag in full]) == joined


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("総務課|人事課", "総務課\n人事課"),
        ("100|200", "100\n200"),
        ("平成26年12|月末", "平成26年12月末"),
        ("市（地域|課）", "市（地域課）"),
        ("市（内訳|・窓口）", "市（内訳\n・窓口）"),
        ("会議、|研修", "会議、研修"),
        ("相談窓口|を設ける", "相談窓口を設ける"),
        ("利用が少な|い。", "利用が少ない。"),
        ("プラットフォ|ーム", "プラットフォーム"),
        (
            "地域の課題を解決する力を高めるため、町内会|との連携を進める",
            "地域の課題を解決する力を高めるため、町内会との連携を進める",
        ),
        ("【毎年度10名以上を派遣する】|研修の実施", "【毎年度10名以上を派遣する】\n研修の実施"),
    ],
)
def test_joins_by_text_alone(printed: str, joined: str) -> None:
    assert join_lines(printed.split("|")) == joined


def test_refuses_flags_of_another_number() -> None:
    with pytest.raises(ValueError, match="2 lines but 1"):
        join_lines(["a", "b"], [True])


def test_no_lines_are_no_text() -> None:
    assert join_lines([]) == ""


@given(lines, st.integers(0, 63), st.booleans())
def test_no_character_is_lost_or_added(printed: list[str], bits: int, known: bool) -> None:
    full = [bool(bits >> i & 1) for i in range(len(printed))] if known else None
    assert "".join(join_lines(printed, full).split()) == "".join("".join(printed).split())


@given(lines)
def test_lines_ended_on_purpose_stay_lines(printed: list[str]) -> None:
    kept = [line.strip() for line in printed if line.strip()]
    assert join_lines(printed, [False] * len(printed)) == "\n".join(kept)


def test_addresses_go_on_without_a_space() -> None:
    lines = ["https://kiyora.example.", "jp/aoba/", "index.html"]
    assert join_lines(lines, [True, True, False]) == "https://kiyora.example.jp/aoba/index.html"
    assert join_lines(["plan@aoba.", "lg.jp"], [True, False]) == "plan@aoba.lg.jp"
    assert (
        join_lines(["see http://a.jp/ for", "more"], [True, False]) == "see http://a.jp/ for more"
    )


def test_katakana_cut_by_the_edge_is_no_item() -> None:
    assert join_lines(["運動管理ツー", "ル、高齢者用"], [True, False]) == "運動管理ツール、高齢者用"
    assert join_lines(["研修の開催", "ル、その他"], [True, False]) == "研修の開催\nル、その他"


def test_amounts_one_under_the_other_stay_apart() -> None:
    assert join_lines(["1,800.00", "1,600.00"], [True, False]) == "1,800.00\n1,600.00"
    assert join_lines(["1,234,", "567"], [True, False]) == "1,234,567"
    assert join_lines(["141", "78", "12"], [True] * 3) == "141\n78\n12"
    assert join_lines(["千円", "475"], [True, False]) == "千円\n475"
    assert join_lines(["平成20", "24年"], [True, False]) == "平成2024年"
