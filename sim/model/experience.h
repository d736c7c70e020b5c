#pragma once

#include <array>
#include <tuple>
#include <vector>

#include "core/field.h"
#include "core/table.h"
#include "model/kinds.h"
#include "model/users.h"

namespace samspill {

struct Region;

// What counsellors, leaders, offices and career advisers learn from the collaboration.
struct ExperienceParams {
    double success = 0.10;
    double lost = 0.03;
    int window = 26;
    int compared = 8;
    double own_anchor = 0.01;
    double colleagues = 0.003;
    double leader = 0.002;
    double pressure = 0.01;
    double pressure_middle = 0.05;
    double ownership_gain = 0.02;
    double ownership_half_life = 104;
    double knowledge_contact = 0.08;
    double knowledge_referral = 0.03;
    double knowledge_three_way = 0.06;
    double knowledge_half_life = 52;
    double leader_turnover = 0.15;
    double leader_listens = 0.002;

    static constexpr auto fields()
    {
        using P = ExperienceParams;
        return std::tuple{
            Field{
                "success", &P::success, "-1-1", 0.0, 2.0,
                "rise in attitude when a referred user succeeds for whom nothing was to be expected, and fall when "
                "one does not for whom everything was",
                "økning i holdning når en henvist bruker lykkes mot alle odds, og fall når en ikke lykkes der alt lå "
                "til rette",
                assumed("report, Å utfordre den segmenterte stat med utgangspunkt i praksis: short-travelled results")},
            Field{"lost", &P::lost, "-1-1", 0.0, 2.0, "fall in attitude when nothing comes back that was expected back",
                  "fall i holdning når ventet tilbakemelding uteblir",
                  assumed("report, Alt har ikke vært like lett - Utfordringer")},
            Field{"window", &P::window, "weeks", 1, 260, "weeks after a referral within which its result is seen",
                  "uker etter en henvisning før resultatet er sett", assumed()},
            Field{
                "compared", &P::compared, "users", 1, 1000,
                "one in so many of the meetings of the burn-in is followed to learn what to expect without a referral",
                "ett av så mange møter i innkjøringen følges for å lære hva en kan vente uten henvisning",
                assumed("a sample is enough")},
            Field{"own_anchor", &P::own_anchor, "1/week", 0.0, 1.0,
                  "rate at which attitude goes back to the counsellor's own anchor",
                  "rate for hvor fort holdningen går tilbake mot veilederens eget ståsted", assumed()},
            Field{"colleagues", &P::colleagues, "1/week", 0.0, 1.0,
                  "rate at which it moves towards the colleagues' mean",
                  "rate for hvor fort den går mot kollegenes gjennomsnitt", assumed()},
            Field{"leader", &P::leader, "1/week", 0.0, 1.0, "rate at which it moves towards the leader's",
                  "rate for hvor fort den går mot lederens", assumed()},
            Field{"pressure", &P::pressure, "-1-1/week", 0.0, 1.0, "fall in attitude a week under full pressure",
                  "fall i holdning per uke under fullt press", assumed()},
            Field{"pressure_middle", &P::pressure_middle, "1", 0.0, 1.0, "pressure that does not matter",
                  "press som ikke har betydning", assumed("status quo at week 0")},
            Field{"ownership_gain", &P::ownership_gain, "share/week", 0.0, 1.0,
                  "share of the distance to 1 that full co-creation adds to ownership each week",
                  "andel av avstanden til 1 som full medvirkning legger til eierskapet hver uke", assumed()},
            Field{"ownership_half_life", &P::ownership_half_life, "weeks", 1.0, 10000.0, "half-life of ownership",
                  "halveringstid for eierskap", assumed()},
            Field{"knowledge_contact", &P::knowledge_contact, "share", 0.0, 1.0,
                  "share of what a counsellor does not know of the career centre that a joint contact teaches",
                  "andel av det en veileder ikke vet om karrieresenteret som et felles møtepunkt lærer bort",
                  assumed()},
            Field{"knowledge_referral", &P::knowledge_referral, "share", 0.0, 1.0, "the same for a referral",
                  "det samme for en henvisning", assumed()},
            Field{"knowledge_three_way", &P::knowledge_three_way, "share", 0.0, 1.0, "the same for a three-way talk",
                  "det samme for en trekantsamtale", assumed()},
            Field{"knowledge_half_life", &P::knowledge_half_life, "weeks", 1.0, 10000.0, "half-life of that knowledge",
                  "halveringstid for denne kjennskapen", assumed()},
            Field{"leader_turnover", &P::leader_turnover, "1/year", 0.0, 10.0, "rate at which a leader is replaced",
                  "rate for lederskifte", assumed("report, Styring eller ledelse: tells of one")},
            Field{"leader_listens", &P::leader_listens, "1/week", 0.0, 1.0,
                  "rate at which a leader's attitude moves towards the counsellors' mean",
                  "rate for hvor fort lederens holdning går mot veiledernes gjennomsnitt", assumed()},
        };
    }
};

// A user whose next months somebody watches: after a referral, or for comparison after a meeting
// of the burn-in.
struct Watched {
    Row row;
    std::uint16_t counsellor;  // who referred; nobody: for comparison
    WeekMark since;
    std::uint8_t cell;  // of the table of successes

    static constexpr auto columns()
    {
        using W = Watched;
        return std::tuple{
            Column{"row", &W::row, "", "user"},
            Column{"counsellor", &W::counsellor, "", "who referred; nobody for comparison"},
            Column{"since", &W::since, "week", "week of the referral or the meeting"},
            Column{"cell", &W::cell, "", "cell of the table of successes"},
        };
    }
};

// How many of similar users succeed (are in work or in a measure begun since) within the window
// after a meeting in which they were not referred: counted in the burn-in and frozen at week 0.
struct SuccessTable {
    static constexpr int thirds = 3, halves = 2;
    static constexpr int cells = n_groups * thirds * halves * 2;  // far from work or not
    std::array<std::int32_t, cells> users{};
    std::array<std::int32_t, cells> successes{};

    // Share expected to succeed, 0..1; a prior of five users at the common share keeps empty cells sane.
    double expected(int cell) const;
};

// Those who are watched, in the order of their weeks.
class WatchList {
public:
    void reserve(std::size_t users) { watched_.reserve(users); }
    void add(const Watched& watched) { watched_.push_back(watched); }
    bool due(Week week, int window) const
    {
        return first_ < watched_.size() && watched_[first_].since + window <= week;
    }
    Watched take();
    // Everything that is to be kept of it (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive(watched_, first_);
    }
    const Table<Watched>& all() const { return watched_; }  // those taken in front may still stand there

private:
    Table<Watched> watched_;
    std::size_t first_ = 0;
};

// Starts watching a user who has just been referred by her counsellor.
void watch_referral(Region& region, Row row);

// The week's lessons: results of referrals, contacts, colleagues, leaders; ties, anchors and
// distances; what advisers know of NAV's rules. Writes counsellors' attitude knowledge ownership
// and counts of the week, offices' cognitive organisational structural friction tie anchor
// joint_actions leader_attitude leaders and what they have seen, the centre's rules_known.
void experience(Region& region);

}  // namespace samspill
