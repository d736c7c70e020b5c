#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "core/free_memory.h"
#include "viz/data/shown.h"
#include "viz/desk/order.h"

namespace samspill::viz {

struct DeskOptions {
    std::string reader;                         // program that reads files as a child ("samspill"); see reader.h
    int threads = 0;                            // of simulations; 0: all CPUs that it may use
    std::size_t memory = std::size_t(1) << 30;  // bytes that kept replicates may take
    std::function<void()> news = {};            // called by the desk's thread whenever it shows something new
    std::function<FreeMemory()> free = [] { return free_memory(); };  // what simulations must fit into
};

// Where files are read and simulations run, away from the window: it takes orders and needs, and
// shows what there is. No call of the window's waits for work. Looking changes no result.
class Desk {
public:
    explicit Desk(DeskOptions options);
    ~Desk();  // stops everything
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void order(Order order);
    void want(const Needs& needs);  // replaces the needs before
    std::shared_ptr<const Shown> shown() const;

    // For pictures and tests: waits until orders are done, a simulation has stopped or ended, and the
    // needs are met. False when the time is over.
    bool settle(std::chrono::milliseconds limit) const;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace samspill::viz
