// Any bytes as an entry of the server's journal.
#include "server/store/journal.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    tovholder::server::Journal journal;
    (void)journal.add({data, size});
    return 0;
}
