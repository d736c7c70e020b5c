#pragma once

#include <tuple>

#include "core/field.h"
#include "model/kinds.h"
#include "model/users.h"

namespace samspill {

struct Region;

// What becomes of a user's wish when guidance ends.
struct HandoverParams {
    By<WishLabels> conflict{{0.7, 0.25, 0.03}};
    double less_by_information = 0.6;
    double less_by_rules = 0.5;
    double less_by_realism = 0.5;
    double partner_feedback = 0.3;
    double conflict_motivation = 0.10;
    double conflict_trust = 0.10;
    double conflict_attitude = 0.05;
    double agreement_motivation = 0.05;
    double agreement_meaningfulness = 0.05;
    double hours = 0.5;
    double conflict_hours = 2;

    static constexpr auto fields()
    {
        using P = HandoverParams;
        return std::tuple{
            Field{"conflict", &P::conflict, "share", 0.0, 1.0,
                  "share of wishes that NAV and career centre differ on when nothing has been shared",
                  "andel ønsker som NAV og karrieresenter er uenige om når ingenting er delt",
                  assumed("report, Ulike virkeligheter møttes")},
            Field{"less_by_information", &P::less_by_information, "share", 0.0, 1.0,
                  "share of the conflicts that full information avoids", "andel konflikter som full informasjon unngår",
                  assumed()},
            Field{"less_by_rules", &P::less_by_rules, "share", 0.0, 1.0,
                  "share that full knowledge of NAV's rules avoids", "andel som full kjennskap til NAVs regler unngår",
                  assumed()},
            Field{"less_by_realism", &P::less_by_realism, "share", 0.0, 1.0, "share that a fully realistic wish avoids",
                  "andel som et helt realistisk ønske unngår", assumed()},
            Field{"partner_feedback", &P::partner_feedback, "share", 0.0, 1.0,
                  "share of the wishes otherwise lost that a partner of the user's group brings back",
                  "andel av ønskene som ellers går tapt, som en partner for gruppen bringer tilbake", assumed()},
            Field{"conflict_motivation", &P::conflict_motivation, "0-1", 0.0, 1.0, "motivation lost by a conflict",
                  "motivasjon tapt ved konflikt", assumed("report, Ulike virkeligheter møttes")},
            Field{"conflict_trust", &P::conflict_trust, "0-1", 0.0, 1.0, "trust in NAV lost by a conflict",
                  "tillit til NAV tapt ved konflikt", assumed()},
            Field{"conflict_attitude", &P::conflict_attitude, "-1-1", 0.0, 1.0,
                  "counsellor's attitude lost by a conflict", "veilederens holdning tapt ved konflikt", assumed()},
            Field{"agreement_motivation", &P::agreement_motivation, "0-1", 0.0, 1.0,
                  "motivation gained by an agreed plan", "motivasjon vunnet ved en omforent plan", assumed()},
            Field{"agreement_meaningfulness", &P::agreement_meaningfulness, "0-1", 0.0, 1.0,
                  "meaningfulness gained by an agreed plan", "meningsfullhet vunnet ved en omforent plan", assumed()},
            Field{"hours", &P::hours, "hours", 0.0, 24.0, "what taking a wish over costs the counsellor",
                  "hva det koster veilederen å ta imot et ønske", assumed()},
            Field{"conflict_hours", &P::conflict_hours, "hours", 0.0, 24.0, "what a conflict costs the counsellor",
                  "hva en konflikt koster veilederen", assumed()},
        };
    }
};

// The user's wish: education when her aspiration is above her qualification by more than is
// neutral in the choice of plan, else work.
Wish wish_of(const Region& region, const User& user);

// Probability that the wish of a user ends in a conflict once it is back at NAV, 0..1.
double conflict_probability(const Region& region, const User& user, Wish wish);

// Those whose guidance ended this week: the wish comes back to NAV or is lost; what comes back is
// agreed on or ends in a conflict. Writes users' motivation meaningfulness trust conflicts plan,
// counsellors' attitude and hours.
void handover(Region& region);

}  // namespace samspill
