// The real server program as a child process.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tovholder::testing {

struct ProcessEnd {
    int status = -1;  // exit status; -1 when a signal ended it
    std::string out;
    std::string err;
};

// Runs `program` to its end.
ProcessEnd run_to_end(const std::string& program, const std::vector<std::string>& arguments);

// A server that has said where it listens.
class ServerProcess {
public:
    // `log_file` gets its stderr. REQUIRES: it starts; else the process's words are printed and
    // the test aborts.
    ServerProcess(const std::string& program, const std::vector<std::string>& arguments,
                  const std::string& log_file);
    // Kills it if it still runs.
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    std::uint16_t port() const { return port_; }
    // What it printed before the address.
    const std::string& greeting() const { return greeting_; }
    pid_t pid() const { return pid_; }

    // No time to save anything.
    void kill();
    // SIGTERM; the exit status.
    int terminate();
    // Waits until it ends by itself; the exit status.
    int wait();

private:
    pid_t pid_ = -1;
    int out_ = -1;
    std::uint16_t port_ = 0;
    std::string greeting_;
};

// An empty folder that is deleted at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// While it lives, no file of this process and of those it starts grows beyond `bytes`: a disk that
// is full.
class FullDisk {
public:
    explicit FullDisk(std::uint64_t bytes);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    std::uint64_t before_ = 0;
};

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& contents);

}  // namespace tovholder::testing
