#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "experiment/calibrate/probe.h"

// The career centre's clients, what guidance does to them, and the counsellors' hours.
namespace samspill {

namespace {

class Clients final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        for (const Region* region : regions) {
            const double scale = region->setting->inputs.places.scale;
            for (const Office& office : region->offices)
                for (const GroupCounts& counts : office.groups) {
                    const double first = counts.flow[int(Indicator::first_sessions)] / scale;
                    (week < 121 ? in_2018_ : in_2019_) += first;
                    sessions_ += counts.flow[int(Indicator::sessions)] / scale;
                }
        }
    }
    double result(Statistic statistic) const override
    {
        if (statistic == Statistic::clients_2018) return in_2018_;
        if (statistic == Statistic::clients_2019_first_half) return in_2019_;
        return sessions_ / (in_2018_ + in_2019_);
    }

private:
    double in_2018_ = 0.0, in_2019_ = 0.0, sessions_ = 0.0;
};

class Staff final : public Probe {
public:
    void look(Week, RegionView regions) override
    {
        for (const Region* region : regions) {
            for (const Office& office : region->offices) {
                used_ += office.hours_used;
                available_ += office.hours_available;
                users_ += office.caseload;
            }
            for (const Counsellor& counsellor : region->counsellors) counsellors_ += counsellor.hours > 0.0f;
        }
    }
    double result(Statistic statistic) const override
    {
        return statistic == Statistic::staff_load ? used_ / available_ : users_ / counsellors_;
    }

private:
    double used_ = 0.0, available_ = 0.0, users_ = 0.0, counsellors_ = 0.0;
};

// Two parts of the sense of coherence.
using Coherence = std::array<double, 2>;

// What a user's record says of a past week, faded to this one as the model would when it asks.
Coherence coherence_now(const Region& region, const User& user, Week week)
{
    const std::size_t weeks = std::size_t(std::clamp(week - user.life_week, 0, 1023));
    const double left = region.setting->fading[weeks], base = user.coherence_base;
    return {base + (user.comprehensibility - base) * left, base + (user.manageability - base) * left};
}

// Follows everybody from the week before the referral to the end of guidance. Guidance of one
// session may begin and end within a week, so that the sessions of all users are compared.
class Guidance final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        before_.resize(regions.size());
        following_.resize(regions.size());
        for (std::size_t r = 0; r < regions.size(); ++r) {
            const Region& region = *regions[r];
            if (week > -53) follow(region, r, week);
            if (week < -1) remember(region, r, week);
            if (week == -1) measure_spread(region, week);
        }
    }
    double result(Statistic statistic) const override
    {
        const std::size_t part = statistic == Statistic::guidance_comprehensibility ? 0 : 1;
        const double mean = level_[part] / persons_;
        return growth_[part] / clients_ / std::sqrt(square_[part] / persons_ - mean * mean);
    }

private:
    struct Before {
        Coherence coherence;
        std::uint8_t sessions;
        bool referred;
    };

    void follow(const Region& region, std::size_t r, Week week)
    {
        for (Row row = 0; row < before_[r].size(); ++row) {
            const User& user = region.users[row];
            const Before& before = before_[r][row];
            const bool referred = user.open_referral != 0;
            auto found = following_[r].find(row);
            if (found == following_[r].end()) {
                const bool begins = !before.referred && (referred || user.sessions != before.sessions);
                if (week > -1 || !begins) continue;
                found = following_[r].emplace(row, before).first;
            }
            if (referred) continue;
            end(region, user, found->second, week);
            following_[r].erase(found);
        }
    }

    // Guidance was completed if there were sessions and no job or move cut them short.
    void end(const Region& region, const User& user, const Before& before, Week week)
    {
        if (user.sessions == before.sessions || user.status == Status::employed || user.status == Status::gone ||
            user.status == Status::disability)
            return;
        const Coherence now = coherence_now(region, user, week);
        clients_ += 1.0;
        for (std::size_t part = 0; part < now.size(); ++part) growth_[part] += now[part] - before.coherence[part];
    }

    void remember(const Region& region, std::size_t r, Week week)
    {
        std::vector<Before>& before = before_[r];
        before.resize(region.users.size());
        for (Row row = 0; row < before.size(); ++row) {
            const User& user = region.users[row];
            before[row] = {coherence_now(region, user, week), user.sessions, user.open_referral != 0};
        }
    }

    void measure_spread(const Region& region, Week week)
    {
        for (const User& user : region.users) {
            if (!user.has(registered)) continue;
            const Coherence now = coherence_now(region, user, week);
            persons_ += 1.0;
            for (std::size_t part = 0; part < now.size(); ++part) {
                level_[part] += now[part];
                square_[part] += now[part] * now[part];
            }
        }
    }

    std::vector<std::vector<Before>> before_;                 // by region and row: a week ago
    std::vector<std::unordered_map<Row, Before>> following_;  // by region: as it was before the referral
    double clients_ = 0.0, persons_ = 0.0;
    Coherence growth_{}, level_{}, square_{};
};

}  // namespace

std::unique_ptr<Probe> probe_clients() { return std::make_unique<Clients>(); }
std::unique_ptr<Probe> probe_staff() { return std::make_unique<Staff>(); }
std::unique_ptr<Probe> probe_guidance() { return std::make_unique<Guidance>(); }

}  // namespace samspill
