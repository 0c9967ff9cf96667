from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.values.cover import Cover, CoverLine, read_cover


def cover_of(*texts: str, metadata: Mapping[str, str] | None = None) -> Cover:
    lines = [CoverLine(text, index=place) for place, text in enumerate(texts)]
    return read_cover(lines, metadata)


def test_a_policy_heading_is_no_title() -> None:
    cover = cover_of(
        "基本方針IV 市民活動団体と各主体との協働の促進",
        "センター…高知県市民活動センター",
        "とりまとめ:平成26年12月末日時点",
        "※交流ホーム…この計画では、県、市町村などが協議する場をいう。",
    )
    assert cover.title == ""
    assert cover.local_government.name == ""
    assert [finding.code for finding in cover.findings] == ["title.missing"]
    assert cover.as_of is not None
    assert (cover.as_of.date, cover.as_of.precision) == ("2014-12-31", "month-end")
    assert cover.used == {2}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("令和４年度当初予算に計上した主な新規事業",), "令和４年度当初予算に計上した主な新規事業"),
        (("繰 越 事 業 一 覧 表", "１．追加", "（単位：千円）"), "繰越事業一覧表"),
        (("資料１", "青葉野市ＤＸ推進方針 ～市の取組～"), "青葉野市ＤＸ推進方針 ～市の取組～"),
        (("別添１", "水道事業経営戦略（案）", "１．事業概要"), "水道事業経営戦略（案）"),
        (
            ("議案第３７号", "北部地区に係る総合整備計画（第５次変更）について"),
            "北部地区に係る総合整備計画（第５次変更）について",
        ),
        (("1. 事業概要", "(1) 事業の現況"), ""),
        (("おはようございます。", "本日の議会は計画について審議します。"), ""),
        (("計画の目的", "計画の期間"), ""),
    ],
)
def test_titles(lines: tuple[str, ...], title: str) -> None:
    assert cover_of(*lines).title == title


def test_large_lines_beside_the_title_belong_to_it() -> None:
    lines = [
        CoverLine("青葉野市", size=24, index=0),
        CoverLine("第2期子ども・子育て", size=24, index=1),
        CoverLine("支援事業計画", size=24, index=2),
        CoverLine("令和2年3月", size=12, index=3),
        CoverLine("青葉野市長 山田 太郎", size=12, index=4),
        CoverLine("本文が続きます", size=10, index=5),
        CoverLine("本文が続きます", size=10, index=6),
    ]
    cover = read_cover(lines)
    assert cover.title == "青葉野市 第2期子ども・子育て 支援事業計画"
    assert cover.title_indexes == (0, 1, 2)
    assert cover.local_government.name == "青葉野市"
    assert [finding.code for finding in cover.findings] == ["local-government.unknown"]
    assert 4 not in cover.used  # the mayor's name is printed nowhere else


def test_the_files_properties_serve_where_the_lines_are_silent() -> None:
    metadata = {"title": "Microsoft Word - 地域福祉計画｜青葉野市"}
    cover = cover_of("はじめに", metadata=metadata)
    assert (cover.title, cover.title_index) == ("地域福祉計画", None)
    assert cover_of("はじめに", metadata={"title": "keikaku_02.xlsx"}).title == ""


def test_labels_name_publisher_period_office_and_number() -> None:
    cover = cover_of(
        "別添１－２",
        "簡易水道事業経営戦略",
        "団  体  名  ： 南国市",
        "計  画  期  間  ：  平成  29  年度  ～  平成  38  年度",
        "担当：上下水道課",
    )
    assert (cover.document_number, cover.document_number_index) == ("別添１－２", 0)
    assert cover.local_government.code == "392049"
    assert (cover.period.first, cover.period.last) == (2017, 2026)
    assert (cover.office, cover.office_index) == ("上下水道課", 4)
    assert cover.used == {0, 1, 2, 3, 4}


def test_an_author_line_names_publisher_and_office_but_keeps_its_date() -> None:
    cover = cover_of("令和４年２月 24 日南国市企画課作成", "ＤＸ推進方針")
    assert (cover.local_government.name, cover.office) == ("南国市", "企画課")
    assert 0 not in cover.used


def test_a_name_that_several_share_is_decided_by_the_prefecture() -> None:
    alone = cover_of("府中市行政改革プラン")
    assert alone.local_government.code == ""
    assert [finding.code for finding in alone.findings] == ["local-government.ambiguous"]
    near = cover_of("府中市行政改革プラン", "広島県")
    assert near.local_government.prefecture == "広島県"


@pytest.mark.parametrize(
    ("lines", "name", "office"),
    [
        (("青葉野市 環境部 環境政策課",), "青葉野市", "環境政策課"),
        (("作成：青葉野市環境部環境政策課",), "青葉野市", "環境政策課"),
        (("令和4年2月1日 青葉野市企画課作成",), "青葉野市", "企画課"),
        (("青葉野市役所 総務課",), "青葉野市", "総務課"),
        (("第３次青葉野市環境基本計画",), "青葉野市", ""),
        (("令和５年度みずほ野町 主な事業一覧",), "みずほ野町", ""),
        (("みずほ野町", "担当：総務課"), "みずほ野町", "総務課"),
        (("みずほ野町環境基本計画", "高知県"), "みずほ野町", ""),
        (("青葉野市長 山田 太郎",), "青葉野市", ""),
        (("副市長 山田 太郎", "本市環境課", "関係市町 企画課"), "", ""),
        (("都市計画マスタープラン", "中村", "各市町"), "", ""),
    ],
)
def test_publishers_in_no_list(lines: tuple[str, ...], name: str, office: str) -> None:
    cover = cover_of(*lines)
    assert (cover.local_government.name, cover.local_government.code) == (name, "")
    assert cover.office == office
    codes = [f.code for f in cover.findings if f.code.startswith("local-government")]
    assert codes == (["local-government.unknown"] if name else [])


def test_the_prefecture_before_an_unlisted_town_is_kept() -> None:
    found = cover_of("高知県みずほ野町総合計画").local_government
    assert (found.name, found.prefecture, found.code) == ("みずほ野町", "高知県", "")


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (("令和4年度当初予算に計上した主な事業",), 2022),
        (("実施計画進捗状況", "（令和5年度）"), 2023),
        (("繰越事業一覧（令和３年度→令和４年度）",), None),
        (("総合計画（令和5年度～令和9年度）",), None),
        (("総合計画",), None),
    ],
)
def test_fiscal_years(lines: tuple[str, ...], year: int | None) -> None:
    assert cover_of(*lines).fiscal_year == year


def test_the_period_may_stand_in_the_title() -> None:
    period = cover_of("総合計画（令和5年度～令和9年度）").period
    assert (period.first, period.last) == (2023, 2027)
    assert cover_of("繰越事業一覧（令和３年度→令和４年度）").period.first is None


def test_no_lines_at_all() -> None:
    assert read_cover([]).title == ""


def test_the_years_of_a_period_may_stand_apart() -> None:
    cover = cover_of(
        "汐見町下水道経営戦略", "計画期間 ： 平成 28 年度", "～", "平成 37 年度", "１．事業概要"
    )
    assert (cover.period.first, cover.period.last) == (2016, 2025)
    assert cover.fiscal_year is None


@pytest.mark.parametrize(
    ("page", "first_table", "found"), [(1, 0, True), (9, 9, True), (9, 5, False)]
)
def test_a_date_behind_the_first_table_is_that_of_a_figure(
    page: int, first_table: int, found: bool
) -> None:
    lines = [CoverLine("進捗状況", 1), CoverLine("令和5年3月31日現在", page)]
    assert (read_cover(lines, first_table=first_table).as_of is not None) == found
