// Static files.
#include "server/net/static_files.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/server/server_process.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Site {
    TemporaryFolder folder;
    StaticFiles files;
    Site() {
        write_file(folder.file("index.html"), "<p>plain");
        write_file(folder.file("index.html.br"), "BROTLI");
        write_file(folder.file("index.html.gz"), "GZIP");
        write_file(folder.file("app.0123456789.wasm"), "wasm");
        write_file(folder.file("lonely.gz"), "not a twin");
        write_file(folder.file(".hidden"), "secret");
        std::filesystem::create_directory(folder.file("fonts"));
        write_file(folder.file("fonts/text.ab12cd34ef.ttf"), "font");
        auto loaded = StaticFiles::load(folder.path());
        BOOST_REQUIRE(loaded.ok());
        files = std::move(*loaded);
    }
    Answer get(std::string_view path, std::string_view accept = "", std::string_view etag = "") {
        RequestHead head;
        head.method = Method::get;
        head.path = path;
        head.accept_encoding = accept;
        head.if_none_match = etag;
        return files.answer(head);
    }
};

std::string header(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers) {
        if (key == name) return value;
    }
    return "";
}

std::string text(const Answer& answer) {
    return answer.body ? std::string(as_text(*answer.body)) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(static_files_tests)

BOOST_FIXTURE_TEST_CASE(the_best_compression_that_the_client_accepts_is_sent, Site) {
    BOOST_TEST(text(get("/", "gzip, br")) == "BROTLI");
    BOOST_TEST(header(get("/", "gzip, br"), "Content-Encoding") == "br");
    BOOST_TEST(text(get("/", "gzip")) == "GZIP");
    BOOST_TEST(text(get("/index.html")) == "<p>plain");
    BOOST_TEST(header(get("/"), "Content-Encoding") == "");
    BOOST_TEST(header(get("/"), "Vary") == "Accept-Encoding");
}

BOOST_FIXTURE_TEST_CASE(a_name_with_a_digest_is_kept_for_ever_and_others_are_asked_for, Site) {
    BOOST_TEST(header(get("/app.0123456789.wasm"), "Cache-Control") ==
               "public, max-age=31536000, immutable");
    BOOST_TEST(header(get("/"), "Cache-Control") == "no-cache");
}

BOOST_FIXTURE_TEST_CASE(a_client_that_has_it_gets_304_without_a_body, Site) {
    const std::string etag = header(get("/", "br"), "ETag");
    const Answer again = get("/", "br", "\"x\", " + etag);
    BOOST_TEST(again.status == 304u);
    BOOST_TEST(again.body == nullptr);
    BOOST_TEST(get("/", "gzip", etag).status == 200u);
}

BOOST_FIXTURE_TEST_CASE(only_what_was_there_at_the_start_exists, Site) {
    write_file(folder.file("late.html"), "late");
    for (const char* path : {"/late.html", "/.hidden", "/../index.html", "/fonts", "/fonts/",
                             "//index.html", "/index.html.br", "/%2e%2e/index.html", ""}) {
        BOOST_TEST(get(path).status == 404u, path);
    }
    BOOST_TEST(get("/lonely.gz").status == 200u);
    BOOST_TEST(get("/fonts/text.ab12cd34ef.ttf").content_type == "font/ttf");
}

BOOST_AUTO_TEST_CASE(a_folder_without_index_html_is_not_a_site) {
    const TemporaryFolder empty;
    BOOST_TEST((StaticFiles::load(empty.path()).error().code == ErrorCode::not_found));
    BOOST_TEST((StaticFiles::load(empty.file("none")).error().code == ErrorCode::not_found));
}

BOOST_AUTO_TEST_CASE(types_are_what_browsers_insist_on) {
    BOOST_TEST(content_type_of("/a.wasm") == "application/wasm");
    BOOST_TEST(content_type_of("/a.js") == "text/javascript; charset=utf-8");
    BOOST_TEST(content_type_of("/a.webmanifest") == "application/manifest+json");
    BOOST_TEST(content_type_of("/a") == "application/octet-stream");
}

BOOST_AUTO_TEST_CASE(a_digest_in_a_name_is_eight_hexadecimal_digits_or_more) {
    BOOST_TEST(is_hashed_name("/app.1a2b3c4d.js"));
    BOOST_TEST(is_hashed_name("/x/app-1a2b3c4d5e.js"));
    BOOST_TEST(!is_hashed_name("/app.js"));
    BOOST_TEST(!is_hashed_name("/1a2b3c4d/app.js"));
    BOOST_TEST(!is_hashed_name("/service_worker.js"));
}

BOOST_AUTO_TEST_SUITE_END()
