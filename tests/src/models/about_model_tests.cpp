// All that is kept about a person, as one reads it.
#include "src/models/about_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture : SmallTown {
    AboutWork work;

    Viewer viewer_of(Id<Person> person) const {
        Viewer viewer;
        viewer.person = person;
        viewer.now = now;
        viewer.today = to_local(now).date;
        return viewer;
    }
    AboutModel model_of(Id<Person> viewer, Id<Person> person) {
        return make_about_model(state, viewer_of(viewer), person, work);
    }
    static const AboutSection* find(const AboutModel& model, std::string_view id) {
        for (const AboutSection& section : model.sections) {
            if (section.id == id) return &section;
        }
        return nullptr;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(about_model, Fixture)

BOOST_AUTO_TEST_CASE(without_an_answer_it_says_that_it_is_only_what_is_here) {
    const auto shift = add_shift(add_activity(skovbo, "Gåtur"), 2);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{shift}));
    work = {.person = aage, .error = Error{ErrorCode::no_network}};
    const AboutModel model = model_of(aage, aage);
    BOOST_TEST((!model.gone && model.own && !model.whole));
    BOOST_TEST(model.source == "Det her er kun det, denne tablet selv har.");
    BOOST_TEST(model.problem.find("kræver net") != std::string::npos);
    const AboutSection* shifts = find(model, "shifts");
    BOOST_REQUIRE(shifts != nullptr);
    BOOST_TEST(shifts->lines[0].label == "Har plads");
    BOOST_TEST(shifts->lines[0].value.find("Gåtur, 24. november 2026") == 0u);
    BOOST_TEST(find(model, "roles")->lines[0].value == "Skovbo Plejecenter");
    BOOST_TEST(find(model, "kept") != nullptr);
}

BOOST_AUTO_TEST_CASE(the_answer_tells_what_was_before_and_who_saw_it) {
    work.person = aage;
    wire::AboutAnswer answer = about_from_state(state, aage, now);
    for (wire::SentRow& row : answer.rows) {
        if (key_of(row.row) != key_of(aage)) continue;
        row.stamp.trail.push_back({.group = 3,
                                   .seq = 1,
                                   .device = 5,
                                   .person = mette,
                                   .at = now,
                                   .before = {"20112233"}});
    }
    const auto line = [&](AuditKind kind, ClassMask classes, FieldSet fields) {
        answer.audit.push_back({.at = now,
                                .kind = kind,
                                .actor = mette,
                                .device = 5,
                                .subject = aage,
                                .table = table_id<Person>,
                                .classes = classes,
                                .fields = fields});
    };
    line(AuditKind::seen, 6, {});
    line(AuditKind::seen, 2, {});
    line(AuditKind::changed, 0, {1u << 3 | 1u << 16});
    answer.names.push_back({mette, "Mette Mettesen"});
    work.answer = answer;
    const AboutModel model = model_of(aage, aage);
    BOOST_TEST(model.whole);
    const AboutSection* history = find(model, "history");
    BOOST_REQUIRE(history != nullptr);
    BOOST_TEST(history->lines[0].label == "Telefon");
    BOOST_TEST(history->lines[0].value == "Før: 20 11 22 33");
    const AboutSection* audit = find(model, "audit");
    BOOST_REQUIRE(audit->lines.size() == 3u);
    BOOST_TEST(audit->lines[0].label == "Mette Mettesen");
    BOOST_TEST(audit->lines[0].value == "Fik kontaktoplysninger og noter på sin tablet");
    BOOST_TEST(audit->lines[1].value == "Fik kontaktoplysninger på sin tablet");
    BOOST_TEST(audit->lines[2].value == "Ændrede Telefon og Noter");
}

BOOST_AUTO_TEST_CASE(what_is_asked_and_settled_after_the_answer_is_shown) {
    work = {.person = aage, .answer = about_from_state(state, aage, now)};
    const auto asked =
        do_as(aage, ops::AskDataRequest{DataRequestKind::correction, "Jeg er født i 1950"});
    BOOST_REQUIRE(asked.ok());
    AboutModel model = model_of(aage, aage);
    BOOST_REQUIRE(find(model, "requests") != nullptr);
    BOOST_TEST(find(model, "requests")->lines[0].value == "Jeg er født i 1950");

    work.answer = about_from_state(state, aage, now);
    const Id<DataRequest> request = *state.requests_of(aage).begin();
    BOOST_REQUIRE(
        do_as(mette, ops::SettleDataRequest{request, DataRequestState::done, "Rettet, tak"}));
    model = model_of(aage, aage);
    BOOST_REQUIRE(find(model, "requests")->lines.size() == 1u);
    BOOST_TEST(find(model, "requests")->lines[0].detail.find("Udført: Rettet, tak") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_is_not_for_everybody) {
    BOOST_TEST(model_of(bodil, aage).gone);
    BOOST_TEST(!model_of(svend, aage).gone);
    BOOST_TEST(model_of(svend, aage).title == "Hvad har vi om Aage Aagesen");
    BOOST_TEST(model_of(svend, dorte).gone);
    BOOST_TEST(model_of(svend, Id<Person>{99}).gone);
}

BOOST_AUTO_TEST_SUITE_END()
