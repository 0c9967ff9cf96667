"""Results on a page of a town's web site: a heading and a table of figures for each measure."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3 import progress_d_words as words
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_CSS = (
    "@page{size:A4;margin:12mm}"
    "body{font:9pt/1.6 'IPAPGothic','Meiryo',sans-serif;color:#222;max-width:1080px;margin:0 auto}"
    ".site{border-top:6px solid %s;padding:6px 0;font-size:13pt}.path{font-size:8pt;color:#555}"
    "h1{font-size:15pt;border-bottom:2px solid %s;padding-bottom:4px}"
    "h2{font-size:12pt;background:%s;color:#fff;padding:3px 8px}"
    "h3{font-size:10.5pt;border-left:6px solid %s;padding-left:8px}"
    "table{border-collapse:collapse;width:100%%;margin-bottom:10px;font-size:8pt;line-height:1.4}"
    "th,td{border:1px solid #999;padding:3px 5px}.h{background:#eee;text-align:center}"
    ".v{text-align:right;white-space:nowrap}.m{text-align:center;min-width:3.2em}tr{page-break-inside:avoid}"
    "table.k{width:60%%}"
    ".foot{border:1px solid #ccc;padding:6px 12px;margin-top:16px}"
)
_MIDDLE = 'class="m"'
_SUBS = {
    "F": ("相談と支援の体制の充実", "健やかな暮らしの支援"),
    "E": ("豊かな学びの推進", "学びを支える環境づくり"),
    "L": ("しごとと交流の創出", "地域の資源を生かした産業の育成"),
    "S": ("災害や事故に強い地域づくり", "暮らしを支える基盤の維持"),
}
_SCALES = (
    (
        ("順調", "目標値の達成に向けて順調に推移しています。"),
        ("概ね順調", "一部に遅れはあるものの、おおむね順調に推移しています。"),
        ("やや遅れ", "取組に遅れが生じており、改善が必要です。"),
        ("遅れ", "目標値の達成が困難な状況です。"),
    ),
    (
        ("A", "達成率が100%以上のもの"),
        ("B", "達成率が80%以上100%未満のもの"),
        ("C", "達成率が50%以上80%未満のもの"),
        ("D", "達成率が50%未満のもの"),
    ),
)


@STYLES.add("qa-web-results", "sjis", "pdf")
def make_web_results(random: Random) -> Book:
    """A web page: headings of goals and measures, under each a table with targets and actuals."""
    year = random.randint(2019, 2024)
    town = random.choice(words.TOWNS)
    plan = random.choice(("総合計画", "第２次総合計画", "地方創生総合戦略", "第５次振興計画"))
    kind = random.choice(("評価検証結果", "進捗状況", "取組実績", "点検・評価結果"))
    form = random.choice((words.ERAS[0], words.ERAS[5], words.ERAS[4]))
    shown = words.era(year, form)
    title = random.choice((f"{plan}の{kind}（{shown}）", f"{shown}　{plan}の{kind}について"))
    if "（" in shown:
        title = f"{shown}　{plan}の{kind}について"
    book = Book(title=title, town=town, fiscal_year=year)
    page = _Page(random, book, year, random.choice(_SCALES))
    book.legend = list(page.scale)
    legend = f"<tr>{page.head('区分')}{page.head('説明')}</tr>"
    for mark, meaning in page.scale:
        legend += f"<tr>{cell(mark, attrs=_MIDDLE)}{cell(meaning)}</tr>"
    body = "".join(
        page.goal(number, domain)
        for number, domain in enumerate(
            random.sample(list(_SUBS), random.randint(2, 3)), random.choice((1, 1, 2))
        )
    )
    colour = random.choice(("#2a6f4e", "#1d5a96", "#8a4b1f", "#5b4a8a"))
    office = random.choice(("企画政策課", "まちづくり推進課", "総合政策課企画係"))
    book.html = (
        f"<html><head><title>{title}｜{town}公式ホームページ</title>"
        f"<style>{_CSS % ((colour,) * 4)}</style></head><body>"
        f'<div class="site">{town}公式ホームページ</div>'
        f'<p class="path">ホーム &gt; 行政情報 &gt; 計画・施策 &gt; {plan} &gt; {title}</p>'
        f"<h1>{title}</h1>"
        f"<p>{plan}に掲げる施策を着実に進めるため、{shown}に実施した取組の実績と指標の達成状況を"
        "取りまとめ、外部の有識者の意見を聴いて評価を行いましたので、その結果をお知らせします。</p>"
        f"<h2>評価の方法</h2><p>各取組の評価は、次の４つの区分により行いました。</p>"
        f'<table class="k">{legend}</table>{body}'
        f'<div class="foot"><p>このページに関するお問い合わせ</p><p>{office}</p>'
        f"<p>電話：0999-00-{random.randint(1000, 9999)}（直通）</p></div></body></html>"
    )
    return book


class _Page:
    """The page of one book; its heads and optional columns are drawn once."""

    def __init__(
        self, random: Random, book: Book, year: int, scale: tuple[tuple[str, str], ...]
    ) -> None:
        self.random, self.book, self.year, self.scale = random, book, year, scale
        pick = random.choice
        self.tag = pick(("th", "td"))
        self.own_unit = random.random() < 0.5
        self.rate_achieved = random.random() < 0.5
        self.bounds = random.random() < 0.4
        self.past = pick((1, 2, 2))
        self.form = pick((words.ERAS[3], words.ERAS[2], words.ERAS[0]))
        self.numbering = pick(("①", "1-1-①", "(1)", "column"))
        self.gap = "" if self.numbering == "①" else pick((" ", "　"))
        self.level = pick(("基本目標", "まちづくりの目標", "政策", "施策の柱"))
        self.sub_level = pick(("施策", "基本施策", ""))
        self.item_head = pick(("事業名", "取組", "主な事業", "具体的事業"))
        self.office_head = pick(("担当課", "所管課", "担当"))
        self.name_head = pick(("指標", "指標名", "重要業績評価指標（KPI）", "成果指標"))
        self.base_head = pick(("基準値", "現状値", "計画策定時"))
        self.rating_head = pick(("評価", "評価結果", "達成度評価"))
        self.did_head = pick(("取組の実績", "実施状況", "主な取組実績"))
        self.next_head = pick(("今後の対応", "今後の方向性", "今後の課題と改善方針"))

    def head(self, text: str) -> str:
        """A header cell, th or shaded td as the site has them."""
        return cell(text, tag=self.tag, attrs='class="h"')

    def goal(self, number: int, domain: str) -> str:
        """The heading of a goal with its measures."""
        title = self.random.choice(words.FIELD_GOALS[domain])
        key = self.book.policy(str(number), title, level=self.level)
        topics = words.draw(self.random, domain, self.random.randint(4, 9))
        cut = len(topics) // 2
        lead = f"この{self.level}では、{len(topics)}件の取組を進めています。"
        text = f"<h2>{self.level}{number}　{title}</h2><p>{lead}</p>"
        for place, some in enumerate((topics[:cut], topics[cut:]), 1):
            sub, label = _SUBS[domain][place - 1], f"{number}-{place}"
            owner = self.book.policy(label, sub, key, self.sub_level)
            rows = "".join(
                self._row(*self._item(label, count, topic, owner), topic)
                for count, topic in enumerate(some, 1)
            )
            text += f"<h3>{self.sub_level}{label}　{sub}</h3><table>{self._heads()}{rows}</table>"
        return text

    def _heads(self) -> str:
        heads = ["番号"] if self.numbering == "column" else []
        heads += [self.item_head, self.office_head, self.name_head]
        heads += ["単位"] if self.own_unit else []
        base, goal = words.era(self.year - 3, self.form), words.era(self.year + 2, self.form)
        heads += [f"{self.base_head}\n（{base}）", f"目標値\n（{goal}）"]
        heads += [
            f"{words.era(self.year - back, self.form)}\n実績値"
            for back in reversed(range(self.past))
        ]
        heads += ["達成率"] if self.rate_achieved else []
        heads += [self.rating_head, self.did_head, self.next_head]
        return f"<tr>{''.join(self.head(head) for head in heads)}</tr>"

    def _item(self, label: str, count: int, topic: words.Topic, owner: str) -> tuple[Item, str]:
        circled = "①②③④⑤⑥⑦⑧⑨"[count - 1]
        number = {"①": circled, "1-1-①": f"{label}-{circled}", "(1)": f"({count})"}.get(
            self.numbering, f"{label}-{count}"
        )
        item = self.book.item(number, topic.title, owner)
        if self.numbering == "column":
            text = cell(number, item.mark("number"), attrs=_MIDDLE)
            return item, text + cell(topic.title, item.mark("item"))
        return item, cell(f"{number}{self.gap}{topic.title}", item.mark("item"))

    def _row(self, item: Item, name: str, topic: words.Topic) -> str:
        item.offices.append(Office(name=topic.office))
        cells = name + cell(topic.office, item.mark("office"), attrs=_MIDDLE)
        actual = topic.figure(self.random, 3)
        goal = topic.goal(5)
        measured = self.scale[0][0] == "A" or self.random.random() < 0.88
        cells += self._figures(item, topic, actual, goal) if measured else self._none(item)
        share = actual / goal if topic.step > 0 else goal / max(actual, 1)
        if self.rate_achieved:
            text = f"{share:.1%}".replace("%", "％") if measured else "－"
            cells += cell(text, item.mark("achievement"), attrs='class="v"')
        place = next((n for n, least in enumerate((1, 0.8, 0.5)) if share >= least), 3)
        place = place if measured else 1
        mark, meaning = self.scale[place]
        item.ratings.append(Rating(criterion=self.rating_head, mark=mark, meaning=meaning))
        cells += cell(mark, item.mark("rating"), attrs=_MIDDLE)
        did = words.count_up(self.random, item, topic.did, self.year)
        did += words.count_up(self.random, item, topic.did_too, self.year)
        cells += cell(did, item.mark("do"))
        both = self.next_head == "今後の課題と改善方針"
        text = f"{topic.issue}{topic.next}" if both else topic.next
        roles = {"今後の方向性": "direction|act", "今後の課題と改善方針": "act|issue"}
        cells += cell(text, item.mark(roles.get(self.next_head, "act")))
        return f"<tr>{cells}</tr>"

    def _none(self, item: Item) -> str:
        """A row without indicator: bars in all its figures."""
        roles = ["indicator", *(["unit"] if self.own_unit else []), "baseline", "target_value"]
        roles += ["actual_value"] * self.past
        return "".join(cell("－", item.mark(role), attrs=_MIDDLE) for role in roles)

    def _figures(self, item: Item, topic: words.Topic, actual: float, goal: float) -> str:
        cells = cell(topic.indicator, item.mark("indicator"))
        if self.own_unit:
            cells += cell(topic.unit, item.mark("unit"), attrs=_MIDDLE)
        printed = [("baseline", topic.base, -3), ("target", goal, 2)]
        if self.past == 2:
            before = topic.figure(self.random, 2)
            before = min(before, actual) if "累計" in topic.indicator else before
            printed.append(("actual", before, -1))
        printed.append(("actual", actual, 0))
        for kind, value, years in printed:
            bound = ("以上" if topic.step > 0 else "以下") if self.bounds else ""
            bound = bound if kind == "target" else ""
            text = topic.show(value) + ("" if self.own_unit else topic.unit) + bound
            item.targets.append(
                Target(
                    indicator=topic.indicator,
                    kind=kind,
                    value=value,
                    unit=topic.unit,
                    comparator={"以上": "ge", "以下": "le"}.get(bound),
                    fiscal_year=self.year + years,
                    text=text,
                )
            )
            role = kind if kind == "baseline" else f"{kind}_value"
            cells += cell(text, item.mark(role), attrs='class="v"')
        return cells
