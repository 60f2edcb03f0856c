// QR codes as squares to draw: the link of an invitation, read by a phone's camera.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tovholder::models {

// side × side squares, row by row; 1 is dark. The quiet zone around it is the drawer's.
struct QrCode {
    std::size_t side = 0;
    std::vector<std::uint8_t> modules;
    bool operator==(const QrCode&) const = default;
};

// Error correction level M or better, whichever fits the smallest code (ISO/IEC 18004).
// Nothing when the text is longer than qr_text_max bytes.
inline constexpr std::size_t qr_text_max = 500;
std::optional<QrCode> make_qr(std::string_view text);

}  // namespace tovholder::models
