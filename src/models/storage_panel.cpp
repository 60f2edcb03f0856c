// Figures and promises in words.
#include "src/models/storage_panel.hpp"

#include "shared/text/format.hpp"

namespace tovholder::models {

using text::Key;

std::string bytes_words(text::Language language, std::uint64_t bytes) {
    if (bytes < 1'000'000) {
        return text::whole_number(language, static_cast<std::int64_t>((bytes + 999) / 1000)) +
               " kB";
    }
    const auto tenths = static_cast<std::int64_t>(bytes / 100'000);
    if (tenths >= 10'000) return text::decimal_number(language, tenths / 1000 * 100) + " GB";
    return text::decimal_number(language, tenths * 100) + " MB";
}

StoragePanel make_storage_panel(text::Language language, const StorageFacts& facts, bool demo) {
    StoragePanel panel;
    const auto say = [&](Key key) { return std::string(text::get(language, key)); };
    const std::string used = bytes_words(language, facts.used_bytes);
    panel.used = facts.quota_bytes == 0
                     ? used
                     : text::fill(language, Key::storage_of,
                                  {used, bytes_words(language, facts.quota_bytes)});
    panel.kept = say(facts.persistent ? Key::storage_kept : Key::storage_not_kept);
    panel.can_ask = !facts.persistent && !demo;
    if (facts.to_install && !demo) {
        panel.install = {say(Key::install_first), say(Key::install_second),
                         say(Key::install_third)};
    }
    return panel;
}

}  // namespace tovholder::models
