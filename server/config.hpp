// What the command line says.
#pragma once

#include <string>
#include <vector>

#include "server/net/server.hpp"

namespace tovholder::server {

struct Config {
    ServerOptions net;
    std::string db_file = "tovholder.sqlite";
    std::string site_folder;  // "site" beside the program unless told
    bool demo = false;
    bool new_code = false;
    // How long a PIN opens a tablet that does not hear from the server.
    std::uint32_t lease_days = 30;
    std::string back_up_to;    // not empty: make a backup there and end
    std::string restore_from;  // not empty: put this backup in the database's place and end
    bool help = false;
};

// `arguments` without the program's name; `program_folder` is where it lies. Error detail: a
// sentence that names the argument.
Result<Config> parse_config(const std::vector<std::string>& arguments,
                            const std::string& program_folder);

// What --help prints.
std::string usage();

}  // namespace tovholder::server
