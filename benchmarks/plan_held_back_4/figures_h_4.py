"""Results of indicators: aims and results of each year, in rows below each other or in pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from benchmarks.plan_held_back_4 import figures_h_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:SIZE landscape;margin:10mm 9mm}"
    f"body{{font:8pt/1.3 {words.FONT};color:#111}}"
    "h1{font-size:13pt;margin:0 0 4px;padding:3px 8px;background:#1f4e79;color:#fff}"
    "h2{font-size:10pt;margin:9px 0 2px;page-break-after:avoid}p{margin:2px 0}.r{text-align:right}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #777;padding:1px 3px;vertical-align:middle;word-break:break-all}"
    "th{background:#ddebf7;font-weight:normal}.m{text-align:right;white-space:nowrap}"
    ".k{text-align:center}.a td{border-top:2px solid #333}"
    ".l{width:52%;margin:4px 0}tr{page-break-inside:avoid}.g{background:#fafafa}"
)
_TITLES = (
    "{0}総合計画　成果指標の進捗状況（{1}）",
    "{0}総合戦略　ＫＰＩ達成状況一覧（{1}実績）",
    "{1}　{0}行政経営プラン　指標の達成状況",
)
_SCALES = (
    (
        ("Ａ", "目標を達成（達成率100％以上）"),
        ("Ｂ", "目標をおおむね達成（80％以上100％未満）"),
        ("Ｃ", "目標を下回る（80％未満）"),
    ),
    (("◎", "目標値に達している"), ("○", "目標値に近い"), ("▲", "目標値から離れている")),
    (("順調", ""), ("おおむね順調", ""), ("遅れ", "")),
)
_SECOND = ("説明会・講座の開催回数", "広報紙等での周知回数", "関係団体との協議の回数")
_REASONS = (
    (
        "{}を計画どおり進めたことにより、目標を上回った。",
        "{}に早くから取り組んだ効果が表れている。引き続き周知に努める。",
        "{}が順調に進み、最終目標を前倒しで達成できる見込みである。",
    ),
    (
        "{}に時間を要したが、目標に近い水準となった。",
        "前年度からは改善しており、{}を進めることで目標の達成を目指す。",
    ),
    (
        "{}の遅れが影響し、目標を下回った。関係機関との調整を急ぐ。",
        "物価高騰の影響により伸び悩んだ。{}の進め方を見直す必要がある。",
        "人員の不足から{}が年度の後半にずれ込んだ。",
    ),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator with its aims and results by year."""

    name: str
    unit: str
    base: str
    aims: dict[int, str]
    results: dict[int, str]
    rates: dict[int, str]


@STYLES.add("rc-results")
def make_results(random: Random) -> Book:
    """Aims and results of indicators over five years, with a mark and the reasons."""
    town, _ = random.choice(words.TOWNS)
    now = random.randint(2021, 2025)
    form = random.choice(("令和{}年度", "R{}", "R{}年度", "{year}"))
    title = random.choice(_TITLES).format(town, words.era(now, "令和{}年度"))
    book = Book(title=title, town=town, fiscal_year=now)
    first = now - random.randint(0, 2)
    maker = _Results(random, book, form, now, tuple(range(first, first + 5)))
    scale = maker.scale if maker.scale[0][1] else ()
    book.legend = list(scale)
    stamp = ""
    if random.random() < 0.5:
        stamp = f"（令和{now - 2017}年3月31日現在）"
        book.date(f"{now + 1}-03-31", "day", stamp.strip("（）"))
        stamp = f'<p class="r">{stamp}</p>'
    rows = "".join(f"<tr>{cell(m, attrs=_K)}{cell(t)}</tr>" for m, t in scale)
    head = f"<tr>{cell('評価', tag='th', attrs=_NARROW)}{cell('内容', tag='th')}</tr>"
    legend = f'<table class="l">{head}{rows}</table>' if scale else ""
    if scale and random.random() < 0.5:
        legend = "<p>【評価】" + "　".join(f"{m}：{t}" for m, t in scale) + "</p>"
    body = maker.body()
    before = random.random() < 0.6
    notes = "".join(f"<p>※{text}</p>" for _, _, text in book.notes)
    css = _CSS.replace("SIZE", "A4" if maker.stacked else "A3")
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body><h1>{title}</h1>"
        f"{stamp}{legend if before else ''}{body}{'' if before else legend}{notes}</body></html>"
    )
    return book


_K, _M, _NARROW = 'class="k"', 'class="m"', 'style="width:4em"'


class _Results:
    """The tables of one report on indicators."""

    def __init__(
        self, random: Random, book: Book, form: str, now: int, years: tuple[int, ...]
    ) -> None:
        self.random, self.book, self.form, self.now, self.years = random, book, form, now, years
        self.stacked = random.random() < 0.6
        self.rated = random.random() < 0.6
        self.inside = random.random() < 0.5
        self.scale = random.choice(_SCALES)
        self.aim = random.choice(("目標", "計画値", "目標値"))
        self.result = "実績値" if self.aim.endswith("値") else "実績"
        self.empty = random.choice(("", "－"))
        self.level = random.choice(("基本目標", "政策", "施策"))
        self.mark_head = random.choice(("評価", "判定", "達成状況"))
        if random.random() < 0.6:
            text = "達成率は小数点以下第２位を四捨五入している。" if self.rated else ""
            text = text or "実績値が確定していないものは、速報値を記載している。"
            book.notes.append(("※", "", text))

    def body(self) -> str:
        """The table of the plan, its policies in a column; or a table below each policy."""
        html, rows = "", ""
        for number, domain in enumerate(words.fields(self.random, 2, 4), 1):
            title = self.random.choice(words.FIELDS[domain])
            key = self.book.policy(str(number), title, level=self.level)
            topics = words.draw(self.random, domain, self.random.randint(3, 6), self.book.town)
            made = [self._item(number * 100 + n, key, t) for n, t in enumerate(topics, 1)]
            if self.inside:
                marks = " ".join(item.mark("policy") for item, _ in made)
                tall = sum(len(lines) for _, lines in made)
                label = cell(f"{number}　{title}", marks, attrs=f'rowspan="{tall}"')
                made[0][1][0] = made[0][1][0].replace("<tr>", f"<tr>{label}", 1)
            some = "".join(f"{line}" for _, lines in made for line in lines)
            if self.inside:
                rows += some
            else:
                html += f"<h2>{self.level}{number}　{title}</h2>{self._table(some)}"
        return self._table(rows) if self.inside else html

    def _table(self, rows: str) -> str:
        left = [("番号", 5), ("取組名", 12), ("担当課", 8), ("指標名", 12), ("単位", 5)]
        left = [(self.level, 9), *left] if self.inside else left
        left.append((f"基準値\n（{words.era(self.years[0] - 1, self.form)}）", 7))
        right = [(self.mark_head, 6), ("要因分析", 18)]
        names = [words.era(year, self.form) for year in self.years]
        if self.stacked:
            wide = [8] * len(names)
            heads = [*left, ("区分", 7), *zip(names, wide, strict=True), *right]
            head = f"<tr>{''.join(cell(text, tag='th') for text, _ in heads)}</tr>"
            widths = [width for _, width in heads]
        else:
            pair = (self.aim, self.result, *(["達成率"] if self.rated else []))
            shown = [y for y in self.years if y <= self.now] or [self.now]
            widths = [w for _, w in left] + [7] * (len(pair) * len(shown) + 1)
            widths += [w for _, w in right]
            two, span = 'rowspan="2"', f'colspan="{len(pair)}"'
            head = "".join(cell(text, tag="th", attrs=two) for text, _ in left)
            head += "".join(cell(words.era(y, self.form), tag="th", attrs=span) for y in shown)
            last = words.era(self.years[-1], self.form)
            head += cell(f"最終目標値\n（{last}）", tag="th", attrs=two)
            head += "".join(cell(text, tag="th", attrs=two) for text, _ in right)
            second = "".join(cell(text, tag="th") for text in pair) * len(shown)
            head = f"<tr>{head}</tr><tr>{second}</tr>"
        total = sum(widths)
        cols = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in widths)
        return f"<table>{cols}<thead>{head}</thead><tbody>{rows}</tbody></table>"

    def _item(self, number: int, policy: str, topic: words.Topic) -> tuple[Item, list[str]]:
        random = self.random
        item = self.book.item(str(number), topic.title, policy)
        item.offices.append(Office(name=topic.office))
        lines = [self._line(item, topic.indicator, topic)]
        if random.random() < 0.2:
            base, step = random.randint(2, 9), random.randint(1, 3)
            other = replace(topic, unit="回", base=base, step=step)
            lines.append(self._line(item, random.choice(_SECOND), other))
        rate = float(lines[0].rates[self.now].rstrip("%"))
        place = 0 if rate >= 100 else 1 if rate >= 80 else 2
        mark, meaning = self.scale[place]
        item.ratings.append(Rating(criterion=self.mark_head, mark=mark, meaning=meaning))
        text = random.choice(_REASONS[place]).format(f"「{random.choice(topic.tasks)}」")
        deep = (3 if self.rated else 2) if self.stacked else 1
        tall = f'rowspan="{deep * len(lines)}"'
        before = cell(item.number, item.mark("number"), attrs=f"{_K} {tall}")
        before += cell(item.title, item.mark("item"), attrs=tall)
        before += cell(topic.office, item.mark("office"), attrs=tall)
        role = "rating|status" if len(mark) > 1 else "rating"
        after = cell(mark, item.mark(role), attrs=f'style="text-align:center" {tall}')
        after += cell(text, item.mark("check|issue|comment"), attrs=tall)
        rows: list[str] = []
        for line in lines:
            rows += self._stack(item, line, deep) if self.stacked else [self._pair(item, line)]
        rows[0] = f"{before}{rows[0]}{after}"
        return item, [f"<tr>{row}</tr>" for row in rows]

    def _line(self, item: Item, name: str, topic: words.Topic) -> _Line:
        """An indicator with figures for all aims and the results known so far."""
        start = self.years[0] - 1
        base = topic.goal(0)
        self._tell(item, "baseline", name, topic.unit, base, start)
        aims, results, rates = {}, {}, {}
        for year in self.years:
            aim = topic.goal(year - start)
            if self.stacked or year <= self.now or year == self.years[-1]:
                self._tell(item, "target", name, topic.unit, aim, year)
                aims[year] = topic.show(aim)
            if year <= self.now:
                figure = topic.figure(self.random, year - start)
                self._tell(item, "actual", name, topic.unit, figure, year)
                results[year] = topic.show(figure)
                rates[year] = f"{100 * (figure / aim if topic.step > 0 else aim / figure):.1f}%"
        return _Line(name, topic.unit, topic.show(base), aims, results, rates)

    def _tell(
        self, item: Item, kind: TargetKind, name: str, unit: str, value: float, year: int
    ) -> None:
        made = Target(indicator=name, kind=kind, value=value, unit=unit, fiscal_year=year)
        item.targets.append(made)

    def _start(self, item: Item, line: _Line, tall: str) -> str:
        cells = cell(line.name, item.mark("indicator"), attrs=tall)
        cells += cell(line.unit, item.mark("unit"), attrs=f"{_K} {tall}")
        return cells + cell(line.base, item.mark("baseline"), attrs=f"{_M} {tall}")

    def _stack(self, item: Item, line: _Line, deep: int) -> list[str]:
        parts = (
            (self.aim, "target_value", line.aims),
            (self.result, "actual_value", line.results),
            ("達成率", "achievement", line.rates),
        )
        rows = []
        for label, role, figures in parts[:deep]:
            row = cell(label, attrs=_K)
            for year in self.years:
                row += self._figure(item, role, figures.get(year, self.empty))
            rows.append(row)
        rows[0] = self._start(item, line, f'rowspan="{deep}"') + rows[0]
        return rows

    def _pair(self, item: Item, line: _Line) -> str:
        cells = self._start(item, line, "")
        for year in (y for y in self.years if y <= self.now):
            cells += self._figure(item, "target_value", line.aims[year])
            cells += self._figure(item, "actual_value", line.results[year])
            if self.rated:
                cells += self._figure(item, "achievement", line.rates[year])
        return cells + self._figure(item, "target_value", line.aims[self.years[-1]])

    def _figure(self, item: Item, role: str, text: str) -> str:
        return cell(text, item.mark(role) if text else "", attrs=_M)
