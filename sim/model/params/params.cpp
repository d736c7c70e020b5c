#include "model/params/params.h"

#include <array>
#include <tuple>

#include "core/members.h"
#include "model/params/table.h"

namespace samspill {

namespace {

// A named part of the parameters.
template <class Struct>
struct Part {
    Struct Params::*member;
    Section section;
};
template <class Struct>
Part(Struct Params::*, Section) -> Part<Struct>;

constexpr std::tuple parts{
    Part{&Params::labour_market, {"labour_market", "Labour market", "Arbeidsmarked"}},
    Part{&Params::residents, {"residents", "Residents and arrivals", "Innbyggere og tilgang"}},
    Part{&Params::persons, {"persons", "What people are like at entry", "Hvordan folk er ved start"}},
    Part{&Params::life, {"life", "Life and sickness", "Liv og sykdom"}},
    Part{&Params::follow_up, {"follow_up", "Follow-up by NAV", "Oppfølging i NAV"}},
    Part{&Params::plans, {"plans", "Choice of plan", "Valg av plan"}},
    Part{&Params::collaboration, {"collaboration", "Collaboration by intensity", "Samarbeid etter intensitet"}},
    Part{&Params::reform, {"reform", "Reform and practice", "Reform og praksis"}},
    Part{&Params::referral, {"referral", "Referral", "Henvisning"}},
    Part{&Params::guidance, {"guidance", "Career guidance", "Karriereveiledning"}},
    Part{&Params::handover, {"handover", "Handover to NAV", "Overlevering til NAV"}},
    Part{&Params::experience, {"experience", "What staff learn", "Hva de ansatte lærer"}},
    Part{&Params::reflection, {"reflection", "Try, reflect, adjust", "Prøve, reflektere, justere"}},
    Part{&Params::jobs, {"jobs", "Offers, matches and jobs", "Tilbud, match og jobber"}},
    Part{&Params::measures, {"measures", "Education and other measures", "Utdanning og andre tiltak"}},
    Part{&Params::registration,
         {"registration", "Leaving the register and coming back", "Ut av registeret og tilbake"}},
    Part{&Params::benefits, {"benefits", "Benefits", "Ytelser"}},
    Part{&Params::accounts, {"accounts", "Accounts", "Regnskap"}},
};

static_assert(std::tuple_size_v<decltype(parts)> == member_count<Params>, "a part of the parameters has no section");

constexpr auto section_list = std::apply([](const auto&... part) { return std::array{part.section...}; }, parts);

}  // namespace

std::span<const Section> sections() { return section_list; }

std::vector<Parameter> parameters_of(Params& params)
{
    std::vector<Parameter> list;
    std::apply([&](const auto&... part) { (add_parameters(list, part.section.name, params.*(part.member)), ...); },
               parts);
    return list;
}

}  // namespace samspill
