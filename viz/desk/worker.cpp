#include "viz/desk/worker.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace samspill::viz {

namespace {

constexpr auto slice = std::chrono::milliseconds(15);    // of work on needs before orders are looked at
constexpr auto a_while = std::chrono::milliseconds(20);  // between looks at simulations that run
constexpr std::size_t notices_kept = 20;

}  // namespace

Desk::Worker::Worker(DeskOptions options) : options_(std::move(options)), shown_(std::make_shared<Shown>())
{
    thread_ = std::thread([this] { work(); });
}

Desk::Worker::~Worker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        leaving_ = true;
        told_.notify_all();
    }
    thread_.join();
}

void Desk::Worker::order(Order order)
{
    const std::lock_guard lock(mutex_);
    orders_.push_back(std::move(order));
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::want(const Needs& needs)
{
    const std::lock_guard lock(mutex_);
    new_needs_ = needs;
    idle_ = false;
    told_.notify_all();
}

std::shared_ptr<const Shown> Desk::Worker::shown() const
{
    const std::lock_guard lock(mutex_);
    return shown_;
}

bool Desk::Worker::settle(std::chrono::milliseconds limit) const
{
    std::unique_lock lock(mutex_);
    return settled_.wait_for(lock, limit, [&] { return idle_; });
}

// There is something new of the watched run.
void Desk::Worker::signal()
{
    const std::lock_guard lock(mutex_);
    if (signalled_) return;
    signalled_ = true;
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::tell(bool bad, Message text)
{
    const std::lock_guard lock(mutex_);
    messages_.emplace_back(bad, std::move(text));
    signalled_ = true;
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::work()
{
    for (Clock::time_point next_look = Clock::now(); wait(next_look);) {
        const Clock::time_point begin = Clock::now();
        const bool looked = take();
        turn();
        const Clock::time_point end = Clock::now();
        // A simulation that runs is looked at so seldom that most of the time is left to it.
        next_look = looked || met_ ? end + std::max<Clock::duration>(a_while, end - begin) : end;
    }
    others_.reset();
    live_.reset();
}

// Until there is something to do; for what is not urgent no longer than until `next_look`. The
// background runs are only looked at: they give way to everybody, so they must hold nothing up.
bool Desk::Worker::wait(Clock::time_point next_look)
{
    std::unique_lock lock(mutex_);
    const auto urgent = [&] { return stop_ || !orders_.empty() || new_needs_; };
    if (!met_ || signalled_ || !quiet_)
        told_.wait_until(lock, next_look, urgent);
    else
        told_.wait(lock, [&] { return urgent() || signalled_; });
    return !stop_;
}

bool Desk::Worker::take()
{
    std::deque<Order> orders;
    std::optional<Needs> needs;
    bool signalled = false;
    {
        const std::lock_guard lock(mutex_);
        orders.swap(orders_);
        needs.swap(new_needs_);
        signalled = std::exchange(signalled_, false);
    }
    if (!orders.empty()) obey(std::move(orders));
    if (needs && *needs != needs_) {
        needs_ = std::move(*needs);
        Answers::prune(needs_, sources_, next_);
        dirty_ = true;
    }
    look_at_live();
    return signalled;
}

void Desk::Worker::turn()
{
    try {
        answer_of_file();
        met_ = answers_.work(needs_, sources_, next_, Clock::now() + slice, dirty_);
    } catch (const InputError& error) {
        tell(true, error.said());  // what a file does not give is not asked for again; the rest is
        met_ = false;
    }
    if (!live_) {
        const Message busy = !met_ && lacks_curves() ? message("busy.reading", {"reading", "leser"}) : Message();
        if (busy != next_.busy) dirty_ = true;
        next_.busy = busy;
    }
    take_messages();
    if (dirty_) publish();
    const std::lock_guard lock(mutex_);
    if (met_ && quiet_ && orders_.empty() && !new_needs_ && !signalled_) {
        idle_ = true;
        settled_.notify_all();
    }
}

bool Desk::Worker::lacks_curves() const
{
    return std::any_of(needs_.curves.begin(), needs_.curves.end(),
                       [&](const CurveKey& key) { return !next_.curves.contains(key); });
}

// Messages become notices, each only once in a row.
void Desk::Worker::take_messages()
{
    std::vector<std::pair<bool, Message>> messages;
    {
        const std::lock_guard lock(mutex_);
        messages.swap(messages_);
    }
    for (auto& [bad, text] : messages) {
        auto& notices = next_.notices;
        if (!notices.empty() && notices.back().text == text) notices.pop_back();
        notices.push_back({++notices_, bad, std::move(text)});
        if (notices.size() > notices_kept) notices.erase(notices.begin());
        dirty_ = true;
    }
}

void Desk::Worker::publish()
{
    dirty_ = false;
    std::shared_ptr<const Shown> shown = std::make_shared<Shown>(next_);
    {
        const std::lock_guard lock(mutex_);
        shown_.swap(shown);
    }
    if (options_.news) options_.news();
}

// Of changes to one world that wait together only the last counts.
void Desk::Worker::obey(std::deque<Order> orders)
{
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto* change = std::get_if<ChangeLive>(&orders[i]);
        const auto* next = i + 1 < orders.size() ? std::get_if<ChangeLive>(&orders[i + 1]) : nullptr;
        if (change && next && change->world == next->world) continue;
        bool done = false;
        try {
            std::visit([this](auto& order) { handle(order); }, orders[i]);
            done = true;
        } catch (const InputError& error) {
            tell(true, error.said());
        } catch (const std::exception& error) {
            tell(true, message("viewer.fault", {"the viewer: {}", "viseren: {}"}, message_of(error)));
        }
        // Told when it is over, not while a file is being read.
        if (std::holds_alternative<OpenFile>(orders[i]) || std::holds_alternative<OpenLive>(orders[i])) {
            ++next_.openings;
            if (done) next_.opened = next_.openings;
        }
        dirty_ = true;
    }
}

}  // namespace samspill::viz
