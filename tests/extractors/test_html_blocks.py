from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.reading import codes, is_accounted, paragraphs, read, read_html


def kinds(body: str) -> list[tuple[str, int | None, str]]:
    return [(p.kind, p.level, p.raw) for p in paragraphs(read_html(body))]


def test_headings_lists_and_bare_text_in_order() -> None:
    body = "<h1>総合<br>計画</h1>序<div>本文<ul><li>一<li>二</ul>続き</div><dl><dt>語<dd>意味</dl>"
    assert kinds(body) == [
        ("heading", 1, "総合\n計画"),
        ("body", None, "序"),
        ("body", None, "本文"),
        ("body", None, "一"),
        ("body", None, "二"),
        ("body", None, "続き"),
        ("body", None, "語"),
        ("body", None, "意味"),
    ]


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    assert kinds("甲<br>乙<br><br>丙") == [("body", None, "甲\n乙"), ("body", None, "丙")]


def test_white_space_as_html_has_it() -> None:
    assert kinds("<p>  a \n b  \n</p>") == [("body", None, "a b")]
    assert kinds("<p>計画の\n   推進</p>") == [("body", None, "計画の推進")]
    assert kinds("<pre>一  行\n\n 二</pre>") == [("body", None, "一  行"), ("body", None, " 二")]
    assert kinds("<p>全角\u3000空白&nbsp;x</p>") == [("body", None, "全角\u3000空白\xa0x")]


def test_furniture_and_its_exceptions() -> None:
    body = (
        "<header><h1>青葉野市</h1>メニュー</header><nav><h2>目次</h2><a>1</a></nav>"
        "<main><article><header>概要</header><p>本文</p></article></main>"
        "<div role=navigation>戻る</div><footer>連絡先</footer>"
    )
    assert [(kind, raw) for kind, _, raw in kinds(body)] == [
        ("heading", "青葉野市"),
        ("furniture", "メニュー"),
        ("furniture", "目次"),
        ("furniture", "1"),
        ("body", "概要"),
        ("body", "本文"),
        ("furniture", "戻る"),
        ("furniture", "連絡先"),
    ]


def test_notes_and_legends_by_their_wording() -> None:
    found = [kind for kind, _, _ in kinds("<p>※用語<p>（注1）説明<p>凡例 ◎<p>注目する点")]
    assert found == ["note", "note", "legend", "body"]


def test_ruby_loses_nothing() -> None:
    with_brackets = "<p><ruby>施策<rp>(</rp><rt>しさく</rt><rp>)</rp></ruby>の体系"
    assert kinds(with_brackets)[0][2].replace(" ", "") == "施策(しさく)の体系"
    assert kinds("<p><ruby>施策<rt>しさく</rt></ruby>の体系")[0][2] == "施策 しさく の体系"


def test_what_is_no_text_of_the_page() -> None:
    body = (
        "<script>var a = '<p>x';</script><style>p{}</style><template>t</template>"
        "<noscript>n</noscript><!-- c --><p>文<img alt=図>"
    )
    document = read_html(body)
    assert [p.raw for p in paragraphs(document)] == ["文"]
    assert document.pages[0].characters == 1


@pytest.mark.parametrize(
    "attribute", ["hidden", "style='color:red;display:none'", "style='visibility: hidden'"]
)
def test_hidden_elements_are_counted(attribute: str) -> None:
    document = read_html(f"<p>見える<div {attribute}>見えない<p>もの</div>")
    assert document.pages[0].hidden == 6
    assert codes(document) == ["text.hidden"]
    assert is_accounted(document.pages[0])


def test_paths_and_metadata() -> None:
    document = read(
        "<html><head><title>  総合\n計画 </title><meta name=author content=企画課></head>"
        "<body><div>a</div><div>b<p>c</p></div></body></html>"
    )
    assert [p.path for p in paragraphs(document)] == [
        "/html/body/div[1]",
        "/html/body/div[2]",
        "/html/body/div[2]/p[1]",
    ]
    assert document.source.metadata == {"title": "総合 計画", "author": "企画課"}


def test_frames_are_not_read_and_said_so() -> None:
    document = read("<html><frameset cols=2><frame src=a.html><frame src=b.html></frameset></html>")
    (finding,) = document.findings
    assert finding.is_partial
    assert finding.params == {"pages": "a.html, b.html"}


def test_entities_and_odd_characters() -> None:
    document = read_html("<p>&lt;b&gt; &#xD800; a\x00b \ufffe \u202e</p>")
    assert "<b>" in paragraphs(document)[0].raw
    assert not any(0xD800 <= ord(c) < 0xE000 for c in paragraphs(document)[0].raw)
    assert is_accounted(document.pages[0])


def test_external_entities_and_expansion_do_nothing() -> None:
    document = read(
        "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;'>"
        "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><html><body><p>&b;&f;計画</p></body></html>"
    )
    text = "".join(p.raw for p in paragraphs(document))
    assert "計画" in text
    assert "root:" not in text
    assert "xxxxxxxxxxxxxxxxxxxx" not in text


elements = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "li",
        "b",
        "br",
        "h2",
        "nav",
        "pre",
        "ruby",
        "rt",
        "caption",
        "thead",
        "select",
        "option",
        "form",
        "a",
    ]
)
pieces = st.one_of(
    elements.map("<{}>".format),
    elements.map("</{}>".format),
    st.sampled_from(["文字", " ", "\n", "x y", "&amp;", "<td colspan=2 rowspan=0>", "<p hidden>"]),
)


@given(st.lists(pieces, max_size=40))
def test_every_character_stands_in_one_block(parts: list[str]) -> None:
    assert is_accounted(read_html("".join(parts)).pages[0])
