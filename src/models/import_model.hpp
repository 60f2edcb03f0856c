// The import as a calm walk: choose a file, say what its columns are, see what will happen, do it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/domain/state.hpp"
#include "shared/imports/decode.hpp"
#include "shared/imports/plan.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

enum class ImportStep : std::uint8_t { choose, columns, preview, done };

// What was chosen so far. The app keeps it while one moves between screens; nothing of it is
// stored. `version` grows with every change, so that the model is made once per change.
struct ImportWork {
    ImportStep step = ImportStep::choose;
    std::string file_name;
    bool file_too_large = false;  // refused before it was read
    imports::Encoding encoding = imports::Encoding::utf8;
    std::uint32_t replaced = 0;  // characters that could not be read
    imports::Reason problem = imports::Reason::none;
    imports::Table table;
    imports::Mapping mapping;
    Id<Unit> unit;
    std::uint64_t version = 1;

    std::optional<OpId> waiting_since;  // "Importér" was pressed when this was the last op
    OpId op;                            // the import that was carried out, and what it made:
    std::string done_summary;
    std::string rejected_csv;
    std::size_t rejected = 0;
};

// Each counts up `version`.
void load_file(ImportWork& work, const std::string& name, ByteView bytes);
// The window refused to read it: more than imports::file_bytes_max.
void refuse_large_file(ImportWork& work, const std::string& name);
// Back to the first step.
void forget_file(ImportWork& work);
void set_kind(ImportWork& work, imports::Kind kind);
void set_field(ImportWork& work, std::size_t column, imports::Field field);
void set_import_unit(ImportWork& work, Id<Unit> unit);
void set_step(ImportWork& work, ImportStep step);

struct ImportColumn {
    std::string name;     // "Telefon"
    std::string samples;  // "20 43 07 12 · 20 94 00 31"
    std::size_t chosen = 0;
};

// One finding about one row, ready for a table.
struct ImportFinding {
    std::uint32_t line = 0;
    std::string line_text;
    std::string column;
    std::string reason;
    std::string remedy;
};

struct ImportFresh {
    std::uint32_t line = 0;
    std::string title;
    std::string detail;  // "torsdag den 3. december kl. 14.30–16.30 · Skovbo Plejecenter"
};

struct ImportSentence {
    std::string reason;
    std::string remedy;
};

struct ImportModel {
    text::Language language = text::Language::danish;
    bool allowed = true;
    ImportStep step = ImportStep::choose;
    std::string overline;                       // "Trin 2 af 3"
    std::vector<ImportSentence> file_problems;  // of the file or the mapping: nothing can be done

    std::string file_name;
    std::string read_as;  // "197 rækker · Windows-1252 · semikolon"
    std::vector<std::string> kind_names;
    std::size_t kind = 0;
    std::vector<imports::Field> fields;    // choices of the columns' selects
    std::vector<std::string> field_names;  // their words
    std::vector<ImportColumn> columns;
    UnitChoices units;
    std::size_t unit = 0;
    std::string unit_hint;

    std::vector<ImportSentence> cautions;
    std::string fresh_count;           // "180 frivillige bliver oprettet"
    std::string known_count;           // "12 er her allerede"; empty for none, as the next three
    std::string twice_count;           // "3 står to gange i filen"
    std::string rejected_count;        // "9 rækker kan ikke læses ind"
    std::string remarks_count;         // "4 bemærkninger"
    std::vector<std::string> creates;  // "1 enhed: Medborgerhuset", "3 opgaver: …"
    std::vector<ImportFresh> fresh;
    std::vector<ImportFinding> rejected;
    std::vector<ImportFinding> remarks;
    std::size_t rejected_rows = 0;
    std::string rejected_csv;
    std::string rejected_csv_name;
    std::string done_summary;             // what the result will say
    std::optional<ops::Command> command;  // what "Importér" does
    bool undone = false;                  // the import that was carried out was taken back
    bool nothing_new = false;             // read well, but everything is here already
};
ImportModel make_import_model(const State& state, const Viewer& viewer, const ImportWork& work);

// "Importér" was pressed: remembers what the result will say, and the op made last until now.
void begin_import(ImportWork& work, const ImportModel& model, OpId last_op);
// Told in each frame the last op made on this device: moves on to `done` when the import went well.
void notice_import(ImportWork& work, OpId last_op);

}  // namespace tovholder::models
