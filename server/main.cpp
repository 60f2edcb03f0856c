// The server, as a recipe: open the database, make the truth from it, let people in, serve.
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <iterator>

#include "server/application.hpp"
#include "server/config.hpp"
#include "server/service/bootstrap.hpp"
#include "server/service/demo_service.hpp"
#include "server/service/night_shift.hpp"
#include "server/service/system_random.hpp"
#include "server/store/backup.hpp"
#include "server/store/erased_list.hpp"
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

constexpr std::int64_t look_at_clock_s = 60;

// A database that comes from a backup, or a list that was not written to the end: both know of all
// who were erased. Returns how many had to be erased again.
Result<std::size_t> keep_erased(sync::Authority& authority, const std::string& db_file) {
    const auto listed = read_erased(db_file);
    if (!listed) return listed.error();
    const auto count = authority.erase_again(*listed, system_now());
    if (!count) return count.error();
    std::vector<Id<Person>> known;
    for (const auto& [id, row] : authority.state().table<Erasure>()) {
        known.push_back(row.value.erased);
    }
    if (auto noted = note_erased(db_file, known); !noted) return noted.error();
    return *count;
}

// The backup that took the place of the database may know people who were erased since.
Result<std::size_t> erase_in_restored(const Config& config, DataKind kind, sync::Random& random) {
    auto store = SqliteStore::open(config.db_file, kind, random);
    if (!store) return store.error();
    auto contents = (*store)->load();
    if (!contents) return contents.error();
    sync::Authority authority(**store, std::move(*contents));
    return keep_erased(authority, config.db_file);
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
    sync::Authority authority(**store, std::move(*contents),
                              {.codes_reusable = config.demo, .lease_days = config.lease_days});
    const auto erased = keep_erased(authority, config.db_file);
    if (!erased) return fail(erased.error());

    if (auto made = authority.make_server_key(random); !made) return fail(made.error());

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
    NightShift night(authority, system_now, log,
                     [&](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); });
    net->every(look_at_clock_s, [&] { night.look(); });

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

int make_backup(const Config& config) {
    if (auto done = back_up(config.db_file, config.back_up_to); !done) return fail(done.error());
    say(config.back_up_to + " holds all of " + config.db_file + "\n");
    return 0;
}

int restore_backup(const Config& config) {
    SystemRandom random;
    const auto restored = restore(config.restore_from, config.db_file, random);
    if (!restored) return fail(restored.error());
    const auto erased =
        erase_in_restored(config, restored->demo ? DataKind::demo : DataKind::real, random);
    if (!erased) return fail(erased.error());
    say(config.db_file + " is as it was in " + config.restore_from + "\n");
    if (*erased > 0) {
        say(std::to_string(*erased) + " people who were erased since are erased again\n");
    }
    if (!restored->kept_as.empty()) say("What was there is kept as " + restored->kept_as + "\n");
    say("The backup knows " + std::to_string(restored->devices) +
        " devices. They send again what it lacks. A device that joined after it was made\n"
        "needs a new code from a coordinator, and keeps what it has not sent. A device that was\n"
        "withdrawn after it was made is let in until it is withdrawn again.\n");
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
    if (!config->back_up_to.empty()) return make_backup(*config);
    if (!config->restore_from.empty()) return restore_backup(*config);
    return serve(*config);
}

}  // namespace tovholder::server

int main(int argc, char** argv) { return tovholder::server::run({argv + 1, argv + argc}); }
