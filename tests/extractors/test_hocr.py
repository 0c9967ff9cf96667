from __future__ import annotations

from extractors.base import ExtractOptions
from schemas.geometry import BBox
from tests.extractors.reading import codes, is_accounted, paragraphs, read, tables


def word(text: str, x: int, top: int, width: int | None = None) -> str:
    right = x + (20 * len(text) if width is None else width)
    title = f"bbox {x} {top} {right} {top + 20}; x_wconf 9"
    return f"<span class='ocrx_word' title='{title}'>{text}</span>"


def line(top: int, *words: tuple[str, int]) -> str:
    inner = " ".join(word(text, x, top) for text, x in words)
    return f"<span class='ocr_line' title='bbox 0 {top} 900 {top + 20}'>{inner}</span>"


def par(*lines: str) -> str:
    return f"<p class='ocr_par'>{''.join(lines)}</p>"


def page(*pars: str) -> str:
    title = 'image "x"; bbox 0 0 1000 1400; ppageno 0'
    return f"<div class='ocr_page' title='{title}'>{''.join(pars)}</div>"


def document(*pages: str) -> str:
    return f"<html><body>{''.join(pages)}</body></html>"


def test_words_become_paragraphs_without_spaces_between_japanese() -> None:
    result = read(
        document(
            page(par(line(10, ("みず", 0), ("ほ", 42), ("野町", 64), ("ICT", 106), ("plan", 170))))
        )
    )
    (paragraph,) = paragraphs(result)
    assert paragraph.raw == "みずほ野町ICT plan"
    assert paragraph.bbox == BBox(0, 10, 250, 30)
    assert (result.pages[0].width, result.pages[0].unit) == (1000, "px")


def test_wide_gaps_stay_spaces_and_lines_stay_lines() -> None:
    result = read(document(page(par(line(10, ("項目", 0), ("担当", 200)), line(40, ("次", 0))))))
    assert paragraphs(result)[0].raw == "項目 担当\n次"


def test_aligned_short_columns_are_a_table() -> None:
    rows = [("訓練回数", "6回", "8回"), ("参加者", "120人", "150人"), ("避難所", "3か所", "5か所")]
    lines = [line(100 + 40 * n, (a, 0), (b, 300), (c, 500)) for n, (a, b, c) in enumerate(rows)]
    result = read(
        document(page(par(line(10, ("前文です", 0))), par(*lines), par(line(400, ("後", 0)))))
    )
    (table,) = tables(result)
    assert (table.rows, table.cols, table.evidence, table.spans_known) == (3, 3, "hocr", False)
    assert [cell.raw for cell in table.cells] == [text for row in rows for text in row]
    assert table.cells[1].bbox == BBox(300, 100, 340, 120)
    assert [p.raw for p in paragraphs(result)] == ["前文です", "後"]
    assert is_accounted(result.pages[0])


def test_labels_set_wide_are_one_column() -> None:
    rows = [("収", "入", "120"), ("支", "出", "100"), ("残", "高", "20")]
    lines = [line(100 + 40 * n, (a, 0), (b, 100), (c, 500)) for n, (a, b, c) in enumerate(rows)]
    (table,) = tables(read(document(page(par(*lines)))))
    assert table.cols == 2


def test_prose_is_no_table() -> None:
    single = [line(40 * n, ("この計画は本町の防災について定める", 0)) for n in range(20)]
    columns = [
        line(40 * n, ("この計画は本町の防災について定", 0), ("める。また訓練を毎年行うものと", 400))
        for n in range(20)
    ]
    for lines in (single, columns):
        result = read(document(page(par(*lines))))
        assert tables(result) == []
        assert is_accounted(result.pages[0])


def test_files_that_leave_out_levels() -> None:
    result = read(
        document(
            "<div class='ocr_page'>外<span class='ocr_line' title='bbox 0 0 9 9'>行だけ</span>"
            "<p class='ocr_par'><span class='ocrx_word' title='bbox 1 2 x'>語</span></p></div>"
        )
    )
    assert [p.raw for p in paragraphs(result)] == ["外\n行だけ", "語"]
    assert is_accounted(result.pages[0])


def test_pages_and_limits() -> None:
    text = document(*(page(par(line(10, (str(n), 0)))) for n in range(4)))
    assert [p.number for p in read(text).pages] == [1, 2, 3, 4]
    some = read(text, ExtractOptions(pages=((2, 3),)))
    assert [p.number for p in some.pages] == [2, 3]
    limited = read(text, ExtractOptions(max_pages=1))
    assert codes(limited) == ["limit.pages"]
