// A tablet with the app of the first release: its own replica, wire and rules. Plain types only,
// for what is behind it is compiled with other headers of the same names.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace old_apps {

using Bytes = std::vector<std::uint8_t>;

struct StoredValue {
    int area = 0;
    std::uint64_t key = 0;
    Bytes value;
};

class OldTablet {
public:
    static Bytes join_request(const std::string& code);
    // With the frame that the server answered. Null when it cannot read it.
    static std::unique_ptr<OldTablet> join(const Bytes& joined);
    // What was on the disk of one of any release. Null when it cannot read it.
    static std::unique_ptr<OldTablet> open(const std::vector<StoredValue>& disk);
    ~OldTablet();

    std::string token() const;  // raw bytes
    std::uint64_t person() const;

    // The request that it sends now, and its answer: empty, or the name of the error.
    Bytes ask(std::int64_t now) const;
    std::string take(std::int64_t now, const Bytes& answer);
    bool wants_more() const;
    std::size_t unsent() const;
    // Names of the errors of what was refused, in order.
    std::vector<std::string> refused() const;

    // What a person does; empty, or the name of the error.
    std::string take_shift(std::int64_t now, std::uint64_t shift);
    std::string give_back_shift(std::int64_t now, std::uint64_t shift);
    std::string rename_unit(std::int64_t now, std::uint64_t unit, const std::string& name);

    std::set<int> tables() const;  // of which it holds rows
    bool holds(int table, std::uint64_t id) const;
    // Rows with fields that it does not know.
    std::size_t rows_with_unknown_fields() const;
    std::vector<StoredValue> disk() const;

private:
    struct Parts;
    explicit OldTablet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace old_apps
