"""What is kept of a run: one number per measure, replicate and place, and a few weekly curves.

A place is a region, or "all" for their total. Sums and means run from the policies' first week on.
"""

import dataclasses
import pathlib

import h5py  # xarray opens a run file some seconds slower, and there are a hundred of them
import numpy as np

START = 52  # the policies' first week, in which the cohort of open episodes is taken


@dataclasses.dataclass(frozen=True)
class Measure:
    name: str
    text: str
    unit: str
    decimals: int
    factor: float = 1.0  # from the file's unit to `unit`


MEASURES = [
    Measure("employed_weeks", "employed weeks of those registered in week 52", "weeks a person", 2),
    Measure("lasting_share", "of those registered in week 52, lastingly in work (52 weeks in a row) by the end", "%", 2,
            100),
    Measure("lasting", "persons in lasting work in the last week, all users", "persons", 0),
    Measure("work_weeks", "employed weeks, all users", "weeks", 0),
    Measure("education_started", "educations begun", "educations", 0),
    Measure("referrals", "referrals", "referrals", 0),
    Measure("first_sessions", "persons reached (first sessions)", "persons", 0),
    Measure("wait", "mean wait for a first session", "weeks", 2),
    Measure("waiting", "persons waiting, mean", "persons", 1),
    Measure("attitude", "staff's attitude, mean", "-1..1", 3),
    Measure("knowledge", "staff's knowledge of the centre, mean", "0..1", 3),
    Measure("enacted", "enacted intensity, mean", "0..3", 3),
    Measure("net_benefit", "net benefit, discounted", "M kr", 1, 1e-6),
    Measure("public_spending", "public spending", "M kr", 1, 1e-6),
    Measure("pressure", "pressure (overdue meetings by caseload)", "%", 2, 100),
    Measure("defeats", "jobs lost within 26 weeks", "jobs", 0),
    Measure("flaws_active", "active flaws an office, mean", "flaws", 2),
    Measure("conflicts", "conflicts over wishes", "conflicts", 0),
    Measure("lost_handovers", "wishes that NAV never heard of", "wishes", 0),
    Measure("enacted_last", "enacted intensity, last year", "0..3", 3),
    Measure("referrals_last", "referrals, last year", "referrals", 0),
    Measure("knowledge_last", "staff's knowledge, last year", "0..1", 3),
    Measure("anchor_last", "anchor, last year", "0..1", 3),
    Measure("in_work_share", "in work in the last week, of all users", "%", 3, 100),
]
BY_NAME = {measure.name: measure for measure in MEASURES}


@dataclasses.dataclass
class Reduced:
    """Measures as arrays [replicate, place], curves as arrays [replicate, week]."""

    places: list
    measures: dict
    curves: dict

    def save(self, path: pathlib.Path) -> None:
        arrays = {"m." + name: values for name, values in self.measures.items()}
        arrays |= {"c." + name: values for name, values in self.curves.items()}
        part = path.with_suffix(".part.npz")
        np.savez_compressed(part, places=np.array(self.places), **arrays)
        part.rename(path)

    @classmethod
    def load(cls, path: pathlib.Path) -> "Reduced":
        with np.load(path) as kept:
            return cls([str(name) for name in kept["places"]],
                       {name[2:]: kept[name] for name in kept.files if name.startswith("m.")},
                       {name[2:]: kept[name] for name in kept.files if name.startswith("c.")})

    def first(self, replicates: int) -> "Reduced":
        """The run of so many replicates, of which this run's first are the same."""
        return Reduced(self.places, {name: values[:replicates] for name, values in self.measures.items()},
                       {name: values[:replicates] for name, values in self.curves.items()})


def reduce_file(path: pathlib.Path) -> Reduced:
    with h5py.File(path) as file:
        return _reduce(file)


def _reduce(file: h5py.File) -> Reduced:
    """The order of dimensions is that of sim/results/FORMAT.md."""
    series, event_time = file["series"], file["event_time"]
    if (taken := int(file.attrs.get("episode_week", START))) != START:
        raise ValueError(f"{file.filename}: the cohort of open episodes is taken in week {taken}, and the texts of the"
                         f" findings say week {START}; say observation.episode_week = {START} in the scenario")
    regions = list(file["places/region"].asstr())
    belongs = np.array([[name == region for region in regions] + [True]
                        for name in file["places/region_of_office"].asstr()], dtype=float)  # [office, place]
    weeks = series["week"][:]
    after, last_year = weeks >= START, weeks >= weeks[-1] - 51
    cohort = list(event_time["cohort"].asstr()).index("open_episode")

    def by_office(name: str) -> np.ndarray:  # [replicate, week, office]
        values = series[name][:].astype(float)
        return values.sum(axis=3) if values.ndim == 4 else values

    def total(name: str, when=after) -> np.ndarray:
        return by_office(name)[:, when].sum(axis=1) @ belongs

    def mean(name: str, weight: str, when=after) -> np.ndarray:
        shares = by_office(weight)[:, when]
        return (by_office(name)[:, when] * shares).sum(axis=1) @ belongs / (shares.sum(axis=1) @ belongs)

    def by_place(name: str) -> np.ndarray:  # [replicate, place, weeks since]
        values = event_time[name][:, cohort].sum(axis=2).astype(float)
        return np.concatenate([values, values.sum(axis=1, keepdims=True)], axis=1)

    observed = by_place("observed")
    seen = int(np.flatnonzero(observed[0, -1] > 0)[-1]) + 1  # weeks of the cohort inside the horizon
    in_work = by_place("in_work")[:, :, :seen]
    persons = observed[:, :, 0]
    gone = list(series["status"].asstr()).index("gone")
    known = np.delete(series["persons"][:, -1], gone, axis=3).sum(axis=(2, 3)) @ belongs
    work_now = by_office("in_work")[:, -1] @ belongs
    offices = belongs.sum(axis=0)
    n_weeks = int(after.sum())

    measures = {
        "employed_weeks": in_work.sum(axis=2) / persons,
        "lasting_share": by_place("lasting")[:, :, seen - 1] / persons,
        "lasting": by_office("lasting")[:, -1] @ belongs,
        "work_weeks": total("in_work"),
        "waiting": total("waiting") / n_weeks,
        "attitude": mean("attitude", "counsellors"),
        "knowledge": mean("knowledge", "counsellors"),
        "enacted": mean("enacted", "counsellors"),
        "pressure": mean("pressure", "caseload"),
        "flaws_active": total("flaws_active") / n_weeks / offices,
        "enacted_last": mean("enacted", "counsellors", last_year),
        "referrals_last": total("referrals", last_year),
        "knowledge_last": mean("knowledge", "counsellors", last_year),
        "anchor_last": mean("anchor", "counsellors", last_year),
        "in_work_share": work_now / known,
    }
    for flow in ("education_started", "referrals", "first_sessions", "net_benefit", "public_spending", "defeats",
                 "conflicts", "lost_handovers"):
        measures[flow] = total(flow)
    with np.errstate(invalid="ignore", divide="ignore"):  # NaN where nobody was served
        measures["wait"] = total("weeks_waited") / measures["first_sessions"]

    counsellors = by_office("counsellors")
    curves = {
        "week": np.broadcast_to(weeks.astype(float), (len(persons), len(weeks))),
        "enacted": (by_office("enacted") * counsellors).sum(axis=2) / counsellors.sum(axis=2),
        "flaws_active": by_office("flaws_active").mean(axis=2),
        "cohort_in_work": in_work[:, -1] / persons[:, -1:],  # by weeks since the start
    }
    return Reduced(regions + ["all"], measures, curves)
