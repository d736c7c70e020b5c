#!/usr/bin/env python3
"""Names, labels, titles and paths as nobody should write them: nothing runs, nothing is injected.

They go through run files, tables, JSON, sweep folders, scripts for Slurm (executed by bash with an
sbatch that only notes what it is given) and the report page (drawn by Chromium). A canary is a file that
appears, or a mark that the page bears, when a name was run. Usage: see trial.py.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import h5py

from trial import Trial

CHROMIUM = shutil.which("chromium")
SMALL = ("--set", "places.scale=0.02", "--weeks", 13, "--set", "run.burn_in=4", "--replicates", 2, "--quiet",
         "--threads", 1)
MARK = "document.body.dataset.evil = 1"

# What names of files, folders and labels are made of; CANARY is a file beside them.
PARTS = (
    "$(touch CANARY)", "`touch CANARY`", "; touch CANARY;", "& touch CANARY &", "| touch CANARY", "> CANARY",
    "'; touch CANARY; '", '"; touch CANARY; "', "$HOME", "${IFS}", "\\", "\\n", "%s%n%x", "{}", "{0}", "*", "?", "[a]",
    "~", "!!", "#no comment", "-rf", "--help", "-o", "..", "...", " blanks  ", "Ål i Hallingdal", "日本語", "‮txt.exe",
    "é", "=1+1", "+1", "@SUM(A1)", "-2+3|cmd", '=HYPERLINK("x")', "a,b;c", '"quoted"', "'single'",
    "<b>bold", "</title>", f"<img src=x onerror={MARK.replace(' ', '')}>", f"<script>{MARK}<script>", "<!--", "]]>", "&lt;",
    "javascript:alert(1)", "%2e%2e", "null", "NaN", "con", "x" * 200, "æ" * 90, "​", "\u202e", "\u2028",
    "\u009b31m",
)
# These can stand in paths only: scenario files refuse control characters.
IN_PATHS = ("new\nline", "tab\there", "\x1b[31mred", "\x1b]0;title\x07", "\x07", "\r", "\x7f", b"\xff\xfe".decode(errors="surrogateescape"))
# These cannot stand in names of files.
IN_TEXTS = (f"</script><script>{MARK}</script>", "../../up", "/etc/passwd", f"<svg/onload={MARK}>",
            f'" autofocus onfocus="{MARK}')

SWEEP = """
title = {title}
question = {title}
scenario = {scenario}
set = ["places.scale=0.02", "run.weeks=13", "run.burn_in=4"]
[sweep]
replicates = 1
[[axis]]
name = "policy"
values = [{{label = {label}}}, {{label = "other", set = ["guidance.attended=0.5"]}}]
[record]
endpoints = ["registered"]
"""

FAKE_SBATCH = """#!/bin/sh
for word; do printf '%s\\n' "$word"; done >>"$SBATCH_LOG"
echo 17
"""


def quoted(text):
    """A text of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def steers(text):
    """Whether a terminal would do more than show this."""
    return any((ord(c) < 32 and c not in "\n\t") or 0x7f <= ord(c) <= 0x9f or c in "\u202e\u2028" for c in text)


class Names:
    def __init__(self, trial, folder):
        self.trial, self.folder = trial, folder
        self.base = trial.root / "scenarios/hallingdal.toml"
        self.chance = random.Random(trial.seed)

    def place(self):
        """A new folder to work in, with a neighbour that nothing may touch."""
        outer = self.folder / f"place{len(list(self.folder.iterdir()))}"
        (outer / "inner").mkdir(parents=True)
        (outer / "neighbour").write_text("as it was", encoding="utf-8")
        return outer / "inner"

    def samspill(self, place, *arguments, **options):
        done = subprocess.run([os.fsencode(str(word)) for word in (self.trial.samspill, *arguments)], cwd=place,
                              capture_output=True, timeout=120, check=False, **options)
        done.stdout, done.stderr = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
        return done

    def look(self, place, name, expected, done=None, table=True):
        """After a command: no canary, nothing outside, nothing but what was asked for, nothing that steers."""
        check, story = self.trial.check, f"{name!r}"
        if done:
            check("a name is taken or refused with a message", done.returncode in (0, 1, 2), f"{story}: {done.stderr}")
            check("no escape sequence reaches the terminal",
                  not steers(done.stderr) and not (table and steers(done.stdout)), f"{story}: {done.stdout!r} {done.stderr!r}")
        there = {os.fsdecode(path) for path in os.listdir(os.fsencode(place))}
        check("nothing in a name is run", not any("CANARY" == path for path in there), story)
        check("nothing is written but what was asked for", there <= set(expected), f"{story}: {there - set(expected)}")
        outer = place.parent
        check("nothing is written outside the output folder",
              sorted(path.name for path in outer.iterdir()) == ["inner", "neighbour"] and
              (outer / "neighbour").read_text(encoding="utf-8") == "as it was", story)

    def scenario(self, place, name, title="plain", extra=""):
        path = place / f"{name}.toml"
        with open(os.fsencode(path), "w", encoding="utf-8") as file:
            file.write(f"include = {quoted(str(self.base))}\ntitle = {quoted(title)}\n"
                       f"question = {quoted(title)}\n{extra}")
        return path

    def run_file(self, name):
        """A scenario file of this name is run and told of."""
        place = self.place()
        try:
            path = self.scenario(place, name)
        except OSError:
            return
        output = os.fsdecode(path.stem) + ".h5"
        done = self.samspill(place, "run", path, *SMALL)
        self.look(place, name, {path.name, output}, done)
        if done.returncode == 0:
            info = self.samspill(place, "info", "./" + output)
            self.look(place, name, {path.name, output}, info)
            told = json.loads(self.samspill(place, "info", "./" + output, "--json").stdout)
            self.trial.check("a name comes through as it was given",
                             told["scenario"] == os.fsencode(path.stem).decode(errors="replace"), f"{name!r}: {told}")
        self.look(place, name, {path.name, output}, self.samspill(place, "check", path))
        told = self.samspill(place, "run", path, *SMALL, "--json")
        self.trial.check("JSON stays JSON", told.returncode != 0 or json.loads(told.stdout), f"{name!r}: {told.stdout}")

    def text(self, name):
        """A title and a question of these words."""
        place = self.place()
        path = self.scenario(place, "plain", name)
        expected = {"plain.toml", "plain.h5"}
        done = self.samspill(place, "run", path, *SMALL)
        self.look(place, name, expected, done)
        if done.returncode != 0:
            return
        self.look(place, name, expected, self.samspill(place, "info", "plain.h5"))
        with h5py.File(place / "plain.h5", "r") as file:
            title = file.attrs["title"]
            self.trial.check("a text comes through as it was given",
                             (title.decode() if isinstance(title, bytes) else title) == name, f"{name!r}: {title!r}")

    def sweep(self, name, as_folder):
        """A sweep with this label, title and, if it can be one, folder: run, sent to Slurm, merged."""
        place = self.place()
        # What is in a file is UTF-8, whatever a folder is called.
        label = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip() or "x"
        # It names a scenario above it: what is copied must stay inside.
        above = place / "above.toml"
        shutil.copyfile(self.scenario(place, "above"), place / "kept") and (place / "kept").unlink()
        (place / "sub").mkdir()
        sweep = place / "sub" / "sweep.toml"
        sweep.write_text(SWEEP.format(title=quoted(label), label=quoted(label), scenario=quoted("../above.toml")),
                         encoding="utf-8")
        folder = "./" + name if as_folder else "out"
        expected = {above.name, "sub", os.path.normpath(folder), "sbatch.log"}
        environment = dict(os.environ, SBATCH_LOG=str(place / "sbatch.log"),
                           PATH=f"{self.folder / '.bin'}:{os.environ['PATH']}", SLURM_ARRAY_TASK_ID="0",
                           SLURM_ARRAY_JOB_ID="17", SLURM_CPUS_PER_TASK="1")
        dry = self.samspill(place, "sweep", "submit", sweep, "-o", folder, "--shards", 2, "--dry-run", env=environment)
        self.look(place, name, {above.name, "sub"}, dry)
        sent = self.samspill(place, "sweep", "submit", sweep, "-o", folder, "--shards", 2, "--tasks", 1, env=environment)
        self.look(place, name, expected, sent)
        if sent.returncode != 0:
            return
        slurm = place / folder / "slurm"
        # Bytes: a carriage return in a name is one.
        arguments = (place / "sbatch.log").read_bytes().decode("utf-8", "surrogateescape")
        self.trial.check("sbatch is given the script by its name",
                         f"{os.path.normpath(place.resolve() / folder)}/slurm/array.sh\n" in arguments,
                         f"{name!r}: {arguments!r}")
        for script in ("array.sh", "merge.sh"):
            done = subprocess.run(["bash", os.fsencode(slurm / script)], cwd=place, env=environment, check=False,
                                  capture_output=True, timeout=120)
            self.trial.check("a script for Slurm does what it is for", done.returncode == 0,
                             f"{name!r}: {script}: {done.stderr.decode(errors='replace')}")
            self.look(place, name, expected)
        self.trial.check("and leaves the merged file", (place / folder / "merged.h5").exists(), repr(name))
        self.look(place, name, expected, self.samspill(place, "sweep", "status", folder))

    def report(self, names):
        """One page about scenarios of these names, titles and texts, drawn by a browser."""
        place = self.place()
        paths = []
        for number, name in enumerate(names):
            file_name = name if "/" not in name and len(name.encode(errors="surrogateescape")) < 200 else f"n{number}"
            try:
                paths.append(self.scenario(place, file_name, name, f"# {name}\nexpectation = {quoted(name)}\n"
                                           f"[[wave]]\nweek = {3 + number % 7}\noffices = [\"Gol\"]\nintensity = 2.0\n"))
            except OSError:
                continue
        page = place / "page.html"
        expected = {path.name for path in paths} | {"c.h5", "page.html", "profile", "nested"}
        done = self.samspill(place, "compare", self.base, *paths, *SMALL, "-o", "c.h5", "--report", page)
        self.look(place, names, expected, done)
        self.trial.check("a page is written", done.returncode == 0 and page.exists(), f"{names!r}: {done.stderr}")
        if done.returncode != 0:
            return
        text = page.read_text(encoding="utf-8")
        lower = text.lower()
        self.trial.check("the page has scripts of its own only", lower.count("<script") == 2 and "<img" not in lower,
                         f"{names!r}")
        if CHROMIUM is None:
            return
        drawn = subprocess.run([CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom",
                                "--virtual-time-budget=5000", f"--user-data-dir={place / 'profile'}", page.as_uri()],
                               capture_output=True, text=True, errors="replace", timeout=180, check=False)
        body = drawn.stdout[drawn.stdout.find("<body"):].split(">")[0]
        self.trial.check("nothing of a name runs in the page",
                         drawn.returncode == 0 and 'data-charts="drawn"' in body and "data-evil" not in body,
                         f"{names!r}: {body} {drawn.stderr[-300:]}")


def main():
    trial = Trial("names", sys.argv[1:])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / ".bin").mkdir()
        for program, text in (("sbatch", FAKE_SBATCH), ("scontrol", "#!/bin/sh\necho 'MaxArraySize = 1001'\n")):
            (folder / ".bin" / program).write_text(text, encoding="utf-8")
            (folder / ".bin" / program).chmod(0o755)
        names = Names(trial, folder)
        mixed = ["".join(names.chance.choice(PARTS) for _ in range(2)) for _ in range(600 if trial.long else 12)]
        every = 1 if trial.long else 3
        for name in (*PARTS, *IN_PATHS, *mixed):
            if "/" not in name:
                names.run_file(name)
        for name in (*PARTS, *IN_TEXTS, *mixed[::every]):
            names.text(name)
        for number, name in enumerate((*PARTS, *IN_PATHS, *mixed)[::every]):
            as_folder = "/" not in name and name not in (".", "..") and len(name.encode(errors="surrogateescape")) < 180
            if as_folder or name not in IN_PATHS:
                names.sweep(name, as_folder)
        texts = [name for name in (*PARTS, *IN_TEXTS) if not steers(name) and name.strip() == name]
        for begin in range(0, len(texts), 6 if trial.long else 20):
            names.report(texts[begin:begin + (6 if trial.long else 20)])
    if CHROMIUM is None:
        print("no Chromium here: pages were not drawn")
    trial.end()


main()
