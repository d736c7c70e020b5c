#include <gtest/gtest.h>

#include "core/error.h"
#include "core/identity.h"

namespace samspill {
namespace {

const Identity here{"1", "c0ffee", "g++ 12", "0123"};

}  // namespace

TEST(Identity, OfEqualProgramsIsTakenForOne)
{
    EXPECT_TRUE(differences(here, here).empty());
    EXPECT_NO_THROW(
        require_same_program("a.h5", Message::verbatim("it was made"), here, here, Message::verbatim("Make it again")));
}

TEST(Identity, OfOtherProgramsIsRefusedByEachPartThatDiffers)
{
    for (const IdentityPart& part : identity_parts) {
        Identity there = here;
        there.*part.text = "other";
        try {
            require_same_program("a.h5", Message::verbatim("it was made"), there, here,
                                 Message::verbatim("Make it again"));
            FAIL() << part.name;
        } catch (const InputError& error) {
            const std::string said = error.what(),
                              line = std::string(part.name) + ": other there, " + here.*part.text + " here";
            EXPECT_TRUE(said.starts_with("a.h5: it was made by another program")) << said;
            EXPECT_NE(said.find("\n  " + line + "\n"), std::string::npos) << said;
            EXPECT_TRUE(said.ends_with("Make it again")) << said;
        }
        EXPECT_EQ(differences(there, here).size(), 1u);
    }
}

TEST(Identity, ThatAFileDoesNotSayIsAnother)
{
    EXPECT_EQ(differences({}, here).size(), identity_parts.size());
    EXPECT_EQ(differences({}, here).front().english(), "version: not said there, 1 here");
    EXPECT_EQ(differences({}, here).front().in(Language::no), "version: ikke oppgitt der, 1 her");
    EXPECT_EQ(program_text({}), "of an unknown version");
    EXPECT_EQ(program_text(here), "1, commit c0ffee, g++ 12");
}

}  // namespace samspill
