#pragma once

#include <optional>
#include <string>

#include "viz/state/view_state.h"

// The guided sequence of a workshop: which step may be gone to, and what is left at its end.
namespace samspill::viz {

Text guide_step_name(GuideStep step);

// The two worlds on screen are those of the chosen reform, unchanged.
bool guided_is_open(const ViewState& state, const Shown& shown);

// Whether a step can be gone to: nothing comes before a reform is chosen, nothing is seen before it
// was run.
bool can_go(const ViewState& state, const Shown& shown, GuideStep step);
std::optional<GuideStep> step_after(const ViewState& state, const Shown& shown);
std::optional<GuideStep> step_before(const ViewState& state);

// What was expected of a question: "more", or "–" when nobody said.
std::string expected_text(const Guide& guide, int question, Language language);

// The summary as CSV (RFC 4180, UTF-8): question, expectation, what came out and how sure, own words.
std::string guide_csv(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
