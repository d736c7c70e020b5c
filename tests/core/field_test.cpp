#include "core/field.h"

#include <gtest/gtest.h>

namespace samspill {

namespace {

struct Ages {
    static constexpr std::array<std::string_view, 3> names{"young", "middle", "old"};
};

struct WaitParams {
    double rate = 0.25;
    int weeks = 12;
    bool open = true;
    By<Ages> share{{0.5, 0.3, 0.2}};
    By<Ages, int> limit{{1, 2, 3}};

    static constexpr auto fields()
    {
        using P = WaitParams;
        return std::tuple{
            Field{"rate", &P::rate, "1/week", 0.0, 1.0, "rate of waiting", "venterate", assumed("a test")},
            Field{"weeks", &P::weeks, "weeks", 0.0, 520.0, "weeks of waiting", "ventetid", fact("F1")},
            Field{"open", &P::open, "", 0.0, 1.0, "whether it is open", "om det er åpent", reported("Waiting")},
            Field{"share", &P::share, "1", 0.0, 1.0, "share by age", "andel etter alder", calibrated("E1")},
            Field{"limit", &P::limit, "1", 0.0, 9.0, "limit by age", "grense etter alder", assumed("a test")},
        };
    }
};

struct Set {
    WaitParams wait;
    WaitParams again;
};

std::vector<Parameter> parameters_of(Set& set)
{
    std::vector<Parameter> list;
    add_fields(list, "wait", set.wait, WaitParams::fields());
    add_fields(list, "again", set.again, WaitParams::fields());
    return list;
}

const Parameter& find(const std::vector<Parameter>& list, std::string_view key)
{
    for (const Parameter& parameter : list)
        if (parameter.key == key) return parameter;
    throw std::out_of_range(std::string(key));
}

}  // namespace

TEST(AddFields, ListsEveryFieldAndLabelInOrder)
{
    Set set;
    std::vector<std::string> keys;
    for (const Parameter& parameter : parameters_of(set)) keys.push_back(parameter.key);
    const std::vector<std::string> wait{"wait.rate",        "wait.weeks",        "wait.open",
                                        "wait.share.young", "wait.share.middle", "wait.share.old",
                                        "wait.limit.young", "wait.limit.middle", "wait.limit.old"};
    ASSERT_EQ(keys.size(), 2 * wait.size());
    for (std::size_t i = 0; i < wait.size(); ++i) {
        EXPECT_EQ(keys[i], wait[i]);
        EXPECT_EQ(keys[wait.size() + i], "again" + wait[i].substr(4));
    }
}

TEST(AddFields, GivesKindValueAndDeclarationOfEachParameter)
{
    Set set;
    const auto list = parameters_of(set);
    EXPECT_EQ(find(list, "wait.rate").kind(), ParameterKind::real);
    EXPECT_EQ(find(list, "wait.weeks").kind(), ParameterKind::integer);
    EXPECT_EQ(find(list, "wait.open").kind(), ParameterKind::boolean);
    EXPECT_EQ(find(list, "wait.limit.old").kind(), ParameterKind::integer);
    EXPECT_EQ(find(list, "wait.share.middle").get(), 0.3);
    EXPECT_EQ(find(list, "wait.open").get(), 1.0);
    EXPECT_EQ(find(list, "wait.weeks").unit, "weeks");
    EXPECT_EQ(find(list, "wait.weeks").high, 520.0);
    EXPECT_EQ(find(list, "wait.weeks").meaning_no, "ventetid");
    EXPECT_EQ(find(list, "wait.share.old").section, "wait");
    EXPECT_EQ(find(list, "wait.share.old").source.mark, Mark::calibrated);
    EXPECT_EQ(name_of(find(list, "wait.rate").source.mark), "assumption");
}

TEST(Parameter, WritesToTheSetThatItWasMadeFromAndNowhereElse)
{
    Set set;
    const auto list = parameters_of(set);
    for (const Parameter& parameter : list) {
        Set fresh;
        const auto defaults = parameters_of(fresh);
        const double other = parameter.get() == 1.0 ? 0.0 : 1.0;
        const double before = parameter.get();
        parameter.set(other);
        for (std::size_t i = 0; i < list.size(); ++i) {
            EXPECT_EQ(list[i].get(), list[i].key == parameter.key ? other : defaults[i].get()) << list[i].key;
        }
        parameter.set(before);
    }
    find(list, "again.limit.old").set(7);
    EXPECT_EQ(set.again.limit[2], 7);
    EXPECT_EQ(set.wait.limit[2], 3);
}

}  // namespace samspill
