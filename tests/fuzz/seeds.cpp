// Writes what each fuzz target begins with: real messages, in FOLDER/TARGET/NUMBER.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "shared/wire/deflate.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/messages.hpp"

namespace {

using namespace tovholder;
using namespace tovholder::testing;

class Folder {
public:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

    void add(const std::string& target, ByteView bytes) {
        const auto folder = path_ / target;
        std::filesystem::create_directories(folder);
        const auto file = folder / ("seed_" + std::to_string(++count_[target]));
        std::ofstream(file, std::ios::binary) << as_text(bytes);
        if (!std::filesystem::exists(file)) {
            std::fprintf(stderr, "cannot write %s\n", file.c_str());
            std::exit(1);
        }
    }

private:
    std::filesystem::path path_;
    std::map<std::string, int> count_;
};

// As it is before it is deflated: the fuzzer need not find its way through a code.
Bytes payload_of(const Bytes& frame) {
    const auto opened = wire::open_frame(frame);
    if (opened->deflated) return *wire::inflated(opened->payload, wire::message_bytes_max);
    return Bytes(opened->payload.begin(), opened->payload.end());
}

// Requests that mean something to the municipality of the authority target.
std::vector<ops::Command> sensible_commands() {
    SmallTown town;
    const Id<Activity> activity = town.add_activity(town.skovbo);
    const Id<Shift> shift = town.add_shift(activity, 1);
    Person person;
    person.id = Id<Person>::local(1);
    person.given_name = "Eva";
    Grant grant;
    grant.id = Id<Grant>::local(1);
    grant.person = Id<Person>::local(1);
    grant.unit = town.skovbo;
    Shift pattern = *town.state.find(shift);
    pattern.id = Id<Shift>::local(1);
    Activity work = *town.state.find(activity);
    work.id = Id<Activity>::local(1);
    ops::Edit<Shift> moved{.row = shift, .values = pattern, .fields = {}};
    moved.fields.add(3);
    moved.fields.add(4);
    return {ops::TakeShift{shift},
            ops::GiveBackShift{shift},
            ops::SeekSubstitute{shift, true},
            ops::SetShiftCancelled{shift},
            ops::AddPerson{person, {grant}},
            ops::Create<Shift>{pattern},
            ops::Create<Activity>{work},
            ops::CreateSeries{.first = pattern,
                              .rhythm = Rhythm::weekly,
                              .last_day = to_local(pattern.starts).date + 30},
            moved,
            ops::Invite{town.aage, std::string(32, 'd')},
            ops::ImportRows{{}, {work}, {person}, {grant}, {pattern}},
            ops::UndoCreation{{2, 1}},
            ops::WithdrawDevice{{7}},
            ops::SettleConflict{{8}, ops::Choice::take_other},
            ops::AskDataRequest{DataRequestKind::correction, "ret mig"},
            ops::SettleDataRequest{{9}, DataRequestState::done, "ja"},
            ops::ErasePerson{town.aage},
            ops::SetRetention{town.root, RetentionKind::notices, 60, to_local(town.now).date + 2},
            ops::Create<BoundaryDecision>{
                {.id = Id<BoundaryDecision>::local(1), .activity = activity, .question = "ja?"}},
            ops::SettleBoundary{{9}, BoundaryOutcome::no, "vi talte om det"},
            ops::Create<StaffHearing>{{.id = Id<StaffHearing>::local(1), .activity = activity}},
            ops::Create<Delegation>{{.id = Id<Delegation>::local(1), .activity = activity}},
            ops::NoteAttendance{{9}, Attendance::came},
            ops::Create<Absence>{{.id = Id<Absence>::local(1), .person = town.aage}},
            ops::RemoveAbsence{{9}},
            ops::Edit<Series>{.row = {9}, .values = {}, .fields = {1 << 6}},
            ops::ExtendSeries{{9}}};
}

// Files as spreadsheets write them, with all that an import decides about.
constexpr std::string_view files[] = {
    "\xEF\xBB\xBF"
    "Fornavn;Efternavn;Telefon;E-mail;Adresse;Postnr;By;F\xC3\xB8"
    "dt;Interesser;"
    "Sprog;Timer pr. uge;Startdato;Status;Noter\r\n"
    "Eva;Holm;+45 20 43 07 12;a@b.dk;BESKYTTET;4180;Sor\xC3\xB8;1/13-55;have, mad;dansk;2,5;"
    "1/9-18;aktiv;\"sagde \"\"hej\"\"\nja\"\r\n"
    "Bo;Lund;20430713;;Skolegade 3;4200;Slagelse;ukendt;;dansk og tysk;to;;ny;=SUM(A1)\r\n"
    "Bo;Lund;20430713\r\nIb;Bech;;;;;;;;;;;;cpr 010250-1234\r\n",
    "Aktivitet;Enhed;Dato;Fra;Til;Antal;Ansvarlig;Noter\n"
    "Have;Huset;28-03-2027;01.30;03.30;2;Mette;\nHave;Huset;31/10-27;kl. 22.00;0200;1;;x\n",
    "sep=,\nNavn,Mobil,Postnr/By\n\"Holm, Eva\",20-43-07-12,4180 Sor\xF8\n",
    "Linje i filen;Derfor blev r\xC3\xA6kken afvist;Navn;Tlf\r\n3;x;'=Bo;'+45\r\n",
    "Opgave\tDato\tTidspunkt\nHave\t2027-01-05\t10-12\n\"aldrig lukket\t\t\n"};

// ---- connections: fuzz/http_fuzz.cpp says what the first byte means ----

const std::string plain(1, '\0'), websocket(1, '\1'), deflating(1, '\3'), in_pieces(1, '\4'),
    hanging_up(1, '\x08');

// The device that the target knows.
std::string bearer() {
    std::string digits;
    for (int i = 0; i < 32; ++i) digits += "31";
    return "Authorization: Bearer " + digits + "\r\n";
}
std::string posted(const std::string& path, const Bytes& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + bearer() +
           "Content-Type: application/octet-stream\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string(as_text(body));
}
// One frame of a client, shorter than 126 bytes; its mask is all zeros.
std::string framed(char head, std::string_view payload) {
    return std::string{head, static_cast<char>(0x80 | payload.size())} + std::string(4, '\0') +
           std::string(payload);
}

std::vector<std::string> connections() {
    const Bytes ask = wire::encode(wire::SyncRequest{});
    const std::string frame(as_text(ask));
    const std::string health = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string chunked = "POST /sync HTTP/1.1\r\nHost: x\r\n" + bearer() +
                                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    const std::string expecting = "POST /sync HTTP/1.1\r\nHost: x\r\n" + bearer() +
                                  "Expect: 100-continue\r\nContent-Length: 4\r\n\r\nabcd";
    return {
        plain + health,
        in_pieces + health + health,
        hanging_up + health,
        plain + std::string("HEAD / HTTP/1.0\r\nAccept-Encoding: br;q=0.5, gzip\r\n\r\n"),
        plain + std::string("GET /a/../b?c=%41 HTTP/1.1\r\nHost: x\r\nRange: bytes=1-2\r\n"
                            "If-None-Match: \"x\"\r\nX-Forwarded-For: ::1\r\n\r\n"),
        plain + posted("/sync", ask) + posted("/keep-key", {}),
        plain + posted("/join", wire::encode(wire::JoinRequest{"ACDE FGHJ", "Tablet"})),
        plain + posted("/unlock", wire::encode(wire::UnlockRequest{std::string(32, 'd'), "A"})),
        plain + chunked,
        in_pieces + expecting,
        websocket + framed('\x82', frame) + framed('\x82', frame),
        deflating + framed('\x82', frame) + framed('\xc2', frame),
        websocket + framed('\x02', frame.substr(0, 9)) + framed('\x89', "ping") +
            framed('\x80', frame.substr(9)),
        websocket + framed('\x88',
                           "\x03\xe8"
                           "bye"),
        websocket + framed('\x81', "text"),
    };
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "fuzz_seeds FOLDER\n");
        return 2;
    }
    Folder folder(argv[1]);
    Prng prng(1);
    for (const MessageKind& kind : message_kinds()) {
        for (int i = 0; i < 20; ++i) {
            const Bytes frame = kind.make(prng);
            folder.add(kind.name, payload_of(frame));
            if (i < 3) folder.add("frame", frame);
        }
    }
    for (std::size_t table = 0; table < std::variant_size_v<AnyRow>; ++table) {
        const AnyRow row = random_any_row(prng, table);
        Bytes bytes = wire::encode_row_fields(row, {});
        bytes.insert(bytes.begin(), key_of(row).table);
        folder.add("row_fields", bytes);
    }
    for (const ops::Command& command : sensible_commands()) {
        wire::SyncRequest request;
        request.ops.push_back({{2, 1}, {}, 0, command});
        request.ops.push_back({{2, 2}, {}, 0, command});
        for (const std::uint8_t who : {0, 1}) {
            Bytes bytes{who};
            const Bytes frame = wire::encode(request);
            const Bytes payload = payload_of(frame);
            bytes.insert(bytes.end(), payload.begin(), payload.end());
            folder.add("authority", bytes);
        }
    }
    for (int i = 0; i < 20; ++i) {
        wire::BundleContent content{300, {1'795'435'200}, 60, {}};
        for (int op = 0; op < 5; ++op) content.ops.push_back(random_op(prng));
        folder.add("content", wire::encode_content(content));
    }
    for (const std::string& bytes : connections()) folder.add("http", as_bytes(bytes));
    for (const std::string_view file : files) folder.add("csv", as_bytes(file));
    return 0;
}
