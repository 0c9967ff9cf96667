"""Roles that a column, a label or a cell can play, each with a Japanese and an English label."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a printed value means. ``OTHER`` keeps the text of a heading nobody could read."""

    POLICY = "policy"
    ITEM = "item"
    NUMBER = "number"
    DESCRIPTION = "description"
    PURPOSE = "purpose"
    BENEFICIARY = "beneficiary"
    BACKGROUND = "background"
    APPROACH = "approach"
    INITIATIVE = "initiative"
    OFFICE = "office"
    PARTNER = "partner"
    INDICATOR = "indicator"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    TARGET_VALUE = "target_value"
    ACTUAL_VALUE = "actual_value"
    ACHIEVEMENT = "achievement"
    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ISSUE = "issue"
    ACT = "act"
    GOAL = "goal"
    RATING = "rating"
    STATUS = "status"
    DIRECTION = "direction"
    SCHEDULE = "schedule"
    BUDGET = "budget"
    FUND_SOURCE = "fund_source"
    PERIOD = "period"
    LEGAL_BASIS = "legal_basis"
    TYPE = "type"
    TAG = "tag"
    COMMENT = "comment"
    REMARKS = "remarks"
    OTHER = "other"

    def label(self, lang: str = "ja") -> str:
        """The role's name in ``ja`` or ``en``."""
        japanese, english = _LABELS[self]
        return japanese if lang == "ja" else english


_LABELS: dict[Role, tuple[str, str]] = {
    Role.POLICY: ("施策体系", "Policy"),
    Role.ITEM: ("項目名", "Action item"),
    Role.NUMBER: ("番号", "Number"),
    Role.DESCRIPTION: ("内容", "Description"),
    Role.PURPOSE: ("目的", "Purpose"),
    Role.BENEFICIARY: ("対象", "Beneficiary"),
    Role.BACKGROUND: ("現状・背景", "Background"),
    Role.APPROACH: ("考え方", "Approach"),
    Role.INITIATIVE: ("具体的な取組", "Initiative"),
    Role.OFFICE: ("担当", "Office"),
    Role.PARTNER: ("関係機関", "Partner"),
    Role.INDICATOR: ("指標", "Indicator"),
    Role.UNIT: ("単位", "Unit"),
    Role.BASELINE: ("基準値", "Baseline"),
    Role.TARGET: ("目標", "Target"),
    Role.TARGET_VALUE: ("目標値", "Target value"),
    Role.ACTUAL_VALUE: ("実績値", "Actual value"),
    Role.ACHIEVEMENT: ("達成率", "Achievement"),
    Role.PLAN: ("計画", "Plan"),
    Role.DO: ("実行", "Do"),
    Role.CHECK: ("評価", "Check"),
    Role.ISSUE: ("課題", "Issue"),
    Role.ACT: ("改善", "Act"),
    Role.GOAL: ("目指す姿", "Goal"),
    Role.RATING: ("評価区分", "Rating"),
    Role.STATUS: ("状況", "Status"),
    Role.DIRECTION: ("今後の方向", "Direction"),
    Role.SCHEDULE: ("スケジュール", "Schedule"),
    Role.BUDGET: ("予算額", "Budget"),
    Role.FUND_SOURCE: ("財源", "Fund source"),
    Role.PERIOD: ("期間", "Period"),
    Role.LEGAL_BASIS: ("根拠法令", "Legal basis"),
    Role.TYPE: ("種別", "Type"),
    Role.TAG: ("区分", "Tag"),
    Role.COMMENT: ("意見", "Comment"),
    Role.REMARKS: ("備考", "Remarks"),
    Role.OTHER: ("その他", "Other"),
}
