// Cryptographic random from the system.
#pragma once

#include "shared/sync/ports.hpp"

namespace tovholder::server {

class SystemRandom : public sync::Random {
public:
    // Aborts when the system has no random: nothing may go on with guessable codes.
    Bytes bytes(std::size_t count) override;
};

}  // namespace tovholder::server
