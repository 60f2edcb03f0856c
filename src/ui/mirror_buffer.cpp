// Writing the differences between two frames of nodes.
#include "src/ui/mirror_buffer.hpp"

#include <cmath>
#include <cstring>

namespace tovholder::ui {

namespace {

constexpr std::uint8_t version = 1;

std::uint64_t hash_of(const std::uint8_t* bytes, std::size_t size) {
    std::uint64_t h = 0x9e3779b97f4a7c15ULL ^ size;
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, 8);
        h = (h ^ word) * 0xff51afd7ed558ccdULL;
        h ^= h >> 29U;
    }
    std::uint64_t tail = 0;
    if (i < size) std::memcpy(&tail, bytes + i, size - i);
    h = (h ^ tail) * 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 32U);
}

// Half pixels: finer differences are noise.
float snap(float v) { return std::round(v * 2) / 2; }

}  // namespace

void MirrorBuffer::begin() {
    bytes_.clear();
    put_u8(version);
    ++frame_;
}

void MirrorBuffer::put_u32(std::uint32_t v) {
    for (unsigned shift = 0; shift < 32; shift += 8) put_u8(static_cast<std::uint8_t>(v >> shift));
}

void MirrorBuffer::put_u64(std::uint64_t v) {
    put_u32(static_cast<std::uint32_t>(v));
    put_u32(static_cast<std::uint32_t>(v >> 32U));
}

void MirrorBuffer::put_f32(float v) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &v, sizeof bits);
    put_u32(bits);
}

void MirrorBuffer::put_text(std::string_view text) {
    put_u32(static_cast<std::uint32_t>(text.size()));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
}

void MirrorBuffer::put_node(const NodeList& nodes, const Node& node) {
    Key parent = 0;
    float origin_x = 0;
    float origin_y = 0;
    if (node.parent >= 0) {
        const Node& p = nodes.at(static_cast<std::size_t>(node.parent));
        parent = p.key;
        origin_x = p.rect.x;
        origin_y = p.rect.y - p.scroll;
    }
    put_u8(static_cast<std::uint8_t>(MirrorCommand::node));
    put_u64(node.key);
    put_u64(parent);
    put_u8(static_cast<std::uint8_t>(node.role));
    put_u32(node.flags);
    put_u8(node.level);
    put_u8(node.keyboard);
    put_u8(node.enter);
    put_u8(node.fill);
    put_u32(node.set_size);
    put_u32(node.position);
    put_u32(node.length_max);
    put_u64(node.target);
    put_f32(snap(node.rect.x - origin_x));
    put_f32(snap(node.rect.y - origin_y));
    put_f32(snap(node.rect.w));
    put_f32(snap(node.rect.h));
    put_f32(snap(node.font_px));
    put_f32(snap(node.extent));
    put_text(nodes.text(node.name));
    put_text(nodes.text(node.value));
    put_text(nodes.text(node.extra));
    put_text(nodes.text(node.lang));
}

void MirrorBuffer::write_nodes(const NodeList& nodes) {
    for (const Node& node : nodes.nodes()) {
        std::size_t from = bytes_.size();
        put_node(nodes, node);
        std::uint64_t hash = hash_of(bytes_.data() + from, bytes_.size() - from);
        Sent& sent = sent_[node.key];
        if (sent.hash == hash) bytes_.resize(from);
        sent = {hash, frame_};
    }
    for (auto it = sent_.begin(); it != sent_.end();) {
        if (it->second.seen == frame_) {
            ++it;
            continue;
        }
        put_u8(static_cast<std::uint8_t>(MirrorCommand::remove));
        put_u64(it->first);
        it = sent_.erase(it);
    }
    write_orders(nodes);
}

void MirrorBuffer::write_orders(const NodeList& nodes) {
    std::vector<std::vector<Key>> children(nodes.size() + 1);
    for (const Node& node : nodes.nodes()) {
        children[static_cast<std::size_t>(node.parent) + 1].push_back(node.key);
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        const std::vector<Key>& keys = children[i];
        Key parent = i == 0 ? 0 : nodes.at(i - 1).key;
        Order& order = orders_[parent];
        std::uint64_t hash =
            hash_of(reinterpret_cast<const std::uint8_t*>(keys.data()), keys.size() * sizeof(Key));
        bool same = order.hash == hash || (keys.empty() && order.hash == 0);
        order = {hash, frame_};
        if (same) continue;
        put_u8(static_cast<std::uint8_t>(MirrorCommand::order));
        put_u64(parent);
        put_u32(static_cast<std::uint32_t>(keys.size()));
        for (Key key : keys) put_u64(key);
    }
    for (auto it = orders_.begin(); it != orders_.end();) {
        it = it->second.seen == frame_ ? std::next(it) : orders_.erase(it);
    }
}

void MirrorBuffer::write_text(MirrorCommand command, std::string_view text) {
    put_u8(static_cast<std::uint8_t>(command));
    put_text(text);
}

void MirrorBuffer::write_scroll(Key key, float y) {
    put_u8(static_cast<std::uint8_t>(MirrorCommand::scroll));
    put_u64(key);
    put_f32(y);
}

void MirrorBuffer::write_page(Key key) {
    put_u8(static_cast<std::uint8_t>(MirrorCommand::page));
    put_u64(key);
}

void MirrorBuffer::touch(Key key) {
    auto it = sent_.find(key);
    if (it != sent_.end()) it->second.hash = 0;
}

}  // namespace tovholder::ui
