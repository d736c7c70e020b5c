"""Paired differences over replicates: mean and Student's t interval."""

import dataclasses
import functools

import numpy as np


@functools.lru_cache(maxsize=None)
def student_975(degrees: int) -> float:
    """The 97.5 % quantile of Student's t: with x = sqrt(n) tan(u), du has the density cos(u)^(n-1)."""
    u = np.linspace(-np.pi / 2, np.pi / 2, 400_001)
    density = np.cos(u) ** (degrees - 1)
    below = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    return float(np.sqrt(degrees) * np.tan(np.interp(0.975, below / below[-1], u)))


@dataclasses.dataclass(frozen=True)
class Estimate:
    mean: float
    half_width: float  # of the 95 % interval; NaN with fewer than two values
    n: int

    @property
    def low(self) -> float:
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        return self.mean + self.half_width

    @property
    def resolved(self) -> bool:
        """Whether the interval leaves out 0."""
        return abs(self.mean) > self.half_width

    @property
    def sign(self) -> int:
        return int(np.sign(self.mean)) if self.resolved else 0

    @property
    def replicates_needed(self) -> float:
        """About how many replicates would make an interval that leaves out 0, if the mean stays."""
        return self.n * (self.half_width / self.mean) ** 2 if self.mean else float("inf")


def estimate(values) -> Estimate:
    values = np.asarray(values, dtype=float)
    values = values[np.isfinite(values)]
    n = len(values)
    if n == 0:
        return Estimate(float("nan"), float("nan"), 0)
    if n == 1:
        return Estimate(float(values[0]), float("nan"), 1)
    return Estimate(float(values.mean()), float(student_975(n - 1) * values.std(ddof=1) / np.sqrt(n)), n)
