#include "model/state/watched.h"

namespace samspill {

double SuccessTable::expected(int cell) const
{
    double all_users = 0.0, all_successes = 0.0;
    for (int c = 0; c < cells; ++c) {
        all_users += users[c];
        all_successes += successes[c];
    }
    const double common = all_users > 0.0 ? all_successes / all_users : 0.3;
    return (successes[cell] + 5.0 * common) / (users[cell] + 5.0);
}

Watched WatchList::take()
{
    const Watched watched = queue_.watched[queue_.first++];
    if (2 * queue_.first > queue_.watched.size()) {  // each row moves once at most for each that is taken
        queue_.watched.erase(queue_.watched.begin(), queue_.watched.begin() + std::ptrdiff_t(queue_.first));
        queue_.first = 0;
    }
    return watched;
}

}  // namespace samspill
