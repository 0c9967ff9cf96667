"""A rich fictitious plan (青葉野市) with everything a Plan can hold, made from literals."""

from __future__ import annotations

from schemas.document import SourceInfo
from schemas.findings import make_finding
from schemas.geometry import BBox
from schemas.places import Anchor
from schemas.plan import (
    ActionItem,
    AsOf,
    Budget,
    Indicator,
    Initiative,
    Ledger,
    Legend,
    LocalGovernment,
    Note,
    Office,
    OtherTable,
    Period,
    Plan,
    Policy,
    Progress,
    Rating,
    ScheduleEntry,
    Section,
    TableCell,
    Target,
    Value,
)
from schemas.roles import Role

PDF = "a1" * 32
HTML = "b2" * 32
AS_OF = AsOf(date="2014-12-31", precision="month-end", text="平成26年12月末現在")

_HEADINGS: dict[Role, tuple[str, ...]] = {
    Role.INITIATIVE: ("行動計画（Ｐ）", "具体的な取組内容"),
    Role.TARGET: ("行動計画（Ｐ）", "取組目標"),
    Role.DO: ("実行（Ｄ）", "実施状況や事業の効果"),
    Role.ISSUE: ("評価（Ｃ）", "課題等"),
    Role.ACT: ("改善（Ａ）",),
    Role.GOAL: ("H30年度の目指すべき姿",),
    Role.OFFICE: ("実施主体",),
    Role.REMARKS: ("備考",),
}


def place(page: int, row: int, col: int) -> Anchor:
    """A cell of table 0 on a page of the PDF."""
    box = BBox(40.0 + 50 * col, 60.0 + 20 * row, 88.5 + 50 * col, 78.25 + 20 * row)
    return Anchor(PDF, page=page, bbox=box, table=0, row=row, col=col)


def value(item: str, row: int, role: Role, text: str, confidence: float = 1.0) -> Value:
    """A value of an item with the heading of its role."""
    heading = _HEADINGS[role]
    col = list(_HEADINGS).index(role) + 2
    return Value(
        id=f"{item}.{role.value}",
        role=role,
        heading=heading,
        fiscal_year=2018 if role is Role.GOAL else None,
        text=text,
        raw=text,
        confidence=confidence,
        anchors=(place(1 + row // 3, row, col),),
    )


POLICIES = (
    Policy(id="P:Ⅰ", level="基本方針", number="Ⅰ", title="市民と行政との協働の促進"),
    Policy(
        id="P:Ⅰ-1",
        parent_id="P:Ⅰ",
        level="実施項目",
        number="1",
        title="職員に対する理解の促進",
        description="職員一人ひとりが協働の意義を理解する。",
        offices=(Office(name="人事課"),),
    ),
    Policy(
        id="P:Ⅰ-2", parent_id="P:Ⅰ", level="実施項目", number="2", title="相互理解による協働の推進"
    ),
    Policy(id="P:Ⅱ", level="基本方針", number="Ⅱ", title="暮らしを支える情報基盤の整備"),
)

ITEM_1 = ActionItem(
    id="P:1-①",
    policy_ids=("P:Ⅰ-1",),
    number="①",
    title="ＮＰＯへの短期派遣研修の実施",
    description="職員をＮＰＯ法人へ派遣し、現場を体験する研修を行う。",
    tags=("新規",),
    offices=(
        Office(name="人事課", role="lead", value_ids=("P:1-①.office",)),
        Office(
            name="県民生活・男女共同参画課",
            role="partner",
            body="県",
            confidence=0.5,
            value_ids=("P:1-①.office",),
        ),
    ),
    initiatives=(
        Initiative(number="ア", title="短期派遣研修の実施", value_ids=("P:1-①.initiative",)),
    ),
    targets=(
        Target(
            indicator="短期派遣研修",
            indicator_id="I:1",
            value=15,
            unit="名",
            comparator="ge",
            frequency="year",
            text="毎年15名以上の派遣",
            value_ids=("P:1-①.target",),
        ),
        Target(
            indicator="短期派遣研修",
            indicator_id="I:1",
            kind="baseline",
            value=8,
            unit="名",
            fiscal_year=2013,
            text="8名",
        ),
        Target(
            indicator="短期派遣研修",
            indicator_id="I:1",
            kind="actual",
            value=13,
            unit="名",
            fiscal_year=2014,
            text="13名",
            confidence=0.5,
            value_ids=("P:1-①.do",),
        ),
    ),
    budgets=(
        Budget(fiscal_year=2014, amount=1200000, unit="千円", text="1,200"),
        Budget(fiscal_year=2014, amount=800000, unit="千円", text="800", fund_source="general"),
        Budget(fiscal_year=2013, kind="settled", amount=-34526000, unit="千円", text="▲34,526"),
    ),
    progress=(
        Progress(
            id="P:1-①@2014",
            fiscal_year=2014,
            as_of=AS_OF,
            do="８法人へ13名を派遣した。参加者の満足度は高い。",
            issue="派遣先となるＮＰＯの拡大が必要である。",
            act="募集の時期を早め、周知の方法を見直す。",
            ratings=(Rating(criterion="総合評価", mark="○", meaning="おおむね順調"),),
            value_ids=("P:1-①.do", "P:1-①.issue", "P:1-①.act"),
        ),
    ),
    schedule=(
        ScheduleEntry(task="短期派遣研修", first_year=2011, last_year=2014, text="継続実施"),
        ScheduleEntry(
            task="成果報告会", first_year=2012, last_year=2014, text="年１回開催", open_ended=True
        ),
    ),
    values=(
        value("P:1-①", 0, Role.INITIATIVE, "ア　短期派遣研修の実施"),
        value("P:1-①", 0, Role.TARGET, "【毎年15名以上の派遣】"),
        value("P:1-①", 0, Role.DO, "８法人へ13名を派遣した。参加者の満足度は高い。"),
        value("P:1-①", 0, Role.ISSUE, "派遣先となるＮＰＯの拡大が必要である。"),
        value("P:1-①", 0, Role.ACT, "募集の時期を早め、周知の方法を見直す。"),
        value("P:1-①", 0, Role.GOAL, "毎年15名以上の職員が現場を体験している。", 0.55),
        value("P:1-①", 0, Role.OFFICE, "人事課、県（県民生活・男女共同参画課）"),
        value("P:1-①", 0, Role.REMARKS, "=SUM(A1:A2) と印刷された備考"),
    ),
)

ITEM_2 = ActionItem(
    id="P:2-①",
    policy_ids=("P:Ⅰ-2",),
    number="①",
    title="協働コーディネーターの養成",
    description="- 養成講座を開く",
    tags=("再掲", "拡充"),
    offices=(Office(name="協働推進課", role="implementer"), Office(name="人事課", role="partner")),
    initiatives=(
        Initiative(number="ア", title="養成講座の開催", description="年６回", tags=("再掲",)),
        Initiative(number="イ", title="修了者の登録"),
    ),
    targets=(
        Target(
            indicator="養成講座",
            value=6,
            unit="回",
            comparator="eq",
            frequency="year",
            text="年６回",
        ),
        Target(
            indicator="提案の事業化",
            value=50,
            unit="%",
            comparator="ge",
            fiscal_year=2018,
            text="50％以上",
        ),
        Target(indicator="参加者", comparator="increase", text="増加"),
    ),
    budgets=(
        Budget(fiscal_year=2014, kind="initial", amount=65063000, unit="千円", text="65,063"),
    ),
    schedule=(
        ScheduleEntry(task="検討", first_year=2011, last_year=2011, text="検討"),
        ScheduleEntry(
            task="養成講座", first_year=2012, last_year=2014, text="実施", confidence=0.4
        ),
        ScheduleEntry(task="登録制度", text="随時", open_ended=True),
    ),
    progress=(
        Progress(id="P:2-①@2013", fiscal_year=2013, plan="講座４回", do="４回開催", status="△"),
        Progress(
            id="P:2-①@2014",
            fiscal_year=2014,
            as_of=AS_OF,
            plan="講座６回",
            do="５回開催\n延べ352人が参加",
            check="目標に届かなかった",
            status="○",
        ),
    ),
    values=(value("P:2-①", 1, Role.GOAL, "提案の50％以上が事業化されている。"),),
)

ITEM_3 = ActionItem(
    id="P:2-②",
    policy_ids=("P:Ⅰ-2",),
    number="②",
    title="𠮷田地区の意見交換会〜開かれた市政",
    description="説明だけの項目。",
)

ITEM_4 = ActionItem(
    id="P:Ⅱ-(1)",
    policy_ids=("P:Ⅱ", "P:Ⅰ-2"),
    number="(1)",
    title="公共施設の無線通信の整備",
    offices=(Office(name="総務部経営企画・協働推進室"),),
    schedule=(ScheduleEntry(task="整備", first_year=2013, last_year=2016, text="整備", mark="●"),),
    values=(
        value("P:Ⅱ-(1)", 3, Role.REMARKS, '一行目\n二行目「引用」, "quoted"'),
        Value(
            id="P:Ⅱ-(1).other",
            role=Role.OTHER,
            heading=("整備区分",),
            text="Ａ",
            raw="Ａ",
            confidence=0.3,
            anchors=(Anchor(HTML, path="html/body/table[2]/tr[3]/td[4]"), place(2, 3, 12)),
        ),
    ),
)

ITEM_5 = ActionItem(id="P:~0badcafe", title="施策に属さない項目", description="番号も施策もない。")

_COLLEGE = tuple(
    TableCell(row=row, col=col, text=text, raw=text, rowspan=rowspan, colspan=colspan)
    for row, col, rowspan, colspan, text in (
        (0, 0, 2, 1, "区分"),
        (0, 1, 1, 2, "参加者数（人）"),
        (1, 1, 1, 1, "平成25年度"),
        (1, 2, 1, 1, "平成26年度"),
        (2, 0, 1, 1, "職員研修"),
        (2, 1, 1, 1, "120"),
        (2, 2, 1, 1, "135"),
        (3, 0, 1, 1, "市民講座"),
        (3, 1, 1, 2, "集計なし"),
    )
)

PLAN = Plan(
    plan_id="391000-0123456789",
    edition_id="391000-0123456789-2014-12-31",
    title="青葉野市協働推進行動計画",
    local_government=LocalGovernment(code="391000", name="青葉野市", prefecture="みずほ県"),
    office="総務部協働推進課",
    document_number="資料１",
    period=Period(first=2011, last=2014),
    fiscal_year=2014,
    as_of=AS_OF,
    policies=POLICIES,
    items=(ITEM_1, ITEM_2, ITEM_3, ITEM_4, ITEM_5),
    indicators=(
        Indicator(
            id="I:1", owner_id="P:1-①", name="短期派遣研修の派遣者数", unit="名", kind="output"
        ),
        Indicator(
            id="I:2", owner_id="P:Ⅱ-(1)", name="整備した施設の数", unit="か所", kind="output"
        ),
        Indicator(
            id="I:3", owner_id="391000-0123456789", name="市民の満足度", unit="%", kind="outcome"
        ),
    ),
    legends=(
        Legend(scope="総合評価", mark="○", meaning="おおむね順調"),
        Legend(scope="総合評価", mark="△", meaning="やや遅れ"),
    ),
    notes=(
        Note(
            id="N:1",
            mark="※",
            term="プラットホーム",
            text="この計画では、対等な立場で話し合う場をいう。",
            anchors=(place(2, 9, 0),),
        ),
        Note(id="N:2", term="センター", text="青葉野市市民活動センター"),
    ),
    sections=(
        Section(
            number="１",
            title="計画の趣旨",
            text="この計画は、市民と行政が対等な立場で協力するためのものである。"
            "\n毎年度、進捗を公表する。",
        ),
        Section(title="", text="見出しのない段落。"),
    ),
    tables=(
        OtherTable(
            id="T:1", caption="表１　参加者数", rows=4, cols=3, header_rows=2, cells=_COLLEGE
        ),
    ),
    sources=(
        SourceInfo(
            "行動計画.pdf",
            PDF,
            "application/pdf",
            123456,
            2,
            "https://example.jp/plan.pdf",
            {"title": "行動計画"},
        ),
        SourceInfo("別表.html", HTML, "text/html", 4321),
    ),
    findings=(
        make_finding("header.span-repaired", (place(1, 0, 4),), label="行動計画（Ｐ）", cols=3),
        make_finding("header.ambiguous", (place(1, 0, 4),), chosen="取組目標", other="実施状況"),
        make_finding("table.joined-over-pages", first=1, last=2, evidence="見出しの繰り返し"),
        make_finding("page.no-text", page=3),
    ),
    ledger=Ledger(
        source=1000,
        values=620,
        headings=80,
        titles=24,
        notes=60,
        sections=110,
        other_tables=56,
        repeated_headers=20,
        duplicates=10,
        hidden=5,
        furniture=10,
        unassigned=5,
    ),
)
"""Everything at once."""

SHEET = PLAN.model_copy(update={"items": (ITEM_1,), "policies": POLICIES[:2], "tables": ()})
"""A plan of a single action item: an item sheet."""

BARE = Plan(plan_id="00000000-0000000000", edition_id="00000000-0000000000-00000000")
"""A plan of which nothing is known."""
