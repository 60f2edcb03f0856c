// Simulated time: things that happen at a moment, in order. Same calls, same order, always.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace tovholder::simulation {

class Events {
public:
    std::int64_t now_ms() const { return now_ms_; }
    bool empty() const { return queue_.empty(); }

    void after(std::int64_t delay_ms, std::function<void()> what) {
        queue_.push({now_ms_ + delay_ms, ++last_, std::move(what)});
    }

    // Runs the next event and moves the time to it. False when there is none before `until_ms`;
    // the time is then `until_ms`.
    bool run_one(std::int64_t until_ms) {
        if (queue_.empty() || queue_.top().at_ms > until_ms) {
            now_ms_ = until_ms;
            return false;
        }
        Event event = queue_.top();
        queue_.pop();
        now_ms_ = event.at_ms;
        event.what();
        return true;
    }

private:
    struct Event {
        std::int64_t at_ms;
        std::uint64_t order;
        std::function<void()> what;
        bool operator<(const Event& other) const {
            return at_ms != other.at_ms ? at_ms > other.at_ms : order > other.order;
        }
    };
    std::priority_queue<Event> queue_;
    std::int64_t now_ms_ = 0;
    std::uint64_t last_ = 0;
};

}  // namespace tovholder::simulation
