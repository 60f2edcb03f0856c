// What the server does once a day, at night: let go what has been kept long enough.
#pragma once

#include <optional>

#include "server/base/log.hpp"
#include "server/service/clock.hpp"
#include "shared/base/calendar.hpp"
#include "shared/sync/authority.hpp"

namespace tovholder::server {

// From this minute of the day on, Copenhagen: also the hour that is skipped in spring is over.
inline constexpr std::int32_t night_minute = 3 * 60;

class NightShift {
public:
    using OnChange = std::function<void(std::uint64_t, DeviceAlias)>;
    NightShift(sync::Authority& authority, Clock clock, const Log& log, OnChange on_change)
        : authority_(authority),
          clock_(std::move(clock)),
          log_(log),
          on_change_(std::move(on_change)) {}

    // To be called now and then. Does the night's work when it is time and it was not done today;
    // after a start it is done again, which changes nothing. A failure is tried again later.
    void look();

private:
    sync::Authority& authority_;
    Clock clock_;
    const Log& log_;
    OnChange on_change_;
    std::optional<Date> done_;
};

}  // namespace tovholder::server
