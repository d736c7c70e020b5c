#include <array>
#include <vector>

#include "experiment/calibrate/probe.h"

// Employment of the whole population, and of those who left the introduction programme.
namespace samspill {

namespace {

class Employment final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week % 13 != 4) return;  // weeks 17, 30, 43, 56, 69
        for (const Region* region : regions) {
            for (const User& user : region->users) {
                const int age = user.age(week);
                if (user.status == Status::gone || age < 25 || age > 64) continue;
                const int third = user.qualification < 0.35f ? 0 : user.qualification <= 0.65f ? 1 : 2;
                persons_[std::size_t(third)] += 1.0;
                employed_[std::size_t(third)] += in_work(user);
            }
            for (const Office& office : region->offices) add_never_registered(office.inhabitants);
        }
    }
    double result(Statistic statistic) const override
    {
        const auto third = std::size_t(int(statistic) - int(Statistic::employed_compulsory));
        return employed_[third] / persons_[third];
    }

private:
    void add_never_registered(double inhabitants)
    {
        constexpr double per_inhabitant = 0.110, employed = 0.90;  // MODEL.md, assumption
        constexpr std::array<double, 3> education{0.25, 0.47, 0.28};
        for (std::size_t third = 0; third < education.size(); ++third) {
            const double persons = per_inhabitant * inhabitants * education[third];
            persons_[third] += persons;
            employed_[third] += persons * employed;
        }
    }

    std::array<double, 3> persons_{}, employed_{};
};

class IntroductionLeavers final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week <= last_left_2016) {
            for (const Participant& one : in_programme_)
                if (one.region->users[one.row].status != Status::intro_programme) left_.push_back(one);
            in_programme_.clear();
            for (const Region* region : regions)
                for (const Row row : region->searchers.rows())
                    if (region->users[row].status == Status::intro_programme) in_programme_.push_back({region, row});
        }
        if (week == last_left_2015) left_2015_ = std::move(left_), left_.clear();
        if (week == november_2016) look_up(left_2015_);
        if (week == november_2017) look_up(left_);
    }
    double result(Statistic statistic) const override
    {
        double all = 0.0;
        for (const double part : parts_) all += part;
        if (statistic == Statistic::introduction_work_or_education) return (parts_[0] + parts_[1] + parts_[2]) / all;
        if (statistic == Statistic::introduction_in_work) return (parts_[0] + parts_[1]) / all;
        return parts_[std::size_t(int(statistic) - int(Statistic::introduction_work))] / all;
    }

private:
    static constexpr Week last_left_2015 = -36, november_2016 = 10, last_left_2016 = 16, november_2017 = 62;
    struct Participant {
        const Region* region;
        Row row;
    };

    // Work only, both, education only, unemployed or in a measure, other.
    static std::size_t part_of(const User& user)
    {
        if (in_work(user)) return 0;
        switch (user.status) {
            case Status::education:
                return user.has(works_beside) ? 1 : 2;
            case Status::seeking:
            case Status::work_training:
            case Status::supported_employment:
            case Status::intro_programme:
                return user.benefit == Benefit::aap ? 4 : 3;
            case Status::sick_listed:
            case Status::employed:
            case Status::disability:
            case Status::left:
            case Status::gone:
                break;
        }
        return 4;
    }

    void look_up(const std::vector<Participant>& leavers)
    {
        for (const Participant& one : leavers)
            if (const User& user = one.region->users[one.row]; user.status != Status::gone)
                parts_[part_of(user)] += 1.0;
    }

    std::vector<Participant> in_programme_, left_, left_2015_;
    std::array<double, 5> parts_{};
};

}  // namespace

std::unique_ptr<Probe> probe_employment() { return std::make_unique<Employment>(); }
std::unique_ptr<Probe> probe_introduction_leavers() { return std::make_unique<IntroductionLeavers>(); }

}  // namespace samspill
