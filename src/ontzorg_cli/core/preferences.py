"""The figures of ENGINE.md that the user may change; every default is named once, here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How days are judged (ENGINE.md). Shares are fractions of 1, durations whole minutes."""

    adhoc_default_share: float = 0.25
    adhoc_fixed_share: float | None = None
    adhoc_lowest_share: float = 0.05
    adhoc_highest_share: float = 0.60
    adhoc_samples: int = 8
    adhoc_default_weight: int = 4
    margin_share: float = 0.15
    guessed_minutes: int = 30
    late_first_look_minutes: int = 60
    structural_limit: float = 0.40
    structural_days_on: int = 3
    structural_days_off: int = 1
    structural_least_minutes: int = 60
    must_weight: float = 4.0
    should_weight: float = 2.0
    could_weight: float = 1.0
    goal_factor: float = 1.25
    started_factor: float = 1.2
    lookahead_factor: float = 1.0
    must_implied_days: int = 5
    should_implied_days: int = 10
    could_implied_days: int = 20
    guarded_places: int = 50
    horizon_weeks: int = 6
    shortest_minutes: int = 5
    overrun_share: float = 0.25
    unseen_share: float = 0.4
    alarm_adhoc_share: float = 0.5
