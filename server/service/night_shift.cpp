// Once a day.
#include "server/service/night_shift.hpp"

namespace tovholder::server {

void NightShift::look() {
    const Instant now = clock_();
    const LocalTime local = to_local(now);
    if (local.minute < night_minute || done_ == local.date) return;
    const std::uint64_t seq_before = authority_.seq();
    const auto night = authority_.keep_house(now);
    if (authority_.seq() != seq_before) on_change_(authority_.seq(), {});
    if (!night) {
        log_.write(LogLevel::warning, "night_failed",
                   {{"why", Word::of_closed_list(error_name(night.error().code))}});
        return;
    }
    done_ = local.date;
    log_.write(LogLevel::info, "night",
               {{"people", static_cast<std::int64_t>(night->people)},
                {"rows", static_cast<std::int64_t>(night->rows)}});
}

}  // namespace tovholder::server
