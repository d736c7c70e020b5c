"""scenarios/findings.png: the four answers as pictures."""

import pathlib

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from .comparison import Comparison
from .questions import STATUS_QUO
from .statistics import LEAST, student_quantile

# Okabe and Ito's palette, which readers with any colour vision can tell apart.
COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#999999"]


def draw_band(axes, x, values: np.ndarray, colour: str, label: str) -> None:
    """A line for the mean of [replicate, x], a band for its 95 % interval."""
    n = len(values)
    mean = values.mean(axis=0)
    if n > 1:
        spread = values.std(axis=0, ddof=1)
        # Where all replicates are equal there is no interval.
        half = np.where(spread > 0, student_quantile(0.975, n - 1) * spread / np.sqrt(n), np.nan)
        axes.fill_between(x, mean - half, mean + half, color=colour, alpha=0.2, linewidth=0)
    axes.plot(x, mean, color=colour, linewidth=1.6, label=label)


def draw_intensity(axes, comparisons: list) -> None:
    """Each level against level 0 of the same assumption, so that only the shape is seen."""
    shown = [comparisons[0]] + comparisons[2:]
    for i, here in enumerate(shown):
        shift = 0.06 * (i - (len(shown) - 1) / 2)
        found = [here.difference(f"intensity {level}", "intensity 0", "employed_weeks") for level in range(1, 4)]
        half_widths = [one.half_width if one.has_interval else 0 for one in found]
        axes.errorbar([0 + shift] + [level + shift for level in range(1, 4)], [0] + [one.mean for one in found],
                      yerr=[0] + half_widths, color=COLOURS[i % len(COLOURS)], capsize=2,
                      linewidth=1.8 if i == 0 else 0.9, label=here.assumption.label)
    axes.set(xlabel="intensity", xticks=range(4), ylabel="employed weeks a person", title="Intensity, against 0")


def draw_strategy(axes, comparisons: list) -> None:
    here = comparisons[0]
    since = here.weeks(STATUS_QUO) >= here.about("employed_weeks").weeks[0]
    base = here.curve(STATUS_QUO, "working_share")[:, since]
    for colour, label in zip(COLOURS, ("work first", "education first", "individual")):
        values = 100 * (here.curve(label, "working_share")[:, since] - base)
        draw_band(axes, np.arange(values.shape[1]) / 52, values, colour, label)
    axes.set(xlabel="years since the policy began", ylabel="% points in work", title="Strategy, against the status quo")


def draw_reform(axes, comparisons: list) -> None:
    here = comparisons[0]
    for colour, label in zip(COLOURS, ("large step", "piecemeal")):
        draw_band(axes, here.weeks(label) / 52, here.curve(label, "flaws_active"), colour, label)
    axes.set(xlabel="years since week 0", ylabel="active flaws, all offices", title="Way of reforming")


def draw_after(axes, comparisons: list) -> None:
    here = comparisons[0]
    for colour, label in zip(COLOURS, ("goes on", "ends, anchored", "ends", "ends, not anchored", STATUS_QUO)):
        draw_band(axes, here.weeks(label) / 52, here.curve(label, "enacted"), colour, label)
    axes.axvline(156 / 52, color="#999999", linewidth=0.8, linestyle=":")
    axes.set(xlabel="years since week 0", ylabel="enacted intensity", title="The project's end")


PANELS = {"intensity": draw_intensity, "strategy": draw_strategy, "reform": draw_reform, "after": draw_after}


def draw(found: dict, path: pathlib.Path) -> None:
    """One panel for each of the questions that were asked; found: question -> its comparisons."""
    asked = [key for key in PANELS if key in found]
    if not asked:
        return
    columns = min(2, len(asked))
    rows = -(-len(asked) // columns)
    figure, grid = plt.subplots(rows, columns, figsize=(5.6 * columns, 3.8 * rows), layout="constrained",
                                squeeze=False)
    for axes in grid.flat[len(asked):]:
        axes.axis("off")
    for axes, key in zip(grid.flat, asked):
        PANELS[key](axes, found[key])
        axes.axhline(0, color="#999999", linewidth=0.6)
        axes.legend(frameon=False, fontsize=6.5)
    replicates = found[asked[0]][0].level(STATUS_QUO, "employed_weeks").n
    words = f"Means and 95 % intervals of chance alone over {replicates} paired replicates"
    words += "" if replicates >= LEAST else f": fewer than {LEAST} give no verdict"
    figure.suptitle(words, fontsize=9)
    figure.savefig(path, dpi=110)
    plt.close(figure)
