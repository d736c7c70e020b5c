#include "model/params/measures.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const MeasureParams*)
{
    using P = MeasureParams;
    return std::tuple{
        Field{"course_step", &P::course_step, "0-1", 0.0, 1.0, "qualification that a course adds",
              "kvalifikasjon som et kurs gir", assumed("about .1 a school year", "om lag 0,1 per skoleår")},
        Field{"secondary_level", &P::secondary_level, "0-1", 0.0, 1.0, "qualification after upper secondary school",
              "kvalifikasjon etter videregående", assumed()},
        Field{"vocational_level", &P::vocational_level, "0-1", 0.0, 1.0, "qualification after vocational college",
              "kvalifikasjon etter fagskole", assumed()},
        Field{"higher_level", &P::higher_level, "0-1", 0.0, 1.0, "qualification after higher education",
              "kvalifikasjon etter høyere utdanning", assumed()},
        Field{"course_weeks", &P::course_weeks, "weeks", 1, 520, "length of a course", "lengden på et kurs", assumed()},
        Field{"secondary_weeks", &P::secondary_weeks, "weeks", 1, 520,
              "length of upper secondary school from compulsory level; half of it for the nearer half of the way",
              "lengden på videregående fra grunnskole; det halve for den nærmeste halvdelen", assumed()},
        Field{"vocational_weeks", &P::vocational_weeks, "weeks", 1, 520, "length of vocational college",
              "lengden på fagskole", assumed()},
        Field{"higher_weeks", &P::higher_weeks, "weeks", 1, 520, "length of higher education",
              "lengden på høyere utdanning", assumed()},
        Field{"dropout", &P::dropout, "1/week", 0.0, 1.0, "rate of dropping out of education in the middle",
              "frafallsrate fra utdanning for middels brukere",
              calibrated("assumption until a source is found", "antakelse til en kilde er funnet")},
        Field{"dropout_slope", &P::dropout_slope, "1", 0.0, 10.0,
              "how strongly motivation, stability and meaningfulness protect from dropping out",
              "hvor sterkt motivasjon, stabilitet og meningsfullhet beskytter mot frafall", assumed()},
        Field{"dropout_stability", &P::dropout_stability, "0-1", 0.0, 1.0,
              "stability at which drop-out has its stated rate", "stabiliteten der frafallsraten gjelder", assumed()},
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
        Field{"training_motivation", &P::training_motivation, "0-1", 0.0, 1.0, "motivation that work training gives",
              "motivasjon som arbeidstrening gir", assumed()},
        Field{"supported_longest", &P::supported_longest, "weeks", 1, 520,
              "longest time with a job specialist before a job", "lengste tid med jobbspesialist før jobb", assumed()},
        Field{"intro_weeks", &P::intro_weeks, "weeks", 1, 520, "longest introduction programme",
              "lengste introduksjonsprogram", fact("D1")},
        Field{"intro_to_education", &P::intro_to_education, "share", 0.0, 1.0,
              "share of those who end the introduction programme that go on to education, on the qualification "
              "programme's benefit",
              "andel som går videre til utdanning etter introduksjonsprogrammet", calibrated("D1, D2")},
        Field{"intro_qualification", &P::intro_qualification, "1/week", 0.0, 1.0,
              "share of the missing qualification learnt in a week of the introduction programme",
              "andel av manglende kvalifikasjon som læres på en uke i introduksjonsprogrammet", calibrated("D1, D2")},
        Field{"intro_language", &P::intro_language, "log/week", 0.0, 1.0,
              "growth of log offers with the language learnt in a week of the introduction programme",
              "vekst i log tilbud med språket som læres på en uke i introduksjonsprogrammet", calibrated("D1, D2")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, MeasureParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
