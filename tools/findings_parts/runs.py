"""Compares scenarios with `samspill compare`, once each: what it wrote is found again.

What findings are made of are the endpoints and curves of comparison files (sim/experiment/FORMAT.md): their names mean
here what they mean everywhere.
"""

import dataclasses
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import time
import tomllib

import h5py  # xarray opens a file some seconds slower, and there are dozens of them
import numpy as np


@dataclasses.dataclass(frozen=True)
class Run:
    scenario: str  # path under the scenarios' folder, without ending
    sets: tuple = ()  # "key=value", as for --set


@dataclasses.dataclass(frozen=True)
class Family:
    """Scenarios that are run with the same chance: the base first."""

    runs: tuple  # of (label, Run)
    sets: tuple = ()  # for all of them

    def __str__(self) -> str:
        return ", ".join(label for label, _ in self.runs) + (f" with {' '.join(self.sets)}" if self.sets else "")


@dataclasses.dataclass(frozen=True)
class About:
    """What an endpoint is, as the file says it."""

    name: str
    meaning: str
    unit: str
    better: str
    weeks: tuple  # first and last; () when the run has none of them

    @property
    def factor(self) -> float:
        """People read shares as per cent."""
        return 100.0 if self.unit == "share" else 1.0

    @property
    def shown_unit(self) -> str:
        return "%" if self.unit == "share" else self.unit

    @property
    def text(self) -> str:
        weeks = "" if not self.weeks else (f", week {self.weeks[0]}" if self.weeks[0] == self.weeks[1] else
                                           f", weeks {self.weeks[0]} to {self.weeks[1]}")
        return f"{self.meaning} ({self.shown_unit}{weeks})"


class Compared:
    """A comparison file. Scenarios are known by the labels that the family gives them."""

    def __init__(self, path: pathlib.Path, labels: list):
        self._file = h5py.File(path)
        self._labels = labels
        self.places = list(self._file["endpoints/place"].asstr())
        self.caveats = [text_of(line) for line in text_of(self._file.attrs["caveats"]).splitlines()]

    def has(self, label: str) -> bool:
        return label in self._labels

    @functools.lru_cache(maxsize=None)
    def values(self, label: str, endpoint: str, place: str) -> np.ndarray:
        """[replicate], of all groups together, in the file's unit."""
        data = self._file["endpoints"][endpoint]
        at = (self._labels.index(label), slice(None), self.places.index(place))
        return data[at + (-1,) if data.ndim == 4 else at]

    @functools.lru_cache(maxsize=None)
    def curve(self, label: str, name: str) -> np.ndarray:
        """[replicate, week], all places together."""
        return self._file["curves"][name][self._labels.index(label), :, -1, :].astype(float)

    @property
    def weeks(self) -> np.ndarray:
        return self._file["curves/week"][:]

    @functools.lru_cache(maxsize=None)
    def about(self, endpoint: str) -> About:
        attributes = self._file["endpoints"][endpoint].attrs
        first, last = int(attributes["first_week"]), int(attributes["last_week"])
        unit = attributes.get("samspill_unit", attributes["units"])  # people's word beside that of UDUNITS
        text = {name: text_of(value) for name, value in (("meaning", attributes["long_name"]), ("unit", unit),
                                                         ("better", attributes["better"]))}
        return About(endpoint, **text, weeks=(first, last) if first <= last else ())


class Runner:
    def __init__(self, program, scenarios, keep, seed, threads, sets):
        self.program, self.scenarios, self.keep = program, scenarios, keep
        self.seed, self.threads, self.sets = seed, threads, tuple(sets)
        self.planned = {}  # Family -> replicates
        self._open = {}
        self._program_hash = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
        listed = subprocess.run([program, "params", "--json", "--scenario", scenarios / "buskerud.toml"], check=True,
                                capture_output=True, text=True).stdout
        self._values = {row["key"]: row["value"] for row in json.loads(listed)}

    def resolved(self, change: str) -> str:
        """"key+=x" and "key*=x" start from the scenarios' own value, which calibration may move."""
        for operator in "+*":
            if operator + "=" in change:
                key, value = change.split(operator + "=")
                own = float(self._values[key])
                return f"{key}={own + float(value) if operator == '+' else own * float(value):.10g}"
        return change

    def plan(self, family: Family, replicates: int) -> None:
        self.planned[family] = max(replicates, self.planned.get(family, 0))

    def get(self, family: Family) -> Compared:
        if family not in self._open:
            path = self._path(family)
            if not path.exists():
                self._make(family, path)
            self._open[family] = Compared(path, [label for label, _ in family.runs])
        return self._open[family]

    def get_all(self) -> None:
        missing = [family for family in self.planned if not self._path(family).exists()]
        say(f"{len(self.planned)} comparisons, of which {len(self.planned) - len(missing)} are there already")
        started = time.monotonic()
        work = {family: self.planned[family] * (1 + len(family.runs)) * (19 if "norway" in str(family) else 1)
                for family in missing}
        for i, family in enumerate(missing):
            self.get(family)
            spent, done = time.monotonic() - started, sum(work[one] for one in missing[:i + 1])
            left = spent / done * (sum(work.values()) - done)
            say(f"[{i + 1}/{len(missing)}] {family}: {self.planned[family]} replicates; {spent:.0f} s, about "
                f"{left:.0f} s left")

    def _wrapped(self, label: str, run: Run) -> str:
        """A scenario of the label's name: the shipped one, with its own changes."""
        sets = ", ".join(json.dumps(self.resolved(change)) for change in run.sets)
        return f"include = {json.dumps(str((self.scenarios / (run.scenario + '.toml')).resolve()))}\nset = [{sets}]\n"

    def _options(self, family: Family) -> list:
        options = ["--replicates", str(self.planned[family]), "--seed", str(self.seed)]
        for change in self.sets + family.sets:
            options += ["--set", self.resolved(change)]
        return options

    def _path(self, family: Family) -> pathlib.Path:
        # Another program or scenario is another run; comments (the findings) do not count.
        name = "\n".join([self._program_hash, *self._options(family)]
                         + [part for label, run in family.runs
                            for part in (label, text_of_scenario(self.scenarios / (run.scenario + ".toml")),
                                         *map(self.resolved, run.sets))])
        first = family.runs[-1][1].scenario.replace("/", "-")
        return self.keep / f"{first}-{hashlib.sha256(name.encode()).hexdigest()[:16]}.h5"

    def _make(self, family: Family, path: pathlib.Path) -> None:
        folder, part = path.with_suffix(".scenarios"), path.with_suffix(".part.h5")
        folder.mkdir(exist_ok=True)
        files = []
        for i, (label, run) in enumerate(family.runs):
            files.append(folder / f"{i}_{re.sub(r'[^a-z0-9]+', '_', label.lower())}.toml")
            files[-1].write_text(self._wrapped(label, run), encoding="utf-8")
        command = [self.program, "compare", *map(str, files), *self._options(family), "-o", str(part), "--force",
                   "--quiet"]
        if self.threads:
            command += ["--threads", str(self.threads)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"findings: {' '.join(map(str, command))}\n{done.stderr}")
        part.rename(path)  # what was stopped holds fewer replicates and is not found again
        for file in files:
            file.unlink()
        folder.rmdir()


def text_of(attribute) -> str:
    return attribute.decode() if isinstance(attribute, bytes) else str(attribute)


def text_of_scenario(path: pathlib.Path) -> str:
    """The scenario and all that it includes, without lines of comment."""
    text = path.read_text(encoding="utf-8")
    included = tomllib.loads(text).get("include", [])
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return "\n".join(lines + [text_of_scenario(path.parent / name)
                              for name in ([included] if isinstance(included, str) else included)])


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
