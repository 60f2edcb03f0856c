// Keeps a model until something that it was made from changes, so that a frame costs drawing only.
#pragma once

#include <optional>
#include <string>

#include "src/app/scene.hpp"

namespace tovholder::app {

template <class Model>
class Cached {
public:
    // `make()` runs when the tables, the viewer, the route or `extra` (what was typed, say) differ
    // from last time. The reference is valid until the next call.
    template <class Make>
    const Model& get(const Scene& scene, const std::string& extra, Make make) {
        const bool same = model_ && version_ == scene.version && viewer_ == scene.viewer &&
                          route_ == scene.route && extra_ == extra;
        if (!same) {
            model_ = make();
            version_ = scene.version;
            viewer_ = scene.viewer;
            route_ = scene.route;
            extra_ = extra;
        }
        return *model_;
    }
    template <class Make>
    const Model& get(const Scene& scene, Make make) {
        return get(scene, {}, make);
    }

private:
    std::optional<Model> model_;
    std::uint64_t version_ = 0;
    models::Viewer viewer_;
    models::Route route_;
    std::string extra_;
};

}  // namespace tovholder::app
