#pragma once

#include <tuple>

#include "core/field.h"
#include "model/users.h"

namespace samspill {

struct Region;
struct ReferralRule;

struct ReferralPredictorLabels {
    static constexpr std::array<std::string_view, 9> names{
        "knowledge", "routine", "attitude", "education_gap", "pressure", "gate", "distance", "criterion", "wait"};
};
struct AcceptPredictorLabels {
    static constexpr std::array<std::string_view, 4> names{"receptiveness", "motivation", "barrier", "seen_as_nav"};
};

// When a counsellor refers, and when the user says yes: two logits over centred predictors.
struct ReferralParams {
    double intercept = -7.069;
    By<ReferralPredictorLabels> slope{{1, 1, 1, -1, -1, -1, -1, 1, -1}};
    By<ReferralPredictorLabels> middle{{0.25, 0.22, 0.01, 0.48, 0.05, 0.10, 0.30, 0.08, 0.10}};
    By<ReferralPredictorLabels> spread{{0.15, 0.20, 0.46, 0.16, 0.10, 0.15, 0.20, 0.30, 0.15}};
    double furthest = 3;
    double accept_intercept = 0.6;
    By<AcceptPredictorLabels> accept_slope{{1, 1, -1, -1}};
    By<AcceptPredictorLabels> accept_middle{{0.80, 0.55, 0.45, 0.0}};
    By<AcceptPredictorLabels> accept_spread{{0.25, 0.16, 0.15, 0.20}};
    double gate = 0.8;
    double ad_hoc_salience = 0.08;
    double believed_orientation = 0.8;
    double true_orientation = 0.4;
    int pause = 26;
    double self_referral_rate = 0.004;

    static constexpr auto fields()
    {
        using P = ReferralParams;
        return std::tuple{
            Field{"intercept", &P::intercept, "logit", -50.0, 20.0,
                  "logit of referring in a meeting when all predictors are in the middle",
                  "logit for henvisning i et møte når alle forklaringsvariabler er i midten", calibrated("A2, A5")},
            Field{"slope", &P::slope, "logit/sd", -5.0, 5.0, "slope of referring in a predictor",
                  "helning for henvisning i en forklaringsvariabel", assumed("1 per standard deviation, swept .5-2")},
            Field{"middle", &P::middle, "1", -1.0, 1.0, "centre of a predictor of referring",
                  "midtpunkt for en forklaringsvariabel for henvisning", assumed("status quo at week 0")},
            Field{"spread", &P::spread, "1", 0.01, 1.0, "standard deviation of a predictor of referring",
                  "standardavvik for en forklaringsvariabel for henvisning", assumed("status quo at week 0")},
            Field{
                "furthest", &P::furthest, "sd", 0.5, 100.0,
                "standard deviations from the middle beyond which a predictor of referring or saying yes adds nothing",
                "standardavvik fra midten der en forklaringsvariabel ikke teller mer", assumed()},
            Field{"accept_intercept", &P::accept_intercept, "logit", -20.0, 20.0, "logit of saying yes to guidance",
                  "logit for å si ja til veiledning", assumed()},
            Field{"accept_slope", &P::accept_slope, "logit/sd", -5.0, 5.0, "slope of saying yes in a predictor",
                  "helning for å si ja i en forklaringsvariabel", assumed("1 per standard deviation, swept .5-2")},
            Field{"accept_middle", &P::accept_middle, "1", -1.0, 1.0, "centre of a predictor of saying yes",
                  "midtpunkt for en forklaringsvariabel for å si ja", assumed("status quo at week 0")},
            Field{"accept_spread", &P::accept_spread, "1", 0.01, 1.0, "standard deviation of a predictor of saying yes",
                  "standardavvik for en forklaringsvariabel for å si ja", assumed("status quo at week 0")},
            Field{"gate", &P::gate, "1", 0.0, 1.0, "how far a leader's full opposition closes the gate",
                  "hvor mye en leder som er helt imot stenger porten",
                  assumed("report, Alt har ikke vært like lett - Utfordringer")},
            Field{"ad_hoc_salience", &P::ad_hoc_salience, "0-1", 0.0, 1.0,
                  "how far guidance comes to mind without a rule; 1 is a criterion met",
                  "hvor mye man tenker på veiledning uten regel; 1 er et oppfylt kriterium", assumed()},
            Field{"believed_orientation", &P::believed_orientation, "0-1", 0.0, 1.0,
                  "education orientation of the advisers as believed by who knows nothing of them",
                  "veiledernes utdanningsorientering slik den som ikke kjenner dem tror",
                  assumed("report, Ulike virkeligheter møttes")},
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
};

// The first rule of the user's office that she meets; null when none does. Of the ad hoc rule
// everybody meets it.
const ReferralRule* rule_for(const Region& region, const User& user);

// Probability that the user says yes to guidance, 0..1.
double accept_probability(const Region& region, const User& user);

// Referrals of the week among those met or due. Writes open_referral pause_until, the centre's
// queue and the counsellors' hours.
void referral(Region& region);

}  // namespace samspill
