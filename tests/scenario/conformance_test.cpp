#include <gtest/gtest.h>

#include <cmath>

#include "scenario/text/toml_text.h"
#include "scenario_support.h"

// The rules of TOML 1.0, each as a case of our own: what is valid parses to the right value, what is
// invalid is refused with line and column.
namespace samspill::test {

namespace {

using input::DateText;
using input::List;
using input::Mistakes;
using input::Table;
using input::TimeText;
using input::Value;

// A tree as one line: {a = 1, b = [true, "x"]}.
std::string drawn(const Value& value);

std::string drawn(const Table& table)
{
    std::string text;
    for (const input::Entry& entry : table.entries)
        text += (text.empty() ? "" : ", ") + input::escaped(entry.key) + " = " + drawn(entry.value);
    return "{" + text + "}";
}

std::string drawn(const Value& value)
{
    if (const auto* list = value.as<List>()) {
        std::string text;
        for (const Value& item : list->items) text += (text.empty() ? "" : ", ") + drawn(item);
        return "[" + text + "]";
    }
    if (const auto* table = value.as<Table>()) return drawn(*table);
    if (const auto* real = value.as<double>())
        return std::isnan(*real)   ? "nan"
               : std::isinf(*real) ? (*real > 0 ? "inf" : "-inf")
                                   : input::number_text(*real) + "r";
    if (const auto* text = value.as<std::string>()) return "\"" + input::escaped(*text) + "\"";
    return input::shown(value).english();
}

struct Parsed {
    Table table;
    std::string wrong;  // "t.toml:1:2: ..."
};

Parsed parsed(const std::string& text)
{
    Mistakes mistakes;
    Parsed result;
    result.table = input::parse_toml(
        text, std::make_shared<const input::InputSource>(input::InputSource{"t.toml", 0, ""}), mistakes);
    if (mistakes.empty()) return result;
    try {
        mistakes.raise();
    } catch (const InputError& error) {
        result.wrong = error.what();
    }
    return result;
}

struct Valid {
    const char* rule;
    std::string text, tree;
};

const std::vector<Valid>& valid()
{
    static const std::vector<Valid> cases = {
        {"an empty document", "", "{}"},
        {"comments", "# one\na = 1 # two\n#three", "{a = 1}"},
        {"a comment sign within a text", "a = \"# no\"", "{a = \"# no\"}"},
        {"lines that end with CR LF", "a = 1\r\nb = 2\r\n", "{a = 1, b = 2}"},
        {"no line end at the end", "a = 1", "{a = 1}"},
        {"blanks and tabs around", " \ta\t = \t1 \t", "{a = 1}"},
        {"bare keys", "a-b_1 = 1\n1234 = 2\n-_- = 3", "{a-b_1 = 1, 1234 = 2, -_- = 3}"},
        {"quoted keys", "\"a b\" = 1\n'c\"d' = 2\n\"\" = 3", "{a b = 1, c\"d = 2,  = 3}"},
        {"keys beyond ASCII in quotes", "\"\u00e5r\" = 1", "{\u00e5r = 1}"},
        {"escapes in keys", "\"a\\u0062\" = 1", "{ab = 1}"},
        {"dotted keys", "a.b.c = 1\na.b.d = 2\na . e = 3", "{a = {b = {c = 1, d = 2}, e = 3}}"},
        {"dotted quoted keys", "a.\"b.c\".d = 1", "{a = {b.c = {d = 1}}}"},
        {"a dotted key that looks like a number", "3.14 = 1", "{3 = {14 = 1}}"},
        {"tables", "[a]\nx = 1\n[b]\nx = 2", "{a = {x = 1}, b = {x = 2}}"},
        {"a table without keys", "[a]\n", "{a = {}}"},
        {"blanks in a heading", "[ a . \"b\" ]\nx = 1", "{a = {b = {x = 1}}}"},
        {"a table above one that is there", "[a.b]\nx = 1\n[a]\ny = 2", "{a = {b = {x = 1}, y = 2}}"},
        {"a table below dotted keys of its own", "[a]\nb.c = 1\n[a.d]\nx = 2", "{a = {b = {c = 1}, d = {x = 2}}}"},
        {"lists of tables", "[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 3", "{a = [{x = 1}, {}, {x = 3}]}"},
        {"lists of tables within", "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\nx = 3",
         "{a = [{b = [{x = 1}, {x = 2}]}, {b = [{x = 3}]}]}"},
        {"a table of the last item", "[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\nx = 2",
         "{a = [{b = {x = 1}}, {b = {x = 2}}]}"},
        {"inline tables", "a = { x = 1, y.z = 2 }\nb = {}", "{a = {x = 1, y = {z = 2}}, b = {}}"},
        {"inline tables in lists", "a = [ { x = 1 }, { x = 2 } ]", "{a = [{x = 1}, {x = 2}]}"},
        {"whole numbers", "a = 0\nb = +17\nc = -0\nd = 1_000_000", "{a = 0, b = 17, c = 0, d = 1000000}"},
        {"the largest and smallest whole number", "a = 9223372036854775807\nb = -9223372036854775808",
         "{a = 9223372036854775807, b = -9223372036854775808}"},
        {"other bases", "a = 0xDEAD_beef\nb = 0o755\nc = 0b1101", "{a = 3735928559, b = 493, c = 13}"},
        {"numbers with a fraction", "a = 1.5\nb = -0.01\nc = +3.0\nd = 9_224.2",
         "{a = 1.5r, b = -0.01r, c = 3r, d = 9224.2r}"},
        {"numbers with an exponent", "a = 5e+22\nb = 1E06\nc = -2e-2\nd = 6.5e1",
         "{a = 5e+22r, b = 1000000r, c = -0.02r, d = 65r}"},
        {"not finite", "a = inf\nb = -inf\nc = +inf\nd = nan\ne = -nan",
         "{a = inf, b = -inf, c = inf, d = nan, e = nan}"},
        {"truth values", "a = true\nb = false", "{a = true, b = false}"},
        {"texts with escapes", R"(a = "\b\t\n\f\r\"\\")", R"({a = "\x08\x09\x0a\x0c\x0d"\"})"},
        {"texts with unicode escapes", R"(a = "\u00E5\U0001F600")", "{a = \"\u00e5\U0001F600\"}"},
        {"literal texts", R"(a = 'C:\new\"')", R"({a = "C:\new\""})"},
        {"empty texts", "a = \"\"\nb = ''\nc = \"\"\"\"\"\"\nd = ''''''", "{a = \"\", b = \"\", c = \"\", d = \"\"}"},
        {"a tab in a text", "a = \"x\ty\"", "{a = \"x\\x09y\"}"},
        {"long texts", "a = \"\"\"\nx\ny\"\"\"", "{a = \"x\\x0ay\"}"},
        {"long texts that go on", "a = \"\"\"x \\\n\n   y\"\"\"", "{a = \"x y\"}"},
        {"quotes in long texts", "a = \"\"\"\"x\"\" y\"\"\"\"\"", "{a = \"\"x\"\" y\"\"\"}"},
        {"long literal texts", "a = '''\n\\n'x''\n'''", "{a = \"\\n'x''\\x0a\"}"},
        {"lists", "a = [1, 2,\n # no\n 3,\n]\nb = []\nc = [[1], [\"x\"]]",
         "{a = [1, 2, 3], b = [], c = [[1], [\"x\"]]}"},
        {"lists of several types", "a = [1, 1.5, \"x\", true, {y = 1}]", "{a = [1, 1.5r, \"x\", true, {y = 1}]}"},
        {"dates", "a = 1979-05-27", "{a = 1979-05-27}"},
        {"a leap day", "a = 2000-02-29", "{a = 2000-02-29}"},
        {"times", "a = 07:32:00", "{a = 07:32:00}"},
        {"dates with times", "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00\nc = 1979-05-27t00:32:00-07:00",
         "{a = 1979-05-27T07:32:00Z, b = 1979-05-27T07:32:00, c = 1979-05-27T00:32:00-07:00}"},
    };
    return cases;
}

struct Invalid {
    const char* rule;
    std::string text;
    unsigned line;
};

const std::vector<Invalid>& invalid()
{
    static const std::vector<Invalid> cases = {
        {"a key without a value", "a =", 1},
        {"a key without =", "x = 1\na", 2},
        {"a value without a key", "= 1", 1},
        {"two keys on a line", "a = 1 b = 2", 1},
        {"a value on the next line", "a =\n1", 1},
        {"a bare key with a forbidden sign", "a$b = 1", 1},
        {"a bare key with a blank", "a b = 1", 1},
        {"a long text as a key", "\"\"\"a\"\"\" = 1", 1},
        {"a key of dots", "a..b = 1", 1},
        {"a key that ends with a dot", "a. = 1", 1},
        {"a key that begins with a dot", ".a = 1", 1},
        {"a key twice", "a = 1\na = 2", 2},
        {"a key twice, once in quotes", "a = 1\n\"a\" = 2", 2},
        {"a dotted key into a number", "a = 1\na.b = 2", 2},
        {"a number over a dotted key", "a.b = 1\na = 2", 2},
        {"a table twice", "[a]\nx = 1\n[a]\ny = 2", 3},
        {"a table over a key", "a = 1\n[a]", 2},
        {"a table over dotted keys", "[x]\na.b = 1\n[x.a]", 3},
        {"an empty heading", "[]", 1},
        {"a heading that is not closed", "[a", 1},
        {"a heading that is closed too often", "[a]]", 1},
        {"a list heading that is half closed", "[[a]", 1},
        {"a key behind a heading", "[a] x = 1", 1},
        {"a heading over two lines", "[a\n]", 1},
        {"a list of tables over a table", "[a]\n[[a]]", 2},
        {"a table over a list of tables", "[[a]]\n[a]", 2},
        {"a list of tables over a plain list", "a = []\n[[a]]", 2},
        {"an inline table over two lines", "a = {\nx = 1}", 1},
        {"an inline table with a last comma", "a = {x = 1,}", 1},
        {"an inline table without commas", "a = {x = 1 y = 2}", 1},
        {"a key twice in an inline table", "a = {x = 1, x = 2}", 1},
        {"an inline table that is extended", "a = {x = 1}\n[a.b]", 2},
        {"an inline table that is extended by a dotted key", "a = {x = 1}\na.y = 2", 2},
        {"an inline table that is not closed", "a = {x = 1", 1},
        {"a list that is not closed", "a = [1, 2", 1},
        {"a list without commas", "a = [1 2]", 1},
        {"a list with two commas", "a = [1,, 2]", 1},
        {"leading zeros", "a = 01", 1},
        {"leading zeros after a sign", "a = -01", 1},
        {"two underscores", "a = 1__0", 1},
        {"an underscore at the end", "a = 1_", 1},
        {"an underscore at the beginning", "a = _1", 1},
        {"a number above 64 bits", "a = 9223372036854775808", 1},
        {"a number below 64 bits", "a = -9223372036854775809", 1},
        {"a sign before another base", "a = +0x1", 1},
        {"capitals of another base", "a = 0X1", 1},
        {"digits that the base has not", "a = 0b12", 1},
        {"a base without digits", "a = 0x", 1},
        {"a point at the end", "a = 1.", 1},
        {"a point at the beginning", "a = .5", 1},
        {"a point before an exponent", "a = 1.e5", 1},
        {"an exponent without digits", "a = 1e", 1},
        {"two points", "a = 1.2.3", 1},
        {"an underscore beside the point", "a = 1_.5", 1},
        {"capitals of not finite", "a = Inf", 1},
        {"two signs", "a = --1", 1},
        {"capitals of a truth value", "a = True", 1},
        {"half a truth value", "a = tru", 1},
        {"a text that is not closed", "a = \"x", 1},
        {"a line end in a text", "a = \"x\ny\"", 1},
        {"an unknown escape", R"(a = "\q")", 1},
        {"half an escape", R"(a = "\u00")", 1},
        {"an escape of half a pair", R"(a = "\uD800")", 1},
        {"an escape beyond unicode", R"(a = "\U00110000")", 1},
        {"a control character in a text", "a = \"x\x01y\"", 1},
        {"a control character in a literal text", "a = 'x\x1fy'", 1},
        {"a control character in a comment", "# x\x07", 1},
        {"a NUL", std::string("a = 1\0", 6), 1},
        {"a lone carriage return", "a = 1\rb = 2", 1},
        {"a long text that is not closed", "x = 1\na = \"\"\"y\n", 2},
        {"bytes that are no UTF-8", "a = \"\xff\"", 1},
        {"an overlong UTF-8 sign", "a = \"\xc0\xaf\"", 1},
        {"a month that is none", "a = 2017-13-01", 1},
        {"a day that is none", "a = 2017-01-32", 1},
        {"a 29 February without a leap year", "a = 2017-02-29", 1},
        {"a day of one digit", "a = 2017-01-1", 1},
        {"an hour that is none", "a = 25:00:00", 1},
        {"a minute that is none", "a = 10:61:00", 1},
        {"a date that goes on with nothing", "a = 1979-05-27T(", 1},
    };
    return cases;
}

}  // namespace

TEST(Conformance, ValidTextsGiveTheirValues)
{
    for (const Valid& one : valid()) {
        const Parsed result = parsed(one.text);
        EXPECT_EQ(result.wrong, "") << one.rule;
        EXPECT_EQ(drawn(result.table), one.tree) << one.rule;
    }
}

TEST(Conformance, InvalidTextsAreRefusedWithLineAndColumn)
{
    for (const Invalid& one : invalid()) {
        const Parsed result = parsed(one.text);
        unsigned line = 0, column = 0;
        ASSERT_EQ(std::sscanf(result.wrong.c_str(), "t.toml:%u:%u: this is not TOML", &line, &column), 2)
            << one.rule << ": " << result.wrong;
        EXPECT_GE(line, 1u) << one.rule;
        EXPECT_LE(line, one.line + 1) << one.rule << ": " << result.wrong;
        EXPECT_GE(column, 1u) << one.rule;
    }
}

}  // namespace samspill::test
