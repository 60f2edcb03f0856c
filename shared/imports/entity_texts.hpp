// Looks at the texts of a row through its field list: limits, CPR numbers, size.
#pragma once

#include "shared/imports/row_reader.hpp"
#include "shared/ops/cpr.hpp"
#include "shared/ops/text_limits.hpp"

namespace tovholder::imports {

// The field a text of an entity came from, by its name in the field list; ignore when several.
inline Field field_named(std::string_view name, Kind kind) {
    for (const Field field : fields_of(kind)) {
        switch (field) {
#define TOV_FIELD(field_name, field_kind)      \
    case Field::field_name:                    \
        if (name == #field_name) return field; \
        break;
            TOV_IMPORT_FIELDS(TOV_FIELD)
#undef TOV_FIELD
            case Field::ignore:
                break;
        }
    }
    return name == "notes" && kind == Kind::shifts ? Field::shift_notes : Field::ignore;
}

struct TextCheck {
    RowReader& row;
    Kind kind;
    Field otherwise;  // for fields that have no column of their name

    Field field_of(std::string_view name) const {
        const Field field = field_named(name, kind);
        return field == Field::ignore ? otherwise : field;
    }

    void text(std::string_view name, const std::string& value) {
        const std::size_t limit = ops::text_limit(name);
        if (value.size() > limit) {
            row.problem(Reason::text_too_long, field_of(name), value, std::to_string(limit));
        } else if (ops::looks_like_cpr(value)) {
            row.problem(Reason::cpr_in_cell, field_of(name));
        }
    }
    void operator()(std::uint32_t, const char* name, const std::string& value, FieldClass) {
        text(name, value);
    }
    void operator()(std::uint32_t, const char* name, const std::vector<std::string>& values,
                    FieldClass) {
        if (values.size() > ops::list_items_max) {
            row.problem(Reason::list_too_long, field_of(name), "",
                        std::to_string(ops::list_items_max));
        }
        for (const std::string& value : values) text(name, value);
    }
    template <class Other>
    void operator()(std::uint32_t, const char*, const Other&, FieldClass) {}
};

// Refuses texts beyond the limits of ops::check, and CPR numbers that only show when parts are put
// together.
template <class Entity>
void check_texts(RowReader& row, Kind kind, const Entity& entity, Field otherwise = Field::ignore) {
    TextCheck check{row, kind, otherwise};
    Entity::fields(entity, check);
}

struct TextSize {
    std::size_t bytes = 16;
    void operator()(std::uint32_t, const char*, const std::string& value, FieldClass) {
        bytes += value.size() + 6;
    }
    void operator()(std::uint32_t, const char*, const std::vector<std::string>& values,
                    FieldClass) {
        bytes += 6;
        for (const std::string& value : values) bytes += value.size() + 4;
    }
    template <class Entity>
    void operator()(std::uint32_t, const char*, const Id<Entity>& value, FieldClass) {
        bytes += value ? 12 : 0;
    }
    template <class Other>
    void operator()(std::uint32_t, const char*, const Other&, FieldClass) {
        bytes += 12;
    }
};

// About the bytes of the row in a message; never less (tests/shared/imports/plan_tests.cpp).
template <class Entity>
std::size_t bytes_of(const Entity& entity) {
    TextSize size;
    Entity::fields(entity, size);
    return size.bytes;
}

}  // namespace tovholder::imports
