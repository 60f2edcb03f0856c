// Text as HTML.
#include "src/models/html_escaped.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::models {

BOOST_AUTO_TEST_SUITE(html_escaped_tests)

BOOST_AUTO_TEST_CASE(what_means_something_in_html_is_shown_as_it_is) {
    BOOST_TEST(html_escaped("<a href=\"x\">Bo & Åse</a>") ==
               "&lt;a href=&quot;x&quot;&gt;Bo &amp; Åse&lt;/a&gt;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
