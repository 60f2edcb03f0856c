// The files of changes that a device carries for others: on its disk from when they were read until
// the server has taken them. A pure state machine, beside Replica and Session on the same store.
#pragma once

#include <map>
#include <set>

#include "shared/sync/ports.hpp"

namespace tovholder::sync {

// Beyond all tickets of a replica's.
inline constexpr Ticket first_parcel_ticket = Ticket{1} << 41;
inline constexpr std::size_t parcels_max = 20;
inline constexpr std::size_t parcel_bytes_max = 1'000'000;

class Courier {
public:
    struct Carried {
        wire::Parcel parcel;
        bool stored = false;             // on this device's disk
        std::optional<Error> waits_for;  // why the server did not take it yet
        std::int64_t next_ms = 0;
    };

    // `entries` is what the store holds; others than parcels are passed over.
    Courier(DeviceStore& store, const std::vector<StoreEntry>& entries);

    // Takes a file. Errors (nothing changed): bad_file when it is no file of changes, too_large,
    // already_there, parcels_full.
    Result<void> take(ByteView file, Instant now);
    // Forgets one: the person does not want to carry it. It is no error if it is not there.
    void drop(std::uint64_t key);
    const std::map<std::uint64_t, Carried>& carried() const { return carried_; }
    // How many the server may still take.
    std::size_t undelivered() const;
    // The one that is on its way to the server; 0 = none.
    std::uint64_t under_way() const { return under_way_; }

    // What to send to the server now, if anything. REQUIRES: on_answer is called with the number.
    struct Outgoing {
        std::uint64_t request = 0;
        Bytes frame;
    };
    std::optional<Outgoing> next(std::int64_t now_ms);
    // The answer; what became of the file when that is decided. It is no error if the number is not
    // that of the request under way: nothing happens.
    std::optional<Result<wire::Delivered>> on_answer(std::uint64_t request,
                                                     const Result<Bytes>& answer,
                                                     std::int64_t now_ms);
    // The network came back, or the person wants it: try at once.
    void hurry();

    // Writes again what could not be written.
    void retry_storage();
    // The store was emptied: writes everything again.
    void store_anew();
    // A commit completed. Tickets that are not its own are passed over.
    void on_stored(Ticket ticket, const std::optional<Error>& error);

    // Grows whenever anything that a screen could show has changed.
    std::uint64_t version() const { return version_; }

private:
    void store(std::uint64_t key);

    DeviceStore& store_;
    std::map<std::uint64_t, Carried> carried_;
    std::map<Ticket, std::uint64_t> writes_;
    std::set<std::uint64_t> failed_;  // keys whose last write failed
    Ticket last_ticket_ = first_parcel_ticket;
    std::uint64_t under_way_ = 0;
    std::uint64_t request_ = 0;
    std::int64_t next_ms_ = 0;
    std::uint32_t failures_ = 0;
    std::uint64_t version_ = 1;
};

}  // namespace tovholder::sync
