// Every expected failure has one code here; texts.def holds the sentence a person reads for it
// (key `error_<code>`), so a code without words does not compile.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace tovholder {

// Numbers travel on the wire: append only, never renumber.
#define TOV_ERROR_CODES(X)                                                             \
    X(not_allowed, 1)         /* the person's roles do not cover this */               \
    X(not_found, 2)           /* the row is not there (any more) */                    \
    X(already_there, 3)       /* an id was used twice */                               \
    X(name_missing, 4)        /* a required name is empty */                           \
    X(text_too_long, 5)       /* detail: the limit in characters */                    \
    X(cpr_in_text, 6)         /* a text looks like a CPR number */                     \
    X(ends_before_start, 7)   /* a shift must end after it starts */                   \
    X(shift_too_long, 8)      /* detail: the limit in hours */                         \
    X(places_out_of_range, 9) /* places must be 1..500 */                              \
    X(shift_cancelled, 10)    /* nobody can join a cancelled shift */                  \
    X(shift_over, 11)         /* the shift has ended */                                \
    X(already_signed_up, 12)  /* the person is on the shift or its waitlist */         \
    X(not_signed_up, 13)      /* there is no place to give back */                     \
    X(too_many_rows, 14)      /* one command may make at most this many rows */        \
    X(created_in_use, 15)     /* others have built on the created rows: no undo */     \
    X(series_empty, 16)       /* the rule yields no shift */                           \
    X(not_open, 17)           /* the activity is closed */                             \
    X(handed_over, 18)        /* access had ended: those who lead it decide */         \
    X(changed_meanwhile, 19)  /* another chose or changed it: look again */            \
    X(days_out_of_range, 20)  /* detail: the most days that data may be kept */        \
    X(too_early, 21)          /* a rule cannot begin today or before */                \
    X(not_ready, 22)          /* the activity lacks something that it needs to open */ \
    X(shift_ahead, 23)        /* the day of the shift has not come */                  \
    X(bad_frame, 32)          /* bytes that are not one of our frames */               \
    X(bad_checksum, 33)       /* altered or damaged bytes */                           \
    X(bad_record, 34)         /* a record that cannot be read */                       \
    X(too_large, 35)          /* a message or record over the limit */                 \
    X(unknown_version, 36)    /* a newer protocol than we speak */                     \
    X(bundle_altered, 37)     /* a file of changes, not as its author made it */       \
    X(bundle_foreign, 38)     /* … of another server or database */                  \
    X(bundle_withdrawn, 39)   /* … of a device that was withdrawn */                 \
    X(bundle_unknown, 40)     /* … of a device that the server does not know */      \
    X(bundle_gap, 41)         /* … that an earlier one must come before */           \
    X(bundle_changed, 42)     /* … with an op that was answered differently */       \
    X(bundle_no_key, 43)      /* nothing can be sealed: the key never came */          \
    X(parcels_full, 44)       /* this device carries as many files as it can */        \
    X(unknown_device, 48)     /* no such device token */                               \
    X(op_gap, 49)             /* ops must arrive in order without holes */             \
    X(op_changed, 50)         /* the same op number with other contents */             \
    X(code_unknown, 51)       /* no such invitation code */                            \
    X(code_used, 52)          /* the invitation was used */                            \
    X(code_expired, 53)       /* the invitation is older than its days */              \
    X(too_many_tries, 54)     /* rate limit; detail: seconds to wait */                \
    X(device_withdrawn, 55)   /* the device's access was withdrawn: it wipes */        \
    X(wrong_pin, 56)          /* detail: tries left */                                 \
    X(pin_gone, 57)           /* too many wrong PINs: a code is needed */              \
    X(lease_over, 58)         /* too long without the server: a code is needed */      \
    X(clock_behind, 59)       /* the device's clock is before the last answer */       \
    X(no_network, 64)         /* no answer from the server */                          \
    X(server_failed, 65)      /* the server answered with a failure */                 \
    X(storage_failed, 66)     /* the disk or the browser's storage refused */          \
    X(storage_full, 67)       /* no room left */                                       \
    X(bad_file, 68)           /* a file we cannot read; detail says why */             \
    X(storage_emptied, 69)    /* the browser deleted the store; all was sent */        \
    X(unsent_emptied, 70)     /* as that; detail: how many changes were not sent */

enum class ErrorCode : std::uint8_t {
#define TOV_CODE(name, number) name = number,
    TOV_ERROR_CODES(TOV_CODE)
#undef TOV_CODE
};

// `detail` is a number or a short technical fact for the sentence or the log; never personal data.
struct Error {
    ErrorCode code;
    std::string detail = {};
    bool operator==(const Error&) const = default;
};

// The code's English name for logs ("not_allowed"); "unknown" for a number we do not know.
const char* error_name(ErrorCode code);

// Whether the number is one of ours (for decoders).
bool is_error_code(std::uint8_t number);

}  // namespace tovholder
