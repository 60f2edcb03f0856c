// Words, link and QR code of an invitation.
#include "src/models/invite_model.hpp"

#include "shared/ops/invitation_code.hpp"
#include "shared/text/when.hpp"
#include "src/models/percent_encoded.hpp"
#include "src/models/person_model.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;

// "https://host.dk/" → "host.dk"
std::string without_scheme(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
    while (!address.empty() && address.back() == '/') address.remove_suffix(1);
    return std::string(address);
}

void add_code(const InviteFacts& facts, const Person& person, InviteModel& model) {
    model.code = ops::spaced_code(facts.fresh->code);
    model.link = facts.address + "#/kode?k=" + ops::normalised_code(facts.fresh->code);
    model.address = without_scheme(facts.address);
    if (auto qr = make_qr(model.link)) model.qr = std::move(*qr);
    model.qr_name = text::fill(model.language, Key::invite_qr_name, {model.name});
    model.valid =
        text::fill(model.language, Key::invite_valid,
                   {text::plain_date(model.language, to_local(facts.fresh->expires).date)});
    if (!facts.sent) model.waiting = text::get(model.language, Key::invite_waiting);
    model.message = text::fill(model.language, Key::invite_message,
                               {person.given_name, model.code, model.link});
    if (!person.phone.empty()) {
        model.sms_href = "sms:" + person.phone + "?body=" + percent_encoded(model.message);
    }
    if (!person.email.empty()) {
        model.mail_href = "mailto:" + person.email + "?subject=" +
                          percent_encoded(text::get(model.language, Key::invite_subject)) +
                          "&body=" + percent_encoded(model.message);
    }
}

}  // namespace

InviteModel make_invite_model(const State& state, const Viewer& viewer, Id<Person> person,
                              const InviteFacts& facts) {
    const PersonModel known = make_person_model(state, viewer, person);
    InviteModel model;
    model.language = viewer.language;
    model.person = person;
    model.back_href = href_of(Screen::person, person);
    model.gone = known.gone || !known.leading;
    if (model.gone) return model;
    model.name = known.name;
    model.title = text::fill(viewer.language, Key::invite_title, {known.row.given_name});
    model.earlier = known.invitation;
    if (facts.fresh != nullptr && facts.fresh->person == person) {
        add_code(facts, known.row, model);
    }
    return model;
}

}  // namespace tovholder::models
