#pragma once

#include <string>
#include <string_view>

#include "scenario/text/value.h"

namespace samspill::input {

// Lays one "key=value" over the merged files. Keys are parameters ("jobs.offer_rate.young") or
// settings ("run.weeks"); an item of a list is named by its name, its number from 1, or * for all:
// "region.Hallingdal.centre_positions=2", "office.Gol.distance=.3", "wave.*.intensity=2"; + is one
// more item: "wave.+={week = 60, offices = \"all\", intensity = 2}". A key that ends at an item puts a
// table in its place, or takes it away: "wave.2={...}", "wave.2=none".
// `order` says how many sources came before. Whether the key is known shows when it is read.
void apply_override(Table& merged, const std::string& text, int order, Mistakes& mistakes);
// The same where a file says so: mistakes are told at its place.
void apply_override(Table& merged, const std::string& text, const Place& place, Mistakes& mistakes);

// Does an override of this key go to a setting and not to a parameter?
bool is_setting_key(std::string_view key);

}  // namespace samspill::input
