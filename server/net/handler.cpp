// Small answers in plain text.
#include "server/net/handler.hpp"

namespace tovholder::server {

Answer text_answer(unsigned status, std::string_view text, Word name) {
    Answer answer{.status = status, .name = name};
    answer.content_type = "text/plain; charset=utf-8";
    answer.body = std::make_shared<const Bytes>(text.begin(), text.end());
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace tovholder::server
