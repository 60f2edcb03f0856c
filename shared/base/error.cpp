// Names of error codes for logs and decoders.
#include "shared/base/error.hpp"

namespace tovholder {

const char* error_name(ErrorCode code) {
    switch (code) {
#define TOV_CODE(name, number) \
    case ErrorCode::name:      \
        return #name;
        TOV_ERROR_CODES(TOV_CODE)
#undef TOV_CODE
    }
    return "unknown";
}

bool is_error_code(std::uint8_t number) {
    return error_name(static_cast<ErrorCode>(number)) != std::string("unknown");
}

}  // namespace tovholder
