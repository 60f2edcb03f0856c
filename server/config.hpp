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
    bool help = false;
};

// `arguments` without the program's name; `program_folder` is where it lies. Error detail: a
// sentence that names the argument.
Result<Config> parse_config(const std::vector<std::string>& arguments,
                            const std::string& program_folder);

// What --help prints.
std::string usage();

}  // namespace tovholder::server
