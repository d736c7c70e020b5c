#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/identity.h"
#include "results/h5/h5.h"

namespace samspill {

// What tells two equal runs apart: program, host, times, threads, command. Names and texts.
using Provenance = std::vector<std::pair<std::string, std::string>>;

// The parts of a program's identity as provenance, and back; parts that are not there are empty.
Provenance provenance_of(const Identity& program);
Identity identity_in(const Provenance& provenance);

// The group /provenance of a file.
void write_provenance(h5::Group& root, const Provenance& provenance);
Provenance read_provenance(const h5::Group& root);

// The same parts as attributes of a file that has no such group.
void write_identity(h5::Object& object, const Identity& program);
Identity read_identity(const h5::Object& object);

}  // namespace samspill
