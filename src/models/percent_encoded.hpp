// Text as a part of an address: of a route, a map, an sms or an e-mail.
#pragma once

#include <string>
#include <string_view>

namespace tovholder::models {

// Each byte but letters, digits and "-_.,~" as %XX (RFC 3986; "," is allowed in a query and in the
// body of a mailto: link, RFC 6068).
std::string percent_encoded(std::string_view text);

}  // namespace tovholder::models
