"""A question's runs side by side: paired differences, verdicts and the words for them."""

import numpy as np

from .measures import BY_NAME, Measure, Reduced
from .questions import STATUS_QUO, Assumption, Question
from .runs import Runner
from .statistics import Estimate, estimate

DEFAULT = Assumption("as declared", ())


class Comparison:
    """The question's runs under one assumption."""

    def __init__(self, runner: Runner, question: Question, assumption: Assumption = DEFAULT, replicates: int = 0):
        self.question, self.assumption = question, assumption
        self._get = lambda label: runner.get(assumption.run(label, question.runs[label]), replicates)

    def reduced(self, label: str) -> Reduced:
        return self._get(label)

    def place_of(self, label: str) -> str:
        """Where an alternative is looked at: everywhere, or in the one region that was run."""
        return self.question.own_region.get(label, "all")

    def values(self, label: str, measure: str, place: str) -> np.ndarray:
        kept = self.reduced(label)
        return kept.measures[measure][:, kept.places.index(place)] * BY_NAME[measure].factor

    def level(self, label: str, measure: str, place: str = "all") -> Estimate:
        return estimate(self.values(label, measure, place))

    def difference(self, label: str, reference: str, measure: str, place: str = "") -> Estimate:
        place = place or self.place_of(label)
        return estimate(self.values(label, measure, place) - self.values(reference, measure, place))

    def per_person_reached(self, label: str, reference: str, measure: str) -> Estimate:
        """The difference of totals by the persons who had a first session in the alternative."""
        place = self.place_of(label)
        difference = self.values(label, measure, place) - self.values(reference, measure, place)
        reached = self.values(label, "first_sessions", place)
        return estimate(np.divide(difference, reached, out=np.full(len(reached), np.nan), where=reached > 0))

    def undone(self, label: str, measure: str) -> Estimate:
        """What the project's end takes of the change that going on would keep, in %."""
        on, ended, before = (self.values(name, measure, "all") for name in ("goes on", label, STATUS_QUO))
        change = on - before
        return estimate(np.divide(100 * (on - ended), change, out=np.full(len(on), np.nan), where=change != 0))

    def hump(self, measure: str) -> str:
        """Whether a level between 0 and 3 is better than both ends, by paired intervals."""
        label = "intensity {}".format
        best = max(range(4), key=lambda level: self.level(label(level), measure).mean)
        lead = {other: self.difference(label(best), label(other), measure).sign for other in range(4) if other != best}
        if best in (1, 2) and lead[0] > 0 and lead[3] > 0:
            return f"hump: best at {best}" + ("" if lead[3 - best] > 0 else f" or {3 - best}")
        if best in (0, 3) and all(sign > 0 for sign in lead.values()):
            return f"no hump: best at {best}"
        behind = [str(other) for other in sorted(lead) if lead[other] > 0]
        highest = f"{best} is highest"
        return f"not resolved ({highest}" + (f", and above {' and '.join(behind)} for certain)" if behind else ")")

    def verdict(self, first: str, second: str, measure: str) -> str:
        found = self.difference(first, second, measure)
        return {1: f"{first} higher", -1: f"{first} lower", 0: "not resolved"}[found.sign]


def number(value: float, decimals: int, signed: bool = True) -> str:
    if not np.isfinite(value):
        return "none"
    value = round(value, decimals) + 0.0  # no minus before 0
    return f"{value:{'+' if signed else ''},.{decimals}f}".replace("-", "−")


def interval(found: Estimate, decimals: int, signed: bool = True) -> str:
    if found.n < 2:
        return "no interval"
    return f"{number(found.low, decimals, signed)} to {number(found.high, decimals, signed)}"


def said(found: Estimate, measure: Measure) -> str:
    """A difference: its mean and interval, and that it is not resolved where the interval holds 0."""
    if found.n == 0:
        return "none"
    if found.mean == 0 and found.half_width == 0:
        return "no difference"
    text = f"{number(found.mean, measure.decimals)} ({interval(found, measure.decimals)})"
    return text if found.resolved else "not resolved, " + text


def said_level(found: Estimate, measure: Measure) -> str:
    if found.n == 0:
        return "none"
    return f"{number(found.mean, measure.decimals, False)} ({interval(found, measure.decimals, False)})"
