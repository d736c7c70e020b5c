#include <array>
#include <vector>

#include "experiment/calibrate/probe.h"

// Sickness and health benefits.
namespace samspill {

namespace {

class SicknessSpells final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week <= last_begun) take_up(week, regions);
        for (const Spell& spell : spells_)
            for (std::size_t i = 0; i < weeks.size(); ++i)
                if (week - spell.begun == weeks[i]) {
                    const User& user = spell.region->users[spell.row];
                    ++seen_[i];
                    still_[i] += user.status == Status::sick_listed && user.spell == spell.number;
                }
    }
    double result(Statistic statistic) const override
    {
        const auto i = std::size_t(int(statistic) - int(Statistic::sick_after_8_weeks));
        return double(still_[i]) / double(seen_[i]);
    }

private:
    static constexpr Week last_begun = -53;
    static constexpr std::array<int, 4> weeks{6, 14, 24, 50};  // since day 16: two weeks less than since day 0

    struct Spell {
        const Region* region;
        Row row;
        std::uint16_t number;
        Week begun;
    };

    void take_up(Week week, RegionView regions)
    {
        for (const Region* region : regions)
            for (Row row = 0; row < region->users.size(); ++row) {
                const User& user = region->users[row];
                if (user.status == Status::sick_listed && user.spell_start == week)
                    spells_.push_back({region, row, user.spell, week});
            }
    }

    std::vector<Spell> spells_;
    std::array<long, 4> seen_{}, still_{};
};

class HealthBenefits final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        for (const Region* region : regions) {
            for (const Office& office : region->offices) {
                inhabitants_ += office.inhabitants;
                for (const GroupCounts& counts : office.groups)
                    for (std::size_t b = 0; b < persons_.size(); ++b) persons_[b] += counts.benefit[b];
            }
            for (const User& user : region->users) {
                const bool health = user.benefit == Benefit::sickness || user.benefit == Benefit::aap ||
                                    user.benefit == Benefit::disability;
                young_ += health && user.age(week) >= 18 && user.age(week) <= 29;
            }
        }
    }
    double result(Statistic statistic) const override
    {
        constexpr double aged_18_66 = 0.62, aged_18_29 = 0.155;  // of the inhabitants (assumption)
        const auto share = [&](Benefit benefit) {
            return persons_[std::size_t(benefit)] / (aged_18_66 * inhabitants_);
        };
        switch (statistic) {
            case Statistic::sickness_share:
                return share(Benefit::sickness);
            case Statistic::aap_share:
                return share(Benefit::aap);
            case Statistic::disability_share:
                return share(Benefit::disability);
            default:
                return young_ / (aged_18_29 * inhabitants_);
        }
    }

private:
    double inhabitants_ = 0.0, young_ = 0.0;
    std::array<double, n_benefits> persons_{};
};

}  // namespace

std::unique_ptr<Probe> probe_sickness_spells() { return std::make_unique<SicknessSpells>(); }
std::unique_ptr<Probe> probe_health_benefits() { return std::make_unique<HealthBenefits>(); }

}  // namespace samspill
