"""What the styles of project lists share: believable projects, eras, amounts, looks, headings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.plans.book import Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, ScheduleEntry

TOWNS = (
    "汐見町",
    "青葉野市",
    "みずほ野町",
    "白鷺川市",
    "東雲台町",
    "鶴ヶ岡市",
    "花園浜町",
    "朝霧市",
)
PLANS = ("総合計画", "第６次総合計画", "第２次総合計画", "まちづくり計画", "過疎地域持続的発展計画")
NAME = ("事業名", "事務事業名", "計画事業", "事業の名称", "推進事業", "事業名称", "実施事業")
ABOUT = ("事業概要", "事業の概要", "概要", "事業内容", "実施する事業の概要")
OFFICE = ("担当課", "所管課", "担当課名", "担当部署", "課名", "所管", "担当課係等")
NUMBER = ("No.", "№", "番号", "整理番号", "事業№")
NEW = ("新規", "継続", "継続", "拡充")
ARROWS = ("→", "⇒", "━→", "――→", "→→→")
UNITS = {"円": 1, "千円": 1000, "百万円": 10**6}
SOURCES: dict[FundSource, tuple[str, ...]] = {
    "national": ("国庫支出金", "国費", "国庫", "国庫補助金"),
    "prefecture": ("県支出金", "県費", "県", "県補助金"),
    "bond": ("地方債", "起債", "起債", "市町村債"),
    "other": ("その他", "その他特財", "その他", "その他"),
    "general": ("一般財源", "一般財源", "一財", "一般財源"),
}
DEPARTMENTS = {
    "建設課": "建設部",
    "都市整備課": "建設部",
    "危機管理室": "総務部",
    "環境課": "民生部",
    "農林水産課": "産業部",
    "商工観光課": "産業部",
    "福祉介護課": "民生部",
    "健康推進課": "民生部",
    "こども課": "民生部",
    "学校教育課": "教育部",
    "生涯学習課": "教育部",
    "企画財政課": "総務部",
    "総務課": "総務部",
    "町民課": "民生部",
    "市民課": "民生部",
}
_ERAS = {
    "令和": "{name}{full}年度",
    "令和半角": "{name}{said}年度",
    "R": "{letter}{number}",
    "Ｒ": "{wide}{wide_number}",
    "R年度": "{letter}{number}年度",
    "西暦": "{year}年度",
    "both": "{year}（{name}{full}）年度",
    "both2": "{name}{full}({year})年度",
}
ERA_FORMS = tuple(_ERAS)
FONTS = ("IPAexMincho", "IPAexGothic", "Noto Sans CJK JP", "Noto Serif CJK JP")
_LOOKS = (
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:2px 4px}",
    "table{border-collapse:collapse;width:100%;border:2px solid #000}"
    "td,th{border:0.75pt solid #333;padding:3px 5px}th,.h{background:#d9e2f3;font-weight:normal}",
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #7a9;padding:4px}"
    "th,.h{background:#2f6b4f;color:#fff}tr.sum td{background:#eef5f0}",
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:3px}"
    "th,.h{background:#fff2cc}tr.sum td{font-weight:bold}",
)
_COMMON = (
    "td{vertical-align:top}.n{text-align:right;white-space:nowrap}.c{text-align:center}"
    ".h{text-align:center;vertical-align:middle}th{vertical-align:middle}"
    "p.unit{text-align:right;margin:0}h1{font-size:16pt;text-align:center}"
    "h2{font-size:12pt;margin:1em 0 0.3em}h3{font-size:10.5pt;margin:0.8em 0 0.3em}"
    "thead{display:table-header-group}tr,tbody.keep{break-inside:avoid}"
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project of a town; ``kind`` is ハード or ソフト, ``steps`` are its works in order."""

    title: str
    about: str
    office: str
    section: str
    kind: str
    steps: tuple[str, ...]

    @property
    def department(self) -> str:
        """The department that the office is part of."""
        return DEPARTMENTS[self.office]


@dataclass(frozen=True, slots=True)
class Theme:
    """A goal, the measure below it, and projects that fit."""

    goal: str
    measure: str
    projects: tuple[Project, ...]


def draw_themes(random: Random, town: str, least: int = 10, most: int = 40) -> list[Theme]:
    """Some themes with some of their projects, ``least`` to ``most`` in all."""
    known = _read_themes(town)
    while True:
        count = random.randint(3, len(known))
        chosen = sorted(random.sample(range(len(known)), count))
        themes = []
        for at in chosen:
            theme = known[at]
            some = tuple(random.sample(theme.projects, random.randint(2, len(theme.projects))))
            themes.append(Theme(theme.goal, theme.measure, some))
        if least <= sum(len(theme.projects) for theme in themes) <= most:
            return themes


def _read_themes(town: str) -> list[Theme]:
    text = Path(__file__).with_name("projects.txt").read_text(encoding="utf-8")
    text = text.replace("町", town[-1]).replace(f"{town[-1]}づくり", "まちづくり")
    themes = []
    for block in text.split("# ")[1:]:
        head, *lines = block.strip().split("\n")
        goal, measure = head.split("|")
        projects = []
        for line in lines:
            title, about, office, section, kind, steps = line.split("|")
            projects.append(Project(title, about, office, section, kind, tuple(steps.split(","))))
        themes.append(Theme(goal, measure, tuple(projects)))
    return themes


def era(year: int, form: str) -> str:
    """A fiscal year as printed.

    >>> era(2024, "令和"), era(2028, "令和"), era(2018, "R"), era(2019, "both")
    ('令和６年度', '令和10年度', 'H30', '2019（令和元）年度')
    """
    letter, name, number = ("R", "令和", year - 2018) if year > 2018 else ("H", "平成", year - 1988)
    said = "元" if number == 1 else str(number)
    return _ERAS[form].format(
        letter=letter,
        name=name,
        number=number,
        said=said,
        full=wide(said) if len(said) == 1 else said,
        wide=wide(letter),
        wide_number=wide(str(number)),
        year=year,
    )


def wide(text: str) -> str:
    """ASCII letters and digits as full-width ones."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def money(value: int, minus: str = "△") -> str:
    """An amount with commas, its minus as a triangle.

    >>> money(-12500)
    '△12,500'
    """
    return f"{minus}{-value:,}" if value < 0 else f"{value:,}"


def money_cell(
    item: Item,
    value: int | None,
    year: int | None,
    kind: BudgetKind,
    source: FundSource,
    unit: str,
    minus: str = "△",
) -> str:
    """A cell with an amount (None: a dash) in the unit; the item gets its budget."""
    if value is None:
        return cell("－", item.mark("budget"), attrs='class="n"')
    amount = value * UNITS[unit]
    item.budgets.append(
        Budget(fiscal_year=year, kind=kind, fund_source=source, amount=amount, unit=unit)
    )
    return cell(money(value, minus), item.mark("budget"), attrs='class="n"')


def split_money(random: Random, unit: str, hard: bool) -> dict[FundSource, int]:
    """What each source pays, in the unit; general funds are always there."""
    step = {"円": 1000, "千円": 1, "百万円": 1}[unit]
    top = {"円": 90000, "千円": 90000, "百万円": 90}[unit] * (4 if hard else 1)
    parts: dict[FundSource, int] = dict.fromkeys(SOURCES, 0)
    chosen: list[FundSource] = ["national", "prefecture", "other"]
    if hard:
        chosen.append("bond")
    for source in random.sample(chosen, random.randint(0, 2)):
        parts[source] = random.randint(1, top) * step
    parts["general"] = random.randint(1, top) * step
    return parts


def span(item: Item, first: int, last: int, text: str = "", mark: str = "", task: str = "") -> None:
    """Adds a span of whole years to the item's schedule."""
    item.schedule.append(
        ScheduleEntry(
            task=task or item.title, first_year=first, last_year=last, text=text, mark=mark
        )
    )


def header(labels: list[str], tag: str) -> str:
    """A row of header cells; ``label#2x1`` spans two rows and one column."""
    cells = ""
    for label in labels:
        said, _, size = label.partition("#")
        rows, _, cols = (size or "1x1").partition("x")
        attrs = 'class="h"' if tag == "td" else ""
        attrs += f' rowspan="{rows}"' if rows != "1" else ""
        attrs += f' colspan="{cols}"' if cols != "1" else ""
        cells += cell(said, tag=tag, attrs=attrs.strip())
    return f"<tr>{cells}</tr>"


def page(
    random: Random,
    title: str,
    body: str,
    size: str = "A4",
    fonts: tuple[str, ...] = ("8", "8.5", "9", "10"),
) -> str:
    """A whole page, landscape, in one of the looks."""
    font = f"{random.choice(fonts)}pt"
    css = (
        f"@page{{size:{size} landscape;margin:12mm}}"
        f"body{{font-family:'{random.choice(FONTS)}';font-size:10.5pt}}table{{font-size:{font}}}"
        f"{_COMMON}{random.choice(_LOOKS)}"
    )
    return (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>{body}</body></html>"
    )
