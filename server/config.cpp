// Options of the server.
#include "server/config.hpp"

#include <charconv>
#include <functional>

namespace tovholder::server {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";
constexpr std::size_t connections_min = 100;
constexpr std::size_t connections_max = 100'000;
constexpr std::uint32_t lease_days_max = 365;

Error sentence(std::string text) { return {ErrorCode::bad_record, std::move(text)}; }

struct Option {
    std::string_view name;
    std::string_view value_name;  // empty = a switch
    std::string_view help;
    // Empty when all is well, else what is wrong with the value.
    std::function<std::string(Config&, const std::string&)> set;
};

std::string set_port(Config& config, const std::string& value) {
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, config.net.port);
    return error == std::errc() && stop == end ? "" : "takes a number from 0 to 65535";
}

// Three quarters of them from this machine: from behind a proxy all come from there.
std::string set_connections(Config& config, const std::string& value) {
    const char* end = value.data() + value.size();
    std::size_t count = 0;
    const auto [stop, error] = std::from_chars(value.data(), end, count);
    if (error != std::errc() || stop != end || count < connections_min || count > connections_max) {
        return "takes a number from 100 to 100000";
    }
    config.net.limits.connections = count;
    config.net.limits.connections_from_loopback = count / 4 * 3;
    return "";
}

std::string set_lease_days(Config& config, const std::string& value) {
    const char* end = value.data() + value.size();
    std::uint32_t days = 0;
    const auto [stop, error] = std::from_chars(value.data(), end, days);
    if (error != std::errc() || stop != end || days < 1 || days > lease_days_max) {
        return "takes a number from 1 to 365";
    }
    config.lease_days = days;
    return "";
}

std::string set_db(Config& config, const std::string& value) {
    if (!value.starts_with(sqlite_prefix) || value.size() == sqlite_prefix.size()) {
        return "takes sqlite:FILE";
    }
    config.db_file = value.substr(sqlite_prefix.size());
    return "";
}

const std::vector<Option>& options() {
    static const std::vector<Option> all = {
        {"--port", "N", "listen on this port; 0 = any that is free (8080)", set_port},
        {"--host", "ADDRESS", "listen on this address of the machine (127.0.0.1)",
         [](Config& config, const std::string& value) {
             config.net.host = value;
             return std::string();
         }},
        {"--db", "sqlite:FILE", "the database (sqlite:tovholder.sqlite)", set_db},
        {"--site", "DIR", "the app's files (site, beside the program)",
         [](Config& config, const std::string& value) {
             config.site_folder = value;
             return std::string();
         }},
        {"--demo", "", "serve a made-up municipality (sqlite:tovholder_demo.sqlite)",
         [](Config& config, const std::string&) {
             config.demo = true;
             return std::string();
         }},
        {"--new-code", "", "print a new code for the first coordinator",
         [](Config& config, const std::string&) {
             config.new_code = true;
             return std::string();
         }},
        {"--backup", "FILE", "copy the database to a new file, also while it is in use, and end",
         [](Config& config, const std::string& value) {
             config.back_up_to = value;
             return std::string(value.empty() ? "takes the name of a file" : "");
         }},
        {"--restore", "FILE",
         "put a backup in the database's place (what is there is kept), and end",
         [](Config& config, const std::string& value) {
             config.restore_from = value;
             return std::string(value.empty() ? "takes the name of a file" : "");
         }},
        {"--behind-tls", "", "a proxy on this machine speaks TLS and sends X-Forwarded-For",
         [](Config& config, const std::string&) {
             config.net.behind_tls = true;
             return std::string();
         }},
        {"--connections", "N", "serve so many at once, three quarters through a proxy (2000)",
         set_connections},
        {"--lease-days", "N", "a PIN opens a tablet so long without the server (30)",
         set_lease_days},
        {"--help", "", "print this",
         [](Config& config, const std::string&) {
             config.help = true;
             return std::string();
         }},
    };
    return all;
}

const Option* find_option(std::string_view name) {
    for (const Option& option : options()) {
        if (option.name == name) return &option;
    }
    return nullptr;
}

}  // namespace

Result<Config> parse_config(const std::vector<std::string>& arguments,
                            const std::string& program_folder) {
    Config config;
    config.site_folder = program_folder + "/site";
    bool db_given = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        // Both "--port 80" and "--port=80".
        const std::size_t equals = arguments[i].find('=');
        const std::string name = arguments[i].substr(0, equals);
        const Option* option = find_option(name);
        if (option == nullptr) return sentence("unknown option " + name + "; see --help");
        std::string value;
        if (equals != std::string::npos) {
            if (option->value_name.empty()) return sentence(name + " takes no value");
            value = arguments[i].substr(equals + 1);
        } else if (!option->value_name.empty()) {
            if (i + 1 == arguments.size()) {
                return sentence(name + " needs a value: " + std::string(option->value_name));
            }
            value = arguments[++i];
        }
        const std::string fault = option->set(config, value);
        if (!fault.empty()) return sentence(std::string(name).append(" ").append(fault));
        if (name == "--db") db_given = true;
    }
    if (config.demo && !db_given) config.db_file = "tovholder_demo.sqlite";
    return config;
}

std::string usage() {
    std::string text = "tovholder_server: the Tovholder server\n\n";
    for (const Option& option : options()) {
        std::string line = "  " + std::string(option.name);
        if (!option.value_name.empty()) line.append(" ").append(option.value_name);
        line.resize(std::max<std::size_t>(line.size() + 2, 24), ' ');
        text.append(line).append(option.help).append("\n");
    }
    return text;
}

}  // namespace tovholder::server
