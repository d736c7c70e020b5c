#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace samspill {

// A 128-bit hash of data (XXH3): equal if and only if two results are equal bit for bit (except with
// probability 2^-128). Not a defence against forgery.
struct Digest {
    std::uint64_t high = 0, low = 0;

    friend bool operator==(const Digest&, const Digest&) = default;
};

std::string to_text(const Digest& digest);  // 32 hexadecimal digits

// Collects bytes and returns their digest. Cheap to make; not copyable.
class Digester {
public:
    Digester();
    ~Digester();
    Digester(const Digester&) = delete;
    Digester& operator=(const Digester&) = delete;

    void add(const void* data, std::size_t bytes);
    void add(const std::string& text);  // length first, so that "a","bc" differs from "ab","c"
    template <class Value>
    void add_value(const Value& value)
    {
        static_assert(std::is_arithmetic_v<Value> || std::is_enum_v<Value>);
        add(&value, sizeof value);
    }
    Digest digest() const;

private:
    struct State;
    State* state_;
};

// A 64-bit hash of a text (XXH3): the stable identity of something with a name.
std::uint64_t name_hash(std::string_view name);

}  // namespace samspill
