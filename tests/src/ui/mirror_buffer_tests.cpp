// The bytes that carry a frame of the accessible page to the browser.
#include "src/ui/mirror_buffer.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(mirror_buffer_tests)

using namespace tovholder::ui;

namespace {

Node node(Key key, int parent, Role role, Rect rect) {
    Node made;
    made.key = key;
    made.parent = parent;
    made.role = role;
    made.rect = rect;
    return made;
}

std::size_t send(MirrorBuffer& mirror, const NodeList& nodes) {
    mirror.begin();
    mirror.write_nodes(nodes);
    return mirror.bytes().size() - 1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_unchanged_frame_writes_nothing) {
    MirrorBuffer mirror;
    NodeList nodes;
    nodes.add(node(1, -1, Role::main, {0, 0, 100, 100}));
    nodes.add(node(2, 0, Role::button, {10, 10, 50, 44}));
    BOOST_TEST(send(mirror, nodes) > 0U);
    BOOST_TEST(send(mirror, nodes) == 0U);
    BOOST_TEST(mirror.empty());
}

BOOST_AUTO_TEST_CASE(a_place_that_moves_with_all_in_it_writes_one_node) {
    MirrorBuffer mirror;
    NodeList nodes;
    nodes.add(node(1, -1, Role::group, {0, 0, 100, 100}));
    for (Key key = 2; key < 20; ++key) nodes.add(node(key, 0, Role::text, {10, 10, 50, 44}));
    std::size_t whole = send(mirror, nodes);
    nodes.move(0, nodes.size(), 30, 40);
    std::size_t one = send(mirror, nodes);
    BOOST_TEST(one > 0U);
    BOOST_TEST(one < whole / 10);
}

BOOST_AUTO_TEST_CASE(scrolling_a_scroller_writes_nothing) {
    MirrorBuffer mirror;
    NodeList nodes;
    nodes.add(node(1, -1, Role::scroller, {0, 0, 100, 100}));
    nodes.add(node(2, 0, Role::text, {10, 10, 50, 44}));
    send(mirror, nodes);
    nodes.at(0).scroll = 33;
    nodes.at(1).rect.y -= 33;
    BOOST_TEST(send(mirror, nodes) == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_removed_by_key) {
    MirrorBuffer mirror;
    NodeList nodes;
    nodes.add(node(1, -1, Role::main, {}));
    nodes.add(node(0x1122, 0, Role::text, {}));
    send(mirror, nodes);
    NodeList fewer;
    fewer.add(node(1, -1, Role::main, {}));
    BOOST_TEST(send(mirror, fewer) > 0U);
    BOOST_TEST(mirror.bytes()[1] == static_cast<std::uint8_t>(MirrorCommand::remove));
    BOOST_TEST(mirror.bytes()[2] == 0x22);
    BOOST_TEST(mirror.bytes()[3] == 0x11);
}

BOOST_AUTO_TEST_CASE(a_touched_field_is_sent_again) {
    MirrorBuffer mirror;
    NodeList nodes;
    nodes.add(node(1, -1, Role::text_field, {}));
    send(mirror, nodes);
    mirror.touch(1);
    BOOST_TEST(send(mirror, nodes) > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
