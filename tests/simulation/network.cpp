// A network that fails as networks do.
#include "tests/simulation/network.hpp"

#include "shared/base/hash.hpp"

namespace tovholder::simulation {
namespace {

constexpr std::size_t old_letters_max = 30;
constexpr std::int64_t no_answer_ms = 30'000;

// Writes the checksum that the bytes ought to have: to a receiver that does not look at it, a
// damaged frame is as good as any.
void mend_checksum(Bytes& frame) {
    if (frame.size() < 4) return;
    const std::size_t end = frame.size() - 4;
    const std::uint32_t sum = crc32(ByteView(frame).first(end));
    for (std::size_t i = 0; i < 4; ++i) frame[end + i] = static_cast<std::uint8_t>(sum >> (8 * i));
}

}  // namespace

std::int64_t Network::delay() { return world_.prng.between(5, world_.faults.delay_ms_max); }

bool Network::is_cut_off(std::size_t tablet) const {
    const auto it = cut_until_ms_.find(tablet);
    return it != cut_until_ms_.end() && it->second > world_.events.now_ms();
}

void Network::cut_off(const Tablet& tablet, std::int64_t duration_ms) {
    cut_until_ms_[tablet.index()] = world_.events.now_ms() + duration_ms;
}

Bytes Network::damaged(Bytes frame) {
    Prng& prng = world_.prng;
    if (frame.empty()) return frame;
    switch (prng.below(4)) {
        case 0:  // cut short
            frame.resize(prng.below(frame.size()));
            break;
        case 1:  // something after the end
            for (std::uint64_t i = prng.between(1, 20); i > 0; --i) {
                frame.push_back(static_cast<std::uint8_t>(prng.next()));
            }
            break;
        default:  // flipped bits
            for (std::uint64_t i = prng.between(1, 4); i > 0; --i) {
                frame[prng.below(frame.size())] ^= static_cast<std::uint8_t>(1u << prng.below(8));
            }
    }
    if (world_.plant.ignores_crc()) mend_checksum(frame);
    return frame;
}

void Network::send(Tablet& from, std::uint64_t request, Bytes frame) {
    Prng& prng = world_.prng;
    const Faults& faults = world_.faults;
    Letter letter{from.index(), from.boot(), request, from.token(), std::move(frame)};
    if (prng.chance(faults.partitioned)) cut_off(from, prng.between(1'000, 300'000));
    if (is_cut_off(from.index()) || prng.chance(faults.request_lost)) {
        answer(letter, ErrorCode::no_network, prng.between(10, no_answer_ms));
        return;
    }
    if (prng.chance(faults.replayed_later)) {
        if (old_.size() < old_letters_max) {
            old_.push_back(letter);
        } else {
            old_[prng.below(old_.size())] = letter;
        }
    }
    if (prng.chance(faults.duplicated)) {
        world_.events.after(delay(), [this, letter] { deliver(letter); });
    }
    if (prng.chance(faults.corrupted)) letter.frame = damaged(std::move(letter.frame));
    world_.events.after(delay(), [this, letter] { deliver(letter); });
}

void Network::deliver(const Letter& letter) {
    Prng& prng = world_.prng;
    const Faults& faults = world_.faults;
    const std::uint64_t seq_before = world_.server.is_up() ? world_.server.authority().seq() : 0;
    std::optional<Bytes> reply = world_.server.handle(letter.token, letter.frame, world_.now());
    if (world_.server.is_up() && world_.server.authority().seq() != seq_before) {
        poke_others(world_.tablets[letter.tablet].get());
    }
    if (!reply || is_cut_off(letter.tablet) || prng.chance(faults.answer_lost)) {
        answer(letter, ErrorCode::no_network, prng.between(10, no_answer_ms));
        return;
    }
    if (prng.chance(faults.duplicated)) answer(letter, *reply, delay());
    if (prng.chance(faults.corrupted)) *reply = damaged(std::move(*reply));
    answer(letter, std::move(*reply), delay());
}

void Network::answer(const Letter& letter, Result<Bytes> answer, std::int64_t delay_ms) {
    world_.events.after(delay_ms, [this, tablet = letter.tablet, boot = letter.boot,
                                   request = letter.request, answer = std::move(answer)] {
        world_.tablets[tablet]->on_answer(boot, request, answer);
    });
}

void Network::poke_others(const Tablet* but) {
    const std::uint64_t seq = world_.server.authority().seq();
    for (const auto& tablet : world_.tablets) {
        if (tablet.get() == but || world_.prng.chance(world_.faults.poke_lost)) continue;
        if (is_cut_off(tablet->index())) continue;
        world_.events.after(delay(), [&world = world_, index = tablet->index(), seq] {
            world.tablets[index]->on_poke(seq);
        });
    }
}

void Network::replay_old() {
    if (old_.empty()) return;
    const Letter letter = world_.prng.pick(old_);
    world_.trace("an old request of tablet " + std::to_string(letter.tablet) + " comes again");
    deliver(letter);
}

}  // namespace tovholder::simulation
