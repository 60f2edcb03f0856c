// The fields of each kind and their names on screen.
#include "shared/imports/field.hpp"

#include "shared/text/text.hpp"

namespace tovholder::imports {

std::vector<Field> fields_of(Kind kind) {
    std::vector<Field> fields = {Field::ignore};
#define TOV_FIELD(name, of_kind) \
    if (kind == Kind::of_kind) fields.push_back(Field::name);
    TOV_IMPORT_FIELDS(TOV_FIELD)
#undef TOV_FIELD
    return fields;
}

std::string_view label(text::Language language, Field field) {
    switch (field) {
#define TOV_FIELD(name, kind) \
    case Field::name:         \
        return text::get(language, text::Key::import_field_##name);
        TOV_IMPORT_FIELDS(TOV_FIELD)
#undef TOV_FIELD
        case Field::ignore:
            break;
    }
    return text::get(language, text::Key::import_field_ignore);
}

}  // namespace tovholder::imports
