#pragma once

#include "model/state/region.h"

// Outcomes by cohort and weeks since its start, kept as differences: a change costs one addition.
namespace samspill {

// Adds `change` to an outcome of every cohort that the user is in, from this week on.
void change_outcome(Region& region, const User& user, Outcome outcome, int change);

// A first arrival joins the cohort of her year.
void enter_arrival_cohort(Region& region, Row row);

// At the start of week 0, and of the week of the cohort of open episodes.
void enter_stock_cohorts(Region& region);
void enter_open_cohort(Region& region);

// A person is assigned to an arm of the trial and followed from this week on.
void enter_arm(Region& region, Row row);

// At the end of the horizon: people do not count in weeks in which they are no longer observed.
void end_cohorts(Region& region);

// The user has been in work for a year.
void reach_lasting(Region& region, Row row);

// Turns the differences into persons, at the end of the run.
void sum_event_time(EventTime& event_time);

// Records a sampled user's state.
void note_trajectory(Region& region, const User& user);

}  // namespace samspill
