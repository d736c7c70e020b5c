"""FINDINGS.md: for each question a verdict, tables and what the answer hangs on."""

import collections

import numpy as np

from .comparison import Comparison, interval, number, said, said_level
from .questions import NOT_FOR_DECIDING, Question
from .statistics import LEAST, difference

MEASURES = ("employed_weeks", "lasting_share", "work_weeks", "lasting", "in_work_share", "educations_started",
            "referrals", "reached", "wait_during", "wait_after", "queue_during", "queue_peak", "queue_after",
            "pressure_during", "pressure_peak", "pressure_after", "flaws_active_during", "flaws_active_peak",
            "flaws_active_after", "conflicts", "lost_handovers", "defeats", "attitude_during", "attitude_after",
            "knowledge_during", "knowledge_after", "enacted_during", "enacted_after", "anchor_after", "net_benefit",
            "public_spending")
PER_PERSON = ("work_weeks", "lasting", "net_benefit")
BY_REGION = ("employed_weeks", "lasting_share", "wait_during", "attitude_during", "pressure_during", "net_benefit")


def table(header: list, rows: list) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def alternatives(question: Question) -> list:
    return [label for label in question.runs if label != question.reference]


def main_table(here: Comparison) -> str:
    question = here.question
    labels = alternatives(question)
    rows = []
    for measure in MEASURES:
        row = [here.about(measure).text, said_level(here.level(question.reference, measure))]
        rows.append(row + [said(here.difference(label, question.reference, measure)) for label in labels])
    headings = [f"{label}: difference" + (f", {here.place_of(label)} alone" if label in question.own_region else "")
                for label in labels]
    return table(["measure", question.reference] + headings, rows)


def per_person_table(here: Comparison) -> str:
    labels = alternatives(here.question)
    rows = [[here.about(measure).text]
            + [said(here.per_person_reached(label, here.question.reference, measure)) for label in labels]
            for measure in PER_PERSON]
    return table(["per person reached"] + labels, rows)


def region_table(here: Comparison) -> str:
    labels = [label for label in alternatives(here.question) if label not in here.question.own_region]
    rows = [[region, here.about(measure).text]
            + [said(here.difference(label, here.question.reference, measure, region)) for label in labels]
            for region in here.places[:-1] for measure in BY_REGION]
    return table(["region", "measure"] + labels, rows)


def assumption_table(question: Question, comparisons: list) -> str:
    """Each contrast under each assumption, and how far the assumption moves it."""
    humps = question.key == "intensity"
    declared = comparisons[1]
    rows = []
    for here in comparisons[1:]:
        for measure in question.main:
            row = [here.assumption.label, here.about(measure).text]
            for first, second in question.contrasts:
                row.append(said(here.difference(first, second, measure)))
                row.append("" if here is declared else said(here.moved(declared, first, second, measure)))
            rows.append(row + [here.hump(measure)] if humps else row)
    header = ["assumption", "measure"] + [text for first, second in question.contrasts
                                          for text in (f"{first} less {second}", "moved by")]
    return table(header + ["hump?"] if humps else header, rows)


def counted(verdicts: list) -> str:
    """"piecemeal higher in 2, not resolved in 6"."""
    return ", ".join(f"{verdict} in {count}" for verdict, count in collections.Counter(verdicts).most_common())


def answers(question: Question, comparisons: list) -> list:
    """One line for each main measure and contrast: what was found; and under other assumptions, of so many fewer
    replicates that "not resolved" there is no disagreement."""
    here, declared, changed = comparisons[0], comparisons[1:2], comparisons[2:]

    def line(subject: str, verdict, moved) -> str:
        text = f"- {subject}: **{verdict(here)}**"
        if changed:
            text += (f". With {declared[0].replicates} replicates: {verdict(declared[0])} as declared; under "
                     f"{len(changed)} other assumptions {counted([verdict(one) for one in changed])}")
            text += "; " + (f"resolved otherwise than as declared under: {', '.join(moved)}" if moved else
                            "no assumption moves the difference by more than chance")
        return text + "."

    lines = []
    for measure in question.main:
        text = here.about(measure).text
        for first, second in question.contrasts if question.key != "intensity" else ():
            moved = [one.assumption.label for one in changed
                     if one.moved(declared[0], first, second, measure).sign]
            lines.append(line(f"{first} against {second}, {text}",
                              lambda one: one.verdict(first, second, measure), moved))
        if question.key == "intensity":
            moved = [one.assumption.label for one in changed
                     if any(one.moved(declared[0], first, second, measure).sign
                            for first, second in question.contrasts)]
            lines.append(line(text, lambda one: one.hump(measure), moved))
    return lines


def detour_table(question: Question, comparisons: list) -> str:
    """Year by year: how many more are in work, and the employed weeks up to then."""
    rows = []
    for here in [comparisons[0]] + comparisons[2:]:
        for first, second in question.contrasts if here is comparisons[0] else question.contrasts[:1]:
            start = here.about("employed_weeks").weeks[0]
            since = here.weeks(first) >= start
            one, other = (np.nan_to_num(here.curve(label, "working_share")[:, since]) for label in (first, second))
            for year in range(1, one.shape[1] // 52 + 1):
                at = 52 * year - 1
                rows.append([here.assumption.label, f"{first} less {second}", str(year),
                             said(difference(100 * one[:, at], 100 * other[:, at])),
                             said(difference(one[:, :at + 1].sum(axis=1), other[:, :at + 1].sum(axis=1)))])
    return table(["assumption", "contrast", "years since the policy began",
                  "in work at its end (% of those with an open episode then)", "employed weeks a person up to then"],
                 rows)


def undone_table(here: Comparison) -> str:
    labels = ("ends, anchored", "ends", "ends, not anchored")
    rows = []
    for measure in ("enacted_after", "referrals_after", "knowledge_after", "anchor_after"):
        found = [here.undone(label, measure) for label in labels]
        rows.append([here.about(measure).text]
                    + [f"{number(one.mean, 0, False)} % ({interval(one, 0, False)})" for one in found])
    return table(["undone", *labels], rows)


def section(question: Question, comparisons: list) -> str:
    here = comparisons[0]
    parts = [f"## {question.title}\n", question.text + "\n"]
    if question.key in NOT_FOR_DECIDING:
        parts.append("*" + here.caveats[-1] + "*\n")
    found = answers(question, comparisons)
    if found:
        parts.append("\n".join(found) + "\n")
    parts += [f"All regions; differences are paired, against \"{question.reference}\".\n",
              main_table(here), per_person_table(here)]
    if len(question.own_region) < len(alternatives(question)):
        parts += ["By region:\n", region_table(here)]
    if question.key == "strategy":
        parts += ["When the detour pays, year by year:\n", detour_table(question, comparisons)]
    if question.key == "after":
        parts += ["What the end undoes of the change that going on keeps (100 %: all of it):\n", undone_table(here)]
    if len(comparisons) > 1:
        parts += [f"What the answer hangs on (the first {comparisons[1].replicates} replicates; one assumption changed at "
                  "a time; *moved by*: the difference less that as declared, paired):\n",
                  assumption_table(question, comparisons)]
    return "\n".join(parts)


INTRODUCTION = """# Findings

Written by `{command}`
(samspill {version}, {replicates} replicates, {fewer}); do not edit. The same command writes
the same numbers.

{caveats}

How to read it. Scenarios are run with the same seed and differ, replicate by replicate, only by what was changed; a
difference is the mean over replicates with its interval (Student's t; those of one measure hold together with 95 %, by
Bonferroni). **Not resolved**: the interval holds 0. **None seen**: no replicate differs; another might. **Too few**:
fewer than {least} replicates give no verdict. Measures are the endpoints of `samspill compare`, by the same names, weeks
and rule; many stand here, and among many intervals some leave out 0 by chance alone. {assumptions}
Nothing was tuned towards an answer; what is marked as an assumption in PARAMETERS.md is one. *Per person reached*: the
difference of the totals over all users, by the persons who had a first session at a career centre in the alternative,
also those who would have had one anyway.

![Findings in four pictures](findings.png)

"""


CHANGED = """Under other assumptions there are
fewer replicates, so that *not resolved* there says less: what it is held against is the declared model with as many."""
UNCHANGED = """No assumption was changed for
this page: how far an answer hangs on them it does not say (`tools/findings.py --assumption-replicates N` does)."""


def document(sections: list, command: str, version: str, replicates: int, fewer: int, caveats: list) -> str:
    changed = f"{fewer} where assumptions are changed" if fewer else "no assumption changed"
    head = INTRODUCTION.format(command=command, version=version, replicates=replicates, fewer=changed, least=LEAST,
                               assumptions=CHANGED if fewer else UNCHANGED,
                               caveats="\n\n".join(f"**{line}**" for line in caveats))
    return head + "\n".join(sections)
