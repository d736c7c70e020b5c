#!/usr/bin/env python3
"""The language that commands speak: --lang, else the environment's; what programs read is the same in both.

Usage: language_command_test.py SAMSPILL SCENARIOS
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1)).resolve()
HALLINGDAL = SCENARIOS / "hallingdal.toml"
SMALL = ("--set", "places.scale=0.02", "--set", "run.burn_in=4", "--weeks", 8, "--quiet")
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
PLAIN = {name: value for name, value in os.environ.items() if name not in VARIABLES}
TIMES = re.compile(r"\d+:\d\d|[\d.,]+ MiB")


class Language(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def samspill(self, *arguments, **variables):
        return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=240,
                              cwd=self.folder, env=PLAIN | variables)

    def in_both(self, *arguments):
        return [self.samspill(*arguments, "--lang", language) for language in ("en", "nb")]

    def test_it_is_what_the_option_or_the_first_variable_says(self):
        english, norwegian = "there is no such file", "filen finnes ikke"
        for variables, words in (({}, english), ({"LANG": "C.UTF-8"}, english), ({"LANG": "nb_NO.UTF-8"}, norwegian),
                                 ({"LC_ALL": "nb_NO.UTF-8"}, norwegian), ({"LC_MESSAGES": "nn_NO"}, norwegian),
                                 ({"LC_ALL": "no"}, norwegian), ({"LC_ALL": "en_GB.UTF-8", "LANG": "nb_NO"}, english),
                                 ({"LC_ALL": "", "LANG": "nb_NO"}, norwegian)):
            done = self.samspill("run", "gone.toml", **variables)
            self.assertEqual((done.returncode, words in done.stderr), (2, True), f"{variables}: {done.stderr}")
        for arguments in (("--lang", "en", "run", "gone.toml"), ("run", "gone.toml", "--lang=en")):
            self.assertIn(english, self.samspill(*arguments, LC_ALL="nb_NO").stderr)
        self.assertIn(norwegian, self.samspill("run", "--lang", "nb", "gone.toml").stderr)

    def test_a_language_that_it_does_not_speak_is_refused(self):
        for arguments in (("--lang", "de", "run", "gone.toml"), ("run", "gone.toml", "--lang=de")):
            done = self.samspill(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn('--lang: "de" is no language', done.stderr)

    def test_faults_are_told_in_both(self):
        (self.folder / "odd.toml").write_text(f'include = "{HALLINGDAL}"\n[jobs]\noffer_rate = 0,5\n', encoding="utf-8")
        (self.folder / "cut.h5").write_bytes(b"\x89HDF\r\n\x1a\n")
        (self.folder / "text.h5").write_text("text")
        for words, *arguments in (
                ("har desimalkomma; skriv 0.5", "check", "odd.toml"),
                ("nøkkelen run.weks finnes ikke; mente du run.weeks?", "run", HALLINGDAL, "--set", "run.weks=3"),
                ("run.weeks = 0 uker er utenfor [1, 5000] uker", "run", HALLINGDAL, "--weeks", 0),
                ("run.weeks: uker fra og med uke 0", "run", HALLINGDAL, "--weeks", 0),
                ("kontoret \"Goll\" finnes ikke; mente du \"Gol\"?", "run", HALLINGDAL, "--set", "office.Goll.tie=1"),
                ("filen finnes ikke", "compare", HALLINGDAL, "gone.toml"),
                ("dette er en scenariofil; her trengs en sammenligningsfil (.h5)", "report", HALLINGDAL, "-o", "a.html"),
                ("begynner ikke som HDF5", "info", "text.h5"),
                ("valget --sed finnes ikke; mente du --seed?", "run", HALLINGDAL, "--sed", 3),
                ("kommandoen rum finnes ikke; mente du run?", "rum"),
                ("samspill run: scenario mangler", "run"),
                ("--other-past krever --from", "run", HALLINGDAL, "--other-past"),
                ("det mangler en kommando", "sweep"),
                ("er tom; det trengs en verdi", "run", HALLINGDAL, "--output="),
                ("det må slutte på .h5", "run", HALLINGDAL, *SMALL, "-o", "a.txt"),
                ("endepunktet nothing: er ikke kjent", "compare", HALLINGDAL, HALLINGDAL, "--endpoint", "nothing"),
                ("er ingen del; skriv i/n", "sweep", "run", SCENARIOS / "sweeps/small.toml", "--shard", "9")):
            english, norwegian = self.in_both(*arguments)
            self.assertEqual((english.returncode, norwegian.returncode), (2, 2), english.stderr + norwegian.stderr)
            self.assertIn(words, norwegian.stderr)
            self.assertNotIn(words, english.stderr)

    def test_what_programs_read_is_the_same(self):
        def of(language, *arguments):
            done = self.samspill(*arguments, "--lang", language)
            self.assertIn(done.returncode, (0, 2), done.stderr)
            return done.stdout

        run = ("run", HALLINGDAL, *SMALL, "--replicates", 2, "--json", "-o")
        first, second = (json.loads(of(language, *run, f"{language}.h5")) for language in ("en", "nb"))
        for one in (first, second):
            for changing in ("seconds", "memory_bytes", "file"):
                del one[changing]
        self.assertEqual(first, second)
        for arguments in (("info", "en.h5", "--json"), ("params", "offer", "--json"), ("params", "--markdown"),
                          ("check", HALLINGDAL, "gone.toml", "--json"), ("calibrate", "--statistics", "--json"),
                          ("scenarios", "--names")):
            self.assertEqual(of("en", *arguments), of("nb", *arguments), arguments)

    def test_tables_have_norwegian_words_and_numbers(self):
        arguments = ("run", HALLINGDAL, *SMALL, "--replicates", 2, "--force", "-o", "a.h5")
        english, norwegian = self.in_both(*arguments)
        self.assertEqual((english.returncode, norwegian.returncode), (0, 0), english.stderr + norwegian.stderr)
        for word in ("gruppe", "registrert", "henvisninger/år", "Intervallene gjelder bare tilfeldigheter",
                     "2 kjøringer, 1 region, 6 kontorer", "8 uker etter 4 uker innkjøring", "fingeravtrykk"):
            self.assertIn(word, norwegian.stdout)
        self.assertRegex(norwegian.stdout, r"\d,\d")
        # The numbers are the same, written otherwise.
        numbers = [re.findall(r"\d+(?:[.,\u00a0]\d+)*", TIMES.sub("", text.split("\n\n")[1]))
                   for text in (english.stdout, norwegian.stdout)]
        self.assertGreater(len(numbers[0]), 50)
        self.assertEqual([number.replace(",", "") for number in numbers[0]],
                         [number.replace("\u00a0", "").replace(",", ".") for number in numbers[1]])

    def test_a_comparison_and_its_page_are_norwegian(self):
        other = self.folder / "other.toml"
        other.write_text(f'include = "{HALLINGDAL}"\ntitle = "Other"\ntitle_no = "Noe annet"\nset = ["jobs.separation_rate=0.02"]\n',
                         encoding="utf-8")
        done = self.samspill("compare", HALLINGDAL, other, *SMALL, "--replicates", 6, "-o", "c.h5", "--report", "nb.html",
                             "--lang", "nb")
        self.assertEqual(done.returncode, 0, done.stderr)
        for word in ("Nullalternativ", "Noe annet", "Bivirkninger", "konklusjon", "Må ikke brukes til"):
            self.assertIn(word, done.stdout)
        self.assertEqual(self.samspill("report", "c.h5", "-o", "en.html", "--lang", "en").returncode, 0)
        english, norwegian = ((self.folder / name).read_text(encoding="utf-8") for name in ("en.html", "nb.html"))
        self.assertIn('<html lang="nb">', norwegian)
        self.assertIn('<html lang="en">', english)
        for word in ("Kort sagt", "Uke for uke", "Hva som er antatt", "<h1>Noe annet"):
            self.assertIn(word, norwegian)
            self.assertNotIn(word, english)

    def test_help_and_manual_are_told_in_both(self):
        for command in ((), ("run",), ("compare",), ("sweep", "run")):
            english, norwegian = self.in_both(*command, "--help")
            self.assertEqual((english.returncode, norwegian.returncode), (0, 0))
            self.assertIn("Usage:", english.stdout)
            self.assertIn("Bruk:", norwegian.stdout)
            self.assertEqual(re.findall(r"--[a-z-]+", english.stdout), re.findall(r"--[a-z-]+", norwegian.stdout))


if __name__ == "__main__":
    unittest.main()
