// HTML, escaped.
#include "src/models/paper.hpp"

#include "src/models/html_escaped.hpp"

namespace tovholder::models {
Paper::Paper(std::string_view title) : title_(title) { element("h1", title); }

void Paper::element(std::string_view tag, std::string_view text, std::string_view css) {
    html_ += "<" + std::string(tag);
    if (!css.empty()) html_ += " class=\"" + std::string(css) + "\"";
    html_ += ">" + html_escaped(text) + "</" + std::string(tag) + ">";
}

void Paper::subtitle(std::string_view text) { element("p", text, "subtitle"); }
void Paper::heading(std::string_view text) { element("h2", text); }
void Paper::paragraph(std::string_view text) { element("p", text, "text"); }

void Paper::fact(std::string_view label, std::string_view value) {
    html_ += "<p class=\"fact\">";
    element("b", label);
    html_ += " ";
    element("span", value);
    html_ += "</p>";
}

void Paper::list(const std::vector<std::string>& items, std::string_view mark) {
    html_ += "<ul";
    if (!mark.empty()) html_ += " class=\"" + std::string(mark) + "\"";
    html_ += ">";
    for (const std::string& item : items) element("li", item);
    html_ += "</ul>";
}

void Paper::table(const std::vector<std::string>& heading,
                  const std::vector<std::vector<std::string>>& rows) {
    html_ += "<table><thead><tr>";
    for (const std::string& cell : heading) element("th", cell);
    html_ += "</tr></thead><tbody>";
    for (const std::vector<std::string>& row : rows) {
        html_ += "<tr>";
        for (const std::string& cell : row) element("td", cell);
        html_ += "</tr>";
    }
    html_ += "</tbody></table>";
}

void Paper::signature(std::string_view below) { element("p", below, "signature"); }

}  // namespace tovholder::models
