// Connections that nobody wants: they send a byte now and then, nothing at all, far too much, or
// noise, and come back when they are thrown out. In a thread of their own, as long as this lives.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

namespace tovholder::testing {

enum class BadGuest : std::uint8_t { slow, silent, oversized, garbage };
inline constexpr int bad_guest_kinds = 4;

class BadCompany {
public:
    // So many of each kind. Slow and silent ones stay until they are thrown out; the others come
    // back `pause_ms` after it.
    BadCompany(std::uint16_t port, int of_each_kind, std::int64_t pause_ms);
    ~BadCompany();

    // Connections made so far, and those that the server ended.
    std::uint64_t came() const { return came_; }
    std::uint64_t thrown_out() const { return thrown_out_; }

private:
    class Guest;

    boost::asio::io_context io_;
    std::atomic<std::uint64_t> came_ = 0;
    std::atomic<std::uint64_t> thrown_out_ = 0;
    std::vector<std::shared_ptr<Guest>> guests_;
    std::thread thread_;
};

}  // namespace tovholder::testing
