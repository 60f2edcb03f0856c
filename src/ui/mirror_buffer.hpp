// From the nodes of a frame to the bytes for the page: only what changed since the last frame, by
// key. The reader is web/library_mirror.js. All numbers little-endian; a string is its length (u32)
// and UTF-8 bytes.
//   buffer  := version u8 (1), commands …
//   command := 1 node    key u64, parent u64, role u8, flags u32, level u8, keyboard u8, enter u8,
//   fill u8, set_size u32, position u32,
//                        length_max u32, target u64, x y w h font extent f32, name value extra lang
//                        string
//            | 2 remove  key u64
//            | 3 order   parent u64, count u32, keys u64 …     (children in reading order)
//            | 4 scroll  key u64, y f32
//            | 5 title   string
//            | 6 status  string  (announced politely)  | 7 alert string
//            | 8 language string
//            | 9 page    key u64 (a new one moves the focus to the h1)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/ui/node.hpp"

namespace tovholder::ui {

enum class MirrorCommand : std::uint8_t {
    node = 1,
    remove,
    order,
    scroll,
    title,
    status,
    alert,
    language,
    page
};

class MirrorBuffer {
public:
    void begin();
    // Compares with what was sent before and writes the differences.
    void write_nodes(const NodeList& nodes);
    void write_text(MirrorCommand command, std::string_view text);
    void write_scroll(Key key, float y);
    void write_page(Key key);
    bool empty() const { return bytes_.size() <= 1; }
    const std::vector<std::uint8_t>& bytes() const { return bytes_; }
    // The DOM's value of this field is no longer what was sent: send it again.
    void touch(Key key);

private:
    struct Sent {
        std::uint64_t hash = 0;
        std::uint64_t seen = 0;
    };
    struct Order {
        std::uint64_t hash = 0;
        std::uint64_t seen = 0;
    };
    void put_u8(std::uint8_t v) { bytes_.push_back(v); }
    void put_u32(std::uint32_t v);
    void put_u64(std::uint64_t v);
    void put_f32(float v);
    void put_text(std::string_view text);
    void put_node(const NodeList& nodes, const Node& node);
    void write_orders(const NodeList& nodes);

    std::vector<std::uint8_t> bytes_;
    std::unordered_map<Key, Sent> sent_;
    std::unordered_map<Key, Order> orders_;
    std::uint64_t frame_ = 0;
};

}  // namespace tovholder::ui
