// Wraps Nayuki's QR Code generator, a C library; nothing else includes it.
#include "src/models/qr.hpp"

#include <array>
#include <string>

extern "C" {
#include "qrcodegen.h"
}

namespace tovholder::models {

std::optional<QrCode> make_qr(std::string_view text) {
    if (text.size() > qr_text_max) return {};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> work{};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code{};
    const std::string terminated(text);
    const bool fits = qrcodegen_encodeText(terminated.c_str(), work.data(), code.data(),
                                           qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
                                           qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, true);
    if (!fits) return {};
    QrCode drawn;
    const int side = qrcodegen_getSize(code.data());
    drawn.side = static_cast<std::size_t>(side);
    drawn.modules.reserve(drawn.side * drawn.side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            drawn.modules.push_back(qrcodegen_getModule(code.data(), x, y) ? 1 : 0);
        }
    }
    return drawn;
}

}  // namespace tovholder::models
