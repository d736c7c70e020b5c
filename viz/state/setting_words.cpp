#include "viz/state/setting_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/inputs/rows.h"
#include "scenario/text/value.h"
#include "viz/draft/item_key.h"
#include "viz/state/say.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

template <class Labels>
bool find_label(std::string_view label, std::string& norwegian)
{
    for (std::size_t i = 0; i < Labels::names.size(); ++i)
        if (Labels::names[i] == label) {
            norwegian = Labels::names_no[i];
            return true;
        }
    return false;
}

std::string spoken(std::string_view key)
{
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

// Labels whose lists in the model have no Norwegian names.
std::string_view other_label(std::string_view label)
{
    constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"attitude", "holdning"},
        {"barrier", "barriere"},
        {"coherence", "sammenheng"},
        {"criterion", "kriterium"},
        {"distance", "avstand"},
        {"education_end", "utdanningens slutt"},
        {"education_gap", "manglende utdanning"},
        {"funded_education", "utdanning med støtte"},
        {"gate", "terskel"},
        {"health", "helse"},
        {"intensity", "intensitet"},
        {"knowledge", "kjennskap"},
        {"motivation", "motivasjon"},
        {"no_plan", "uten plan"},
        {"pressure", "press"},
        {"qualification", "kvalifikasjon"},
        {"receptiveness", "mottakelighet"},
        {"routine", "rutine"},
        {"rules", "regler"},
        {"seen_as_nav", "sett på som NAV"},
        {"strategy", "strategi"},
        {"supported", "med støtte"},
        {"unfunded_education", "utdanning uten støtte"},
        {"wait", "ventetid"},
        {"work", "arbeid"},
    };
    for (const auto& [key, word] : words)
        if (key == label) return word;
    return {};
}

}  // namespace

std::string label_words(std::string_view label, Language language)
{
    // What is chosen in rules and arms.
    constexpr std::pair<std::string_view, Text> choices[] = {
        {"individual", {"individual conversations", "individuelle samtaler"}},
        {"three_way", {"three-way conversations", "trekantsamtaler"}},
        {"course", {"course", "kurs"}},
        {"never", {"never", "aldri"}},
        {"always", {"always", "alltid"}},
    };
    for (const auto& [choice, words] : choices)
        if (choice == label) return words.in(language);
    for (std::size_t i = 0; i < RuleKindLabels::names.size(); ++i)
        if (RuleKindLabels::names[i] == label) return rule_kind_words(RuleKind(i), language);
    std::string norwegian;
    const bool known = find_label<GroupLabels>(label, norwegian) || find_label<StatusLabels>(label, norwegian) ||
                       find_label<PlanLabels>(label, norwegian) || find_label<BenefitLabels>(label, norwegian) ||
                       find_label<IntensityLabels>(label, norwegian) || find_label<RoleLabels>(label, norwegian) ||
                       find_label<RingLabels>(label, norwegian) || find_label<PartnerLabels>(label, norwegian) ||
                       find_label<FlawKindLabels>(label, norwegian);
    if (language == Language::en) return spoken(label);
    if (!known) norwegian = other_label(label);
    return norwegian.empty() ? spoken(label) : norwegian;
}

std::string unit_words(std::string_view unit, Language language)
{
    struct Word {
        std::string_view key;
        Text text;
    };
    static constexpr Word words[] = {
        // Pure numbers: what they can be is said by their range.
        {"", {"", ""}},
        {"1", {"", ""}},
        {"0-1", {"", ""}},
        {"-1-1", {"", ""}},
        {"0-1/week", {"a week", "i uken"}},
        {"-1-1/week", {"a week", "i uken"}},
        {"0-1/sqrt(week)", {"per root of a week", "per roten av en uke"}},
        {"0 to 1", {"0 to 1", "0 til 1"}},
        {"0 to 3", {"0 to 3", "0 til 3"}},
        {"-1 to 1", {"−1 to 1", "−1 til 1"}},
        {"weeks", {"weeks", "uker"}},
        {"week", {"weeks", "uker"}},
        {"weeks/person", {"weeks a person", "uker per person"}},
        {"1/week", {"a week", "i uken"}},
        {"1/year", {"a year", "i året"}},
        {"years", {"years", "år"}},
        {"h", {"hours", "timer"}},
        {"hours", {"hours", "timer"}},
        {"h/year", {"hours a year", "timer i året"}},
        {"hours/week", {"hours a week", "timer i uken"}},
        {"NOK", {"NOK", "kr"}},
        {"million NOK", {"million NOK", "mill. kr"}},
        {"kr/week", {"NOK a week", "kr i uken"}},
        {"kr/kr", {"NOK per NOK", "kr per kr"}},
        {"share", {"share", "andel"}},
        {"share/week", {"share a week", "andel i uken"}},
        {"persons", {"persons", "personer"}},
        {"persons/1000 inhabitants", {"persons per 1,000 inhabitants", "personer per 1000 innbyggere"}},
        {"persons/1000 inhabitants and year",
         {"persons a year per 1,000 inhabitants", "personer i året per 1000 innbyggere"}},
        {"users", {"users", "brukere"}},
        {"runs", {"runs", "kjøringer"}},
        {"flaws", {"flaws", "feil"}},
        {"sessions", {"sessions", "timer"}},
        {"sessions/week", {"sessions a week", "timer i uken"}},
        {"positions", {"positions", "stillinger"}},
        {"quantile", {"quantile", "kvantil"}},
        {"log", {"log", "log"}},
        {"log/week", {"log a week", "log i uken"}},
        {"logit", {"logit", "logit"}},
        {"logit/sd", {"logit per standard deviation", "logit per standardavvik"}},
        {"sd", {"standard deviations", "standardavvik"}},
        {"ISO week", {"ISO week", "ISO-uke"}},
        {"yes/no", {"yes or no", "ja eller nei"}},
        {"week or date", {"week or date", "uke eller dato"}}};
    for (const Word& word : words)
        if (word.key == unit) return word.text.in(language);
    return std::string(unit);
}

std::string with_unit(const std::string& name, std::string_view unit, Language language)
{
    const std::string words = unit_words(unit, language);
    return words.empty() ? name : name + " (" + words + ")";
}

std::string range_words(const SettingValue& setting, Language language)
{
    using Kind = SettingValue::Kind;
    switch (setting.kind) {
        case Kind::boolean:
            return Text{"yes or no", "ja eller nei"}.in(language);
        case Kind::name:
            return Text{"text", "tekst"}.in(language);
        case Kind::choice:
        case Kind::choices: {
            std::vector<std::string> names;
            for (const std::string& choice : setting.choices)
                names.push_back(setting.are_places ? choice : label_words(choice, language));
            return fmt::format("{}", fmt::join(names, ", "));
        }
        default:
            break;
    }
    std::string text =
        say(language, {"{} to {}", "{} til {}"}, input::number_text(setting.low), input::number_text(setting.high));
    if (setting.kind == Kind::integer || setting.kind == Kind::week)
        text += Text{", whole", ", hele tall"}.in(language);
    if (setting.kind == Kind::strategy) text += Text{", or individual", ", eller individuelt"}.in(language);
    return text;
}

std::string unset_words(const SettingValue& setting, Language language)
{
    const std::string_view words = language == Language::no ? setting.unset_no : setting.unset;
    return words.empty() ? Text{"not given", "ikke gitt"}.in(language) : std::string(words);
}

std::string setting_words(const SettingValue& setting, Language language)
{
    std::string text = heading(language == Language::no ? setting.meaning_no : setting.meaning);
    if (!setting.label.empty()) text += ": " + label_words(setting.label, language);
    const std::string unit = unit_words(setting.unit, language);
    text += "\n\n" + setting.key;
    text += say(language, {"\nallowed: {}", "\ntillatt: {}"}, range_words(setting, language));
    if (!unit.empty()) text += say(language, {"\nunit: {}", "\nenhet: {}"}, unit);
    if (const auto item = item_key(setting.key); !item || !item->added)  // the file knows nothing of what was added
        text += say(language, {"\nthe file's: {}", "\nfilens: {}"},
                    setting.value.empty() ? unset_words(setting, language) : setting.value);
    if (!setting.source.empty())
        text += say(language, {"\nfounded on: {}", "\nbygger på: {}"}, setting.source.in(language));
    return text;
}

std::string refusal_words(const SettingValue& setting, const std::string& text, Refusal why, Language language)
{
    constexpr Text reasons[] = {
        {"", ""},
        {"is not a number", "er ikke et tall"},
        {"is not a whole number", "er ikke et helt tall"},
        {"is outside what is allowed", "er utenfor det som er tillatt"},
        {"is neither true nor false", "er verken true eller false"},
        {"is neither a week nor a date such as 2017-09-04", "er verken en uke eller en dato som 2017-09-04"},
        {"is no name", "er ikke noe navn"}};
    const std::string unit = unit_words(setting.unit, language);
    return say(language, {"{} = {} {}. Allowed: {}{}.", "{} = {} {}. Tillatt: {}{}."}, setting.key,
               text.empty() ? "\"\"" : text.substr(0, 40), reasons[int(why)].in(language),
               range_words(setting, language),
               unit.empty() || setting.kind == SettingValue::Kind::boolean ? "" : " " + unit);
}

std::string intensity_words(double intensity, Language language)
{
    const auto name = [&](double level) {
        const auto i = std::size_t(std::clamp(level, 0.0, 3.0));
        return std::string(language == Language::no ? IntensityLabels::names_no[i] : IntensityLabels::names[i]);
    };
    const double below = std::floor(intensity);
    const std::string number = number_text(intensity, language);
    if (below == intensity) return fmt::format("{} ({})", name(intensity), number);
    return say(language, {"{}, between {} and {}", "{}, mellom {} og {}"}, number, name(below), name(below + 1.0));
}

namespace {

// "all offices", "Hallingdal" for all of a region, else the names.
std::string offices_words(const std::vector<std::string>& offices, const Places& places, Language language)
{
    if (offices.empty() || int(offices.size()) == places.office_count())
        return Text{"all offices", "alle kontorer"}.in(language);
    std::vector<std::string> left = offices, names;
    for (const RegionPlace& region : places.regions) {
        const auto has = [&](const OfficePlace& office) {
            return std::find(left.begin(), left.end(), office.name) != left.end();
        };
        if (region.offices.size() < 2 || !std::all_of(region.offices.begin(), region.offices.end(), has)) continue;
        names.push_back(say(language, {"all of {}", "hele {}"}, region.name));
        std::erase_if(left, [&](const std::string& name) {
            return std::any_of(region.offices.begin(), region.offices.end(),
                               [&](const OfficePlace& office) { return office.name == name; });
        });
    }
    names.insert(names.end(), left.begin(), left.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string wave_head(const Wave& wave, const Places& places, Language language)
{
    std::vector<std::string> where;
    if (!wave.offices.empty() || wave.centres.empty()) where.push_back(offices_words(wave.offices, places, language));
    if (!wave.centres.empty())
        where.push_back(say(language, {"career centre: {}", "karrieresenter: {}"}, fmt::join(wave.centres, ", ")));
    return fmt::format("{}: {}", week_text(wave.week, language), fmt::join(where, "; "));
}

std::string rule_kind_words(RuleKind kind, Language language)
{
    constexpr Text names[] = {{"when somebody thinks of it", "når noen kommer på det"},
                              {"by criteria", "etter kriterier"},
                              {"everybody", "alle"},
                              {"users come by themselves", "brukerne tar kontakt selv"}};
    return names[int(kind)].in(language);
}

std::string rule_words(const ReferralRule& rule, Language language)
{
    std::vector<std::string> whom;
    const auto add = [&](const auto& names, unsigned bits) {
        const unsigned all = (1u << names.size()) - 1;
        for (std::size_t i = 0; i < names.size(); ++i)
            if ((bits & all) != all && (bits >> i & 1u)) whom.push_back(label_words(names[i], language));
    };
    add(GroupLabels::names, rule.groups);
    add(StatusLabels::names, rule.statuses);
    std::string text = rule_kind_words(rule.kind, language);
    if (!whom.empty()) text += fmt::format(" ({})", fmt::join(whom, ", "));
    return text;
}

namespace {

// What a lever is, without its scale: "intensity of collaboration: 0 cooperation, ..." begins so.
std::string_view title_of(std::string_view meaning) { return meaning.substr(0, meaning.find(':')); }

// A line for every lever that a wave gives; each kind of row (settings.h, part_lists.h) in its own way.
class LeverWords {
public:
    explicit LeverWords(Language language) : language_(language) {}

    template <class Struct, class Number>
    void operator()(const input::Setting<Struct, std::optional<Number>>& row, const std::optional<Number>& change)
    {
        if (!change) return;
        const std::string unit = unit_words(row.unit, language_);
        const std::string number = std::is_same_v<Number, bool>
                                       ? Text{*change ? "yes" : "no", *change ? "ja" : "nei"}.in(language_)
                                       : number_text(double(*change), language_);
        const std::string value = row.name == "intensity" ? intensity_words(double(*change), language_) : number;
        add(row.meaning, row.meaning_no, unit.empty() || std::is_same_v<Number, bool> ? value : value + " " + unit);
    }
    template <class Struct>
    void operator()(const input::StrategyPart<Struct, std::optional<Strategy>>&, const std::optional<Strategy>& change)
    {
        if (!change) return;
        const std::string share = number_text(change->education_first, language_);
        add("strategy", "strategi",
            change->individual
                ? Text{"for each user what has worked for people like her",
                       "for hver bruker det som har virket for lignende brukere"}
                      .in(language_)
                : say(language_, {"{} (0 work first, 1 education first)", "{} (0 arbeid først, 1 utdanning først)"},
                      share));
    }
    template <class Labels, class Struct, class Choice>
    void operator()(const input::OneOf<Labels, Struct, std::optional<Choice>>& row, const std::optional<Choice>& change)
    {
        if (change)
            add(row.text.meaning, row.text.meaning_no, label_words(Labels::names[std::size_t(*change)], language_));
    }
    template <class Labels, class Struct, class Bits>
    void operator()(const input::SomeOf<Labels, Struct, Bits>& row, const Bits& joining)
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < Labels::names.size(); ++i)
            if (joining >> i & 1) names.push_back(label_words(Labels::names[i], language_));
        if (!names.empty()) add(row.text.meaning, row.text.meaning_no, fmt::format("{}", fmt::join(names, ", ")));
    }
    template <class Struct>
    void operator()(const input::NestedPart<Struct, std::optional<std::vector<ReferralRule>>>&,
                    const std::optional<std::vector<ReferralRule>>& change)
    {
        if (!change) return;
        std::vector<std::string> kinds;
        for (const ReferralRule& rule : *change) {
            const std::string kind = rule_kind_words(rule.kind, language_);
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
        }
        add("referral", "henvisning", fmt::format("{}", fmt::join(kinds, "; ")));
    }

    std::vector<std::string> lines;

private:
    void add(std::string_view meaning, std::string_view meaning_no, const std::string& value)
    {
        lines.push_back(fmt::format("{}: {}", title_of(language_ == Language::no ? meaning_no : meaning), value));
    }

    Language language_;
};

}  // namespace

std::vector<std::string> wave_words(const Wave& wave, Language language)
{
    LeverWords words(language);
    input::for_each_row(wave.of_offices(), words);
    input::for_each_row(wave.of_centres(), words);
    if (wave.ramp > 0)
        words.lines.push_back(say(language, {"introduced over {} weeks", "innføres over {} uker"}, wave.ramp));
    return std::move(words.lines);
}

}  // namespace samspill::viz
