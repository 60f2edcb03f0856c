// The screen that invites a person to join: a code to read aloud and the same as a QR code.
#pragma once

#include <string>

#include "shared/domain/state.hpp"
#include "src/models/intent.hpp"
#include "src/models/qr.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct InviteModel {
    text::Language language = text::Language::danish;
    bool gone = false;
    Id<Person> person;
    std::string name;
    std::string title;
    std::string back_href;
    std::string earlier;  // an invitation made before, which still works or was used

    // Only when a code was made in this sitting:
    std::string code;     // "ABCD EFGH"; empty = none yet
    std::string link;     // "https://…/#/kode?k=ABCDEFGH"
    std::string address;  // where the code is typed in: "host.dk"
    QrCode qr;
    std::string qr_name;    // what the picture is, for a listener
    std::string valid;      // "Koden virker i 7 dage, til og med 30. november."
    std::string waiting;    // "Koden virker, så snart ændringen er sendt."; empty when sent
    std::string message;    // ready to send in a text message
    std::string sms_href;   // "sms:…" with the message; empty without a phone
    std::string mail_href;  // "mailto:…" with the message; empty without an address
};

// What only the app knows about a code that was made in this sitting.
struct InviteFacts {
    const FreshInvitation* fresh = nullptr;  // of this person, or none
    std::string address;                     // of the app, without '#': "https://host/"
    bool sent = false;                       // the server has acknowledged it
};

InviteModel make_invite_model(const State& state, const Viewer& viewer, Id<Person> person,
                              const InviteFacts& facts);

}  // namespace tovholder::models
