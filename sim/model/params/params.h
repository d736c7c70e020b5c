#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/params/accounts.h"
#include "model/params/benefits.h"
#include "model/params/collaboration.h"
#include "model/params/experience.h"
#include "model/params/follow_up.h"
#include "model/params/guidance.h"
#include "model/params/handover.h"
#include "model/params/jobs.h"
#include "model/params/labour_market.h"
#include "model/params/life.h"
#include "model/params/measures.h"
#include "model/params/persons.h"
#include "model/params/plans.h"
#include "model/params/referral.h"
#include "model/params/reflection.h"
#include "model/params/reform.h"
#include "model/params/register.h"
#include "model/params/residents.h"

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
};

struct Parameter;  // core/field.h

// A section of parameters: the first part of their keys, and what it is about.
struct Section {
    std::string_view name, meaning, meaning_no;
};
std::span<const Section> sections();

// Every parameter with its place in `params`, section by section, in the order of declaration.
std::vector<Parameter> parameters_of(Params& params);

}  // namespace samspill
