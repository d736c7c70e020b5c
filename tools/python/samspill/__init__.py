"""Opens and draws the files that samspill writes. Nothing here recomputes the model.

    import samspill
    run = samspill.open_run("buskerud.h5")
    samspill.plot_fan(run, "registered", by="group")
"""

from .files import Comparison, FormatError, Run, open_comparison, open_run, open_sweep
from .plots import plot_difference, plot_fan
from .totals import total

__all__ = ["Comparison", "FormatError", "Run", "open_comparison", "open_run", "open_sweep", "plot_difference",
           "plot_fan", "total"]
