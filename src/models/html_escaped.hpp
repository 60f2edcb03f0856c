// Any text as HTML that shows it and does nothing else.
#pragma once

#include <string>
#include <string_view>

namespace tovholder::models {

std::string html_escaped(std::string_view text);

}  // namespace tovholder::models
