"""Pictures: fans over replicates, and paired differences. They say themselves what their bands are."""

from __future__ import annotations

import textwrap
from typing import Any, Mapping

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

from .files import Run
from .intervals import half_width
from .totals import total

# Okabe and Ito's palette, which readers with any colour vision can tell apart.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#000000")

Data = Run | xr.Dataset | xr.DataArray


def plot_fan(data: Data, indicator: str | None = None, *, by: str | None = None,
             where: Mapping[str, Any] | None = None, axes: Any = None) -> Any:
    """Mean over replicates with bands for the middle 50 % and 90 % of them; returns the axes.

    `data` is a run (its series are drawn), a dataset of a run (`run.event_time`: shares of the
    observed), or a curve of your own with the dimensions replicate and week or weeks_since. `by`
    draws one fan for each value of a dimension, `where` chooses values: see samspill.total. Bands
    of fewer than 20 replicates are rough; of one there are none, and the label says so.
    """
    curves = _curves(data, indicator, by, where)
    axes = axes if axes is not None else plt.subplots(layout="constrained")[1]
    time = _time(curves)
    for colour, label, curve in _each(curves, by):
        _draw_bands(axes, time, curve, colour)
        axes.plot(curves[time], curve.mean("replicate"), color=colour, linewidth=1.5, label=label)
    _finish(axes, curves, time, by)
    axes.set_title(_spread(curves), fontsize=9)
    return axes


def plot_difference(base: Data, alternative: Data, indicator: str | None = None, *, by: str | None = None,
                    where: Mapping[str, Any] | None = None, axes: Any = None) -> Any:
    """Mean paired difference, alternative less base, with its 95 % interval; returns the axes.

    Both are runs with the same seed, or datasets or curves with the same replicates (of a comparison:
    comparison.curves(scenario) of two scenarios); replicate k of one is paired with replicate k of the other, and those that only one
    has are left out. Raises ValueError for runs whose seeds differ: they are not paired.
    """
    if isinstance(base, Run) and isinstance(alternative, Run):
        seeds = base.attributes["seed"], alternative.attributes["seed"]
        if seeds[0] != seeds[1]:
            raise ValueError(f"seeds {seeds[0]} and {seeds[1]}: the runs are not paired; run both with one --seed")
    first = _curves(base, indicator, by, where)
    second = _curves(alternative, indicator, by, where)
    difference = (second - first).assign_attrs(first.attrs)
    if not difference.size:
        raise ValueError("the two have no replicate and week in common")
    axes = axes if axes is not None else plt.subplots(layout="constrained")[1]
    time = _time(difference)
    for colour, label, curve in _each(difference, by):
        mean, width = curve.mean("replicate"), half_width(curve)
        if curve.sizes["replicate"] > 1:
            axes.fill_between(curve[time], mean - width, mean + width, color=colour, alpha=0.25, linewidth=0)
        axes.plot(curve[time], mean, color=colour, linewidth=1.5, label=label)
    axes.axhline(0, color="#666666", linewidth=0.8)
    _finish(axes, difference, time, by)
    _label(axes, "difference: " + axes.get_ylabel())
    n = difference.sizes["replicate"]
    axes.set_title(f"line: mean paired difference, band: its 95 % interval (Student's t, {n} pairs)" if n > 1
                   else "paired difference of one replicate: no interval", fontsize=9)
    return axes


def _curves(data: Data, indicator: str | None, by: str | None, where: Mapping[str, Any] | None) -> xr.DataArray:
    if isinstance(data, xr.DataArray):
        if where or indicator:
            raise TypeError("a curve of your own is drawn as it is: indicator and where are for runs and datasets")
        if set(data.dims) - {"replicate", "week", "weeks_since", by} or "replicate" not in data.dims:
            raise ValueError(f"a curve has the dimensions replicate, week or weeks_since, and {by or '`by`'}; "
                             f"this one has {', '.join(map(str, data.dims))}")
        return data
    if indicator is None:
        raise TypeError("which indicator? Its name is wanted, such as 'registered'")
    return total(data.series if isinstance(data, Run) else data, indicator, by, where)


def _time(curves: xr.DataArray) -> str:
    return "weeks_since" if "weeks_since" in curves.dims else "week"


def _each(curves: xr.DataArray, by: str | None) -> list[tuple[str, str | None, xr.DataArray]]:
    if by is None:
        return [(COLOURS[0], None, curves)]
    names = curves[by].values.tolist()
    if len(names) > len(COLOURS):
        raise ValueError(f"{len(names)} values of {by} are more than one picture can show ({len(COLOURS)}): "
                         f"choose some with where={{{by!r}: [...]}}")
    return [(colour, str(name).replace("_", " "), curves.sel({by: name})) for colour, name in zip(COLOURS, names)]


def _draw_bands(axes: Any, time: str, curve: xr.DataArray, colour: str) -> None:
    if curve.sizes["replicate"] < 2:
        return
    edges = curve.quantile([0.05, 0.25, 0.75, 0.95], dim="replicate").values
    for low, high, alpha in ((0, 3, 0.18), (1, 2, 0.28)):
        axes.fill_between(curve[time], edges[low], edges[high], color=colour, alpha=alpha, linewidth=0)


def _spread(curves: xr.DataArray) -> str:
    n = curves.sizes["replicate"]
    return f"line: mean, bands: middle 50 % and 90 % of {n} replicates" if n > 1 else "one replicate"


def _finish(axes: Any, curves: xr.DataArray, time: str, by: str | None) -> None:
    weeks = curves[time].values
    axes.set_xlim(np.min(weeks), np.max(weeks))
    axes.set_xlabel("weeks since the start" if time == "weeks_since" else "week (0: September 2016)")
    meaning = curves.attrs.get("long_name", curves.name or "")
    unit = curves.attrs.get("samspill_unit", curves.attrs.get("units", "1"))
    _label(axes, str(meaning) if unit == "1" else f"{meaning} [{unit}]")
    if by is not None:  # beside the fans, which may fill the picture
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _label(axes: Any, text: str) -> None:
    axes.set_ylabel(textwrap.fill(text, 42))
