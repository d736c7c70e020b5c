"""A question's scenarios side by side: paired differences, verdicts and the words for them."""

import numpy as np

from .questions import STATUS_QUO, Assumption, Question
from .runs import About, Family, Run, Runner
from .statistics import Estimate, difference, estimate, simultaneous

DEFAULT = Assumption("as declared", ())


def families_of(question: Question, assumption: Assumption = DEFAULT) -> list:
    """What is to be compared: all that was run everywhere, against the reference; and what was run in one region
    alone, against the reference in that region."""
    asked = question.runs
    if assumption is not DEFAULT:  # of changed assumptions only what they are asked about
        labels = {label for contrast in question.contrasts for label in contrast}
        labels |= {STATUS_QUO} if question.key == "after" else set()
        asked = {label: run for label, run in question.runs.items() if label in labels}
    runs = {label: Run(run.scenario, run.sets + dict(assumption.only).get(label, ())) for label, run in asked.items()}
    base = question.reference if question.reference in runs else next(iter(runs))
    reference = (base, runs[base])
    everywhere = [(label, run) for label, run in runs.items() if label not in question.own_region and label != base]
    families = [Family((reference, *everywhere), assumption.sets)]
    for label, region in question.own_region.items():
        where = f'places.regions=["{region}"]'
        families.append(Family((reference, (label, runs[label])), assumption.sets + (where,)))
    return families


class Comparison:
    """The question's runs under one assumption; of the first `replicates`, or all."""

    def __init__(self, runner: Runner, question: Question, assumption: Assumption = DEFAULT, replicates: int = 0):
        self.question, self.assumption, self.replicates = question, assumption, replicates
        self._compared = [runner.get(family) for family in families_of(question, assumption)]
        # Of all alternatives together, as `samspill compare` has it; of a question's contrasts likewise.
        self._of_reference = simultaneous(len(question.runs) - 1)
        self._of_contrasts = simultaneous(len(question.contrasts))

    @property
    def places(self) -> list:
        return self._compared[0].places

    @property
    def caveats(self) -> list:
        return self._compared[0].caveats

    def about(self, measure: str) -> About:
        return self._compared[0].about(measure)

    def place_of(self, label: str) -> str:
        """Where an alternative is looked at: everywhere, or in the one region that was run."""
        return self.question.own_region.get(label, "all")

    def _with(self, label: str):
        return next(compared for compared in self._compared if compared.has(label))

    def values(self, label: str, measure: str, place: str = "all", beside: str = "") -> np.ndarray:
        """`beside`: the label that it is compared with, for the reference is run for each region by itself too."""
        compared = self._with(beside or label)
        values = compared.values(label, measure, place if place in compared.places else "all")
        values = values[:self.replicates] if self.replicates else values
        return values * compared.about(measure).factor

    def level(self, label: str, measure: str) -> Estimate:
        return estimate(self.values(label, measure))

    def difference(self, label: str, other: str, measure: str, place: str = "") -> Estimate:
        place = place or self.place_of(label)
        confidence = self._of_reference if other == self.question.reference else self._of_contrasts
        return difference(self.values(label, measure, place), self.values(other, measure, place, label), confidence)

    def moved(self, declared: "Comparison", first: str, second: str, measure: str) -> Estimate:
        """How much the assumption moves a difference, replicate by replicate."""
        def of(here: "Comparison") -> np.ndarray:
            return here.values(first, measure) - here.values(second, measure)
        return difference(of(self), of(declared), self._of_contrasts)

    def per_person_reached(self, label: str, other: str, measure: str) -> Estimate:
        """The difference of totals by the persons who had a first session in the alternative."""
        place = self.place_of(label)
        values = self.values(label, measure, place) - self.values(other, measure, place, label)
        reached = self.values(label, "reached", place)
        return estimate(np.divide(values, reached, out=np.full(len(reached), np.nan), where=reached > 0),
                        self._of_reference)

    def undone(self, label: str, measure: str) -> Estimate:
        """What the project's end takes of the change that going on would keep, in %."""
        on, ended, before = (self.values(name, measure) for name in ("goes on", label, STATUS_QUO))
        change = on - before
        return estimate(np.divide(100 * (on - ended), change, out=np.full(len(on), np.nan), where=change != 0))

    def curve(self, label: str, name: str) -> np.ndarray:
        values = self._with(label).curve(label, name)
        return values[:self.replicates] if self.replicates else values

    def weeks(self, label: str) -> np.ndarray:
        return self._with(label).weeks

    def hump(self, measure: str) -> str:
        """Whether a level between 0 and 3 is better than both ends, by paired intervals."""
        label = "intensity {}".format
        best = max(range(4), key=lambda level: self.level(label(level), measure).mean)
        lead = {other: self.difference(label(best), label(other), measure) for other in range(4) if other != best}
        if any(found.verdict == "too_few" for found in lead.values()):
            return "too few replicates"
        above = {other: found.sign > 0 for other, found in lead.items()}
        if best in (1, 2) and above[0] and above[3]:
            return f"hump: best at {best}" + ("" if above[3 - best] else f" or {3 - best}")
        if best in (0, 3) and all(above.values()):
            return f"no hump: best at {best}"
        behind = [str(other) for other in sorted(above) if above[other]]
        return "not resolved" + (f", but {best} is above {' and '.join(behind)}" if behind else "")

    def verdict(self, first: str, second: str, measure: str) -> str:
        found = self.difference(first, second, measure)
        words = {"higher": f"{first} higher", "lower": f"{first} lower", "no_number": "no number",
                 "too_few": "too few replicates", "none_seen": "no difference seen"}
        return words.get(found.verdict, "not resolved")


def number(value: float, decimals: int, signed: bool = True) -> str:
    if not np.isfinite(value):
        return "none"
    value = round(value, decimals) + 0.0  # no minus before 0
    return f"{value:{'+' if signed else ''},.{decimals}f}".replace("-", "−")


def decimals_of(found: Estimate) -> int:
    """Two digits of the half width: what an interval can tell."""
    size = found.half_width if found.has_interval else abs(found.mean) / 10
    return int(np.clip(1 - np.floor(np.log10(size)), 0, 6)) if size > 0 else 0


def interval(found: Estimate, decimals: int, signed: bool = True) -> str:
    if not found.has_interval:
        return "no interval" if found.n < 2 else "the same in every replicate"
    return f"{number(found.low, decimals, signed)} to {number(found.high, decimals, signed)}"


def said(found: Estimate) -> str:
    """A difference: its mean and interval, and that it is not resolved where the interval holds 0."""
    if found.n == 0:
        return "none"
    if found.verdict == "none_seen":
        return "none seen"
    decimals = decimals_of(found)
    text = f"{number(found.mean, decimals)} ({interval(found, decimals)})"
    return text if found.sign else {"too_few": "too few"}.get(found.verdict, "not resolved") + ", " + text


def said_level(found: Estimate) -> str:
    if found.n == 0:
        return "none"
    decimals = decimals_of(found)
    return f"{number(found.mean, decimals, False)} ({interval(found, decimals, False)})"
