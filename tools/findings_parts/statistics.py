"""Paired differences over replicates, and what can be said of them: the rule of sim/experiment/judge/judge.h."""

import dataclasses
import functools

import numpy as np

LEAST = 6  # least_for_verdict of sim/experiment/statistics/statistics.h; a test holds it against /@least_replicates


@functools.lru_cache(maxsize=None)
def student_quantile(p: float, degrees: int) -> float:
    """A quantile of Student's t: with x = sqrt(n) tan(u), du has the density cos(u)^(n-1)."""
    u = np.linspace(-np.pi / 2, np.pi / 2, 400_001)
    density = np.cos(u) ** (degrees - 1)
    below = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    return float(np.sqrt(degrees) * np.tan(np.interp(p, below / below[-1], u)))


@dataclasses.dataclass(frozen=True)
class Estimate:
    mean: float
    half_width: float  # of the interval; NaN where there is none: of one value, or of several that are all equal
    n: int
    confidence: float = 0.95

    @property
    def low(self) -> float:
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        return self.mean + self.half_width

    @property
    def has_interval(self) -> bool:
        return bool(np.isfinite(self.half_width))

    @property
    def verdict(self) -> str:
        """Of a difference: "no_number", "too_few", "none_seen", "not_resolved", "lower" or "higher"."""
        if self.n == 0:
            return "no_number"
        if self.n < LEAST:
            return "too_few"
        if self.mean == 0 and not self.has_interval:
            return "none_seen"
        # All differ by the same: the signs alone are judged.
        resolved = abs(self.mean) > self.half_width if self.has_interval else 2.0 ** (1 - self.n) <= 1 - self.confidence
        return "not_resolved" if not resolved else "higher" if self.mean > 0 else "lower"

    @property
    def sign(self) -> int:
        """Of a difference whose direction is resolved; else 0."""
        return {"higher": 1, "lower": -1}.get(self.verdict, 0)


def estimate(values, confidence: float = 0.95, size: float = 0.0) -> Estimate:
    """Mean and interval of values; NaN is left out. `size`: of the numbers that values are differences of, whose
    rounding is no spread."""
    values = np.asarray(values, dtype=float)
    values = values[np.isfinite(values)]
    n = len(values)
    if n == 0:
        return Estimate(float("nan"), float("nan"), 0, confidence)
    rounding = 8 * np.finfo(float).eps * size
    mean = float(values.mean())
    mean = 0.0 if abs(mean) <= rounding else mean
    spread = float(values.std(ddof=1)) if n > 1 and values.min() != values.max() else 0.0
    if spread <= rounding:
        return Estimate(mean, float("nan"), n, confidence)
    return Estimate(mean, float(student_quantile(0.5 + confidence / 2, n - 1) * spread / np.sqrt(n)), n, confidence)


def difference(first, second, confidence: float = 0.95) -> Estimate:
    """First less second, replicate by replicate."""
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    size = max((np.nanmax(np.abs(one)) for one in (first, second) if np.isfinite(one).any()), default=0.0)
    return estimate(first - second, confidence, size)


def simultaneous(count: int, confidence: float = 0.95) -> float:
    """Confidence of each of so many intervals that hold together (Bonferroni)."""
    return 1 - (1 - confidence) / max(count, 1)
