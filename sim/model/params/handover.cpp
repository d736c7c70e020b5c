#include "model/params/handover.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const HandoverParams*)
{
    using P = HandoverParams;
    return std::tuple{
        Field{"conflict", &P::conflict, "share", 0.0, 1.0,
              "share of wishes that NAV and career centre differ on when nothing has been shared",
              "andel ønsker som NAV og karrieresenter er uenige om når ingenting er delt",
              assumed("report, Ulike virkeligheter møttes", "rapporten, Ulike virkeligheter møttes")},
        Field{"less_by_information", &P::less_by_information, "share", 0.0, 1.0,
              "share of the conflicts that full information avoids", "andel konflikter som full informasjon unngår",
              assumed()},
        Field{"less_by_rules", &P::less_by_rules, "share", 0.0, 1.0, "share that full knowledge of NAV's rules avoids",
              "andel som full kjennskap til NAVs regler unngår", assumed()},
        Field{"less_by_realism", &P::less_by_realism, "share", 0.0, 1.0, "share that a fully realistic wish avoids",
              "andel som et helt realistisk ønske unngår", assumed()},
        Field{"partner_feedback", &P::partner_feedback, "share", 0.0, 1.0,
              "share of the wishes otherwise lost that a partner of the user's group brings back",
              "andel av ønskene som ellers går tapt, som en partner for gruppen bringer tilbake", assumed()},
        Field{"conflict_motivation", &P::conflict_motivation, "0-1", 0.0, 1.0, "motivation lost by a conflict",
              "motivasjon tapt ved konflikt",
              assumed("report, Ulike virkeligheter møttes", "rapporten, Ulike virkeligheter møttes")},
        Field{"conflict_trust", &P::conflict_trust, "0-1", 0.0, 1.0, "trust in NAV lost by a conflict",
              "tillit til NAV tapt ved konflikt", assumed()},
        Field{"conflict_attitude", &P::conflict_attitude, "-1-1", 0.0, 1.0, "counsellor's attitude lost by a conflict",
              "veilederens holdning tapt ved konflikt", assumed()},
        Field{"agreement_motivation", &P::agreement_motivation, "0-1", 0.0, 1.0, "motivation gained by an agreed plan",
              "motivasjon vunnet ved en omforent plan", assumed()},
        Field{"agreement_meaningfulness", &P::agreement_meaningfulness, "0-1", 0.0, 1.0,
              "meaningfulness gained by an agreed plan", "meningsfullhet vunnet ved en omforent plan", assumed()},
        Field{"hours", &P::hours, "hours", 0.0, 24.0, "what taking a wish over costs the counsellor",
              "hva det koster veilederen å ta imot et ønske", assumed()},
        Field{"conflict_hours", &P::conflict_hours, "hours", 0.0, 24.0, "what a conflict costs the counsellor",
              "hva en konflikt koster veilederen", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, HandoverParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
