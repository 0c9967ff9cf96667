"""The README's chart shows what a run measured."""

from __future__ import annotations

from lxml import etree

from benchmarks.draw_chart import draw_chart, read_panels

RESULTS = {
    "sets": [
        {
            "set_name": "held-back-4",
            "tool": "keikaku",
            "scores": {"strict": 0.9},
            "adjacency": None,
        },
        {"set_name": "held-back-4", "tool": "a<b", "scores": {"strict": 0.45}, "adjacency": None},
    ],
    "speed": [
        {"tool": "pdfplumber", "document": "writer-52", "seconds": 4.0, "failure": ""},
        {"tool": "keikaku", "document": "writer-52", "seconds": 0.2, "failure": ""},
        {"tool": "other", "document": "writer-52", "seconds": 0.0, "failure": "killed"},
    ],
}


def test_panels_hold_scores_and_ratios() -> None:
    styles, speed = read_panels(RESULTS)
    assert styles.values == {"keikaku": 0.9, "a<b": 0.45}
    assert speed.values == {"pdfplumber": 1.0, "keikaku": 20.0, "other": None}
    assert speed.full == 20.0


def test_chart_is_well_formed_and_names_every_tool() -> None:
    root = etree.fromstring(draw_chart(read_panels(RESULTS)).encode())
    texts = [text.text for text in root.iter("{*}text")]
    assert {"keikaku", "a<b", "pdfplumber", "other", "failed", "20.0"} <= set(texts)
    widths = [float(bar.get("width", "0")) for bar in root.iter("{*}rect")][1:]
    assert widths[0] == 2 * widths[1]
