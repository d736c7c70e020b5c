#include "results/files/provenance.h"

#include "results/files/reading.h"

namespace samspill {

namespace {

constexpr const char* provenance_name = "provenance";

}  // namespace

Provenance provenance_of(const Identity& program)
{
    Provenance provenance;
    for (const IdentityPart& part : identity_parts) provenance.emplace_back(part.name, program.*part.text);
    return provenance;
}

Identity identity_in(const Provenance& provenance)
{
    Identity program;
    for (const IdentityPart& part : identity_parts)
        for (const auto& [name, text] : provenance)
            if (name == part.name) program.*part.text = text;
    return program;
}

void write_provenance(h5::Group& root, const Provenance& provenance)
{
    h5::Group group = root.create_group(provenance_name);
    group.set_text("long_name", "what tells two equal runs apart; nothing else in the file does");
    for (const auto& [name, text] : provenance) group.set_text(name, text);
}

Provenance read_provenance(const h5::Group& root)
{
    Provenance provenance;
    const h5::Group group = root.group(provenance_name);
    for (const std::string& name : group.attribute_names())
        if (name != "long_name") provenance.emplace_back(name, required_text(group, name));
    return provenance;
}

void write_identity(h5::Object& object, const Identity& program)
{
    for (const IdentityPart& part : identity_parts) object.set_text(std::string(part.name), program.*part.text);
}

Identity read_identity(const h5::Object& object)
{
    Identity program;
    for (const IdentityPart& part : identity_parts)
        program.*part.text = object.text(std::string(part.name)).value_or("");
    return program;
}

}  // namespace samspill
