// The secret that opens a device's store when its PIN is gone: who gets it, and for which code.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Town : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    std::unique_ptr<Tablet> aage = add_volunteer(*mette, "Aage", root());

    static std::string digest_of(const Tablet& tablet) {
        const Digest digest = sha256(as_bytes(tablet.replica->token()));
        return std::string(as_text(digest));
    }
    std::string code_for(const Tablet& tablet) {
        return *authority.invite(tablet.replica->person(), now, random);
    }
    ErrorCode refusal(const Tablet& tablet, const std::string& code) {
        const auto answer = authority.unlock({digest_of(tablet), code}, now);
        BOOST_REQUIRE(!answer.ok());
        return answer.error().code;
    }
    std::string kept(const Tablet& tablet) {
        return authority.keep_key(tablet.replica->device(), random)->secret;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(authority_unlock, Town)

BOOST_AUTO_TEST_CASE(a_device_is_given_one_secret_of_its_own_and_the_same_when_it_asks_again) {
    const std::string secret = kept(*aage);
    BOOST_TEST(secret.size() == 32u);
    BOOST_TEST(kept(*aage) == secret);
    BOOST_TEST(kept(*mette) != secret);
    bool stored = false;
    for (const sync::AuthorityCommit& commit : store.commits) {
        for (const sync::DeviceRecord& device : commit.devices) {
            stored = stored || device.unlock_secret == secret;
        }
    }
    BOOST_TEST(stored);
}

BOOST_AUTO_TEST_CASE(a_new_code_of_the_same_person_gives_the_secret_once) {
    const std::string secret = kept(*aage);
    const std::string code = code_for(*aage);
    const auto answer = authority.unlock({digest_of(*aage), code}, now);
    BOOST_REQUIRE(answer.ok());
    BOOST_TEST(answer->secret == secret);
    BOOST_TEST(answer->lease_days == 30u);
    // An answer that got lost is given again; to nobody else, and the code joins nobody.
    BOOST_TEST(authority.unlock({digest_of(*aage), code}, now)->secret == secret);
    BOOST_TEST(
        (authority.join({code, "Tablet"}, now, random).error().code == ErrorCode::code_used));
    (void)kept(*mette);
    BOOST_TEST((refusal(*mette, code) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(other_codes_give_nothing) {
    (void)kept(*aage);
    BOOST_TEST((refusal(*aage, "") == ErrorCode::code_unknown));
    BOOST_TEST((refusal(*aage, "ACDEFGHJ") == ErrorCode::code_unknown));
    BOOST_TEST((refusal(*aage, code_for(*mette)) == ErrorCode::not_allowed));
    const std::string old = code_for(*aage);
    now = now + (invitation_days + 1) * seconds_per_day;
    BOOST_TEST((refusal(*aage, old) == ErrorCode::code_expired));
    const std::string used = code_for(*aage);
    BOOST_REQUIRE(authority.join({used, "Tablet"}, now, random).ok());
    BOOST_TEST((refusal(*aage, used) == ErrorCode::code_used));
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_is_told_so_with_or_without_a_code_and_a_stranger_is_not) {
    (void)kept(*aage);
    const std::string code = code_for(*aage);
    sync(*mette);
    act(*mette, ops::WithdrawDevice{Device::row_of(aage->replica->device())});
    sync(*mette);
    BOOST_TEST((refusal(*aage, "") == ErrorCode::device_withdrawn));
    BOOST_TEST((refusal(*aage, code) == ErrorCode::device_withdrawn));
    BOOST_TEST((authority.keep_key(aage->replica->device(), random).error().code ==
                ErrorCode::device_withdrawn));
    const auto stranger = authority.unlock({std::string(32, 'x'), code}, now);
    BOOST_TEST((stranger.error().code == ErrorCode::unknown_device));
    BOOST_TEST((authority.unlock({"short", code}, now).error().code == ErrorCode::unknown_device));
    // The code still joins: it was not used.
    BOOST_TEST(authority.join({code, "Tablet"}, now, random).ok());
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_gives_no_secret_and_uses_no_code) {
    store.broken = true;
    BOOST_TEST((authority.keep_key(aage->replica->device(), random).error().code ==
                ErrorCode::storage_failed));
    store.broken = false;
    const std::string secret = kept(*aage);
    const std::string code = code_for(*aage);
    store.broken = true;
    BOOST_TEST((refusal(*aage, code) == ErrorCode::storage_failed));
    store.broken = false;
    BOOST_TEST(authority.unlock({digest_of(*aage), code}, now)->secret == secret);
}

BOOST_AUTO_TEST_SUITE_END()
