#pragma once

#include "model/state/users.h"

// The offers of work that a searcher gets, and which of them she accepts.
namespace samspill {

struct Region;

// Expected offers a week to this user in her present status at tightness 1, before she is choosy.
double offer_rate(const Region& region, const User& user);

// The search effort of the user's present status and plan; 1 is full.
double search_effort(const Region& region, const User& user);

// The quantile of her own offers below which the user declines, 0..0.95.
double reservation(const Region& region, const User& user);

// Mean match of the offers that this user gets, 0..1.
double mean_match_of_offers(const Region& region, const User& user);

}  // namespace samspill
