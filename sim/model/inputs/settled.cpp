#include "model/inputs/settled.h"

#include <array>
#include <string_view>

#include "core/week.h"

namespace samspill {

namespace {

// Why a change of what begins, or ends, like this is too late, and how it can be said. The gap is the
// week of the state with its date.
struct Remedy {
    std::string_view beginning, end;
    const char* id;
    Sentence<Message> text;
};
constexpr std::array remedies{
    Remedy{
        "status_quo.",
        "",
        "settled.status_quo",
        {"what offices have done from the start on is done; what they are to do from {} on is said by a [[wave]] of "
         "that week or later",
         "det kontorene har gjort fra starten av, er gjort; det de skal gjøre fra {}, sies med en [[wave]] i den uken "
         "eller senere"}},
    Remedy{"wave",
           "",
           "settled.wave",
           {"it struck before {}; what is to change from then on is said by a [[wave]] of that week or later",
            "den kom før {}; det som skal endres fra da av, sies med en [[wave]] i den uken eller senere"}},
    Remedy{"shock",
           "",
           "settled.shock",
           {"it struck before {}; give a [[shock]] of that week or later",
            "det kom før {}; oppgi en [[shock]] i den uken eller senere"}},
    Remedy{"trial",
           "",
           "settled.trial",
           {"a trial that began before {} keeps its arms, and none begins in the past; set trial.from to that week or "
            "later in a run whose past has no trial",
            "et forsøk som begynte før {}, beholder armene sine, og ingen begynner i fortiden; sett trial.from til den "
            "uken eller senere i en kjøring der fortiden er uten forsøk"}},
    Remedy{
        "office.",
        ".job_specialists",
        "settled.job_specialists",
        {"a team that began before {} keeps its size; where there is none yet, set job_specialists_from to that week "
         "or later",
         "et team som begynte før {}, beholder størrelsen sin; der det ikke er noe ennå, sett job_specialists_from "
         "til den uken eller senere"}},
    Remedy{
        "office.",
        ".job_specialists_from",
        "settled.job_specialists_from",
        {"a team that began before {} keeps its size; where there is none yet, set it to that week or later",
         "et team som begynte før {}, beholder størrelsen sin; der det ikke er noe ennå, sett den til den uken eller "
         "senere"}},
    Remedy{"office.",
           ".partners",
           "settled.partners",
           {"partners join on the way by a [[wave]] of {} or later with wave.partners",
            "partnere blir med underveis ved en [[wave]] i {} eller senere med wave.partners"}},
    Remedy{
        "office.",
        ".inhabitants",
        "settled.inhabitants",
        {"who lives there is settled at the start; more or fewer who come from {} on are said by the office's inflow "
         "or by residents.arrivals",
         "hvem som bor der, er avgjort ved starten; at det kommer flere eller færre fra {}, sies med kontorets inflow "
         "eller med residents.arrivals"}},
    Remedy{"observation.episode_week",
           "",
           "settled.episode_week",
           {"the cohort of open episodes was taken before {}, or would have been; set it to that week or later where "
            "none has been taken",
            "kohorten av åpne forløp ble tatt før {}, eller ville ha blitt det; sett den til den uken eller senere der "
            "ingen er tatt"}},
};

Message remedy_of(std::string_view key, const Message& when)
{
    for (const Remedy& remedy : remedies)
        if (key.starts_with(remedy.beginning) && key.ends_with(remedy.end))
            return message(remedy.id, remedy.text, when);
    return message("settled.frame",
                   {"it is settled at the start; run from the start with it (without --from), or leave "
                    "it as it is in the states",
                    "det er avgjort ved starten; kjør fra starten med det (uten --from), eller la det "
                    "være som i tilstandene"});
}

Message or_nothing(const std::string& text)
{
    return text.empty() ? message("settled.nothing", {"nothing", "ingenting"}) : Message::verbatim(text);
}

}  // namespace

std::vector<Mistake> refused_changes(const std::vector<PastDifference>& differences, Week week)
{
    const Message when = message("week.date", {"week {} ({})", "uke {} ({})"}, week, date_text(week));
    std::vector<Mistake> mistakes;
    for (const PastDifference& difference : differences)
        if (difference.settled)
            mistakes.push_back(
                {difference.key, message("settled",
                                         {"is {} in the states and {} here, and cannot be changed from {} on: {}",
                                          "er {} i tilstandene og {} her, og kan ikke endres fra {} av: {}"},
                                         or_nothing(difference.before), or_nothing(difference.after), when,
                                         remedy_of(difference.key, when))});
    return mistakes;
}

}  // namespace samspill
