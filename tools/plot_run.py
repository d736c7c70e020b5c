#!/usr/bin/python3
"""Draws a run file: what becomes of the users of week 0, and the county's stocks, with bands.

Usage: tools/plot_run.py RUN.h5 PICTURE.png
Needs Debian's python3-xarray, python3-h5netcdf and python3-matplotlib. Nothing is computed but
sums, shares and quantiles over replicates.
"""

import os
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import xarray as xr

PICTURES = (".png", ".pdf", ".svg")

# Okabe and Ito's palette, which readers with any colour vision can tell apart.
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00"]


def draw_band(axes, x, values: xr.DataArray, colour: str, label: str) -> None:
    """A line for the mean over replicates, a band for their middle 90 %."""
    low, high = values.quantile([0.05, 0.95], dim="replicate").values
    axes.fill_between(x, low, high, color=colour, alpha=0.25, linewidth=0)
    axes.plot(x, values.mean("replicate"), color=colour, linewidth=1.6, label=label)


def draw_outcomes(axes, event_time: xr.Dataset, groups) -> None:
    """Share in work by weeks since week 0 of those then registered."""
    cohort = event_time.sel(cohort="registered_week_0").sum("region")
    years = cohort.weeks_since / 52
    for colour, group in zip(COLOURS, groups):
        one = cohort.sel(group=group)
        draw_band(axes, years, 100 * one.in_work / one.observed, colour, str(group).replace("_", " "))
    axes.set(xlabel="years since week 0 (September 2016)", ylabel="% in work", ylim=(0, 100),
             title="Registered with NAV in week 0: in work")
    axes.legend(frameon=False, fontsize=8)


def draw_stocks(axes, series: xr.Dataset) -> None:
    """Persons on the register and on the largest benefits, week by week."""
    years = series.week / 52
    draw_band(axes, years, series.registered.sum(["office", "group"]) / 1000, "#444444", "registered")
    benefits = series.benefits.sum(["office", "group"]) / 1000
    names = {"unemployment": "unemployment benefit", "sickness": "sickness benefit", "aap": "work assessment (aap)"}
    for colour, (benefit, label) in zip(COLOURS, names.items()):
        draw_band(axes, years, benefits.sel(benefit=benefit), colour, label)
    axes.axvline(0, color="#999999", linewidth=0.8, linestyle=":")
    axes.set(xlabel="years since week 0", ylabel="1,000 persons", title="Persons on the register and on benefits")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=8, loc="center right")


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = sys.argv[1:]
    if pathlib.Path(target).suffix not in PICTURES:
        print(f"{target}: is no name for a picture: it must end in {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    if os.path.exists(target) and os.path.samefile(source, target):
        print(f"{target}: is the run file itself: name another file", file=sys.stderr)
        return 2
    series = xr.open_dataset(source, group="/series", engine="h5netcdf")
    event_time = xr.open_dataset(source, group="/event_time", engine="h5netcdf")
    replicates = series.sizes["replicate"]
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
    draw_outcomes(left, event_time, event_time.group.values)
    draw_stocks(right, series)
    spread = f"line: mean, band: middle 90 % of {replicates} replicates" if replicates > 1 else "one replicate"
    figure.suptitle(f"{xr.open_dataset(source, engine='h5netcdf').attrs['title']} ({spread})", fontsize=10)
    figure.savefig(target, dpi=110)
    return 0


if __name__ == "__main__":
    sys.exit(main())
