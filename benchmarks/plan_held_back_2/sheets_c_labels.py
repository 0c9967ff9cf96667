"""Labels of sheets in real use, by what stands beside them."""

from __future__ import annotations

from random import Random

LABELS: dict[str, tuple[str, ...]] = {
    "number": ("整理番号", "事業番号", "事業№", "事務事業コード"),
    "title": ("事務事業名", "事務事業の名称", "事業名", "予算書上の事業名称"),
    "office": ("担当課", "所管課", "担当部課（室）名", "担当課等名"),
    "levels": ("政策/施策", "基本目標/基本施策", "まちづくりの目標/施策", "施策大綱/主要施策"),
    "purpose": ("目的", "事業の目的", "何の為にやるのか（目的）", "実施目的"),
    "whom": ("対象", "対象（誰・何を）", "事業の対象", "誰・何に対する事業か（事業の対象）"),
    "content": ("事業の概要", "事務事業の概要", "何をする事業か（概要）", "事業内容"),
    "law": ("根拠法令等", "根拠法令", "根拠法令・条例等"),
    "period": ("事業期間", "事業開始年度", "事業開始・終了年度"),
    "account": ("会計種別", "会計区分", "会計"),
    "do": ("実施内容", "実施結果", "実施した取組の内容"),
    "issue": ("課題", "現状における課題認識", "今後の課題"),
    "way": ("今後の方向性", "今後の方針", "方向性"),
    "act": ("改善の内容", "翌年度の取組", "改革改善の考え方", "今後の対応"),
}


def draw_labels(random: Random) -> dict[str, str]:
    """One label of each kind: the wording of a town."""
    return {name: random.choice(choices) for name, choices in LABELS.items()}
