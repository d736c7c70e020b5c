"""FINDINGS.md: for each question a verdict, tables and what the answer hangs on."""

import numpy as np

from .comparison import Comparison, interval, number, said, said_level
from .measures import BY_NAME, MEASURES, START, Measure
from .questions import Question
from .statistics import Estimate, estimate

PER_PERSON = [("work_weeks", Measure("", "employed weeks", "weeks", 3)),
              ("lasting", Measure("", "persons in lasting work in the last week", "persons", 4)),
              ("net_benefit", Measure("", "net benefit", "M kr", 4))]
BY_REGION = ("employed_weeks", "lasting_share", "wait", "attitude", "pressure", "net_benefit")


def table(header: list, rows: list) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def name_of(measure: str) -> str:
    return f"{BY_NAME[measure].text} ({BY_NAME[measure].unit})"


def alternatives(question: Question) -> list:
    return [label for label in question.runs if label != question.reference]


def main_table(here: Comparison) -> str:
    question = here.question
    labels = alternatives(question)
    rows = []
    for measure in MEASURES:
        row = [name_of(measure.name), said_level(here.level(question.reference, measure.name), measure)]
        rows.append(row + [said(here.difference(label, question.reference, measure.name), measure) for label in labels])
    headings = [f"{label}: difference" + (f", {here.place_of(label)} alone" if label in question.own_region else "")
                for label in labels]
    return table(["measure", question.reference] + headings, rows)


def per_person_table(here: Comparison) -> str:
    labels = alternatives(here.question)
    rows = [[f"{measure.text} ({measure.unit})"]
            + [said(here.per_person_reached(label, here.question.reference, key), measure) for label in labels]
            for key, measure in PER_PERSON]
    return table(["per person reached"] + labels, rows)


def region_table(here: Comparison) -> str:
    labels = [label for label in alternatives(here.question) if label not in here.question.own_region]
    regions = here.reduced(here.question.reference).places[:-1]
    rows = [[region, name_of(measure)]
            + [said(here.difference(label, here.question.reference, measure, region), BY_NAME[measure])
               for label in labels]
            for region in regions for measure in BY_REGION]
    return table(["region", "measure"] + labels, rows)


def assumption_table(question: Question, comparisons: list) -> str:
    humps = question.key == "intensity"
    rows = []
    for here in comparisons[1:]:
        for measure in question.main:
            row = [here.assumption.label, name_of(measure)]
            row += [said(here.difference(first, second, measure), BY_NAME[measure])
                    for first, second in question.contrasts]
            rows.append(row + [here.hump(measure)] if humps else row)
    header = ["assumption", "measure"] + [f"{first} less {second}" for first, second in question.contrasts]
    return table(header + ["hump?"] if humps else header, rows)


def answers(question: Question, comparisons: list) -> list:
    """One line for each main measure and contrast: what was found, and where it is otherwise."""
    here, changed = comparisons[0], comparisons[2:]

    def line(subject: str, verdict, more: str = "") -> str:
        found = verdict(here)
        text = f"- {subject}: **{found}**{more}"
        others = {}
        for other in changed:
            others.setdefault(verdict(other), []).append(other.assumption.label)
        if changed:
            text += f"; the same under {len(others.pop(found, []))} of {len(changed)} other assumptions"
        return "; ".join([text] + [f"{what}: {', '.join(labels)}" for what, labels in others.items()]) + "."

    lines = []
    for measure in question.main:
        text = BY_NAME[measure].text
        if question.key == "intensity":
            lines.append(line(text, lambda one: one.hump(measure)))
            continue
        for first, second in question.contrasts:
            lines.append(line(f"{first} against {second}, {text}", lambda one: one.verdict(first, second, measure),
                              resolution(here.difference(first, second, measure))))
    return lines


def resolution(found: Estimate) -> str:
    """What it would take to resolve a difference of the mean that was seen."""
    if found.resolved or found.n < 2 or not np.isfinite(found.replicates_needed):
        return ""
    return f" (a difference of the mean seen would take about {found.replicates_needed:,.0f} replicates)"


def detour_table(question: Question, comparisons: list) -> str:
    """Year by year: how many more are in work, and the employed weeks up to then."""
    share, weeks = Measure("", "", "", 2), Measure("", "", "", 3)
    rows = []
    for here in [comparisons[0]] + comparisons[2:]:
        for first, second in question.contrasts if here is comparisons[0] else question.contrasts[:1]:
            difference = here.reduced(first).curves["cohort_in_work"] - here.reduced(second).curves["cohort_in_work"]
            total = np.cumsum(difference, axis=1)
            for year in range(1, difference.shape[1] // 52 + 1):
                at = 52 * year - 1
                rows.append([here.assumption.label, f"{first} less {second}", str(year),
                             said(estimate(100 * difference[:, at]), share), said(estimate(total[:, at]), weeks)])
    return table(["assumption", "contrast", "years since week 52",
                  "in work at its end (% of the registered in week 52)", "employed weeks a person up to then"], rows)


def undone_table(here: Comparison) -> str:
    rows = []
    for measure in ("enacted_last", "referrals_last", "knowledge_last", "anchor_last"):
        found = [here.undone(label, measure) for label in ("ends, anchored", "ends", "ends, not anchored")]
        rows.append([name_of(measure)]
                    + [f"{number(one.mean, 0, False)} % ({interval(one, 0, False)})" for one in found])
    return table(["undone in the last year", "ends, anchored", "ends", "ends, not anchored"], rows)


def section(question: Question, comparisons: list) -> str:
    here = comparisons[0]
    parts = [f"## {question.title}\n", question.text + "\n"]
    found = answers(question, comparisons)
    if found:
        parts.append("\n".join(found) + "\n")
    parts += [f"Weeks {START} to the end, all regions; differences are paired, against \"{question.reference}\".\n",
              main_table(here), per_person_table(here)]
    if len(question.own_region) < len(alternatives(question)):
        parts += ["By region:\n", region_table(here)]
    if question.key == "strategy":
        parts += ["When the detour pays, year by year:\n", detour_table(question, comparisons)]
    if question.key == "after":
        parts += ["What the end undoes of the change that going on keeps (100 %: all of it):\n", undone_table(here)]
    if len(comparisons) > 1:
        replicates = comparisons[1].level(question.contrasts[0][0], question.main[0]).n
        parts += [f"What the answer hangs on (the first {replicates} replicates; one assumption changed at a time):\n",
                  assumption_table(question, comparisons)]
    return "\n".join(parts)


INTRODUCTION = """# Findings

Written by `{command}`
(samspill {version}, {replicates} replicates, {fewer}); do not edit. The same command writes
the same numbers.

How to read it. Scenarios are run with the same seed and differ, replicate by replicate, only by what was changed; a
difference is the mean over replicates with its 95 % interval (Student's t). **Not resolved**: the interval holds 0.
Among many intervals one in twenty leaves out 0 by chance alone, so a lone resolved difference proves little. Nothing
was tuned towards an answer; what is marked as an assumption in PARAMETERS.md is one, and the tables of assumptions
show how far an answer hangs on it. *Those registered in week 52* had an open episode when the policies began; no
policy can change who they are. *Per person reached*: the difference of the totals over all users, by the persons who
had a first session at a career centre in the alternative, also those who would have had one anyway.

![Findings in four pictures](findings.png)

"""


def document(sections: list, command: str, version: str, replicates: int, fewer: int) -> str:
    changed = f"{fewer} where assumptions are changed" if fewer else "no assumption changed"
    head = INTRODUCTION.format(command=command, version=version, replicates=replicates, fewer=changed)
    return head + "\n".join(sections)
