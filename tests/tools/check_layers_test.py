"""Tests of tools/check_layers.py on planted violations, and on code that only looks like one."""

import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "check_layers.py"
spec = importlib.util.spec_from_file_location("check_layers", TOOL)
check_layers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_layers)

# Each: path, source, number of the line that breaks a rule, a word of the rule.
PLANTED = [
    ("sim/core/a.h", '#pragma once\n#include "model/state/users.h"\n', 2, "core must not see model"),
    ("sim/model/a.cpp", '#include "scenario/files/read_scenario.h"\n', 1, "model must not see scenario"),
    ("sim/results/files/a.cpp", '#include "experiment/replicates/ensemble.h"\n', 1, "results must not see experiment"),
    ("sim/experiment/sweep/a.cpp", '#include "cli/commands.h"\n', 1, "experiment must not see cli"),
    ("sim/experiment/sweep/a.cpp", '#include "viz/state.h"\n', 1, "experiment must not see viz"),
    ("viz/app/a.cpp", '#include "cli/commands.h"\n', 1, "viz must not see cli"),
    ("viz/desk/a.cpp", '#include "viz/state/command.h"\n', 1, "viz/desk must not see viz/state"),
    ("viz/state/a.h", '#pragma once\n#include "viz/panels/panels.h"\n', 2, "viz/state must not see viz/panels"),
    ("viz/plots/a.cpp", '#include "viz/data/shown.h"\n', 1, "viz/plots must not see viz/data"),
    ("viz/draft/a.cpp", '#include "viz/data/shown.h"\n', 1, "viz/draft must not see viz/data"),
    ("viz/source/a.cpp", "int x;\n", 1, "lies in no room of viz"),
    ("sim/model/inputs/a.h", '#pragma once\n#include "model/state/region.h"\n', 2, "must not see model/state"),
    ("sim/model/state/a.h", '#pragma once\n#include "model/week/spells.h"\n', 2, "model/state must not see model/week"),
    ("sim/model/week/a.cpp", '#include "model/run.h"\n', 1, "model/week must not see model/"),
    ("sim/scenario/text/a.cpp", '#include "scenario/declared/reader.h"\n', 1, "must not see scenario/declared"),
    ("sim/scenario/a.cpp", "int x;\n", 1, "lies in no room of scenario: text, declared, files"),
    ("sim/experiment/sweep/a.cpp", '#include "experiment/report/report.h"\n', 1, "must not see experiment/report"),
    ("viz/panels/a.cpp", '#include "viz/app/frame.h"\n', 1, "viz/panels must not see viz/app"),
    ("viz/panels/a/panel.cpp", '#include "viz/panels/b/parts.h"\n', 1, "outside viz/panels/b may see"),
    ("viz/workshop/a.cpp", '#include "viz/panels/b/parts.h"\n', 1, "outside viz/panels/b may see"),
    ("viz/panels/a/panel.cpp", '#include "viz/workshop/a.h"\n', 1, "viz/panels must not see viz/workshop"),
    ("viz/state/a.cpp", "#include <imgui.h>\n", 1, "ImGui has one home"),
    ("viz/panels/a.cpp", "#include <GLFW/glfw3.h>\n", 1, "GLFW and OpenGL has one home"),
    ("sim/model/a.cpp", '#include "users.h"\n', 1, "included by its layer"),
    ("sim/model/a.cpp", '#include "../core/draw.h"\n', 1, "included by its layer"),
    ("sim/experiment/sweep/a.cpp", "#include <oneapi/tbb/parallel_for.h>\n", 1, "TBB has one home"),
    ("sim/core/table.h", "#  include <tbb/task_arena.h>\n", 1, "TBB has one home"),
    ("sim/scenario/text/a.cpp", "#include <hdf5.h>\n", 1, "hdf5.h has one home"),
    ("sim/results/files/reader.cpp", "#include <hdf5_hl.h>\n", 1, "hdf5.h has one home"),
    ("tools/cli/run.cpp", "#include <toml++/toml.h>\n", 1, "toml++ has one home"),
    ("tools/cli/run.cpp", "#include <CLI/CLI.hpp>\n", 1, "CLI11 has one home"),
    ("sim/model/a.cpp", "#include <Random123/philox.h>\n", 1, "Random123 has one home"),
    ("sim/results/files/a.cpp", "#include <xxhash.h>\n", 1, "xxhash has one home"),
    ("sim/model/a.cpp", "#include <boost/random/normal_distribution.hpp>\n", 1, "Boost.Random has one home"),
    ("sim/model/a.cpp", "#include <nlohmann/json.hpp>\n", 1, "nlohmann-json has one home"),
    ("sim/experiment/sweep/a.cpp", "#include <random>\n", 1, "<random> is nowhere"),
    ("sim/experiment/a.cpp", "\nstd::normal_distribution<double> d;\n", 2, "not the same everywhere"),
    ("tools/cli/a.cpp", "std::mt19937 engine;\n", 1, "not the same everywhere"),
    ("sim/model/a.cpp", "double f(double x) { return std::exp(x); }\n", 1, "transcendental"),
    ("sim/model/a.cpp", "double f(double x) { return 1 +exp(x); }\n", 1, "transcendental"),
    ("sim/model/a.cpp", "double f(double x) { return ::pow(x, 2.5); }\n", 1, "transcendental"),
    ("sim/core/a.h", "/* one\n two */ inline float f(float x) { return std::tanhf(x); }\n", 2, "transcendental"),
    ("sim/core/math.cpp", "double exp(double x) { return std::exp(x); }\n", 1, "stands in for the C library"),
    ("sim/core/a.cpp", "boost::random::gamma_distribution<> g(2.0);\n", 1, "depend on the C library"),
    ("sim/model/a.cpp", "#include <fstream>\n", 1, "no input or output"),
    ("sim/model/a.cpp", "auto now = std::chrono::steady_clock::now();\n", 1, "no clock"),
    ("sim/scenario/a.cpp", "int x = std::rand();\n", 1, "no clock"),
    ("sim/model/week/a.cpp", "switch (plan) {\n    default:\n}\n", 2, "names every label"),
    ("tools/cli/a.cpp", "void f() { fmt::print(stderr, 1); }\n", 1, "what is said"),
    ("viz/app/a.cpp", "void f() { std::fputs(text, stderr); }\n", 1, "what is said"),
    ("sim/core/a.cpp", "void f() { std::exit(1); }\n", 1, "ends the process"),
    ("viz/app/a.cpp", '#include "viz/app/b.cpp"\n', 1, "a source is never included"),
    ("viz/app/a.cpp", "using std::string;\nusing std::vector;\nvector<int> x;\n", 1, "nothing uses string"),
    ("sim/CMakeLists.txt", 'add_compile_options(-O2 "-ffast-math")\n', 1, "rules of arithmetic"),
    ("CMakeLists.txt", "\nadd_compile_options(-ffast-math)\n", 2, "rules of arithmetic"),
]

CLEAN = [
    ("sim/model/a.cpp", '#include "model/state/users.h"\n#include "core/math.h"\n#include <cmath>\n'
                        "double f(double x) { return math::exp(x) + std::sqrt(x) + std::floor(x) + std::abs(x); }\n"),
    ("sim/model/b.cpp", "// std::exp(x) and <random> are named in a comment\nconst char* s = \"std::pow(2, 3)\";\n"),
    ("sim/model/c.cpp", "int c = 1'000'000; char q = '\"'; double d = log_rate(2) + p.exp(3) + model::log(x);\n"),
    ("sim/model/d.h", "struct Times { int time; };\nint late_time(int x);\nint exit_rate(int x);\n"),
    ("sim/core/parallel.cpp", "#include <oneapi/tbb/parallel_for.h>\n"),
    ("sim/core/math.cpp", "double pow(double x, double y) { return exp(y * log(x)); }\n"),
    ("sim/model/week/a.cpp", '#include "model/state/region.h"\n#include "model/week/a.h"\n'),
    ("sim/model/a.h", '#pragma once\n#include "model/week/schedule.h"\n#include "model/run.h"\n'),
    ("sim/results/h5/h5_file.h", "#include <hdf5.h>\n"),
    ("sim/scenario/text/read.cpp", "#include <toml++/toml.h>\n"),
    ("tools/cli/main.cpp", '#include <CLI/CLI.hpp>\n#include "commands.h"\n#include "experiment/judge/judge.h"\n'),
    ("viz/panels/a.cpp", '#include "viz/plots/plot.h"\n#include "viz/data/shown.h"\n#include <imgui.h>\n'),
    ("viz/panels/a/panel.cpp",
     '#include "viz/panels/a/parts.h"\n#include "viz/panels/panels.h"\n#include <imgui.h>\n'),
    ("viz/app/a.cpp", '#include "viz/panels/panels.h"\n#include "viz/state/command.h"\n#include <GLFW/glfw3.h>\n'),
    ("tests/core/a.cpp", "double f(double x) { return std::exp(x); }\n"),
    ("CMakeLists.txt", "# never -ffast-math\n"),
]


class Checker(unittest.TestCase):
    def test_names_the_line_and_the_rule_of_every_planted_violation(self):
        for path, source, line, word in PLANTED:
            with self.subTest(path=path, source=source):
                found = list(check_layers.violations(path, source))
                self.assertTrue(found, "nothing was found")
                self.assertTrue(any(number == line and word in rule for number, rule in found), found)

    def test_leaves_code_alone_that_breaks_no_rule(self):
        for path, source in CLEAN:
            with self.subTest(path=path):
                self.assertEqual(list(check_layers.violations(path, source)), [])

    def test_lets_a_room_see_only_rooms_that_stand_before_it_in_the_table(self):
        for layer, rooms in check_layers.ROOMS.items():
            before = []
            for room, may_see in rooms.items():
                self.assertLessEqual(set(may_see), set(before), f"{layer}/{room}")
                before.append(room)

    def test_refuses_headers_that_include_each_other_in_a_circle(self):
        texts = {"sim/core/a.h": '#include "core/b.h"\n', "sim/core/b.h": '#include "core/c.h"\n',
                 "sim/core/c.h": "int x;\n", "sim/core/c.cpp": '#include "core/a.h"\n#include "core/c.h"\n'}
        self.assertEqual(list(check_layers.graph_violations(texts)), [])
        texts["sim/core/c.h"] = '// #include "core/b.h"\n#include "core/a.h"\n'
        (path, _, rule), = check_layers.graph_violations(texts)
        self.assertIn("sim/core/a.h -> sim/core/b.h -> sim/core/c.h -> sim/core/a.h", rule)
        self.assertEqual(path, "sim/core/a.h")

    def test_refuses_processes_of_the_model_that_include_each_other_by_way_of_their_sources(self):
        texts = {"sim/model/week/a.h": "", "sim/model/week/b.h": "",
                 "sim/model/week/a.cpp": '#include "model/week/a.h"\n#include "model/week/b.h"\n',
                 "sim/model/week/b.cpp": '#include "model/week/b.h"\n'}
        self.assertEqual(list(check_layers.graph_violations(texts)), [])
        texts["sim/model/week/b.cpp"] += '#include "model/week/a.h"\n'
        (path, _, rule), = check_layers.graph_violations(texts)
        self.assertIn("sim/model/week/a -> sim/model/week/b -> sim/model/week/a", rule)

    def test_refuses_the_header_of_a_process_that_too_many_sources_read_by_way_of_another(self):
        texts = {"sim/model/week/a.h": "", "sim/model/state/b.h": '#include "model/week/a.h"\n'}
        texts |= {f"tests/model/{i}.cpp": '#include "model/state/b.h"\n' for i in range(check_layers.MOST_READERS)}
        self.assertEqual(list(check_layers.graph_violations(texts)), [])
        texts["viz/live/a.cpp"] = '#include "model/state/b.h"\n'
        (path, _, rule), = check_layers.graph_violations(texts)
        self.assertEqual(path, "sim/model/week/a.h")
        self.assertIn("21 sources read this header", rule)

    def test_ends_with_one_and_prints_file_and_line_when_the_tree_has_a_violation(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "sim" / "core").mkdir(parents=True)
            source = root / "sim" / "core" / "a.cpp"
            source.write_text('#include "core/a.h"\n\n#include "model/run.h"\n')
            done = subprocess.run([sys.executable, TOOL, root], capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn("sim/core/a.cpp:3: core must not see model", done.stdout)
            source.write_text('#include "core/a.h"\n')
            self.assertEqual(subprocess.run([sys.executable, TOOL, root], capture_output=True).returncode, 0)

    def test_refuses_a_folder_without_sources(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(subprocess.run([sys.executable, TOOL, folder], capture_output=True).returncode, 1)


if __name__ == "__main__":
    unittest.main()
