#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

struct MeetingLabels {
    static constexpr std::array<std::string_view, 8> names{
        "jobseeker", "young", "refugee", "reduced_capacity", "recovery", "education", "job_specialist", "sick_listed"};
};
enum class MeetingKind : std::uint8_t {
    jobseeker,
    young,
    refugee,
    reduced_capacity,
    recovery,
    education,
    job_specialist,
    sick_listed
};

// Counsellors' time: everything costs hours.
struct FollowUpParams {
    double hours = 24;
    double users_per_counsellor = 90;
    int least_counsellors = 2;
    int specialist_clients = 20;
    By<MeetingLabels> interval{{8, 4, 4, 6, 12, 12, 1, 18}};
    int sick_first = 8;
    int sick_second = 26;
    By<MeetingLabels> meeting_hours{{0.75, 1.0, 1.0, 1.25, 0.75, 0.75, 0.75, 1.0}};
    By<MeetingLabels> casework{{0.1592, 0.1702, 0.1812, 0.2086, 0.1318, 0.1098, 0.3294, 0.1537}};
    double referral_hours = 0.3;
    double three_way_hours = 1.0;
    double trust_lost = 0.01;
    double trust_return = 0.02;
    double work_first = 0.60;
    double work_first_spread = 0.20;
    By<RingLabels> rings{{0.05, 0.10, 0.20, 0.45, 0.20}};
    double leader_attitude = 0.10;
    double leader_spread = 0.40;
    double knowledge = 0.25;
    double knowledge_spread = 0.15;
};

}  // namespace samspill
