// The network of the simulated world: loses, doubles, delays, cuts, damages, and brings back old
// messages much later. It carries bytes and knows nothing of their meaning.
#pragma once

#include "tests/simulation/world.hpp"

namespace tovholder::simulation {

class Network {
public:
    explicit Network(World& world) : world_(world) {}

    // A request on its way; the answer, or no_network, reaches the tablet later.
    void send(Tablet& from, std::uint64_t request, Bytes frame);
    // The server has something new: tells the tablets that listen.
    void poke_others(const Tablet* but);
    // Takes a tablet off the network for a while.
    void cut_off(const Tablet& tablet, std::int64_t duration_ms);
    // Nobody is cut off any more.
    void mend() { cut_until_ms_.clear(); }
    // Delivers old requests again, as a broken proxy might; answers go nowhere or come too late.
    void replay_old();

private:
    struct Letter {
        std::size_t tablet;
        std::uint64_t boot;
        std::uint64_t request;
        std::string token;
        Bytes frame;
    };
    bool is_cut_off(std::size_t tablet) const;
    std::int64_t delay();
    void deliver(const Letter& letter);
    void answer(const Letter& letter, Result<Bytes> answer, std::int64_t delay_ms);
    Bytes damaged(Bytes frame);

    World& world_;
    std::map<std::size_t, std::int64_t> cut_until_ms_;
    std::vector<Letter> old_;
};

}  // namespace tovholder::simulation
