"""Progress tables under headers of two levels, with ratings and the document's legend."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_LEGENDS = (
    (
        ("◎", "計画を上回って進んだ"),
        ("○", "計画どおり進んだ"),
        ("△", "やや遅れている"),
        ("×", "着手していない"),
    ),
    (("Ａ", "達成"), ("Ｂ", "概ね達成"), ("Ｃ", "未達成")),
)


@STYLES.add("progress-matrix", "html", "pdf", "boxes")
def make_progress_matrix(random: Random) -> Book:
    """PDCA under a header of two levels, policies merged at the left, a legend above."""
    author = Author(random)
    year = random.randint(2020, 2025)
    form = random.choice(("令和", "R年度", "西暦"))
    book = Book(
        title=f"{author.title()}進捗状況（{words.era(year, form)}）",
        town=author.town,
        fiscal_year=year,
    )
    reiwa = year + 1 - 2018
    book.date(f"{year + 1}-03-31", "day", f"令和{reiwa}年3月31日現在")
    book.legend = list(random.choice(_LEGENDS))
    level = random.choice(("基本目標", "基本方針", "施策の柱"))
    names = {
        "item": random.choice(("取組", "実施項目", "事業名", "取組項目")),
        "office": random.choice(("担当課", "所管課", "担当部署")),
        "plan": random.choice(("取組予定", "計画内容", "年度計画")),
        "target": random.choice(("数値目標", "取組目標", "目標")),
        "do": random.choice(("取組実績", "実施状況", "実績")),
        "rating": random.choice(("評価", "達成度評価", "自己評価")),
        "issue": random.choice(("課題", "課題等", "問題点・課題")),
        "act": random.choice(("今後の対応", "改善策", "次年度の取組")),
    }
    head = (
        f'<tr><th rowspan="2">{level}</th><th rowspan="2">{names["item"]}</th>'
        f'<th rowspan="2">{names["office"]}</th><th colspan="2">計画（Ｐ）</th><th>実行（Ｄ）</th>'
        f'<th colspan="2">評価（Ｃ）</th><th>改善（Ａ）</th></tr><tr><th>{names["plan"]}</th>'
        f"<th>{names['target']}</th><th>{names['do']}</th><th>{names['rating']}</th>"
        f"<th>{names['issue']}</th><th>{names['act']}</th></tr>"
    )
    rows = ""
    for goal in range(1, random.randint(3, 5)):
        policy = book.policy(str(goal), author.goal(), level=level)
        count = random.randint(2, 5)
        items = [_item(book, author, n, policy) for n in range(1, count + 1)]
        for item in items:
            first = ""
            if item is items[0]:
                mark = " ".join(i.mark("policy") for i in items)
                said = f"{goal} {book.policies[-1].title}"
                first = cell(said, mark, attrs=f'rowspan="{count}"')
            rows += f"<tr>{first}{_row(book, item, random, names['rating'])}</tr>"
    legend = "　".join(f"{mark}：{meaning}" for mark, meaning in book.legend)
    date = book.as_of.text if book.as_of else ""
    body = (
        f"<h1>{book.title}</h1><p style='text-align:right'>{date}</p>"
        f"<p>【凡例】{legend}</p><table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        "<p>※ 市民協働…市民と行政が対等な立場で協力すること。</p>"
    )
    book.notes.append(("※", "市民協働", "市民と行政が対等な立場で協力すること。"))
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _item(book: Book, author: Author, number: int, policy: str) -> Item:
    circled = "①②③④⑤⑥⑦⑧⑨"[number - 1]
    return book.item(circled, author.measure(), policy)


def _row(book: Book, item: Item, random: Random, criterion: str) -> str:
    thing = random.choice(words.THINGS)
    office = random.choice(words.OFFICES)
    said = office
    if random.random() < 0.2:
        section = random.choice(words.SECTIONS)
        office, said = office + section, f"{office}\n{section}"
    item.offices.append(Office(name=office))
    count = random.randint(2, 12)
    times = random.random() < 0.5
    target = f"年{count}回以上" if times else f"{count * 10}人"
    item.targets.append(
        Target(value=count, unit="回", comparator="ge", frequency="year", text=target)
        if times
        else Target(value=count * 10, unit="人", text=target)
    )
    mark, meaning = random.choice(book.legend)
    item.ratings.append(Rating(criterion=criterion, mark=mark, meaning=meaning))
    return (
        cell(f"{item.number} {item.title}", item.mark("item"))
        + cell(said, item.mark("office"))
        + cell(f"{thing}を開催する。", item.mark("plan"))
        + cell(target, item.mark("target"))
        + cell(f"{thing}について関係機関と協議を行った。", item.mark("do"))
        + cell(mark, item.mark("rating"), attrs='align="center"')
        + cell(words.say(random, words.ISSUES, thing), item.mark("issue"))
        + cell(words.say(random, words.ACTS, thing), item.mark("act"))
    )
