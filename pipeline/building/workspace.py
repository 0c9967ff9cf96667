"""What the readers of one document share."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.building.account import Account
from pipeline.building.drafts import PolicyTree
from pipeline.building.numbers import Numbers
from pipeline.reading.lexicon import Lexicon
from schemas.fiscal import EraContext


@dataclass(frozen=True, slots=True)
class Workspace:
    """The account of characters, the policies found so far, and how to read words and numbers."""

    account: Account
    lexicon: Lexicon
    context: EraContext | None
    numbers: Numbers
    tree: PolicyTree = field(default_factory=PolicyTree)
