#pragma once

#include <tuple>

#include "core/field.h"
#include "model/users.h"

namespace samspill {

struct Region;

// Education, work training, supported employment and the introduction programme.
struct MeasureParams {
    double course_step = 0.05;
    double secondary_level = 0.5;
    double vocational_level = 0.65;
    double higher_level = 0.8;
    int course_weeks = 26;
    int secondary_weeks = 104;
    int vocational_weeks = 104;
    int higher_weeks = 156;
    double dropout = 0.004;
    double dropout_slope = 1.5;
    double dropout_stability = 0.6;
    int autumn_term = 33;
    int spring_term = 2;
    int last_weeks = 8;
    double works_beside = 0.3;
    int training_weeks = 13;
    double training_gain = 0.02;
    double training_motivation = 0.03;
    int supported_longest = 104;
    int intro_weeks = 104;
    double intro_qualification = 0.0012;
    double intro_to_education = 0.2166;
    double intro_language = 0.002657;

    static constexpr auto fields()
    {
        using P = MeasureParams;
        return std::tuple{
            Field{"course_step", &P::course_step, "0-1", 0.0, 1.0, "qualification that a course adds",
                  "kvalifikasjon som et kurs gir", assumed("about .1 a school year")},
            Field{"secondary_level", &P::secondary_level, "0-1", 0.0, 1.0, "qualification after upper secondary school",
                  "kvalifikasjon etter videregående", assumed()},
            Field{"vocational_level", &P::vocational_level, "0-1", 0.0, 1.0, "qualification after vocational college",
                  "kvalifikasjon etter fagskole", assumed()},
            Field{"higher_level", &P::higher_level, "0-1", 0.0, 1.0, "qualification after higher education",
                  "kvalifikasjon etter høyere utdanning", assumed()},
            Field{"course_weeks", &P::course_weeks, "weeks", 1, 520, "length of a course", "lengden på et kurs",
                  assumed()},
            Field{"secondary_weeks", &P::secondary_weeks, "weeks", 1, 520,
                  "length of upper secondary school from compulsory level; half of it for the nearer half of the way",
                  "lengden på videregående fra grunnskole; det halve for den nærmeste halvdelen", assumed()},
            Field{"vocational_weeks", &P::vocational_weeks, "weeks", 1, 520, "length of vocational college",
                  "lengden på fagskole", assumed()},
            Field{"higher_weeks", &P::higher_weeks, "weeks", 1, 520, "length of higher education",
                  "lengden på høyere utdanning", assumed()},
            Field{"dropout", &P::dropout, "1/week", 0.0, 1.0, "rate of dropping out of education in the middle",
                  "frafallsrate fra utdanning for middels brukere", calibrated("assumption until a source is found")},
            Field{"dropout_slope", &P::dropout_slope, "1", 0.0, 10.0,
                  "how strongly motivation, stability and meaningfulness protect from dropping out",
                  "hvor sterkt motivasjon, stabilitet og meningsfullhet beskytter mot frafall", assumed()},
            Field{"dropout_stability", &P::dropout_stability, "0-1", 0.0, 1.0,
                  "stability at which drop-out has its stated rate", "stabiliteten der frafallsraten gjelder",
                  assumed()},
            Field{"autumn_term", &P::autumn_term, "ISO week", 1, 53, "week in which the autumn term begins",
                  "uken høstsemesteret starter", assumed()},
            Field{"spring_term", &P::spring_term, "ISO week", 1, 53, "week in which the spring term begins",
                  "uken vårsemesteret starter", assumed()},
            Field{"last_weeks", &P::last_weeks, "weeks", 0, 104,
                  "weeks before the end of education when search for work begins",
                  "uker før utdanningen slutter når jobbsøkingen begynner", assumed()},
            Field{"works_beside", &P::works_beside, "share", 0.0, 1.0, "share who work beside their studies",
                  "andel som jobber ved siden av studiene", assumed()},
            Field{"training_weeks", &P::training_weeks, "weeks", 1, 520, "length of work training",
                  "lengden på arbeidstrening", assumed()},
            Field{"training_gain", &P::training_gain, "share", 0.0, 1.0,
                  "share of the missing qualification that work training gives",
                  "andel av manglende kvalifikasjon som arbeidstrening gir", assumed()},
            Field{"training_motivation", &P::training_motivation, "0-1", 0.0, 1.0,
                  "motivation that work training gives", "motivasjon som arbeidstrening gir", assumed()},
            Field{"supported_longest", &P::supported_longest, "weeks", 1, 520,
                  "longest time with a job specialist before a job", "lengste tid med jobbspesialist før jobb",
                  assumed()},
            Field{"intro_weeks", &P::intro_weeks, "weeks", 1, 520, "longest introduction programme",
                  "lengste introduksjonsprogram", fact("D1")},
            Field{"intro_to_education", &P::intro_to_education, "share", 0.0, 1.0,
                  "share of those who end the introduction programme that go on to education, on the qualification "
                  "programme's benefit",
                  "andel som går videre til utdanning etter introduksjonsprogrammet", calibrated("D1, D2")},
            Field{"intro_qualification", &P::intro_qualification, "1/week", 0.0, 1.0,
                  "share of the missing qualification learnt in a week of the introduction programme",
                  "andel av manglende kvalifikasjon som læres på en uke i introduksjonsprogrammet",
                  calibrated("D1, D2")},
            Field{"intro_language", &P::intro_language, "log/week", 0.0, 1.0,
                  "growth of log offers with the language learnt in a week of the introduction programme",
                  "vekst i log tilbud med språket som læres på en uke i introduksjonsprogrammet", calibrated("D1, D2")},
        };
    }
};

// The level of education that leads from a qualification to an aspiration.
struct EducationPath {
    double qualification;  // after completion
    int weeks;
};
EducationPath education_path(const Region& region, const User& user);

// Begins education, work training, supported employment or the introduction programme.
void begin_education(Region& region, Row row, bool self_funded);
void begin_work_training(Region& region, Row row);
bool begin_supported_employment(Region& region, Row row);  // false: no job specialist has room
void begin_intro_programme(Region& region, Row row, int weeks_done);

// The end of a measure that has lasted its time: what it gave, and the search that follows.
void end_measure(Region& region, Row row);

// Rate of dropping out of the present education, 1/week.
double dropout_rate(const Region& region, const User& user);

// Those whose plan is education begin it, and some others at their own cost. In term weeks only.
void start_of_term(Region& region);

}  // namespace samspill
