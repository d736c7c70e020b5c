#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;

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

// The end of a measure that has run its full time: what it gave, and the search that follows.
void end_measure(Region& region, Row row);

// Those whose plan is education begin it, and some others at their own cost. In term weeks only.
void start_of_term(Region& region);

}  // namespace samspill
