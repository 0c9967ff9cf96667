from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from output.word import draft_docx
from schemas.document import SourceInfo
from schemas.places import Anchor
from schemas.plan import ActionItem, OtherTable, Plan, Progress, Section, TableCell, Value
from schemas.roles import Role
from tests.output.sample_plan import BARE, PDF, PLAN, SHEET

PLANS = {"plan": PLAN, "sheet": SHEET, "bare": BARE}


def opened(plan: Plan) -> Document:
    return docx.Document(io.BytesIO(draft_docx(plan)))


def texts(document: Document) -> Iterator[str]:
    body = document.element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def headings(document: Document) -> list[tuple[str, str]]:
    found = [(p.style.name or "", p.text) for p in document.paragraphs if p.style]
    return [(style, text) for style, text in found if style.startswith("Heading")]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert draft_docx(plan) == draft_docx(plan)


def test_package_has_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(draft_docx(PLAN))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]
    properties = opened(PLAN).core_properties
    assert properties.title == "青葉野市協働推進行動計画"
    assert properties.created == properties.modified
    assert properties.language == "ja-JP"


def test_paper_is_a4_landscape_for_tables_and_portrait_for_a_sheet() -> None:
    for plan, orientation in ((PLAN, WD_ORIENT.LANDSCAPE), (SHEET, WD_ORIENT.PORTRAIT)):
        (section,) = opened(plan).sections
        assert section.orientation is orientation
        assert section.page_width is not None
        assert section.page_height is not None
        sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert sides == [210, 297]


def test_long_prose_follows_on_portrait_pages() -> None:
    prose = Section(title="背景", text="本文。" * 500)
    document = opened(PLAN.model_copy(update={"sections": (prose,)}))
    orientations = [section.orientation for section in document.sections]
    assert orientations == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_front_lines() -> None:
    lines = [p.text for p in opened(PLAN).paragraphs][:5]
    assert lines == [
        "資料１",
        "青葉野市協働推進行動計画",
        "平成26年12月末現在",
        "みずほ県青葉野市　総務部協働推進課",
        "計画期間：平成23年度～平成26年度",
    ]


def test_policies_and_parts_are_real_headings() -> None:
    found = headings(opened(PLAN))
    assert ("Heading 2", "基本方針Ⅰ　市民と行政との協働の促進") in found
    assert [text for style, text in found if style == "Heading 1"] == [
        "第１　本文",
        "第２　取組の状況",
        "第３　スケジュール",
        "第４　目標と実績",
        "第５　予算・決算",
        "第６　注記・凡例",
        "第７　その他の表",
        "第８　出典",
    ]


def test_every_text_of_the_plan_is_in_the_draft() -> None:
    whole = "".join("".join(texts(opened(PLAN))).split())
    for item in PLAN.items:
        assert item.title in whole
        for value in item.values:
            if value.role is not Role.OFFICE:  # shown by its typed readings
                assert "".join(value.text.split()) in whole
        for progress in item.progress:
            for text in (progress.plan, progress.do, progress.check, progress.issue, progress.act):
                assert "".join(text.split()) in whole
        for office in item.offices:
            assert office.name in whole


def test_no_text_is_empty_or_a_spacer() -> None:
    for plan in PLANS.values():
        assert all(p.text.strip() for p in opened(plan).paragraphs)


def test_header_rows_repeat_and_rows_stay_whole() -> None:
    for table in opened(PLAN).tables:
        flags = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
        assert flags[0] is not None
        count = sum(flag is not None for flag in flags)
        assert all(flag is not None for flag in flags[:count])
        assert all(
            row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows
        )


def test_policy_labels_are_merged_over_their_items() -> None:
    table = opened(PLAN).tables[0]
    labels = [row.cells[0].text for row in table.rows][2:]
    assert labels[0].startswith("1　職員に対する理解の促進\n職員一人ひとりが")
    assert labels[1:] == ["2　相互理解による協働の推進"] * 3


def test_printed_headings_stand_over_their_columns() -> None:
    table = opened(PLAN).tables[0]
    first, second = ([cell.text for cell in row.cells] for row in table.rows[:2])
    at = second.index("具体的な取組内容")
    assert first[at : at + 2] == ["行動計画（Ｐ）", "行動計画（Ｐ）"]
    assert second[at + 1] == "取組目標"


def test_columns_without_content_are_left_out() -> None:
    heads = {cell.text for table in opened(PLAN).tables for cell in table.rows[0].cells}
    assert "内容" in heads
    assert "根拠法令" not in heads


def test_tables_fit_between_the_margins() -> None:
    for plan in (PLAN, SHEET):
        document = opened(plan)
        section = document.sections[0]
        assert section.page_width is not None
        assert section.left_margin is not None
        room = section.page_width.twips - 2 * section.left_margin.twips
        for table in document.tables:
            columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
            assert sum(int(column.get(qn("w:w"), "0")) for column in columns) <= room


def test_tables_have_alternative_text() -> None:
    for table in opened(PLAN).tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val"))


def test_unsure_readings_have_comments() -> None:
    comments = list(opened(PLAN).comments)
    assert len(comments) == 5
    assert all(comment.author == "keikaku" and comment.timestamp is None for comment in comments)
    assert any("確度0.55" in comment.text and "1ページ" in comment.text for comment in comments)


def test_every_style_has_an_east_asian_font() -> None:
    styles = opened(PLAN).styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        assert fonts.get(qn("w:eastAsia")) in ("游明朝", "游ゴシック")
        assert not [name for name in fonts.attrib if "Theme" in str(name)]
    language = styles.find(f".//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:eastAsia")) == "ja-JP"


def test_footer_numbers_the_pages() -> None:
    footer = opened(PLAN).sections[0].footer.paragraphs[0]._p
    codes = [node.text for node in footer.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]
    assert "".join(node.text or "" for node in footer.iter(qn("w:t"))) == "- 1 / 1 -"


def test_amounts_are_in_the_printed_unit_with_commas() -> None:
    whole = list(texts(opened(PLAN)))
    assert "（単位：千円）" in whole
    assert {"65,063", "△34,526"} <= set(whole)


def test_sources_are_named_with_their_hash() -> None:
    assert any(
        "行動計画.pdf（PDF、2ページ、SHA-256 a1a1a1a1a1a1a1a1…" in t for t in texts(opened(PLAN))
    )


def test_illegal_characters_do_no_harm() -> None:
    bad = "研\x00修\x0b会\u202e\ufffe"
    item = ActionItem(id="a\x01", title=bad, description=bad)
    plan = BARE.model_copy(update={"title": bad, "items": (item, item)})
    assert "研修会" in list(texts(opened(plan)))


def test_long_drafts_have_a_table_of_contents() -> None:
    items = tuple(
        ActionItem(id=str(n), number=f"({n})", title=f"取組{n}", description="本文。" * 100)
        for n in range(120)
    )
    document = opened(PLAN.model_copy(update={"items": items}))
    assert any(p.style and p.style.style_id == "TOC1" for p in document.paragraphs)
    assert not any(p.style and p.style.style_id == "TOC1" for p in opened(PLAN).paragraphs)


def test_many_columns_are_split_and_labels_repeated() -> None:
    roles = [role for role in Role if role not in (Role.POLICY, Role.NUMBER, Role.ITEM)]
    items = tuple(
        ActionItem(id=key, title=f"項目{key}", values=tuple(long_value(key, r) for r in roles))
        for key in ("a", "b")
    )
    tables = opened(BARE.model_copy(update={"items": items})).tables
    assert len(tables) > 2
    assert all(table.rows[-1].cells[0].text == "項目b" for table in tables)


def long_value(key: str, role: Role) -> Value:
    text = f"{role.label()}の記載は長い文であることが多い。" * 3
    return Value(id=f"{key}.{role}", role=role, text=text, raw=text, anchors=(Anchor(PDF),))


def test_tables_kept_whole_stay_below_the_limit_of_word() -> None:
    cells = tuple(TableCell(row=0, col=col, text=f"{col}", raw="") for col in range(70))
    table = OtherTable(id="T", rows=1, cols=70, header_rows=1, cells=cells)
    document = opened(BARE.model_copy(update={"tables": (table,)}))
    assert max(len(made.columns) for made in document.tables) <= 63
    assert {"0", "69"} <= set(texts(document))


def test_broken_spans_do_no_harm() -> None:
    cells = tuple(
        TableCell(row=row, col=col, rowspan=9, colspan=9, text=f"{row}{col}", raw="")
        for row, col in ((0, 0), (1, 1), (5, 5))
    )
    table = OtherTable(id="T", rows=2, cols=2, cells=cells)
    whole = list(texts(opened(BARE.model_copy(update={"tables": (table,)}))))
    assert {"00", "11", "55"} <= set(whole)


def test_sources_alone() -> None:
    source = SourceInfo("x.txt", "0" * 64, "text/plain", 1)
    lines = list(texts(opened(BARE.model_copy(update={"sources": (source,)}))))
    assert lines[0] == "計画（案）"


def test_a_plan_read_from_another_column_is_not_shown_twice() -> None:
    text = "短期派遣研修を行う。"
    anchors = (Anchor(PDF, table=0, row=1, col=1),)
    value = Value(id="v", role=Role.INITIATIVE, text=text, raw=text, anchors=anchors)
    progress = Progress(id="p", plan=text, do="実施した。", value_ids=("v",))
    item = ActionItem(id="a", title="研修", values=(value,), progress=(progress,))
    plan = BARE.model_copy(update={"items": (item, item.model_copy(update={"id": "b"}))})
    heads = [cell.text for cell in opened(plan).tables[0].rows[0].cells]
    assert heads == ["項目名", "具体的な取組", "実行"]


def test_offices_stand_under_their_printed_heading() -> None:
    heads = {cell.text for table in opened(PLAN).tables for cell in table.rows[0].cells}
    assert "実施主体" in heads
