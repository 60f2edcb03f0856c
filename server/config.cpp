// Options of the server.
#include "server/config.hpp"

#include <charconv>
#include <functional>

namespace tovholder::server {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

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
        {"--behind-tls", "", "a proxy on this machine speaks TLS and sends X-Forwarded-For",
         [](Config& config, const std::string&) {
             config.net.behind_tls = true;
             return std::string();
         }},
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
