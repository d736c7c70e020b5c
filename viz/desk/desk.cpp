#include "viz/desk/desk.h"

#include "viz/desk/worker.h"

namespace samspill::viz {

Desk::Desk(DeskOptions options) : worker_(std::make_unique<Worker>(std::move(options))) {}

Desk::~Desk() = default;

void Desk::order(Order order) { worker_->order(std::move(order)); }

void Desk::want(const Needs& needs) { worker_->want(needs); }

std::shared_ptr<const Shown> Desk::shown() const { return worker_->shown(); }

bool Desk::settle(std::chrono::milliseconds limit) const { return worker_->settle(limit); }

}  // namespace samspill::viz
