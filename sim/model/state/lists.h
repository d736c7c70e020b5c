#pragma once

#include <cstdint>
#include <vector>

#include "model/state/archive.h"

namespace samspill {

// A first-in first-out list of rows whose links live in a shared ListPool.
struct List {
    std::uint32_t first = 0xffffffffu, last = 0xffffffffu;
    std::uint32_t size = 0;

    bool empty() const { return size == 0; }
};

// Links of many lists: adding and taking cost a few nanoseconds and no allocation once the pool
// has grown to its working size. A link carries a row and a tag of the caller's.
class ListPool {
public:
    struct Item {
        std::uint32_t row;
        std::int32_t tag;
    };

    void reserve(std::size_t items) { links_.all.reserve(items); }

    void append(List& list, Item item)
    {
        const std::uint32_t link = take_free();
        links_.all[link] = {item, none};
        if (list.last == none)
            list.first = link;
        else
            links_.all[list.last].next = link;
        list.last = link;
        ++list.size;
    }

    const Item& front(const List& list) const { return links_.all[list.first].item; }

    Item take(List& list)
    {
        const std::uint32_t link = list.first;
        const Item item = links_.all[link].item;
        list.first = links_.all[link].next;
        if (list.first == none) list.last = none;
        --list.size;
        links_.all[link].next = links_.free;
        links_.free = link;
        return item;
    }

    template <class Visit>
    void for_each(const List& list, Visit&& visit) const
    {
        for (std::uint32_t link = list.first; link != none; link = links_.all[link].next) visit(links_.all[link].item);
    }

    // Everything that is to be kept of it (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive_members<Links>(archive, kept(links_.all, links_.free));
    }

    std::size_t bytes() const { return links_.all.capacity() * sizeof(Link); }

private:
    static constexpr std::uint32_t none = 0xffffffffu;
    struct Link {
        Item item;
        std::uint32_t next;
    };

    std::uint32_t take_free()
    {
        if (links_.free == none) {
            links_.all.push_back({});
            return std::uint32_t(links_.all.size() - 1);
        }
        const std::uint32_t link = links_.free;
        links_.free = links_.all[link].next;
        return link;
    }

    struct Links {
        std::vector<Link> all;
        std::uint32_t free = none;
    };
    Links links_;
};

}  // namespace samspill
