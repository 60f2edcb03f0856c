// What a person did, as it came from the DOM (or from the native window), waiting for the frames: a
// queue that hands out one act a frame. Typing in the same field is put together, so a fast typist
// does not run ahead of the frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "src/ui/key.hpp"

namespace tovholder::ui {

enum class EventKind : std::uint8_t { none, act, text, submit, dismiss, file };

struct Event {
    EventKind kind = EventKind::none;
    Key key = 0;
    std::string text;                 // of a text: the whole new value; of a file: its name
    std::vector<std::uint8_t> bytes;  // of a file
    bool too_large = false;           // a file that was not read
};

class EventQueue {
public:
    static constexpr std::size_t events_max =
        64;  // more are dropped: nobody taps 64 times in a frame

    void push(Event event) {
        if (event.kind == EventKind::text && !waiting_.empty() &&
            waiting_.back().kind == EventKind::text && waiting_.back().key == event.key) {
            waiting_.back().text = std::move(event.text);
            return;
        }
        if (waiting_.size() < events_max) waiting_.push_back(std::move(event));
    }
    bool empty() const { return waiting_.empty(); }
    Event pop() {
        Event event = std::move(waiting_.front());
        waiting_.pop_front();
        return event;
    }
    // What a field holds in the DOM but the app has not been told yet; null when nothing waits.
    const std::string* waiting_text(Key key) const {
        for (auto it = waiting_.rbegin(); it != waiting_.rend(); ++it) {
            if (it->kind == EventKind::text && it->key == key) return &it->text;
        }
        return nullptr;
    }

private:
    std::deque<Event> waiting_;
};

}  // namespace tovholder::ui
