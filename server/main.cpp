// The server, as a recipe: open the database, make the truth from it, let people in, serve.
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <iterator>

#include "server/application.hpp"
#include "server/config.hpp"
#include "server/service/bootstrap.hpp"
#include "server/service/demo_service.hpp"
#include "server/service/system_random.hpp"
#include "server/store/sqlite_store.hpp"

namespace tovholder::server {
namespace {

int fail(const Error& error) {
    const std::string why = error.detail.empty() ? error_name(error.code) : error.detail;
    std::fprintf(stderr, "tovholder_server: %s\n", why.c_str());
    return 1;
}

void say(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

std::string program_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? "." : program.parent_path().string();
}

StaticFiles load_site(const std::string& folder) {
    auto site = StaticFiles::load(folder);
    if (site) return std::move(*site);
    const char* why = site.error().code == ErrorCode::not_found   ? "has no index.html"
                      : site.error().code == ErrorCode::too_large ? "is too large"
                                                                  : "cannot be read";
    std::fprintf(stderr, "tovholder_server: warning: the site %s %s; only devices are served\n",
                 folder.c_str(), why);
    return {};
}

std::string address_of(const Config& config, std::uint16_t port) {
    const bool is_v6 = config.net.host.find(':') != std::string::npos;
    return "http://" + (is_v6 ? "[" + config.net.host + "]" : config.net.host) + ":" +
           std::to_string(port) + "/";
}

}  // namespace

int serve(const Config& config) {
    const Log log(stderr);
    SystemRandom random;

    auto store =
        SqliteStore::open(config.db_file, config.demo ? DataKind::demo : DataKind::real, random);
    if (!store) return fail(store.error());
    auto contents = (*store)->load();
    if (!contents) return fail(contents.error());
    sync::Authority authority(**store, std::move(*contents), {.codes_reusable = config.demo});

    Hub hub;
    SyncService service(authority, random, system_now, log,
                        [&](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); });
    std::unique_ptr<Server> net;
    Application application(
        service, hub, load_site(config.site_folder), [&] { return !(*store)->broken(); },
        [&] { net->stop(); });
    auto listening = Server::listen(config.net, application, log);
    if (!listening) return fail(listening.error());
    net = std::move(*listening);

    if (config.demo) {
        auto codes = prepare_demo(authority, system_now(), random);
        if (!codes) return fail(codes.error());
        application.serve_demo(demo_json(*codes));
        say(demo_message(*codes, is_demo_old(authority.state(), system_now()), config.db_file));
    } else {
        const auto message =
            prepare_first_coordinator(authority, system_now(), random, config.new_code);
        if (!message) return fail(message.error());
        say(*message);
    }
    say("Tovholder: " + address_of(config, net->port()) + "\n");
    log.write(LogLevel::info, "started",
              {{"port", std::int64_t{net->port()}},
               {"seq", static_cast<std::int64_t>(authority.seq())},
               {"devices", static_cast<std::int64_t>(authority.devices().size())}});
    net->run();
    log.write(LogLevel::info, "stopped", {{"seq", static_cast<std::int64_t>(authority.seq())}});
    if ((*store)->broken()) {
        return fail({ErrorCode::storage_failed,
                     "the disk failed; what was answered is safe, start again when it is well"});
    }
    return 0;
}

int run(const std::vector<std::string>& arguments) {
    const auto config = parse_config(arguments, program_folder());
    if (!config) return fail(config.error());
    if (config->help) {
        say(usage());
        return 0;
    }
    ::umask(S_IRWXG | S_IRWXO);  // the database is nobody else's to read
    return serve(*config);
}

}  // namespace tovholder::server

int main(int argc, char** argv) { return tovholder::server::run({argv + 1, argv + argc}); }
