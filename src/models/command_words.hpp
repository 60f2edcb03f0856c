// What a person did, in words: for the list of what is not yet sent, and of what was refused.
#pragma once

#include <string>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "shared/text/language.hpp"

namespace tovholder::models {

// "Du sagde ja til Højtlæsning, fredag den 27. november kl. 10.00–11.00". `state` gives the names;
// a shift or an activity that is no longer there is looked for in `earlier`; what is in neither is
// called by its kind.
std::string command_words(const State& state, text::Language language, const ops::Command& command,
                          const State& earlier = {});

// The screen that the command was about; empty when there is none (any more).
std::string command_href(const State& state, const ops::Command& command);

}  // namespace tovholder::models
