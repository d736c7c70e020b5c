#!/usr/bin/env python3
"""The report page in a browser: charts are drawn, nothing is fetched, nothing of a scenario is run.

Usage: report_test.py SAMSPILL SCENARIO
"""

import html.parser
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SAMSPILL, SCENARIO = sys.argv.pop(1), sys.argv.pop(1)
CHROMIUM = shutil.which("chromium")

EVIL = r"""
include = "{base}"
title = "</title><script>document.body.dataset.evil = 'title'</script> & \"quotes\" 'both'"
question = "<img src=x onerror=\"document.body.dataset.evil = 'question'\">?"
expectation = "<!-- a comment that never ends <script>"
# </script><script>document.body.dataset.evil = 'text'</script>
[[wave]]
week = 26
offices = ["Gol"]
intensity = 2.0
"""


class Reader(html.parser.HTMLParser):
    """Tags, attributes and what is written, as a browser reads them."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.written = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.written += data


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        evil = cls.folder / "</script><b>evil.toml".replace("/", "_")
        evil.write_text(EVIL.format(base=pathlib.Path(SCENARIO).resolve()), encoding="utf-8")
        cls.page, cls.file = cls.folder / "page.html", cls.folder / "c.h5"
        cls.done = subprocess.run([SAMSPILL, "compare", SCENARIO, str(evil), "--replicates", "4", "--quiet",
                                   "--report", str(cls.page), "-o", str(cls.file)],
                                  capture_output=True, text=True, timeout=120)
        cls.text = cls.page.read_text(encoding="utf-8") if cls.page.exists() else ""

    def in_browser(self):
        """The page as it stands after its scripts have run; with the number of things that it fetched."""
        page = self.folder / "watched.html"
        page.write_text(self.text + "<script>setTimeout(() => document.body.dataset.fetched ="
                        " performance.getEntriesByType('resource').length, 1000)</script>", encoding="utf-8")
        done = subprocess.run([CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu",
                               "--virtual-time-budget=5000", f"--user-data-dir={self.folder / 'profile'}",
                               "--dump-dom", page.as_uri()],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_is_written_and_says_what_matters_without_scripts(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        written = Reader(self.text).written
        for words in ("In short", "lasting_share", "net_benefit", "public_spending", "What was assumed", "week 26 at Gol",
                      "How to reproduce it", "samspill compare", "--replicates 4", "digest of all runs",
                      "document.body.dataset.evil"):
            self.assertIn(words, written)

    def test_asks_the_network_for_nothing(self):
        for tag, attributes in Reader(self.text).tags:
            self.assertNotIn(tag, ("link", "iframe", "img", "object", "embed", "base", "form"))
            for name in ("src", "href", "action", "srcset"):
                self.assertNotIn(name, attributes)
        self.assertIn("default-src 'none'", self.text)

    def test_holds_scripts_of_its_own_only(self):
        scripts = [attributes for tag, attributes in Reader(self.text).tags if tag == "script"]
        self.assertEqual(scripts, [{"type": "application/json", "id": "data"}, {}])

    def test_a_comparison_file_gives_a_page_too(self):
        page = self.folder / "again.html"
        done = subprocess.run([SAMSPILL, "report", str(self.file), "-o", str(page)], capture_output=True, text=True,
                              timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        again = page.read_text(encoding="utf-8")
        data = '<script type="application/json" id="data">'
        self.assertEqual(again.split(data)[1], self.text.split(data)[1])

    def test_a_path_that_cannot_be_written_is_told_before_anything_is_run(self):
        done = subprocess.run([SAMSPILL, "compare", SCENARIO, SCENARIO, "--replicates", "100000", "--report",
                               str(self.folder / "none" / "page.html")], capture_output=True, text=True, timeout=120,
                              cwd=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("none", done.stderr)

    @unittest.skipUnless(CHROMIUM, "needs the Debian package chromium")
    def test_draws_its_charts_and_runs_nothing_of_the_scenarios(self):
        dom = self.in_browser()
        body = next(attributes for tag, attributes in Reader(dom).tags if tag == "body")
        self.assertEqual(body.get("data-charts"), "drawn")
        self.assertEqual(body.get("data-fetched"), "0")
        self.assertNotIn("data-evil", body)
        charts = [attributes["id"] for tag, attributes in Reader(dom).tags if attributes.get("class") == "chart"]
        self.assertGreater(len(charts), 8)
        for chart in charts:
            drawn = dom.split(f'id="{chart}"')[1].split("</svg>")[0]
            self.assertIn("mark-line" if not chart.startswith("dots") else "mark-symbol", drawn, chart)
            self.assertNotIn("NaN", drawn)


if __name__ == "__main__":
    unittest.main()
