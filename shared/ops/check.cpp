// Values a row must have: lengths, ranges, required names, and no CPR number in any text.
#include "shared/ops/cpr.hpp"
#include "shared/ops/rules.hpp"
#include "shared/ops/text_limits.hpp"

namespace tovholder::ops {
namespace {

// Looks at every text of a row through its field list.
struct TextCheck {
    Result<void> result;

    void text(std::string_view name, const std::string& value) {
        if (!result) return;
        const std::size_t limit = text_limit(name);
        if (value.size() > limit) {
            result = Error{ErrorCode::text_too_long, std::to_string(limit)};
        } else if (looks_like_cpr(value)) {
            result = ErrorCode::cpr_in_text;
        }
    }
    void operator()(std::uint32_t, const char* name, const std::string& value, FieldClass) {
        text(name, value);
    }
    void operator()(std::uint32_t, const char* name, const std::vector<std::string>& values,
                    FieldClass) {
        const std::size_t limit = items_limit(name);
        if (result && values.size() > limit) {
            result = Error{ErrorCode::text_too_long, std::to_string(limit)};
        }
        for (const std::string& value : values) text(name, value);
    }
    template <class Other>
    void operator()(std::uint32_t, const char*, const Other&, FieldClass) {}
};

template <class Entity>
Result<void> check_texts(const Entity& row) {
    TextCheck texts;
    Entity::fields(row, texts);
    return texts.result;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Result<void> check(const Unit& unit) {
    if (is_blank(unit.name)) return ErrorCode::name_missing;
    return check_texts(unit);
}

Result<void> check(const Person& person) {
    if (is_blank(person.given_name)) return ErrorCode::name_missing;
    return check_texts(person);
}

Result<void> check(const Activity& activity) {
    if (is_blank(activity.name)) return ErrorCode::name_missing;
    if (activity.places < 1 || activity.places > shift_places_max) {
        return ErrorCode::places_out_of_range;
    }
    if (activity.begins && activity.ends && *activity.ends < *activity.begins) {
        return ErrorCode::ends_before_start;
    }
    return check_texts(activity);
}

Result<void> check(const Shift& shift) {
    if (shift.ends <= shift.starts) return ErrorCode::ends_before_start;
    if (shift.ends - shift.starts > shift_hours_max * seconds_per_hour) {
        return Error{ErrorCode::shift_too_long, std::to_string(shift_hours_max)};
    }
    if (shift.places < 1 || shift.places > shift_places_max) return ErrorCode::places_out_of_range;
    return check_texts(shift);
}

Result<void> check(const Series& series) {
    constexpr std::uint32_t day_minutes = 24 * 60;
    if (series.starts >= day_minutes || series.ends >= day_minutes) return ErrorCode::bad_record;
    if (series.places < 1 || series.places > shift_places_max) {
        return ErrorCode::places_out_of_range;
    }
    return check_texts(series);
}

Result<void> check(const DataRequest& request) { return check_texts(request); }

Result<void> check(const BoundaryDecision& decision) {
    if (is_blank(decision.question)) return ErrorCode::name_missing;
    return check_texts(decision);
}

Result<void> check(const StaffHearing& hearing) {
    if (is_blank(hearing.group)) return ErrorCode::name_missing;
    return check_texts(hearing);
}

Result<void> check(const Delegation& delegation) { return check_texts(delegation); }

}  // namespace tovholder::ops
