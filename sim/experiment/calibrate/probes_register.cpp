#include <array>
#include <vector>

#include "experiment/calibrate/probe.h"

// NAV's register: who is in it, who leaves it, and what becomes of them.
namespace samspill {

namespace {

// How NAV's statistics class a person. Reduced capacity is a class of its own there, whether the
// person searches, trains or waits.
enum class Registered : std::uint8_t { no, unemployed, measure, reduced_capacity };

Registered class_of(const User& user)
{
    if (!user.has(registered)) return Registered::no;
    switch (user.status) {
        case Status::seeking:
        case Status::work_training:
        case Status::supported_employment:
            if (user.has(reduced_capacity)) return Registered::reduced_capacity;
            return user.status == Status::seeking && user.benefit != Benefit::qualification_programme
                       ? Registered::unemployed
                       : Registered::measure;
        case Status::sick_listed:
        case Status::intro_programme:
        case Status::education:
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return Registered::no;
}

bool is_jobseeker(const User& user)
{
    const Registered now = class_of(user);
    return now == Registered::unemployed || now == Registered::measure;
}

struct Person {
    const Region* region;
    Row row;

    const User& user() const { return region->users[row]; }
};

class Unemployed final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        Count& count = week < 60 ? july_ : december_;
        for (const Region* region : regions) {
            for (const Office& office : region->offices) count.inhabitants += office.inhabitants;
            for (const Row row : region->searchers.rows())
                count.persons += class_of(region->users[row]) == Registered::unemployed;
        }
    }
    double result(Statistic statistic) const override
    {
        constexpr double labour_force = 0.52;  // of the inhabitants (assumption)
        return statistic == Statistic::unemployed_july_2017
                   ? 1000.0 * july_.persons / july_.inhabitants
                   : december_.persons / (labour_force * december_.inhabitants);
    }

private:
    struct Count {
        double persons = 0.0, inhabitants = 0.0;
    };
    Count july_, december_;
};

class StockExits final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week <= 0 && week % 13 == 0) {
            Stock& stock = stocks_.emplace_back(Stock{week, {}});
            for (const Region* region : regions)
                for (const Row row : region->searchers.rows())
                    if (is_jobseeker(region->users[row])) stock.persons.push_back({region, row});
        }
        for (const Stock& stock : stocks_)
            for (std::size_t i = 0; i < weeks.size(); ++i)
                if (week - stock.week == weeks[i])
                    for (const Person& person : stock.persons) ++seen_[i], out_[i] += !is_jobseeker(person.user());
    }
    double result(Statistic statistic) const override
    {
        const std::size_t i = statistic == Statistic::out_after_4_weeks ? 0 : 1;
        return double(out_[i]) / double(seen_[i]);
    }

private:
    static constexpr std::array<int, 2> weeks{4, 26};
    struct Stock {
        Week week;
        std::vector<Person> persons;
    };
    std::vector<Stock> stocks_;
    std::array<long, 2> seen_{}, out_{};
};

// Somebody leaves who was registered a week ago and is now in no status that NAV follows.
class RegisterLeavers final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week <= last_left) {
            for (const Before& before : before_) note_if_left(week, before);
            before_.clear();
            for (const Region* region : regions)
                for (const Row row : region->searchers.rows())
                    if (const Registered now = class_of(region->users[row]); now != Registered::no)
                        before_.push_back({{region, row}, now});
        }
        for (const Leaver& leaver : leavers_)
            if (week - leaver.left == 26) {
                Count& count = leaver.reduced ? reduced_ : jobseekers_;
                ++count.persons;
                count.employed += in_work(leaver.person.user());
            }
    }
    double result(Statistic statistic) const override
    {
        const Count& count = statistic == Statistic::left_jobseekers_employed ? jobseekers_ : reduced_;
        return count.employed / count.persons;
    }

private:
    static constexpr Week last_left = 3;
    struct Before {
        Person person;
        Registered as;
    };
    struct Leaver {
        Person person;
        Week left;
        bool reduced;
    };
    struct Count {
        double persons = 0.0, employed = 0.0;
    };

    void note_if_left(Week week, const Before& before)
    {
        const Status now = before.person.user().status;
        if (now == Status::employed || now == Status::left || now == Status::disability || now == Status::gone)
            leavers_.push_back({before.person, week, before.as == Registered::reduced_capacity});
    }

    std::vector<Before> before_;
    std::vector<Leaver> leavers_;
    Count jobseekers_, reduced_;
};

class Drift final : public Probe {
public:
    void look(Week week, RegionView regions) override
    {
        if (week != -53 && week != -1) return;
        Stocks& stocks = week == -1 ? end_ : start_;
        for (const Region* region : regions)
            for (const Office& office : region->offices)
                for (const GroupCounts& counts : office.groups) {
                    stocks[0] += counts.registered;
                    stocks[1] += counts.benefit[int(Benefit::unemployment)];
                    stocks[2] += counts.benefit[int(Benefit::sickness)];
                    stocks[3] += counts.benefit[int(Benefit::aap)];
                    stocks[4] += counts.benefit[int(Benefit::introduction)];
                }
    }
    double result(Statistic statistic) const override
    {
        const auto i = std::size_t(int(statistic) - int(Statistic::drift_registered));
        return end_[i] / start_[i] - 1.0;
    }

private:
    using Stocks = std::array<double, 5>;
    Stocks start_{}, end_{};
};

}  // namespace

std::unique_ptr<Probe> probe_unemployed() { return std::make_unique<Unemployed>(); }
std::unique_ptr<Probe> probe_stock_exits() { return std::make_unique<StockExits>(); }
std::unique_ptr<Probe> probe_register_leavers() { return std::make_unique<RegisterLeavers>(); }
std::unique_ptr<Probe> probe_drift() { return std::make_unique<Drift>(); }

}  // namespace samspill
