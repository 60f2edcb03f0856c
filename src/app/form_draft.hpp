// What is typed into a form, kept while one moves between screens, and the model made of it.
#pragma once

#include <optional>

#include "src/app/scene.hpp"

namespace tovholder::app {

// Keeps a model until the tables, the viewer or what is typed change.
template <class Model, class Typed>
class CachedForm {
public:
    template <class Make>
    const Model& get(const Scene& scene, const Typed& typed, Make make) {
        const bool same =
            model_ && version_ == scene.version && viewer_ == scene.viewer && typed_ == typed;
        if (!same) {
            model_ = make();
            version_ = scene.version;
            viewer_ = scene.viewer;
            typed_ = typed;
        }
        return *model_;
    }

private:
    std::optional<Model> model_;
    std::uint64_t version_ = 0;
    models::Viewer viewer_;
    Typed typed_ = {};
};

// What is typed into a form, until it was carried out.
template <class Form>
struct FormDraft {
    std::optional<Form> form;
    std::optional<OpId> submitted;  // the last op when "Gem" was pressed

    // A later op means that it was carried out; the same one that it was refused.
    void settle(OpId last_op) {
        if (submitted && *submitted != last_op) form.reset();
        submitted.reset();
    }
};

}  // namespace tovholder::app
