// Pages for paper.
#include "src/models/paper.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::models {

BOOST_AUTO_TEST_SUITE(paper_tests)

BOOST_AUTO_TEST_CASE(no_text_becomes_markup) {
    Paper paper("<b>&\"");
    paper.paragraph("<script>alert(1)</script>");
    paper.list({"</ul><img src=x onerror=alert(1)>"}, "check");
    paper.table({"<th>"}, {{"<td>"}});
    paper.fact("<", ">");
    paper.signature("<");
    BOOST_TEST(paper.title() == "<b>&\"");
    for (const char* tag : {"<script", "<img", "<th><th>", "<td><td>"}) {
        BOOST_TEST(paper.html().find(tag) == std::string::npos);
    }
    BOOST_TEST(paper.html().find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_table_has_its_heading_apart_so_that_it_comes_again_on_every_page) {
    Paper paper("Dagens tavle");
    paper.table({"Navn"}, {{"Åse"}, {"Øjvind"}});
    BOOST_TEST(paper.html() ==
               "<h1>Dagens tavle</h1><table><thead><tr><th>Navn</th></tr></thead><tbody>"
               "<tr><td>Åse</td></tr><tr><td>Øjvind</td></tr></tbody></table>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
