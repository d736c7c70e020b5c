#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "experiment/report/report_html.h"

namespace samspill {
namespace {

TEST(ReportHtml, LeavesNothingOfATextToBeMarkup)
{
    EXPECT_EQ(html::escaped("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
    EXPECT_EQ(html::escaped("Ål\tog\nGol"), "Ål\tog\nGol");
    EXPECT_EQ(html::escaped(std::string_view("a\0b\x1b[31m\x7f", 9)), "a�b�[31m�");
}

TEST(ReportHtml, LeavesNoWayOutOfAScriptElement)
{
    const std::string text = "</script><!--<script>&\xe2\x80\xa8";
    const std::string data = html::script_data({{"name", text}});
    EXPECT_EQ(data.find_first_of("<>&"), std::string::npos);
    EXPECT_EQ(nlohmann::ordered_json::parse(data)["name"], text);
}

TEST(ReportHtml, WritesBrokenBytesAsReplacements)
{
    EXPECT_NE(html::script_data({{"name", "a\xff"}}).find("�"), std::string::npos);
}

TEST(ReportHtml, AlignsNumbersAfterTheFirstColumns)
{
    EXPECT_EQ(html::table({"a", "b"}, {{"x", "1"}, {"all"}}, 1),
              "<table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"number\">b</th></tr></thead>\n"
              "<tbody>\n<tr><td class=\"long\">x</td><td class=\"number\">1</td></tr>\n"
              "<tr class=\"kind\"><th scope=\"colgroup\" colspan=\"2\">all</th></tr>\n</tbody>\n</table>\n");
}

}  // namespace
}  // namespace samspill
