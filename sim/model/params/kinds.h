#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The closed lists of the model: what a person, a plan, a benefit can be. `names` are the keys in
// files and results; `names_no` are what a Norwegian reader sees.
namespace samspill {

// How a person first came to be known; fixed for life.
enum class Group : std::uint8_t { jobseeker, young, sick_listed, refugee, reduced_capacity };
struct GroupLabels {
    static constexpr std::array<std::string_view, 5> names{"jobseeker", "young", "sick_listed", "refugee",
                                                           "reduced_capacity"};
    static constexpr std::array<std::string_view, 5> names_no{"arbeidssøker", "ung", "sykmeldt", "flyktning",
                                                              "nedsatt arbeidsevne"};
};
inline constexpr int n_groups = int(GroupLabels::names.size());

enum class Status : std::uint8_t {
    seeking,
    sick_listed,
    intro_programme,
    work_training,
    supported_employment,  // with a job specialist, before the job
    education,
    employed,
    disability,
    left,  // off the register without a job; may return
    gone,  // moved away or retired; final
};
struct StatusLabels {
    static constexpr std::array<std::string_view, 10> names{
        "seeking",   "sick_listed", "intro_programme", "work_training", "supported_employment",
        "education", "employed",    "disability",      "left",          "gone"};
    static constexpr std::array<std::string_view, 10> names_no{
        "søker arbeid", "sykmeldt", "introduksjonsprogram", "arbeidstrening",    "arbeid med støtte",
        "utdanning",    "i arbeid", "uføretrygd",           "ute av registeret", "flyttet eller pensjonert"};
};
inline constexpr int n_statuses = int(StatusLabels::names.size());

enum class Plan : std::uint8_t { none, fast_work, education, work_training, supported_employment, recovery };
struct PlanLabels {
    static constexpr std::array<std::string_view, 6> names{
        "none", "fast_work", "education", "work_training", "supported_employment", "recovery"};
    static constexpr std::array<std::string_view, 6> names_no{"ingen",          "raskt i arbeid",    "utdanning",
                                                              "arbeidstrening", "arbeid med støtte", "bli frisk"};
};
inline constexpr int n_plans = int(PlanLabels::names.size());

enum class Benefit : std::uint8_t {
    none,
    unemployment,
    sickness,
    aap,  // work assessment allowance (arbeidsavklaringspenger)
    introduction,
    qualification_programme,
    social,
    disability,
};
struct BenefitLabels {
    static constexpr std::array<std::string_view, 8> names{
        "none", "unemployment", "sickness", "aap", "introduction", "qualification_programme", "social", "disability"};
    static constexpr std::array<std::string_view, 8> names_no{"ingen",
                                                              "dagpenger",
                                                              "sykepenger",
                                                              "arbeidsavklaringspenger",
                                                              "introduksjonsstønad",
                                                              "kvalifiseringsstønad",
                                                              "sosialhjelp",
                                                              "uføretrygd"};
};
inline constexpr int n_benefits = int(BenefitLabels::names.size());

enum class Role : std::uint8_t { ordinary, sick_leave, intro, job_specialist };
struct RoleLabels {
    static constexpr std::array<std::string_view, 4> names{"ordinary", "sick_leave", "intro", "job_specialist"};
    static constexpr std::array<std::string_view, 4> names_no{"ordinær", "sykefravær", "introduksjon",
                                                              "jobbspesialist"};
};
inline constexpr int n_roles = int(RoleLabels::names.size());

// The report's rings of involvement, from the middle out ("Videreføring og implementering").
enum class Ring : std::uint8_t { owner, enthusiastic, positive, waiting, negative };
struct RingLabels {
    static constexpr std::array<std::string_view, 5> names{"owner", "enthusiastic", "positive", "waiting", "negative"};
    static constexpr std::array<std::string_view, 5> names_no{"eier", "entusiast", "aktivt positiv",
                                                              "passivt avventende", "negativ"};
};
inline constexpr int n_rings = int(RingLabels::names.size());
inline constexpr std::array<double, n_rings> ring_floor{0.8, 0.5, 0.15, -0.3, -1.0};  // lowest attitude of each

// Sandfort and Milward's continuum of collaboration; the number is the intensity.
struct IntensityLabels {
    static constexpr std::array<std::string_view, 4> names{"cooperation", "coordination", "collaboration",
                                                           "integration"};
    static constexpr std::array<std::string_view, 4> names_no{"samvirke", "koordinering", "samarbeid",
                                                              "tjenesteintegrasjon"};
};

// How a person is sent to the career centre, and what happens there.
enum class RuleKind : std::uint8_t { ad_hoc, criteria, universal, self_referral };
struct RuleKindLabels {
    static constexpr std::array<std::string_view, 4> names{"ad_hoc", "criteria", "universal", "self_referral"};
};
enum class Mode : std::uint8_t { individual, three_way, course };
struct ModeLabels {
    static constexpr std::array<std::string_view, 3> names{"individual", "three_way", "course"};
};

// Services beside NAV office and career centre that may join the collaboration.
enum class Partner : std::uint8_t { follow_up_service, introduction_programme, learning_centre, health_service };
struct PartnerLabels {
    static constexpr std::array<std::string_view, 4> names{"follow_up_service", "introduction_programme",
                                                           "learning_centre", "health_service"};
    static constexpr std::array<std::string_view, 4> names_no{"oppfølgingstjenesten", "introduksjonsprogrammet",
                                                              "læringssenteret", "helsetjenesten"};
};
inline constexpr int n_partners = int(PartnerLabels::names.size());

// The partner that stands by a user of the group.
inline constexpr Partner partner_of(Group group)
{
    switch (group) {
        case Group::young:
            return Partner::follow_up_service;
        case Group::refugee:
            return Partner::introduction_programme;
        case Group::jobseeker:
            return Partner::learning_centre;
        case Group::sick_listed:
        case Group::reduced_capacity:
            break;
    }
    return Partner::health_service;
}

// What goes wrong when a flaw of the design is active.
enum class FlawKind : std::uint8_t { double_work, wrong_referral, lost_handover, longer_wait, rule_clash };
struct FlawKindLabels {
    static constexpr std::array<std::string_view, 5> names{"double_work", "wrong_referral", "lost_handover",
                                                           "longer_wait", "rule_clash"};
    static constexpr std::array<std::string_view, 5> names_no{"dobbeltarbeid", "feil henvisning", "tapt overlevering",
                                                              "lengre ventetid", "regelkollisjon"};
};
inline constexpr int n_flaw_kinds = int(FlawKindLabels::names.size());

// The axis of change that a flaw lies on.
enum class FlawAxis : std::uint8_t { intensity, strategy, rules };
struct FlawAxisLabels {
    static constexpr std::array<std::string_view, 3> names{"intensity", "strategy", "rules"};
};
inline constexpr int n_flaw_axes = int(FlawAxisLabels::names.size());

// What a user wants when guidance ends, as NAV can meet it.
enum class Wish : std::uint8_t { unfunded_education, funded_education, work };
struct WishLabels {
    static constexpr std::array<std::string_view, 3> names{"unfunded_education", "funded_education", "work"};
};

// Groups of persons whose membership no policy can change, followed from a common start.
enum class Cohort : std::uint8_t {
    registered_week_0,    // had an open episode in week 0; time since week 0
    unregistered_week_0,  // known, not gone, no open episode in week 0; time since week 0
    open_episode,         // had an open episode in observation.episode_week; time since that week
    arrivals_year_1,      // first arrivals in weeks 0-51, 52-103, ...; time since arrival
    arrivals_year_2,
    arrivals_year_3,
    arrivals_year_4,
    arrivals_year_5,
    arrivals_year_6,
};
struct CohortLabels {
    static constexpr std::array<std::string_view, 9> names{
        "registered_week_0", "unregistered_week_0", "open_episode",    "arrivals_year_1", "arrivals_year_2",
        "arrivals_year_3",   "arrivals_year_4",     "arrivals_year_5", "arrivals_year_6"};
};
inline constexpr int n_cohorts = int(CohortLabels::names.size());
inline constexpr Cohort no_cohort = Cohort(255);

}  // namespace samspill
