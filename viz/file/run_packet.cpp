#include "viz/file/run_packet.h"

#include <algorithm>

#include "results/files/reading.h"

namespace samspill::viz {

namespace {

constexpr std::size_t most_regions = 10'000, most_offices = 60'000;  // offices are numbered with 16 bits

void put_places(PacketWriter& packet, const Places& places)
{
    packet.number(places.scale);
    packet.number(std::uint64_t(places.regions.size()));
    for (const RegionPlace& region : places.regions) {
        packet.text(region.name);
        packet.number(region.centre_positions);
        packet.number(std::uint64_t(region.offices.size()));
        for (const OfficePlace& office : region.offices) {
            packet.text(office.name);
            packet.number(office.inhabitants);
        }
    }
}

Places take_places(PacketReader& packet)
{
    Places places;
    places.scale = packet.number<double>();
    places.regions.resize(packet.size_of_list(24));
    std::size_t offices = 0;
    for (RegionPlace& region : places.regions) {
        region.name = packet.text();
        region.centre_positions = packet.number<double>();
        const std::size_t count = packet.size_of_list(16);
        offices += count;
        if (places.regions.size() > most_regions || offices > most_offices)
            throw Nonsense(message("packet.too_many_offices", {"too many offices", "for mange kontorer"}));
        region.offices.resize(count);
        for (OfficePlace& office : region.offices) {
            office.name = packet.text();
            office.inhabitants = packet.number<double>();
        }
    }
    if (offices == 0) throw Nonsense(message("packet.no_offices", {"no offices", "ingen kontorer"}));
    return places;
}

}  // namespace

void put_head(PacketWriter& packet, const RunInfo& info)
{
    packet.text(info.scenario);
    packet.text(info.scenario_text);
    for (const About* about : {static_cast<const About*>(&info), &info.norwegian})
        for (const AboutLine& line : about_lines) packet.text(about->*line.text);
    packet.texts(info.overrides);
    const Identity program = identity_in(info.provenance);
    for (const IdentityPart& part : identity_parts) packet.text(program.*part.text);
    put_places(packet, info.places);
    packet.number(info.seed);
    packet.number(std::int32_t(info.first_week));
    packet.number(std::int32_t(info.weeks));
    packet.number(std::int32_t(info.burn_in));
    packet.number(info.trajectory_share);
    packet.number(std::uint64_t(info.replicates.size()));
    for (const auto& [replicate, digest] : info.replicates) packet.number(replicate);
    packet.number(std::uint64_t(info.waves.size()));
    for (const Week week : info.waves) packet.number(std::int32_t(week));
    packet.number(std::int32_t(info.episode_week.has_value() ? 1 : 0));
    packet.number(std::int32_t(info.episode_week.value_or(0)));
}

RunHead take_head(PacketReader& packet, const std::string& path)
{
    constexpr auto most = std::int32_t(most_weeks);
    RunHead run;
    Head& head = run.head;
    head.path = path;
    head.name = packet.text();
    head.scenario_text = packet.text();
    for (About* about : {static_cast<About*>(&head), &head.norwegian})
        for (const AboutLine& line : about_lines) about->*line.text = packet.text();
    head.overrides = packet.texts();
    for (const IdentityPart& part : identity_parts) head.program.*part.text = packet.text();
    head.places = take_places(packet);
    head.seed = packet.number<std::uint32_t>();
    head.first_week = packet.number<std::int32_t>(-most, most, {"the first week", "den første uken"});
    head.weeks = packet.number<std::int32_t>(head.first_week + 1, most, {"the number of weeks", "tallet på uker"}) -
                 head.first_week;
    const auto burn_in = packet.number<std::int32_t>(0, most, {"the burn-in", "innkjøringen"});
    run.first_life = std::min(-burn_in, head.first_week);
    run.followed_share = packet.number<double>(0.0, 1.0, {"the share that is followed", "andelen som følges"});
    head.replicates = packet.numbers<std::uint32_t>(packet.size_of_list(sizeof(std::uint32_t)));
    if (head.replicates.empty()) throw Nonsense(message("packet.no_replicates", {"no replicates", "ingen kjøringer"}));
    for (const std::int32_t week : packet.numbers<std::int32_t>(packet.size_of_list(sizeof(std::int32_t))))
        head.waves.push_back(week);
    const bool has_week =
        packet.number<std::int32_t>(0, 1, {"whether the cohort's week is known", "om uken til kohorten er kjent"}) == 1;
    const Week cohort_week = packet.number<std::int32_t>(-most, most, {"the cohort's week", "uken til kohorten"});
    if (has_week) head.episode_week = cohort_week;
    packet.end();
    return run;
}

void put_selection(PacketWriter& packet, const Selection& selection)
{
    for (const int number :
         {int(selection.indicator), int(selection.place.kind), selection.place.index, selection.group, selection.label})
        packet.number(std::int32_t(number));
}

Selection take_selection(PacketReader& packet)
{
    Selection selection;
    selection.indicator = Indicator(packet.number<std::int32_t>(0, n_indicators - 1, {"the indicator", "indikatoren"}));
    selection.place.kind = Place::Kind(packet.number<std::int32_t>(0, 2, {"the kind of place", "typen sted"}));
    selection.place.index = packet.number<std::int32_t>();
    selection.group = packet.number<std::int32_t>();
    selection.label = packet.number<std::int32_t>();
    return selection;
}

}  // namespace samspill::viz
