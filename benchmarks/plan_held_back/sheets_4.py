"""Held-back item sheets: a web page with a table of labels for each project."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_words import CIRCLED, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, Office, Rating

_SCALES = (
    (("Ａ", "計画以上に進んでいる"), ("Ｂ", "計画どおりに進んでいる"), ("Ｃ", "遅れている")),
    (("Ｓ", "目標を上回った"), ("Ａ", "目標を達成した"), ("Ｂ", "目標をやや下回った")),
    (("◎", "目標値以上"), ("○", "おおむね達成"), ("△", "改善が必要"), ("×", "未着手")),
    (("5", "大いに成果があった"), ("4", "成果があった"), ("3", "成果が少なかった")),
)
_OPINIONS = (
    "利用者の声を聴き、制度の周知に努めてほしい。",
    "指標の伸びを踏まえ、目標の引上げを検討されたい。",
    "関係団体との役割分担を明確にすべきである。",
    "費用に見合う効果があるか、毎年確かめてほしい。",
    "おおむね適切に実施されている。",
)
_EFFECTS = (
    "前年度を上回る利用があり、住民から好評を得た。",
    "関係者の理解が深まり、協力の輪が広がった。",
    "相談が早い段階で寄せられるようになった。",
    "目標には届かなかったが、前年度より改善した。",
    "事務の流れが整い、対応に要する日数が短くなった。",
)
_WAYS = ("継続", "拡充して実施", "内容を見直して継続", "縮小", "現行どおり継続")


class _Form:
    """Labels, units and scale of one page."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.number = clerk.pick("plain", "bracket", "circle", "dot")
        self.level = clerk.pick("基本目標", "政策", "まちづくりの目標")
        self.field = clerk.pick("基本施策", "施策", "主要施策", "")
        self.office = clerk.pick("担当課", "所管課", "担当部署", "担当課名")
        self.what = clerk.pick("事業概要", "事業の概要", "事業内容", "事業の内容")
        self.aim = clerk.pick("目的", "事業の目的", "ねらい")
        self.who = clerk.pick("対象", "対象者", "事業の対象")
        self.done = clerk.pick("実施内容", "取組実績", "実施状況", "実績")
        self.effect = clerk.pick("成果", "事業の成果", "事業効果", "")
        self.issue = clerk.pick("課題", "今後の課題", "課題等")
        self.way = clerk.pick("今後の方向性", "今後の方針", "方向性")
        self.next = clerk.pick("改善策", "翌年度の取組", "今後の対応", "")
        self.mark = clerk.pick("達成度", "評価", "総合評価", "自己評価")
        self.opinion = clerk.pick("外部委員の意見", "委員会の意見", "")
        self.money = random.choice((("円", 1), ("千円", 1000), ("万円", 10000)))
        self.inside = clerk.chance()
        self.scale = random.choice(_SCALES)
        self.budget = clerk.pick("予算額", "当初予算額", "予算額（当初）")

    def numbered(self, count: int) -> str:
        """The number of the project as printed in its heading."""
        if self.number == "circle" and count < 10:
            return CIRCLED[count - 1]
        text = self.clerk.count(count)
        return f"（{text}）" if self.number in ("bracket", "circle") else text


@STYLES.add("shee-web", "html", "sjis")
def make_web(random: Random) -> Book:
    """Web page: contents and legend, then for each project a heading and labels at the left."""
    form = _Form(random)
    clerk = form.clerk
    year = clerk.year(clerk.now, era=clerk.pick("wide", "plain", "both"))
    kind = clerk.pick("事務事業評価の結果", "主要事業の評価結果", "施策の点検・評価シート")
    title = f"{year} {clerk.town}{kind}"
    book = Book(title=title, town=clerk.town, fiscal_year=clerk.now)
    book.legend = list(form.scale)
    tree = Tree(book, (form.level, form.field), wide=clerk.era == "wide")
    parts, contents, seen = [], "", set()
    for count, topic in enumerate(clerk.topics(8, 15), 1):
        item = book.item(form.numbered(count), topic.title, tree.add(topic))
        if topic.area not in seen:
            seen.add(topic.area)
            parts.append(f"<h2>{form.level}{tree.texts[topic.area]}</h2>")
        dot = "．" if form.number == "dot" else "　" if form.number == "plain" else ""
        name = f"{item.number}{dot}{item.title}"
        contents += f'<li><a href="#j{count}">{escape(item.title)}</a></li>'
        parts.append(cell(name, item.mark("item"), tag="h3", attrs=f'id="j{count}"'))
        parts.append(_tables(form, item, topic, tree))
        parts.append('<p class="back"><a href="#top">ページの先頭へ戻る</a></p>')
    middle = f"<h2>評価した事業</h2><ul>{contents}</ul>{''.join(parts)}"
    color = clerk.pick("#2e7d32", "#1565c0", "#b71c1c", "#4e342e")
    style = (
        "body{font-family:'Meiryo','Noto Sans CJK JP',sans-serif;width:900px;margin:auto;"
        f"color:#222}}h1{{font-size:24px;border-bottom:4px solid {color}}}h2{{font-size:19px;"
        f"background:{color};color:#fff;padding:6px}}h3{{font-size:17px;border-left:8px solid "
        f"{color};padding-left:8px}}table{{border-collapse:collapse;width:100%;margin:8px 0}}"
        "th,td{border:1px solid #999;padding:6px;text-align:left;font-size:14px}"
        "th{background:#f3f3f3;width:24%}.k th{width:auto}.nav,.back,.foot{font-size:12px}"
    )
    site = f"{escape(title)}｜{clerk.town}公式ホームページ"
    head = f"<head><title>{site}</title><style>{style}</style></head>"
    top, foot = _frame(form, book)
    book.html = f"<html>{head}<body>{top}{middle}{foot}</body></html>"
    return book


def _frame(form: _Form, book: Book) -> tuple[str, str]:
    """Head and foot of the page."""
    clerk = form.clerk
    word = f"{clerk.town[-1]}政情報"
    top = f'<p class="nav" id="top">現在の位置：ホーム ＞ {word} ＞ 行政評価</p>'
    top += f"<h1>{escape(book.title)}</h1>"
    when = clerk.year(clerk.now + 1, "年", "wide" if clerk.era == "wide" else "plain")
    top += f'<p class="nav">更新日：{when}{clerk.count(9)}月{clerk.count(12)}日</p>'
    top += "<p>実施した事業を点検し、評価の結果をまとめましたのでお知らせします。</p>"
    if clerk.chance(0.6):
        text = f"{when}{clerk.count(5)}月{clerk.count(31)}日現在"
        book.date(f"{clerk.now + 1}-05-31", "day", text)
        top += f"<p>（{text}）</p>"
    rows = "".join(f"<tr><td>{mark}</td><td>{text}</td></tr>" for mark, text in book.legend)
    top += f"<h2>評価の基準</h2><table><tr><th>評価</th><th>基準</th></tr>{rows}</table>"
    office = clerk.pick("企画政策課", "総務課", "行政経営課")
    foot = f"<h2>このページに関するお問い合わせ</h2><p>{office}　電話：0000-12-3456</p>"
    return top, foot + '<p class="foot">ページの内容についてのご意見をお寄せください。</p>'


def _row(label: str, text: str, mark: str) -> str:
    return f"<tr><th>{label}</th>{cell(text, mark)}</tr>"


def _tables(form: _Form, item: Item, topic: Topic, tree: Tree) -> str:
    pair = _pair(form, topic)
    value = pair[3] if pair[0] == topic.out else form.clerk.outputs(topic, 3)[1]
    table = _table(form, item, topic, tree, pair, value)
    return table if form.inside else table + _measured(form, item, pair)


def _table(
    form: _Form, item: Item, topic: Topic, tree: Tree, pair: tuple[str, str, str, str], value: str
) -> str:
    clerk = form.clerk
    item.description = topic.what
    did = clerk.year(clerk.now)
    rows = ""
    if form.field:
        rows += _row(form.field, tree.texts[topic.field], item.mark("policy"))
    rows += _offices(form, item, topic)
    rows += _row(form.aim, topic.aim, item.mark("purpose"))
    rows += _row(form.who, topic.who, item.mark("beneficiary"))
    rows += _row(form.what, topic.what, item.mark("description"))
    done = clerk.done(item, topic, value, clerk.now)
    rows += _row(f"{did}の{form.done}", done, item.mark("do"))
    if form.effect:
        effect = clerk.random.choice(_EFFECTS)
        rows += _row(form.effect, effect, item.mark("check"))
    rows += _money(form, item)
    if form.inside:
        rows += _inside(form, item, pair)
    mark, meaning = clerk.random.choice(form.scale)
    item.ratings.append(Rating(criterion=form.mark, mark=mark, meaning=meaning))
    rows += _row(form.mark, mark, item.mark("rating"))
    rows += _row(form.issue, topic.issue, item.mark("issue"))
    rows += _row(form.way, clerk.random.choice(_WAYS), item.mark("direction|rating|status"))
    if form.next:
        rows += _row(form.next, topic.next, item.mark("act|plan|direction"))
    if form.opinion:
        said = clerk.random.choice((*_OPINIONS, "－"))
        rows += _row(form.opinion, said, item.mark("comment"))
    return f"<table>{rows}</table>"


def _offices(form: _Form, item: Item, topic: Topic) -> str:
    item.offices.append(Office(name=topic.office))
    rows = _row(form.office, topic.office, item.mark("office"))
    if form.clerk.chance(0.7):
        item.offices += [Office(name=name, role="partner") for name in topic.friends]
        rows += _row("連携先", "、".join(topic.friends), item.mark("partner"))
    return rows


def _money(form: _Form, item: Item) -> str:
    unit, factor = form.money
    planned = form.clerk.random.randint(20, 2600) * 10000
    spent = round(planned * form.clerk.random.uniform(0.8, 1.0) / 10000) * 10000
    rows = ""
    lines: tuple[tuple[str, int, BudgetKind], ...] = (
        (form.budget, planned, "initial"),
        ("決算額", spent, "settled"),
    )
    for label, amount, kind in lines:
        text = f"{amount // factor:,}{unit}"
        rows += _row(label, text, item.mark("budget"))
        item.budgets.append(
            Budget(
                fiscal_year=form.clerk.now,
                kind=kind,
                fund_source="total",
                amount=amount,
                unit=unit,
                text=text,
            )
        )
    return rows


def _pair(form: _Form, topic: Topic) -> tuple[str, str, str, str]:
    """Name, unit, target and actual of the indicator of a project."""
    clerk = form.clerk
    if clerk.chance(0.6):
        wanted, real = clerk.series(topic.gbase, topic.gstep, 3)[:2]
        return topic.goal, topic.gunit, wanted, real
    wanted, real = clerk.outputs(topic, 3)[:2]
    return topic.out, topic.unit, wanted, real


def _declare(form: _Form, item: Item, name: str, wanted: str, real: str, unit: str) -> None:
    year = None if form.inside else form.clerk.now
    item.targets.append(measure("target", name, wanted, unit, year, wanted + unit))
    item.targets.append(measure("actual", name, real, unit, year, real + unit))


def _inside(form: _Form, item: Item, pair: tuple[str, str, str, str]) -> str:
    name, unit, wanted, real = pair
    _declare(form, item, name, wanted, real, unit)
    return (
        _row("指標", name, item.mark("indicator"))
        + _row("目標値", wanted + unit, item.mark("target_value"))
        + _row("実績値", real + unit, item.mark("actual_value"))
    )


def _measured(form: _Form, item: Item, pair: tuple[str, str, str, str]) -> str:
    name, unit, wanted, real = pair
    _declare(form, item, name, wanted, real, unit)
    year = form.clerk.year(form.clerk.now)
    heads = f"<tr><th>指標名</th><th>{year}目標</th><th>{year}実績</th></tr>"
    cells = (
        cell(name, item.mark("indicator"))
        + cell(wanted + unit, item.mark("target_value"))
        + cell(real + unit, item.mark("actual_value"))
    )
    return f'<table class="k">{heads}<tr>{cells}</tr></table>'
