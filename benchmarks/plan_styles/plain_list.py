"""A list of actions of the plainest kind."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, cell
from schemas.plan import Office


@STYLES.add("plain-list", "html", "sjis", "pdf", "transcript", "boxes")
def make_plain_list(random: Random) -> Book:
    """Number, name, content, office under one shaded header row; policies merged at the left."""
    author = Author(random)
    book = Book(title=author.title(), town=author.town)
    rows = "<tr><th>基本目標</th><th>番号</th><th>取組名</th><th>取組内容</th><th>担当課</th></tr>"
    for goal in range(1, 4):
        policy = book.policy(str(goal), author.goal(), level="基本目標")
        count = random.randint(2, 4)
        items = [book.item(f"{goal}-{n}", author.measure(), policy) for n in range(1, count + 1)]
        for item in items:
            office = author.pick(("企画課", "福祉課", "建設課", "総務課", "環境課"))
            item.offices.append(Office(name=office))
            first = ""
            if item is items[0]:
                mark = " ".join(i.mark("policy") for i in items)
                text = f"{goal} {book.policies[-1].title}"
                first = cell(text, mark, attrs=f'rowspan="{count}"')
            rows += (
                f"<tr>{first}{cell(item.number, item.mark('number'))}"
                f"{cell(item.title, item.mark('item'))}"
                f"{cell(author.sentence(), item.mark('description'))}"
                f"{cell(office, item.mark('office'))}</tr>"
            )
    style = "table{border-collapse:collapse}td,th{border:1px solid;padding:4px}th{background:#ddd}"
    book.html = (
        f"<html><head><style>{style}</style></head><body><h1>{book.title}</h1>"
        f"<table>{rows}</table></body></html>"
    )
    return book
