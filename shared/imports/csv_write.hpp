// CSV that a Danish Excel opens with a double click: UTF-8 with byte order mark, semicolons, CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tovholder::imports {

class CsvWriter {
public:
    CsvWriter() : text_("\xEF\xBB\xBF") {}

    // Cells that Excel would take for a formula (= + - @ tab CR first) get an apostrophe in front,
    // so that nothing is evaluated (OWASP "CSV Injection").
    void row(const std::vector<std::string>& cells);

    // The file so far.
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

// The apostrophe in front, where one is needed; `restored` takes exactly that away again:
// restored(neutralised(x)) == x for every x.
std::string neutralised(std::string_view cell);
std::string restored(std::string_view cell);

}  // namespace tovholder::imports
