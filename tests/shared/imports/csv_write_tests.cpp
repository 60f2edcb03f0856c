// Writing CSV: exact bytes, and random tables there and back.
#include "shared/imports/csv_write.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/base/prng.hpp"
#include "shared/imports/decode.hpp"
#include "shared/imports/table.hpp"

namespace tovholder::imports {
namespace {

using Row = std::vector<std::string>;

// Texts that are hard on a reader: separators, quotes, breaks, formulas, apostrophes, letters.
std::string random_cell(Prng& prng) {
    static const std::vector<std::string> parts = {
        ";", ",",  "\"", "\"\"", "\n", "\r\n", "\r", "'",  "=", "+", "-", "@",
        " ", "\t", "a",  "Åse",  "ø",  "½",    "0",  "12", "|", "€", "𝄞", "sep=,"};
    std::string cell;
    for (std::uint64_t i = prng.below(6); i > 0; --i) cell += prng.pick(parts);
    return cell;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_write_tests)

BOOST_AUTO_TEST_CASE(cells_are_quoted_only_when_they_must_be) {
    CsvWriter writer;
    writer.row({"a", "b;c", "d\"e", "f\ng", "", " h"});
    BOOST_TEST(writer.text() ==
               "\xEF\xBB\xBF"
               "a;\"b;c\";\"d\"\"e\";\"f\ng\";;\" h\"\r\n");
}

BOOST_AUTO_TEST_CASE(formula_starts_get_an_apostrophe) {
    for (const char* cell : {"=1", "+45", "-", "@x", "\tx", "\rx", "'=1", "''+"}) {
        BOOST_TEST(neutralised(cell) == "'" + std::string(cell));
    }
    for (const char* cell : {"", "1=1", "'", "'a", "a@b.dk", "20-43"}) {
        BOOST_TEST(neutralised(cell) == cell);
    }
    BOOST_TEST(restored("'a") == "'a");
    BOOST_TEST(restored("'=1") == "=1");
}

BOOST_AUTO_TEST_CASE(random_tables_come_back_as_they_were_written) {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        Prng prng(seed);
        const std::size_t columns = 2 + prng.below(5);
        std::vector<Row> rows;
        CsvWriter writer;
        for (std::uint64_t i = 1 + prng.below(8); i > 0; --i) {
            Row row;
            for (std::size_t c = 0; c < columns; ++c) row.push_back(random_cell(prng));
            row[prng.below(columns)] = "x";  // a row without text is no row
            writer.row(row);
            rows.push_back(std::move(row));
        }
        const Decoded decoded = decode(as_bytes(writer.text()));
        const Table table = parse_table(decoded.text, ';');
        BOOST_TEST_CONTEXT("seed " << seed) {
            BOOST_TEST(decoded.replaced == 0u);
            BOOST_TEST_REQUIRE(table.rows.size() == rows.size());
            for (std::size_t r = 0; r < rows.size(); ++r) {
                BOOST_TEST(!table.rows[r].broken_quote);
                BOOST_TEST_REQUIRE(table.rows[r].cells.size() == columns);
                for (std::size_t c = 0; c < columns; ++c) {
                    BOOST_TEST(restored(table.rows[r].cells[c].text) == rows[r][c]);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
