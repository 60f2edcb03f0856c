// A page for paper or PDF, piece by piece: HTML without style or script (web/app.css has the
// style). Every text is escaped here, and nowhere else.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tovholder::models {

class Paper {
public:
    // The title is the first heading, and the name of the PDF.
    explicit Paper(std::string_view title);

    void subtitle(std::string_view text);
    void heading(std::string_view text);
    void paragraph(std::string_view text);  // line breaks stay
    void fact(std::string_view label, std::string_view value);
    // `mark`: "check" or "cross" before each; empty: a dot.
    void list(const std::vector<std::string>& items, std::string_view mark = {});
    // The heading row comes again on every page.
    void table(const std::vector<std::string>& heading,
               const std::vector<std::vector<std::string>>& rows);
    // A line to sign on, with what stands below it.
    void signature(std::string_view below);

    const std::string& title() const { return title_; }
    const std::string& html() const { return html_; }

private:
    void element(std::string_view tag, std::string_view text, std::string_view css = {});

    std::string title_;
    std::string html_;
};

}  // namespace tovholder::models
