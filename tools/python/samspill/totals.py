"""From what a file holds to the curves that are drawn: sums, shares and means, nothing else."""

from __future__ import annotations

from typing import Any, Mapping

import xarray as xr

KEPT = ("replicate", "week", "weeks_since")


def total(data: xr.Dataset, indicator: str, by: str | None = None,
          where: Mapping[str, Any] | None = None) -> xr.DataArray:
    """One curve a replicate (and a value of `by`): dimensions replicate, week or weeks_since, [by].

    `where` chooses values first: {"group": "young"}, {"office": ["Gol", "Ål"]}. What is left of the
    other dimensions is added up, or taken as `all` where the file has that; of persons by status those
    who are gone are left out, unless they are chosen. Of cohorts (a dataset that holds `observed`) the
    result is the share of the observed. An indicator whose `measure` is "level" is no sum: over offices
    it is a mean, weighted as its attribute `level_of` says (sim/results/FORMAT.md). Raises KeyError, with
    the names there are, for an unknown name.
    """
    chosen = dict(where or {})
    _require(indicator, data.data_vars, "indicator")
    array = data[indicator]
    for name in (*chosen, *([by] if by else [])):
        _require(name, array.dims, f"dimension of {indicator}")
    for name in ("place", "group"):
        if name in array.dims and name != by and name not in chosen and "all" in array[name].values:
            chosen[name] = "all"
    array = _select(array, chosen)
    if "cohort" in array.dims and by != "cohort":
        raise KeyError(f"cohorts overlap and cannot be added up: choose one with where={{'cohort': ...}}, "
                       f"of {', '.join(map(str, data['cohort'].values))}")
    if indicator == "persons" and "status" in array.dims and by != "status" and "status" not in chosen:
        array = array.sel(status=[name for name in array["status"].values if name != "gone"])
    rest = [name for name in array.dims if name not in KEPT and name != by]
    if array.attrs.get("measure") == "level":
        curve = _mean(data, array, rest, chosen)
    elif "observed" in data and indicator != "observed":
        curve = array.sum(rest) / _select(data["observed"], chosen).sum(rest)
        curve.attrs = {**array.attrs, "units": "1", "samspill_unit": "share of the observed"}
        return curve
    else:
        curve = array.sum(rest)
    curve.attrs = dict(array.attrs)
    return curve


def _mean(data: xr.Dataset, array: xr.DataArray, rest: list[Any], chosen: Mapping[str, Any]) -> xr.DataArray:
    level_of = array.attrs.get("level_of", "place")
    weight = "caseload" if level_of == "caseload" else "counsellors"
    if "region" in data[array.name].dims or weight not in data:
        return array.mean(rest)
    weights = _select(data[weight], {name: value for name, value in chosen.items() if name == "office"})
    if level_of != "place":
        array = array.where(weights > 0)
    if "office" in rest:
        plain = array.mean("office")
        array = array.weighted(weights).mean("office")
        array = array.fillna(plain) if level_of == "place" else array
    others = [name for name in rest if name != "office"]
    return array.mean(others) if others else array


def _select(array: xr.DataArray, chosen: Mapping[str, Any]) -> xr.DataArray:
    for name, value in chosen.items():
        known = array[name].values.tolist()
        for one in value if isinstance(value, (list, tuple)) else [value]:
            _require(one, known, name)
    return array.sel(chosen)


def _require(name: Any, known: Any, what: str) -> None:
    if name not in known:
        raise KeyError(f"there is no {what} {name!r}; there are: {', '.join(map(str, known))}")
