// Reading separated text: separators, quotes, line numbers, broken files.
#include "shared/imports/table.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::imports {
namespace {

// "a|b" for each row.
std::vector<std::string> rows(const Table& table) {
    std::vector<std::string> found;
    for (const TableRow& row : table.rows) {
        std::string joined;
        for (const Cell& cell : row.cells) {
            if (&cell != &row.cells.front()) joined += '|';
            joined += cell.text;
        }
        found.push_back(joined);
    }
    return found;
}

std::vector<std::uint32_t> lines(const Table& table) {
    std::vector<std::uint32_t> found;
    for (const TableRow& row : table.rows) found.push_back(row.line);
    return found;
}

using Texts = std::vector<std::string>;
using Lines = std::vector<std::uint32_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(table_tests)

BOOST_AUTO_TEST_CASE(the_separator_is_found_by_the_regularity_of_the_rows) {
    BOOST_TEST(parse_table("a;b\n1,5;2\n2,5;3\n").separator == ';');
    BOOST_TEST(parse_table("a,b\n1.5,2\n2.5,3\n").separator == ',');
    BOOST_TEST(parse_table("a\tb, c\n1\t2\n").separator == '\t');
    BOOST_TEST(parse_table("a|b|c\n1|2|3\n").separator == '|');
    BOOST_TEST(parse_table("navn\nÅse\n").separator == ';');
    BOOST_TEST(parse_table("\"a,b\";c\n\"d,e\";f\n").separator == ';');
}

BOOST_AUTO_TEST_CASE(a_first_line_that_names_the_separator_is_believed_and_counted) {
    const Table table = parse_table("sep=,\r\na,b\r\n1;2,3\r\n");
    BOOST_TEST(table.separator == ',');
    BOOST_TEST(rows(table) == Texts({"a|b", "1;2|3"}), boost::test_tools::per_element());
    BOOST_TEST(lines(table) == Lines({2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(quotes_hold_separators_quotes_and_line_breaks) {
    const Table table =
        parse_table("a;b\n\"x;y\";\"sagde \"\"hej\"\"\"\n\"to\nlinjer\";z\n\"\";ø\n");
    BOOST_TEST(rows(table) == Texts({"a|b", "x;y|sagde \"hej\"", "to\nlinjer|z", "|ø"}),
               boost::test_tools::per_element());
    BOOST_TEST(lines(table) == Lines({1, 2, 3, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_behind_a_closing_quote_belongs_to_the_cell_and_quotes_within_are_text) {
    BOOST_TEST(rows(parse_table("\"ab\"cd;2\n5\" skærm;3\n")) == Texts({"abcd|2", "5\" skærm|3"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lines_are_counted_as_an_editor_counts_them) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const std::string text = "a;b" + end + "\"1" + end + "2\";3" + end + end + "4;5";
        const Table table = parse_table(text);
        BOOST_TEST(lines(table) == Lines({1, 2, 5}), boost::test_tools::per_element());
        BOOST_TEST(table.rows[1].cells[1].line == 3u);
        BOOST_TEST(table.empty_rows == 1u);
    }
}

BOOST_AUTO_TEST_CASE(empty_rows_are_counted_and_left_out) {
    const Table table = parse_table("a;b\n;\n  ; \n1;2\n\n\n");
    BOOST_TEST(rows(table) == Texts({"a|b", "1|2"}), boost::test_tools::per_element());
    BOOST_TEST(table.empty_rows == 4u);
}

BOOST_AUTO_TEST_CASE(ragged_rows_and_trailing_separators_are_kept_as_they_are) {
    const Table table = parse_table("a;b;c\n1\n1;2;3;4\n1;2;3;;\n", ';');
    BOOST_TEST(table.rows[1].cells.size() == 1u);
    BOOST_TEST(table.rows[2].cells.size() == 4u);
    BOOST_TEST(table.rows[3].cells.size() == 5u);
    BOOST_TEST(table.columns == 4u);
    BOOST_TEST(parse_table("a;b\n1;", ';').rows[1].cells.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_quote_that_never_ends_spoils_its_own_row_only) {
    const Table table = parse_table("a;b\n\"x;1\ny;2\nz;3\n");
    BOOST_TEST(rows(table) == Texts({"a|b", "\"x|1", "y|2", "z|3"}),
               boost::test_tools::per_element());
    BOOST_TEST(table.rows[1].broken_quote);
    BOOST_TEST(!table.rows[2].broken_quote);
    BOOST_TEST(lines(table) == Lines({1, 2, 3, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_full_of_broken_quotes_is_read_in_good_time) {
    std::string text = "a;b\n";
    for (int i = 0; i < 20'000; ++i) text += "\"\"\"\"\"x;\n";
    BOOST_TEST((parse_table(text, ';').problem == Reason::none));
}

BOOST_AUTO_TEST_CASE(leading_zeros_formulas_and_spaces_stay) {
    BOOST_TEST(rows(parse_table("a;b\n0900; =SUM(A1:A3)\n")) == Texts({"a|b", "0900| =SUM(A1:A3)"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(files_that_are_empty_or_too_large_are_refused) {
    BOOST_TEST((parse_table("").problem == Reason::file_empty));
    BOOST_TEST((parse_table(";;\n\n").problem == Reason::file_empty));
    std::string many = "a;b\n";
    for (std::size_t i = 0; i < table_rows_max; ++i) many += "1;2\n";
    BOOST_TEST((parse_table(many).problem == Reason::none));
    BOOST_TEST((parse_table(many + "1;2\n").problem == Reason::too_many_rows));
    BOOST_TEST((parse_table(std::string(table_columns_max, ';') + "x\n", ';').problem ==
                Reason::too_many_columns));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
