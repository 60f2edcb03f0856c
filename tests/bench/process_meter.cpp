// Reading /proc.
#include "tests/bench/process_meter.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>

#include "tests/support/server/server_process.hpp"

namespace tovholder::testing {
namespace {

std::int64_t status_kib(pid_t pid, const char* name) {
    const std::string status = read_file("/proc/" + std::to_string(pid) + "/status");
    const std::size_t at = status.find(name);
    return at == std::string::npos ? 0 : std::atoll(status.c_str() + at + std::strlen(name));
}

}  // namespace

std::int64_t resident_kib(pid_t pid) { return status_kib(pid, "VmRSS:"); }
std::int64_t peak_resident_kib(pid_t pid) { return status_kib(pid, "VmHWM:"); }

std::int64_t processor_us(pid_t pid) {
    const std::string stat = read_file("/proc/" + std::to_string(pid) + "/stat");
    const char* at = stat.c_str() + stat.rfind(')');
    for (int field = 0; field < 12; ++field) at = std::strchr(at + 1, ' ');
    char* end = nullptr;
    const long user = std::strtol(at, &end, 10);
    const long system = std::strtol(end, nullptr, 10);
    return (user + system) * 1'000'000 / ::sysconf(_SC_CLK_TCK);
}

std::int64_t monotonic_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace tovholder::testing
