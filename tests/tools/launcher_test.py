"""Tests of the launcher tools/samspill in a checkout of its own whose path has spaces, with stand-ins
for cmake, apt-get, dpkg-query, id and sudo that write down how they were called."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"

PROGRAM = """#!/bin/bash
printf 'folder=%s\\n' "$PWD"
printf 'argument=%s\\n' "$@"
exit 7
"""
STAND_INS = {
    "cmake": """echo "cmake $*" >>"$CALLS"
if [[ $1 == --preset ]]; then
    mkdir -p build/release && touch build/release/build.ninja
    echo "SAMSPILL_VIEWER:BOOL=${*##*VIEWER=}" >build/release/CMakeCache.txt
    exit
fi
if [[ $1 == -DSAMSPILL_VIEWER=ON ]]; then echo "SAMSPILL_VIEWER:BOOL=ON" >"$2/CMakeCache.txt"; exit; fi
echo "[1/1] Linking"
[[ -n ${BUILD_FAILS:-} ]] && { echo "error: no such thing"; exit 1; }
mkdir -p "$2/bin" && cp "$PROGRAM" "$2/bin/samspill"
[[ " $* " == *" samspill_view "* ]] && cp "$PROGRAM" "$2/bin/samspill-view"
exit 0
""",
    "apt-get": """echo "apt-get $*" >>"$CALLS"
[[ "$*" == *"${APT_FAILS:-nothing fails}"* ]] && { echo "E: no network"; exit 100; }
exit 0
""",
    "dpkg-query": """for package in "${@:4}"; do
[[ " ${MISSING:-} " == *" $package "* ]] || echo "installed $package"; done
""",
    "id": "echo ${FAKE_UID:-0}\n",
    "sudo": "[[ -n ${SUDO_WORKS:-} ]] || exit 1; [[ $1 == -n ]] && shift; \"$@\"\n",
}


class Launcher(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.base = pathlib.Path(holder.name)
        self.root = self.base / "my check out"
        self.calls = self.base / "calls"
        for folder in ("sim/core", "tools/cli", "tools/viewer", "tools/reader", "viz/app"):
            (self.root / folder).mkdir(parents=True)
        for name in ("samspill", "common.sh", "packages.txt"):
            shutil.copy(TOOLS / name, self.root / "tools" / name)
        for name in ("CMakeLists.txt", "CMakePresets.json", "tools/CMakeLists.txt", "sim/core/a.cpp"):
            (self.root / name).write_text("")
        stand_ins = self.base / "bin"
        stand_ins.mkdir()
        for name, body in STAND_INS.items():
            (stand_ins / name).write_text("#!/bin/bash\n" + body)
            (stand_ins / name).chmod(0o755)
        self.program = self.base / "program"
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)
        self.path = f"{stand_ins}:{os.environ['PATH']}"

    def launch(self, *arguments, folder="/", **environment):
        self.calls.write_text("")
        environment = os.environ | {"PATH": self.path, "CALLS": self.calls, "PROGRAM": self.program} | environment
        return subprocess.run([self.root / "tools" / "samspill", *arguments], capture_output=True, text=True,
                              cwd=folder, env=environment, stdin=subprocess.DEVNULL)

    def called(self):
        return self.calls.read_text().splitlines()

    def test_builds_at_first_and_then_only_starts_the_program(self):
        self.launch("run")
        self.assertEqual([call.split()[1] for call in self.called()], ["--preset", "--build"])
        self.launch("run")
        self.assertEqual(self.called(), [])

    def test_hands_over_arguments_folder_output_and_exit_code_unchanged(self):
        for _ in range(2):  # with and without a build before it
            done = self.launch("run", "a b", "", "--set=x=*", folder=self.base)
            self.assertEqual(done.stdout, f"folder={self.base}\nargument=run\nargument=a b\nargument=\nargument=--set=x=*\n")
            self.assertEqual(done.returncode, 7)

    def test_builds_the_viewer_when_it_is_first_asked_for(self):
        self.launch("run", MISSING="libglfw3-dev")
        self.assertTrue(self.called()[0].endswith("-DSAMSPILL_VIEWER=OFF"), self.called())
        self.assertNotIn("samspill_view", self.called()[1])
        done = self.launch("view", "x.h5", MISSING="libglfw3-dev")
        self.assertIn("argument=view", done.stdout)
        cmake = [call for call in self.called() if call.startswith("cmake")]
        self.assertIn("-DSAMSPILL_VIEWER=ON", cmake[0])
        self.assertIn("--target samspill samspill_view", cmake[1])
        self.assertTrue(any(call.endswith("libglfw3-dev") for call in self.called()), self.called())
        self.launch("view")
        self.assertEqual(self.called(), [])
        later = (self.root / "build/release/.samspill_view-built").stat().st_mtime + 2
        (self.root / "viz/app/a.cpp").write_text("")
        for path in ("viz/app/a.cpp", "viz/app"):
            os.utime(self.root / path, (later, later))
        self.launch("run")
        self.assertEqual(self.called(), [])
        self.launch("view")
        self.assertEqual([call.split()[1] for call in self.called()], ["--build"])

    def test_works_through_a_symbolic_link(self):
        (self.base / "link").symlink_to(self.root / "tools" / "samspill")
        environment = os.environ | {"PATH": self.path, "CALLS": self.calls, "PROGRAM": self.program}
        done = subprocess.run([self.base / "link"], capture_output=True, env=environment, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 7)

    def test_builds_again_when_a_source_is_newer_or_a_file_is_gone(self):
        self.launch()
        later = (self.root / "build/release/.samspill-built").stat().st_mtime + 2
        os.utime(self.root / "sim/core/a.cpp", (later, later))
        self.launch()
        self.assertEqual([call.split()[1] for call in self.called()], ["--build"])
        os.utime(self.root / "sim/core/a.cpp", (0, 0))
        (self.root / "sim/core/a.cpp").unlink()
        os.utime(self.root / "sim/core", (later, later))
        self.launch()
        self.assertEqual([call.split()[1] for call in self.called()], ["--build"])

    def test_installs_what_is_missing_and_nothing_else(self):
        self.launch(MISSING="ninja-build libfmt-dev libgtest-dev")  # the last is only for tests
        apt = [call for call in self.called() if call.startswith("apt-get")]
        self.assertEqual(len(apt), 2)
        self.assertTrue(apt[0].endswith(" update"), apt)
        self.assertTrue(apt[1].endswith(" install --no-install-recommends ninja-build libfmt-dev"), apt)

    def test_uses_sudo_when_it_is_not_root(self):
        done = self.launch(MISSING="cmake", FAKE_UID="1000", SUDO_WORKS="yes")
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertEqual(len([call for call in self.called() if call.startswith("apt-get")]), 2)

    def test_says_what_to_type_when_it_may_not_install(self):
        done = self.launch(MISSING="cmake", FAKE_UID="1000")
        self.assertEqual(done.returncode, 1)
        self.assertIn("As root: apt-get install --no-install-recommends cmake", done.stderr)
        self.assertEqual(self.called(), [])

    def test_stops_with_the_reason_when_apt_get_fails(self):
        for step in ("update", "install"):
            done = self.launch(MISSING="cmake", APT_FAILS=step)
            self.assertEqual(done.returncode, 1)
            self.assertIn("E: no network", done.stderr)
            self.assertIn("apt-get install --no-install-recommends cmake", done.stderr)
            self.assertNotIn("cmake --preset", "\n".join(self.called()))

    def test_shows_the_end_of_the_log_when_the_build_fails_and_tries_again_next_time(self):
        done = self.launch(BUILD_FAILS="yes")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("error: no such thing", done.stderr)
        self.assertIn("build/release/build.log", done.stderr)
        self.assertEqual(self.launch().returncode, 7)


if __name__ == "__main__":
    unittest.main()
