// fork, exec, kill.
#include "tests/support/server/server_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "shared/base/assert.hpp"

namespace tovholder::testing {
namespace {

constexpr std::string_view address_prefix = "Tovholder: http://127.0.0.1:";

// Starts the program with its stdout in a pipe and its stderr in a file.
pid_t start(const std::string& program, const std::vector<std::string>& arguments,
            const std::string& err_file, int* out) {
    int pipe_ends[2];
    TOV_ASSERT(::pipe2(pipe_ends, O_CLOEXEC) == 0);
    std::vector<char*> argv;
    argv.push_back(const_cast<char*>(program.c_str()));
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const pid_t pid = ::fork();
    TOV_ASSERT(pid >= 0);
    if (pid == 0) {
        const int err = ::open(err_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(pipe_ends[1], STDOUT_FILENO);
        ::dup2(err, STDERR_FILENO);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that aborts leaves no server behind
        ::execv(program.c_str(), argv.data());
        ::_exit(127);
    }
    ::close(pipe_ends[1]);
    *out = pipe_ends[0];
    return pid;
}

bool read_more(int from, std::string& text) {
    char bytes[4096];
    const ssize_t got = ::read(from, bytes, sizeof bytes);
    if (got <= 0) return false;
    text.append(bytes, static_cast<std::size_t>(got));
    return true;
}

int wait_for(pid_t pid) {
    int status = 0;
    TOV_ASSERT(::waitpid(pid, &status, 0) == pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ProcessEnd run_to_end(const std::string& program, const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    ProcessEnd end;
    int out = -1;
    const pid_t pid = start(program, arguments, folder.file("err"), &out);
    while (read_more(out, end.out)) {
    }
    ::close(out);
    end.status = wait_for(pid);
    end.err = read_file(folder.file("err"));
    return end;
}

ServerProcess::ServerProcess(const std::string& program, const std::vector<std::string>& arguments,
                             const std::string& log_file) {
    pid_ = start(program, arguments, log_file, &out_);
    std::string said;
    std::size_t at = std::string::npos;
    while ((at = said.find(address_prefix)) == std::string::npos ||
           said.find('\n', at) == std::string::npos) {
        if (read_more(out_, said)) continue;
        std::fprintf(stderr, "%s did not start:\n%s", program.c_str(), read_file(log_file).c_str());
        TOV_ASSERT(!"the server says where it listens");
    }
    greeting_ = said.substr(0, at);
    port_ = static_cast<std::uint16_t>(std::stoi(said.substr(at + address_prefix.size())));
}

ServerProcess::~ServerProcess() {
    if (pid_ > 0) kill();
    ::close(out_);
}

void ServerProcess::kill() {
    ::kill(pid_, SIGKILL);
    (void)wait_for(pid_);  // the signal's doing
    pid_ = -1;
}

int ServerProcess::terminate() {
    ::kill(pid_, SIGTERM);
    const int status = wait_for(pid_);
    pid_ = -1;
    return status;
}

int ServerProcess::wait() {
    const int status = wait_for(pid_);
    pid_ = -1;
    return status;
}

FullDisk::FullDisk(std::uint64_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);  // a write beyond it fails instead
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    before_ = limit.rlim_cur;
    limit.rlim_cur = bytes;
    TOV_ASSERT(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

FullDisk::~FullDisk() {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = before_;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tovholder_XXXXXX").string();
    TOV_ASSERT(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;  // a leftover in the temporary folder harms nobody
    std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& contents) {
    std::ofstream out(path, std::ios::binary);
    out << contents;
}

}  // namespace tovholder::testing
