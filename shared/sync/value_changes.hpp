// Which rows changed lately, as long as only their values did: nothing came or went but conflicts,
// and nothing changed that decides who sees what. Then a device that had all at some seq needs just
// these rows.
#pragma once

#include <deque>
#include <vector>

#include "shared/domain/row.hpp"

namespace tovholder::sync {

class ValueChanges {
public:
    // A row's values changed with this seq. REQUIRES: seqs ascend.
    void note(std::uint64_t seq, RowKey key) {
        changes_.push_back({seq, key});
        if (changes_.size() <= changes_max) return;
        complete_from_ = changes_.front().seq;
        changes_.pop_front();
    }
    // Who sees what may have changed with this seq, or changes after it were taken back.
    void note_structure(std::uint64_t seq) {
        complete_from_ = seq;
        changes_.clear();
    }

    // Whether since(seq) is all that happened after it.
    bool knows(std::uint64_t seq) const { return seq >= complete_from_; }
    // The rows that changed after `seq`, each once, ascending. REQUIRES: knows(seq).
    std::vector<RowKey> since(std::uint64_t seq) const;

private:
    static constexpr std::size_t changes_max = 20'000;
    struct Change {
        std::uint64_t seq;
        RowKey key;
    };
    std::deque<Change> changes_;
    std::uint64_t complete_from_ = 0;
};

}  // namespace tovholder::sync
