#include "model/inputs/check_inputs.h"
#include "scenario/declared/read_declared.h"

namespace samspill::input {

namespace {

TrialArm read_arm(const Value& item, const PlaceNames& names, Mistakes& mistakes)
{
    TrialArm arm;
    TableReader reader(*item.as<Table>(), item.place, "trial.arm", mistakes);
    read_declared(reader, names, arm);
    reader.finish();
    for (const Message& fault : faults_of(arm))
        mistakes.add(item.place, message("trial.arm_fault", {"trial.arm: {}", "trial.arm: {}"}, fault));
    return arm;
}

std::vector<TrialArm> read_arms(TableReader& reader, const PlaceNames& names)
{
    std::vector<TrialArm> arms;
    if (const auto items = reader.find_tables("arm"))
        for (const Value* item : *items) {
            TrialArm arm = read_arm(*item, names, reader.mistakes());
            for (const TrialArm& other : arms)
                if (other.name == arm.name && !arm.name.empty())
                    reader.mistakes().add(item->place,
                                          message("arm.same_name",
                                                  {"two arms are named \"{}\"; give each a name of its own",
                                                   "to armer heter \"{}\"; gi hver sitt eget navn"},
                                                  shown_name(arm.name)));
            arms.push_back(std::move(arm));
        }
    if (arms.size() < 2 || arms.size() > most_arms)
        reader.mistakes().add(
            reader.place(),
            message("trial.arms",
                    {"the trial has {} {}; it needs 2 to {} [[trial.arm]]",
                     "forsøket har {} {}; det trengs 2 til {} [[trial.arm]]"},
                    arms.size(), arms.size() == 1 ? Text{"arm", "arm"} : Text{"arms", "armer"}, most_arms));
    return arms;
}

// Every office when none is named.
std::vector<std::string> trial_offices(TableReader& reader, const PlaceNames& names)
{
    Where where = find_where(reader);
    const Value all{reader.place(), std::string("all")};
    if (!where.names_offices()) where.offices = &all;
    return read_reached(reader, names, where).offices;
}

// Whether somebody can be enrolled in the weeks that are simulated; a mistake when that is so by
// the file's own fault.
bool enrols_in_time(TableReader& reader, const Trial& trial, const Horizon& horizon)
{
    if (trial.from >= horizon.weeks && horizon.cut) {
        reader.mistakes().note(reader.place(),
                               message("trial.left_out",
                                       {"trial from week {} on is left out: the run ends before it (run.weeks = {})",
                                        "forsøket fra uke {} er utelatt: kjøringen slutter før det (run.weeks = {})"},
                                       trial.from, horizon.weeks));
        return false;
    }
    if (trial.from >= horizon.weeks)
        reader.mistakes().add(reader.place(),
                              message("trial.from_outside",
                                      {"trial.from is week {}, outside the weeks [0, {}] that are simulated",
                                       "trial.from er uke {}, utenfor ukene [0, {}] som simuleres"},
                                      trial.from, horizon.weeks - 1));
    if (trial.until <= trial.from)
        reader.mistakes().add(
            reader.place(),
            message("trial.until",
                    {"trial.until is week {}, not after trial.from, week {}, so that nobody is enrolled",
                     "trial.until er uke {}, ikke etter trial.from, uke {}, så ingen kommer med"},
                    trial.until, trial.from));
    return true;
}

}  // namespace

void read_trial(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::optional<Trial>& into)
{
    const Value* given = root.find("trial");
    const std::string* word = given ? given->as<std::string>() : nullptr;
    if (word != nullptr && *word == "none") return;
    const Entry* entry = root.find_table("trial");
    if (entry == nullptr) return;
    Trial trial;
    trial.name = "trial";
    TableReader reader(*entry->value.as<Table>(), entry->place, "trial", root.mistakes());
    read_declared(reader, names, trial);
    trial.offices = trial_offices(reader, names);
    trial.arms = read_arms(reader, names);
    reader.finish();
    check_who(reader, trial);
    if (enrols_in_time(reader, trial, horizon) && !trial.offices.empty()) into = std::move(trial);
}

}  // namespace samspill::input
