"""A question of its own, for nothing in it is paired: do a country's figures follow from the county's?"""

import numpy as np

from .comparison import said_level
from .document import table
from .runs import Compared, Family, Run
from .statistics import estimate

SHOWN = ("in_work_share", "employed_weeks", "lasting_share", "wait_during", "pressure_during")


def family_at(scale: float) -> Family:
    """The file says 19; a scale for all scenarios multiplies that. Compared with itself, which runs it once."""
    run = Run("norway") if scale == 1 else Run("norway", (f"places.scale={19 * scale:g}",))
    return Family((("norway", run), ("norway again", run)))


def _values(compared: Compared, label: str, measure: str) -> np.ndarray:
    return compared.values(label, measure, "all") * compared.about(measure).factor


def section(county: Compared, base: str, country: Compared) -> str:
    rows = []
    for name in SHOWN:
        here, there = _values(county, base, name), _values(country, "norway", name)
        rows.append([county.about(name).text, said_level(estimate(here)), said_level(estimate(there)),
                     f"{here.std(ddof=1):.3f}", f"{there.std(ddof=1):.3f}"])
    replicates = len(_values(country, "norway", SHOWN[0]))
    return ("## Do a country's figures follow from the county's?\n\nBuskerud, and 19 times Buskerud "
            f"({replicates} replicates, which say little of a standard deviation); not paired.\n\n"
            + table(["measure", "Buskerud", "19 x Buskerud", "standard deviation, Buskerud", "19 x Buskerud"], rows))


def line(county: Compared, base: str, country: Compared) -> str:
    return "levels: " + "; ".join(f"{name}, {county.about(name).shown_unit}: "
                                  f"{said_level(estimate(_values(country, 'norway', name)))}, Buskerud "
                                  f"{said_level(estimate(_values(county, base, name)))}" for name in SHOWN)
