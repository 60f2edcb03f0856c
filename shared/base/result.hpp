// Result<T>: a value, or the Error that explains why there is none.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "shared/base/assert.hpp"
#include "shared/base/error.hpp"

namespace tovholder {

// Expected failures travel as values; whoever can act on the error handles it, once.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::move(value)) {}
    Result(Error error) : content_(std::move(error)) {}
    Result(ErrorCode code) : content_(Error{code}) {}

    bool ok() const { return std::holds_alternative<T>(content_); }
    explicit operator bool() const { return ok(); }

    // REQUIRES: ok()
    T& value() {
        TOV_ASSERT(ok());
        return *std::get_if<T>(&content_);
    }
    const T& value() const {
        TOV_ASSERT(ok());
        return *std::get_if<T>(&content_);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    // REQUIRES: !ok()
    const Error& error() const {
        TOV_ASSERT(!ok());
        return *std::get_if<Error>(&content_);
    }

private:
    std::variant<T, Error> content_;
};

// A Result without a value.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}
    Result(ErrorCode code) : error_(Error{code}) {}

    bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        TOV_ASSERT(!ok());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace tovholder
