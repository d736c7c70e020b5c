#include "model/params/referral.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const ReferralParams*)
{
    using P = ReferralParams;
    return std::tuple{
        Field{"intercept", &P::intercept, "logit", -50.0, 20.0,
              "logit of referring in a meeting when all predictors are in the middle",
              "logit for henvisning i et møte når alle forklaringsvariabler er i midten", calibrated("A2, A5")},
        Field{"slope", &P::slope, "logit/sd", -5.0, 5.0, "slope of referring in a predictor",
              "helning for henvisning i en forklaringsvariabel",
              assumed("1 per standard deviation, swept .5-2", "1 per standardavvik, gjennomgått 0,5–2")},
        Field{"middle", &P::middle, "1", -1.0, 1.0, "centre of a predictor of referring",
              "midtpunkt for en forklaringsvariabel for henvisning",
              assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"spread", &P::spread, "1", 0.01, 1.0, "standard deviation of a predictor of referring",
              "standardavvik for en forklaringsvariabel for henvisning",
              assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"furthest", &P::furthest, "sd", 0.5, 100.0,
              "standard deviations from the middle beyond which a predictor of referring or saying yes adds nothing",
              "standardavvik fra midten der en forklaringsvariabel ikke teller mer", assumed()},
        Field{"accept_intercept", &P::accept_intercept, "logit", -20.0, 20.0, "logit of saying yes to guidance",
              "logit for å si ja til veiledning", assumed()},
        Field{"accept_slope", &P::accept_slope, "logit/sd", -5.0, 5.0, "slope of saying yes in a predictor",
              "helning for å si ja i en forklaringsvariabel",
              assumed("1 per standard deviation, swept .5-2", "1 per standardavvik, gjennomgått 0,5–2")},
        Field{"accept_middle", &P::accept_middle, "1", -1.0, 1.0, "centre of a predictor of saying yes",
              "midtpunkt for en forklaringsvariabel for å si ja",
              assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"accept_spread", &P::accept_spread, "1", 0.01, 1.0, "standard deviation of a predictor of saying yes",
              "standardavvik for en forklaringsvariabel for å si ja",
              assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"gate", &P::gate, "1", 0.0, 1.0, "how far a leader's full opposition closes the gate",
              "hvor mye en leder som er helt imot stenger porten",
              assumed("report, Alt har ikke vært like lett - Utfordringer",
                      "rapporten, Alt har ikke vært like lett - Utfordringer")},
        Field{"ad_hoc_salience", &P::ad_hoc_salience, "0-1", 0.0, 1.0,
              "how far guidance comes to mind without a rule; 1 is a criterion met",
              "hvor mye man tenker på veiledning uten regel; 1 er et oppfylt kriterium", assumed()},
        Field{"believed_orientation", &P::believed_orientation, "0-1", 0.0, 1.0,
              "education orientation of the advisers as believed by who knows nothing of them",
              "veiledernes utdanningsorientering slik den som ikke kjenner dem tror",
              assumed("report, Ulike virkeligheter møttes", "rapporten, Ulike virkeligheter møttes")},
        Field{"true_orientation", &P::true_orientation, "0-1", 0.0, 1.0, "education orientation of the advisers",
              "karriereveiledernes utdanningsorientering", assumed()},
        Field{"pause", &P::pause, "weeks", 0, 1000, "weeks after a referral or a refusal before a new one",
              "uker etter en henvisning eller et nei før en ny", assumed()},
        Field{"self_referral_rate", &P::self_referral_rate, "1/week", 0.0, 1.0,
              "rate at which a user comes by herself where the office lets her, times her inclination to say yes",
              "rate for å komme på eget initiativ der kontoret tillater det, ganger tilbøyeligheten til å si ja",
              assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, ReferralParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
