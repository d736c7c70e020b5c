"""Opening files: what kind a file is comes first, its numbers after."""

from __future__ import annotations

import dataclasses
import os
import pathlib
from types import TracebackType
from typing import Any, Iterator, Mapping, TypeVar

import h5py
import numpy as np
import xarray as xr

FilePath = str | os.PathLike[str]
Opened = TypeVar("Opened", bound="File")

VERSIONS = {"samspill run": 2, "samspill comparison": 2, "samspill sweep": 1}
WHOLE = ("seed", "design_seed", "points", "runs", "runs_missing")  # written as float64: they may need over 31 bits
HELD_APART = ("parameters", "places", "provenance", "texts")  # not by replicate, week and the like


class FormatError(ValueError):
    """The file is not what was asked for; the message says which file, what it is and what to do."""


class Groups(Mapping[str, xr.Dataset]):
    """The groups of a file by name, each opened when it is first asked for: a file has many, a question one."""

    def __init__(self, path: FilePath, names: list[str]) -> None:
        self._path, self._names = path, names
        self._opened: dict[str, xr.Dataset] = {}

    def __getitem__(self, name: str) -> xr.Dataset:
        if name not in self._opened:
            if name not in self._names:
                raise KeyError(f"{self._path}: there is no group {name!r}; there are: {', '.join(self._names)}")
            self._opened[name] = xr.open_dataset(self._path, group="/" + name, engine="h5netcdf",
                                                 decode_timedelta=False)
        return self._opened[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def close(self) -> None:
        for dataset in self._opened.values():
            dataset.close()
        self._opened.clear()


@dataclasses.dataclass(frozen=True)
class File:
    """Attributes of the root and a dataset a group. Groups are opened and numbers read when they are asked
    for; close() lets the file go."""

    path: pathlib.Path
    attributes: Mapping[str, Any]  # title, question, seed, digest, scenario_text, ...
    groups: Groups

    def close(self) -> None:
        self.groups.close()

    def __enter__(self: Opened) -> Opened:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()


class Run(File):
    """A run file (sim/results/FORMAT.md). `groups` has `trial`, `trajectories` and `counsellors` too
    when the scenario has or keeps them."""

    @property
    def series(self) -> xr.Dataset:
        """Indicators by replicate, week, office or region, and group and others where they apply."""
        return self.groups["series"]

    @property
    def event_time(self) -> xr.Dataset:
        """Cohorts by replicate, cohort, region, group, weeks_since."""
        return self.groups["event_time"]


class Comparison(File):
    """A comparison file (sim/experiment/FORMAT.md): `groups` has endpoints, curves, differences, ..."""

    @property
    def scenarios(self) -> list[str]:
        """Their names; the first is the base."""
        return [str(name) for name in self.groups["scenarios"].scenario.values]

    def curves(self, scenario: str) -> xr.Dataset:
        """The curves of one scenario by replicate, place, week. Raises KeyError for an unknown one."""
        if scenario not in self.scenarios:
            raise KeyError(f"there is no scenario {scenario!r}; there are: {', '.join(self.scenarios)}")
        return self.groups["curves"].sel(scenario=scenario)


def open_run(path: FilePath) -> Run:
    """Opens a run file (`samspill run SCENARIO -o RUN.h5`).

    Raises FormatError when it is something else or of another version, OSError when it cannot be read.
    """
    return Run(*_open(path, "samspill run"))


def open_comparison(path: FilePath) -> Comparison:
    """Opens a comparison file (`samspill compare BASE ALT... -o FILE.h5`).

    Raises FormatError when it is something else or of another version, OSError when it cannot be read.
    """
    return Comparison(*_open(path, "samspill comparison"))


def open_sweep(path: FilePath) -> xr.Dataset:
    """Opens a merged sweep: the file, or the sweep's folder once `samspill sweep merge` has made it.

    A grid has its axes as dimensions, any other design the dimension `point` with the axes as
    coordinates; then come replicate and, where they were recorded, place and group. Raises
    FormatError when it is no merged sweep, OSError when it cannot be read.
    """
    path = pathlib.Path(path)
    if path.is_dir():
        merged = path / "merged.h5"
        if not merged.exists():
            raise FormatError(f"{path}: there is no merged.h5 in this folder; make it with: samspill sweep merge {path}")
        path = merged
    attributes, _ = _inspect(path, "samspill sweep")
    dataset: xr.Dataset = xr.open_dataset(path, engine="h5netcdf", decode_timedelta=False)
    return dataset.assign_attrs(attributes)


def _open(path: FilePath, filetype: str) -> tuple[pathlib.Path, dict[str, Any], Groups]:
    attributes, names = _inspect(path, filetype)
    return pathlib.Path(path), attributes, Groups(path, [name for name in names if name not in HELD_APART])


def _inspect(path: FilePath, filetype: str) -> tuple[dict[str, Any], list[str]]:
    """The root's attributes and the names in it, once the file is known to be of this kind.

    Files may come from anywhere: one whose links lead elsewhere is refused before any is followed.
    """
    if os.path.isfile(path) and not h5py.is_hdf5(path):
        raise FormatError(f"{path}: not an HDF5 file, so it is no {filetype} file")
    with h5py.File(path, "r") as file:
        found = _plain(file.attrs["filetype"]) if "filetype" in file.attrs else None
        if found != filetype:
            what = f"a file of the type {found!r}" if found else "an HDF5 file that samspill did not write"
            raise FormatError(f"{path}: {what}; expected a {filetype} file")
        written = _plain(file.attrs["format_version"]) if "format_version" in file.attrs else None
        if written != VERSIONS[filetype]:
            raise FormatError(f"{path}: format version {written}; this package reads version {VERSIONS[filetype]}: "
                              "use the package of the samspill that wrote the file")
        _refuse_links(path, file)
        attributes = {name: _plain(value) for name, value in file.attrs.items()}
        for name in WHOLE:
            if name in attributes:
                attributes[name] = int(attributes[name])
        return attributes, list(file)


def _refuse_links(path: FilePath, group: h5py.Group) -> None:
    for name in group:
        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            raise FormatError(f"{path}: {group.name}/{name} is a link to elsewhere; samspill writes none")
        member = group[name]
        if isinstance(member, h5py.Group):
            _refuse_links(path, member)
        elif member.is_virtual or member.external:
            raise FormatError(f"{path}: {member.name} keeps its numbers elsewhere; samspill writes no such dataset")


def _plain(value: Any) -> Any:
    """Python's own types: h5py gives fixed-length texts as bytes and numbers as NumPy's."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, np.ndarray):
        return [_plain(entry) for entry in value.tolist()]
    return value.item() if isinstance(value, np.generic) and not isinstance(value, np.bytes_) else value
