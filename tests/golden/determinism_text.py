#!/usr/bin/env python3
"""What tests/golden/determinism.txt holds: a short readable series of the determinism run, and its digest.

Usage: determinism_text.py RUN.json RUN.h5; prints the file. Called by tools/check_determinism.sh --renew."""

import json
import sys

import h5py


def main(answer, path):
    with open(answer, encoding="utf-8") as file:
        digest = json.load(file)["digest"]
    print("The run of tools/check_determinism.sh: buskerud at scale 0.01, 52 weeks, replicate 0, by quarter.")
    print("quarter from week, registered, in work (means); hires, referrals, sessions (sums)")
    with h5py.File(path, "r") as file:
        series = file["series"]
        weeks = list(series["week"][()])
        for first in range(0, 52, 13):
            rows = [weeks.index(week) for week in range(first, first + 13)]
            total = {name: float(series[name][0][rows].astype("float64").sum())
                     for name in ("registered", "in_work", "hires", "referrals", "sessions")}
            print(f"{first:4} {total['registered'] / 13:9.1f} {total['in_work'] / 13:9.1f}"
                  f" {total['hires']:6.0f} {total['referrals']:6.0f} {total['sessions']:6.0f}")
    print("digest", digest)


main(*sys.argv[1:])
