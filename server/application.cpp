// Routing.
#include "server/application.hpp"

#include "server/net/accept_encoding.hpp"
#include "server/service/gzip.hpp"
#include "shared/wire/frame.hpp"

namespace tovholder::server {
namespace {

constexpr std::string_view frame_type = "application/octet-stream";
// A code and a device's name; nobody has shown who she is yet.
constexpr std::uint64_t join_bytes_max = 4096;
constexpr std::string_view json_type = "application/json";

Answer bytes_answer(Bytes bytes, std::string_view type, unsigned status, Word name) {
    Answer answer{.status = status, .name = name};
    answer.content_type = type;
    answer.body = std::make_shared<const Bytes>(std::move(bytes));
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

Answer frame_answer(FrameAnswer from, const RequestHead& head, Word name) {
    const bool pack = from.frame.size() > gzip_bytes_min && !wire::is_deflated(from.frame) &&
                      accepts_encoding(head.accept_encoding, "gzip");
    Answer answer = bytes_answer(pack ? gzip(from.frame) : std::move(from.frame), frame_type,
                                 from.status, name);
    answer.is_page = false;
    if (pack) answer.headers.push_back({"Content-Encoding", "gzip"});
    if (from.status == 401) answer.headers.push_back({"WWW-Authenticate", "Bearer"});
    if (from.retry_after_s > 0) {
        answer.headers.push_back({"Retry-After", std::to_string(from.retry_after_s)});
    }
    return answer;
}

Answer json_answer(const std::string& json, unsigned status, Word name) {
    return bytes_answer(Bytes(json.begin(), json.end()), json_type, status, name);
}

// Of what a device asks with its token.
Word name_of(std::string_view path) {
    if (path == "/sync") return "sync";
    if (path == "/about") return "about";
    return path == "/deliver" ? Word("deliver") : Word("keep_key");
}

Answer wrong_method(const char* allowed, Word name) {
    Answer answer = text_answer(405, "Another method is needed here\n", name);
    answer.headers.push_back({"Allow", allowed});
    return answer;
}

// What only a device with its token is answered.
bool asks_as_device(std::string_view path) {
    return path == "/sync" || path == "/keep-key" || path == "/about" || path == "/deliver";
}
}  // namespace

Application::Application(SyncService& service, Hub& hub, StaticFiles site,
                         std::function<bool()> healthy, std::function<void()> on_illness)
    : service_(service),
      hub_(hub),
      site_(std::move(site)),
      healthy_(std::move(healthy)),
      on_illness_(std::move(on_illness)) {}

Answer Application::health() const {
    const bool healthy = healthy_();
    return json_answer(std::string("{\"status\":\"") + (healthy ? "ok" : "storage_failed") +
                           "\",\"seq\":" + std::to_string(service_.seq()) + "}\n",
                       healthy ? 200 : 503, "healthz");
}

FrameAnswer Application::sync(DeviceAlias device, ByteView frame) {
    FrameAnswer answer = service_.sync(device, frame);
    if (!healthy_()) on_illness_();
    return answer;
}

FrameAnswer Application::deliver(ByteView frame) {
    FrameAnswer answer = service_.deliver(frame);
    if (!healthy_()) on_illness_();
    return answer;
}

// Who asks is known before a byte of the body is read.
std::optional<Answer> Application::on_head(const RequestHead& head) {
    const bool post = head.method == Method::post;
    if (asks_as_device(head.path)) {
        const Word name = name_of(head.path);
        if (!post) return wrong_method("POST", name);
        const auto device = service_.authenticate(head.bearer);
        // One of the first release does not know the word "withdrawn": its version is in the body.
        if (device || device.error().code == ErrorCode::device_withdrawn) return {};
        return frame_answer(failure_answer(device.error()), head, name);
    }
    if (head.path == "/join" || head.path == "/unlock") {
        const Word name = head.path == "/join" ? Word("join") : Word("unlock");
        if (!post) return wrong_method("POST", name);
        if (head.body_bytes > join_bytes_max) {
            return frame_answer(failure_answer({ErrorCode::too_large}), head, name);
        }
        return {};
    }
    if (post) return wrong_method("GET, HEAD", "site");
    if (head.path == "/healthz") return health();
    if (head.path == "/demo.json" && !demo_json_.empty()) {
        return json_answer(demo_json_, 200, "demo");
    }
    if (head.path == "/ws") {
        Answer answer = text_answer(426, "This is the address of a WebSocket\n", "ws");
        answer.headers.push_back({"Upgrade", "websocket"});
        return answer;
    }
    return site_.answer(head);
}

Answer Application::on_request(const RequestHead& head, ByteView body) {
    const std::string peer(head.peer);
    if (head.path == "/join") return frame_answer(service_.join(body, peer), head, "join");
    if (head.path == "/unlock") return frame_answer(service_.unlock(body, peer), head, "unlock");
    const Word name = name_of(head.path);
    const auto device = service_.authenticate(head.bearer);
    if (!device) {
        const auto frame = wire::open_frame(body);
        const bool old = frame && frame->version == wire::frame_version_stored &&
                         frame->type == wire::FrameType::sync_request;
        const Error error = old ? Error{ErrorCode::unknown_device} : device.error();
        return frame_answer(failure_answer(error), head, name);
    }
    if (head.path == "/keep-key") return frame_answer(service_.keep_key(*device), head, name);
    if (head.path == "/deliver") return frame_answer(deliver(body), head, name);
    if (head.path == "/about") return frame_answer(service_.about(*device, body), head, name);
    return frame_answer(sync(*device, body), head, name);
}

bool Application::on_hello(std::string_view token, Listener& listener) {
    const auto device = service_.authenticate(token);
    if (!device) return false;
    hub_.join(listener, *device, service_.seq());
    return true;
}

std::optional<Bytes> Application::on_frame(Listener& listener, ByteView frame) {
    const auto device = hub_.device_of(listener);
    if (!device) return {};
    FrameAnswer answer = sync(*device, frame);
    if (answer.status == 401) return {};
    return std::move(answer.frame);
}

void Application::on_leave(Listener& listener) { hub_.leave(listener); }

}  // namespace tovholder::server
