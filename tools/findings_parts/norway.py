"""A question of its own, for nothing in it is paired: do a country's figures follow from the county's?"""

import numpy as np

from .comparison import said_level
from .document import table
from .measures import BY_NAME
from .runs import Run, Runner
from .statistics import estimate

COUNTY = Run("buskerud")
SHOWN = ("in_work_share", "employed_weeks", "lasting_share", "wait", "pressure")


def run_at(scale: float) -> Run:
    """The file says 19; a scale for all scenarios multiplies that."""
    return Run("norway") if scale == 1 else Run("norway", (f"places.scale={19 * scale:g}",))


def _values(runner: Runner, run: Run, measure: str) -> np.ndarray:
    return runner.get(run).measures[measure][:, -1] * BY_NAME[measure].factor


def section(runner: Runner, country_run: Run) -> str:
    rows = []
    for name in SHOWN:
        measure = BY_NAME[name]
        county, country = (_values(runner, run, name) for run in (COUNTY, country_run))
        rows.append([f"{measure.text} ({measure.unit})", said_level(estimate(county), measure),
                     said_level(estimate(country), measure), f"{county.std(ddof=1):.3f}", f"{country.std(ddof=1):.3f}"])
    replicates = len(_values(runner, country_run, "wait"))
    return ("## Do a country's figures follow from the county's?\n\nBuskerud, and 19 times Buskerud "
            f"({replicates} replicates); not paired.\n\n"
            + table(["measure", "Buskerud", "19 x Buskerud", "standard deviation, Buskerud", "19 x Buskerud"], rows))


def line(runner: Runner, country_run: Run) -> str:
    return "levels: " + "; ".join(f"{BY_NAME[name].text}, {BY_NAME[name].unit}: "
                                  f"{said_level(estimate(_values(runner, country_run, name)), BY_NAME[name])}, Buskerud "
                                  f"{said_level(estimate(_values(runner, COUNTY, name)), BY_NAME[name])}"
                                  for name in SHOWN)
