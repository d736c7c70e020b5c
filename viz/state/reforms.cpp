#include "viz/state/reforms.h"

#include "scenario/files/shipped.h"

namespace samspill::viz {

namespace {

constexpr Prediction conflicts{Indicator::conflicts,
                               true,
                               {"Conflicts between NAV and the career centre over what a user wants",
                                "Konflikter mellom NAV og karrieresenteret om hva brukeren ønsker"}};
constexpr Prediction lasting{
    Indicator::lasting, false, {"People in lasting work at the end", "Personer i varig arbeid mot slutten"}};
constexpr Prediction flaws{
    Indicator::flaws_active,
    true,
    {"Flaws in the new way of working that hurt somebody", "Feil i den nye måten å arbeide på som går ut over noen"}};
constexpr Prediction attitude{
    Indicator::attitude,
    false,
    {"How counsellors at NAV look on the collaboration", "Hvordan veilederne i NAV ser på samarbeidet"}};
constexpr Prediction first_sessions{Indicator::first_sessions,
                                    true,
                                    {"Users who come to the career centre", "Brukere som kommer til karrieresenteret"}};
constexpr Prediction waiting{
    Indicator::waiting, false, {"Users who wait for a first session", "Brukere som venter på første time"}};
constexpr Prediction education{
    Indicator::education_started, true, {"Users who begin an education", "Brukere som begynner på en utdanning"}};
constexpr Prediction defeats{
    Indicator::defeats, true, {"Jobs that are lost within half a year", "Jobber som tapes innen et halvt år"}};

constexpr Reform list[] = {
    {"reform/piecemeal.toml",
     "reform/large_step.toml",
     {"Piecemeal or one large step", "Litt etter litt eller ett stort steg"},
     {"piecemeal", "litt etter litt"},
     {"one large step", "ett stort steg"},
     {"All 21 offices take up the same model: a few at a time, learning from those before them, or all in one week?",
      "Alle 21 kontorer tar i bruk den samme modellen: noen om gangen, så de lærer av de første, eller alle i samme "
      "uke?"},
     {flaws, attitude, first_sessions}},
    {"buskerud.toml",
     "intensity/2.toml",
     {"As today, or close collaboration", "Som i dag, eller tett samarbeid"},
     {"as today", "som i dag"},
     {"collaboration", "samarbeid"},
     {"What happens to users and staff when NAV and the career centres work closely together at all offices?",
      "Hva skjer med brukere og ansatte når NAV og karrieresentrene samarbeider tett ved alle kontorer?"},
     {first_sessions, conflicts, lasting}},
    {"referral/ad_hoc.toml",
     "referral/universal.toml",
     {"Refer when somebody thinks of it, or everybody", "Henvise når noen kommer på det, eller alle"},
     {"ad hoc", "tilfeldig"},
     {"everybody", "alle"},
     {"Is everybody to be offered career guidance, or those whom a counsellor thinks of?",
      "Skal alle få tilbud om karriereveiledning, eller de som veilederen kommer på?"},
     {first_sessions, waiting, lasting}},
    {"strategy/work_first.toml",
     "strategy/education_first.toml",
     {"Work first or education first", "Arbeid først eller utdanning først"},
     {"work first", "arbeid først"},
     {"education first", "utdanning først"},
     {"Should NAV help users into any job fast, or into an education that carries further?",
      "Skal NAV hjelpe brukerne raskt ut i en jobb, eller til en utdanning som bærer lenger?"},
     {education, defeats, lasting}},
};

}  // namespace

std::span<const Reform> reforms() { return list; }

const Reform& piecemeal_against_large_step() { return list[0]; }

std::string scenario_path(std::string_view relative) { return shipped_folder() + "/" + std::string(relative); }

}  // namespace samspill::viz
