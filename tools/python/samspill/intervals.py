"""Intervals of means, as samspill's own tables have them."""

from __future__ import annotations

import functools
import math

import xarray as xr


def half_width(values: xr.DataArray, level: float = 0.95) -> xr.DataArray:
    """Half the width of the interval of the mean over independent replicates (Student's t).

    NaN where there is none: fewer than two replicates have a number, or all are equal, for an interval
    needs a variance. Values that are NaN are not counted.
    """
    n = values.count("replicate")
    quantile = xr.apply_ufunc(lambda count: student_quantile(0.5 + level / 2, int(count) - 1), n, vectorize=True,
                              output_dtypes=[float])
    width: xr.DataArray = quantile * values.std("replicate", ddof=1) / n**0.5
    return width.where(width > 0)


@functools.cache
def student_quantile(p: float, degrees: int) -> float:
    """Student's t quantile for p >= 0.5, by bisection of the distribution's finite sums for whole
    degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4); NaN for less than one degree."""
    if degrees < 1:
        return math.nan
    low, high = 0.0, math.pi / 2  # t = sqrt(degrees) * tan(angle)
    for _ in range(60):
        angle = (low + high) / 2
        if 0.5 + _central(angle, degrees) / 2 < p:
            low = angle
        else:
            high = angle
    return math.sqrt(degrees) * math.tan((low + high) / 2)


def _central(angle: float, degrees: int) -> float:
    """P(|T| < sqrt(degrees) * tan(angle))."""
    odd = degrees % 2
    term = math.cos(angle) if odd else 1.0
    terms = 0.0
    for k in range(1 + odd, degrees, 2):
        terms += term
        term *= math.cos(angle) ** 2 * k / (k + 1)
    return 2 / math.pi * (angle + math.sin(angle) * terms) if odd else math.sin(angle) * terms
