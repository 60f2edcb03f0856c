// Codes to sentences.
#include "shared/imports/finding.hpp"

#include "shared/text/text.hpp"

namespace tovholder::imports {
namespace {

using text::Key;

struct Words {
    Key what;
    Key remedy;
};

Words words_of(Reason reason) {
    switch (reason) {
#define TOV_REASON(name) \
    case Reason::name:   \
        return {Key::import_##name, Key::import_##name##_remedy};
        TOV_IMPORT_REASONS(TOV_REASON)
#undef TOV_REASON
        case Reason::none:
            break;
    }
    return {Key::import_no_problem, Key::import_no_problem};
}

}  // namespace

std::string place_of(text::Language language, const Finding& finding) {
    if (finding.line == 0) return {};
    const std::string line = std::to_string(finding.line);
    if (finding.column.empty()) return text::fill(language, Key::import_place_line, {line});
    return text::fill(language, Key::import_place_cell, {line, finding.column});
}

std::string reason_of(text::Language language, const Finding& finding) {
    return text::fill(language, words_of(finding.reason).what, {finding.value, finding.detail});
}

std::string remedy_of(text::Language language, const Finding& finding) {
    return text::fill(language, words_of(finding.reason).remedy, {finding.value, finding.detail});
}

}  // namespace tovholder::imports
