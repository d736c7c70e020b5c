#pragma once

#include <tuple>

#include "core/field.h"
#include "model/accounts.h"
#include "model/benefits.h"
#include "model/collaboration.h"
#include "model/experience.h"
#include "model/follow_up.h"
#include "model/guidance.h"
#include "model/handover.h"
#include "model/jobs.h"
#include "model/labour_market.h"
#include "model/life.h"
#include "model/measures.h"
#include "model/persons.h"
#include "model/plans.h"
#include "model/referral.h"
#include "model/reflection.h"
#include "model/reform.h"
#include "model/register.h"
#include "model/residents.h"

namespace samspill {

// Every number that changes results, by process. A section's name is the first part of a key.
struct Params {
    LabourMarketParams labour_market;
    ResidentParams residents;
    PersonParams persons;
    LifeParams life;
    FollowUpParams follow_up;
    PlanParams plans;
    CollaborationParams collaboration;
    ReformParams reform;
    ReferralParams referral;
    GuidanceParams guidance;
    HandoverParams handover;
    ExperienceParams experience;
    ReflectionParams reflection;
    JobParams jobs;
    MeasureParams measures;
    RegisterParams registration;
    BenefitParams benefits;
    AccountParams accounts;

    static constexpr auto sections()
    {
        using P = Params;
        return std::tuple{
            Section{"labour_market", &P::labour_market, "Labour market", "Arbeidsmarked"},
            Section{"residents", &P::residents, "Residents and arrivals", "Innbyggere og tilgang"},
            Section{"persons", &P::persons, "What people are like at entry", "Hvordan folk er ved start"},
            Section{"life", &P::life, "Life and sickness", "Liv og sykdom"},
            Section{"follow_up", &P::follow_up, "Follow-up by NAV", "Oppfølging i NAV"},
            Section{"plans", &P::plans, "Choice of plan", "Valg av plan"},
            Section{"collaboration", &P::collaboration, "Collaboration by intensity", "Samarbeid etter intensitet"},
            Section{"reform", &P::reform, "Reform and practice", "Reform og praksis"},
            Section{"referral", &P::referral, "Referral", "Henvisning"},
            Section{"guidance", &P::guidance, "Career guidance", "Karriereveiledning"},
            Section{"handover", &P::handover, "Handover to NAV", "Overlevering til NAV"},
            Section{"experience", &P::experience, "What staff learn", "Hva de ansatte lærer"},
            Section{"reflection", &P::reflection, "Try, reflect, adjust", "Prøve, reflektere, justere"},
            Section{"jobs", &P::jobs, "Offers, matches and jobs", "Tilbud, match og jobber"},
            Section{"measures", &P::measures, "Education and other measures", "Utdanning og andre tiltak"},
            Section{"registration", &P::registration, "Leaving the register and coming back",
                    "Ut av registeret og tilbake"},
            Section{"benefits", &P::benefits, "Benefits", "Ytelser"},
            Section{"accounts", &P::accounts, "Accounts", "Regnskap"},
        };
    }
};

}  // namespace samspill
