// The alarm: every word that is drawn must be said by a node, so that nobody can draw past the
// mirror.
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

void check(const PaintList& paint, const NodeList& nodes, std::vector<std::string>& found) {
    for (const Prim& prim : paint.prims()) {
        if (prim.shape != Shape::text || prim.decorative || prim.length == 0) continue;
        std::string_view drawn = paint.text_of(prim);
        if (prim.node < 0) {
            found.push_back("no node: " + std::string(drawn));
            continue;
        }
        const Node& node = nodes.at(static_cast<std::size_t>(prim.node));
        bool said = nodes.text(node.name).find(drawn) != std::string_view::npos ||
                    nodes.text(node.value).find(drawn) != std::string_view::npos;
        if (!said) {
            found.push_back("not in its node: " + std::string(drawn) + " / " +
                            std::string(nodes.text(node.name)));
        }
    }
}

}  // namespace

std::vector<std::string> Ui::unclaimed() const {
    std::vector<std::string> found;
    check(paint_, nodes_, found);
    check(overlay_, nodes_, found);
    return found;
}

}  // namespace tovholder::ui
