"""Sheets of priority projects: a leader, members with their parts, a schedule over the years."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_k_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, ScheduleEntry, Target

_CSS = (
    "@page{size:A4 landscape;margin:11mm 14mm}"
    f"body{{font:8.8pt/1.4 {words.GOTHIC};color:#111;margin:0}}"
    "h1{font-size:20pt;text-align:center;margin:45mm 0 6mm}.ce{text-align:center;font-size:12pt}"
    ".s{page-break-before:always}p{margin:2px 0}.n{font-size:8pt}"
    "table{border-collapse:collapse;width:99.5%;table-layout:fixed}"
    "td,th{border:1px solid #333;padding:3px 5px;vertical-align:middle;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center}"
    ".t{font-size:12.5pt;font-weight:bold}.c{text-align:center}"
    ".f{background:BAR;text-align:center}.v{text-align:right}"
)
_TITLES = (
    "{}重点プロジェクト推進計画",
    "{}重点プロジェクト　アクションプラン",
    "{}みらい創造重点プロジェクト",
    "第２次{}行政経営プラン　重点プロジェクト編",
)
_PARTS = (
    ("総務課", "庁内の調整、例規の整備"),
    ("財政課", "財源の確保に関する助言"),
    ("企画政策課", "総合計画との整合、進捗の管理"),
    ("広報課", "市民への周知、情報の発信"),
    ("市民協働課", "自治会及び市民団体との連絡"),
    ("情報管理課", "システムの整備に関する技術的な支援"),
    ("契約検査課", "発注の方法の検討"),
    ("生涯学習課", "公民館を会場とする講座の企画"),
    ("農業委員会事務局", "農地に関する情報の提供"),
    ("会計課", "公金の収納に関する手続"),
)
_MARKS = (("◎", "本格実施"), ("○", "一部実施"), ("△", "検討・準備"))


@STYLES.add("rd-priority-project", "html", "pdf")
def make_priority_project(random: Random) -> Book:
    """A sheet for each project: who leads, who joins, why, goals, tasks over half years, costs."""
    first = random.choice((2022, 2023, 2024, 2025))
    town, prefecture = random.choice(words.TOWNS)
    title = random.choice(_TITLES).format(town)
    length = random.choice((3, 4, 5))
    book = Book(title=title, town=town, prefecture=prefecture)
    book.period = (first, first + length - 1)
    writer = _Sheets(random, book, first, length)
    sheets = writer.sheets()
    tint, bar = random.choice(
        (("#dce9f5", "#8db4e2"), ("#fde9d9", "#fabf8f"), ("#ebf1de", "#c4d79b"))
    )
    css = _CSS.replace("TINT", tint).replace("BAR", bar)
    full = random.choice(("令和{}年度", "令和{wide}年度", "{year}年度"))
    years = f"{words.era(first, full)}～{words.era(first + length - 1, full)}"
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>"
        f'<h1>{title}</h1><p class="ce">計画期間　{years}</p>'
        f'<p class="ce">{prefecture}{town}</p>{sheets}</body></html>'
    )
    return book


class _Sheets:
    """The sheets of one book being written; the form is drawn once."""

    def __init__(self, random: Random, book: Book, first: int, length: int) -> None:
        self.random, self.book, self.first, self.length = random, book, first, length
        self.form = random.choice(("令和{}年度", "R{}", "{year}年度", "令和{wide}年度"))
        self.drawn = random.choice(("bars", "arrows", "marks"))
        self.halves = self.drawn != "marks" and length < 5 and random.random() < 0.6
        self.lead_head = random.choice(("主管課", "統括課", "とりまとめ課"))
        self.member_head = random.choice(("構成課", "メンバー", "プロジェクトチーム構成員"))
        self.told = random.random() < 0.5
        self.costs = random.random() < 0.6
        self.place = random.random() < 0.5
        self.bullets = random.random() < 0.5
        self.outside = random.random() < 0.5
        self.columns: list[tuple[int, str]] = []
        for year in range(first, first + length):
            parts = ("上期", "下期") if self.halves else ("",)
            self.columns += [(year, part) for part in parts]
        if self.drawn == "marks":
            book.legend = list(_MARKS)

    def sheets(self) -> str:
        """All sheets; in some books each names its policy."""
        html = ""
        tree = words.plant(self.random, self.random.randint(4, 5), 2)
        for place, (goal, policies) in enumerate(tree, 1):
            key = self.book.policy(words.wide(place), goal, level="基本目標") if self.place else ""
            for _, topics in policies:
                for topic in topics:
                    html += f'<div class="s">{self._sheet(topic, key)}</div>'
        return html

    def _sheet(self, topic: words.Topic, key: str) -> str:
        item = self.book.item(str(len(self.book.items) + 1), self._name(topic.title), key)
        width = 12
        top = _head("No.") + cell(item.number, item.mark("number"), attrs='class="c"')
        top += _head("プロジェクト名", 'colspan="2"')
        top += cell(item.title, item.mark("item"), attrs='class="t" colspan="8"')
        rows = f"<tr>{top}</tr>"
        if self.place:
            policy = next(p for p in self.book.policies if p.id == key)
            text = f"基本目標{policy.number}　{policy.title}"
            rows += _row("位置付け", cell(text, item.mark("policy"), attrs='colspan="10"'))
        rows += self._people(item, topic)
        both = (topic.means, topic.following)
        means = "\n".join(f"・{text}" for text in both) if self.bullets else "".join(both)
        for head, text, role in (
            ("背景・課題", f"{topic.effect}{topic.issue}", "background|issue"),
            ("目的", topic.aim, "purpose|goal"),
            ("取組の概要", means, "description|approach|initiative"),
        ):
            rows += _row(head, cell(text, item.mark(role), attrs='colspan="10"'))
        rows += self._goals(item, topic)
        columns = '<col style="width:8.333%">' * width
        html = f"<table>{columns}{rows}</table>{self._schedule(item, topic)}"
        if self.drawn == "marks":
            shown = "　".join(f"{mark}：{text}" for mark, text in _MARKS)
            html += f'<p class="n">（凡例）{shown}</p>'
        return html

    def _name(self, title: str) -> str:
        return f"{title.removesuffix('事業')}プロジェクト"

    def _people(self, item: Item, topic: words.Topic) -> str:
        item.offices.append(Office(name=topic.office))
        rows = _row(self.lead_head, cell(topic.office, item.mark("office"), attrs='colspan="10"'))
        members = self.random.sample(_PARTS, self.random.randint(2, 4))
        item.offices += [Office(name=name, role="partner") for name, _ in members]
        if self.told:
            heads = _head(self.member_head, f'colspan="2" rowspan="{len(members) + 1}"')
            heads += _head("課名", 'colspan="3"') + _head("役割", 'colspan="7"')
            rows += f"<tr>{heads}</tr>"
            for name, part in members:
                cells = cell(name, item.mark("partner"), attrs='colspan="3"')
                role = "other|partner|description|initiative|remarks"
                rows += f"<tr>{cells}{cell(part, item.mark(role), attrs='colspan=7')}</tr>"
        else:
            text = "、".join(name for name, _ in members)
            rows += _row(self.member_head, cell(text, item.mark("partner"), attrs='colspan="10"'))
        if self.outside:
            item.offices += [Office(name=name, role="partner") for name in topic.partners]
            text = "\n".join(topic.partners)
            rows += _row("連携する団体", cell(text, item.mark("partner"), attrs='colspan="10"'))
        return rows

    def _goals(self, item: Item, topic: words.Topic) -> str:
        last = self.first + self.length - 1
        heads = (
            _head("指標名", 'colspan="4"')
            + _head(f"現状値\n（{words.era(self.first - 1, self.form)}）", 'colspan="3"')
            + _head(f"目標値\n（{words.era(last, self.form)}）", 'colspan="3"')
        )
        rows = f"<tr>{_head('目標', 'colspan=2 rowspan=3')}{heads}</tr>"
        for measure in (topic.output, topic.outcome):
            cells = cell(measure.name, item.mark("indicator"), attrs='colspan="4"')
            base, goal = measure.goal(0), measure.goal(self.length)
            for kind, value, year in (
                ("baseline", base, self.first - 1),
                ("target", goal, last),
            ):
                bound = ""
                if kind == "target" and measure is topic.outcome:
                    bound = "以上" if measure.step > 0 else "以下"
                text = f"{measure.show(value)}{measure.unit}{bound}"
                item.targets.append(
                    Target(
                        indicator=measure.name,
                        kind="baseline" if kind == "baseline" else "target",
                        value=value,
                        unit=measure.unit,
                        comparator=None if not bound else "ge" if bound == "以上" else "le",
                        fiscal_year=year,
                        text=text,
                    )
                )
                role = "baseline" if kind == "baseline" else "target_value"
                cells += cell(text, item.mark(role), attrs='class="c" colspan="3"')
            rows += f"<tr>{cells}</tr>"
        return rows

    def _schedule(self, item: Item, topic: words.Topic) -> str:
        years = range(self.first, self.first + self.length)
        double = 'colspan="2"' if self.halves else ""
        tall = 'rowspan="2"' if self.halves else ""
        names = "".join(_head(words.era(year, self.form), double) for year in years)
        rows = f"<tr>{_head('取組項目', tall)}{names}</tr>"
        if self.halves:
            rows += "<tr>" + "".join(_head(part) for _, part in self.columns) + "</tr>"
        count = len(self.columns)
        begin = 0
        for place, task in enumerate(topic.tasks):
            cells = cell(f"{words.CIRCLED[place]}{task}", item.mark("initiative|schedule"))
            begin = min(begin + (self.random.randint(0, 2) if place else 0), count - 1)
            rows += f"<tr>{cells}{self._task(item, task, begin, count)}</tr>"
        if self.costs:
            cells = _head("概算事業費（千円）")
            for year in years:
                amount = round(topic.cost * self.random.uniform(0.07, 0.13)) * 10
                item.budgets.append(
                    Budget(
                        fiscal_year=year,
                        kind="estimated",
                        amount=amount * 1000,
                        unit="千円",
                        text=f"{amount:,}",
                    )
                )
                cells += cell(f"{amount:,}", item.mark("budget"), attrs=f'class="v" {double}')
            rows += f"<tr>{cells}</tr>"
        head = '<p style="margin-top:6px"><b>年次計画</b></p>'
        return f'{head}<table><col style="width:22%">{rows}</table>'

    def _task(self, item: Item, task: str, begin: int, count: int) -> str:
        random, html = self.random, "<td></td>" * begin
        if self.drawn == "marks":
            stage = 2
            for at in range(begin, count):
                mark = _MARKS[stage][0]
                self._enter(item, task, (at, at), mark=mark)
                html += cell(mark, item.mark("schedule"), attrs='class="c"')
                stage = max(0, stage - random.randint(0, 1))
            return html
        names = random.choice(
            (("準備", "実施"), ("調査・検討", "実施"), ("協議", "試行", "本格実施"))
        )
        at = begin
        for place, name in enumerate(names):
            if at >= count:
                break
            final = place == len(names) - 1
            width = count - at if final else min(random.randint(1, 2), count - at)
            self._enter(item, task, (at, at + width - 1), text=name)
            mark = item.mark("schedule")
            if self.drawn == "bars":
                html += cell(name, mark, attrs=f'class="f" colspan="{width}"')
            else:
                html += cell(name, mark, attrs='class="c"')
                html += cell("→", mark, attrs='class="c"') * (width - 1)
            at += width
        return html

    def _enter(
        self, item: Item, task: str, ends: tuple[int, int], text: str = "", mark: str = ""
    ) -> None:
        (first, first_part), (last, last_part) = (self.columns[end] for end in ends)
        item.schedule.append(
            ScheduleEntry(
                task=task,
                first_year=first,
                last_year=last,
                first_part=first_part,
                last_part=last_part,
                text=text,
                mark=mark,
            )
        )


def _head(text: str, attrs: str = "") -> str:
    return cell(text, tag="th", attrs=attrs)


def _row(head: str, rest: str) -> str:
    return f"<tr>{_head(head, 'colspan=2')}{rest}</tr>"
