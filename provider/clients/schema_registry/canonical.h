// When two texts are the same schema.
#ifndef PROVIDER_CLIENTS_SCHEMA_REGISTRY_CANONICAL_H_
#define PROVIDER_CLIENTS_SCHEMA_REGISTRY_CANONICAL_H_

#include <string>
#include <string_view>
#include <vector>

#include "nlohmann/json.hpp"

namespace schema_registry {

// JSON texts (AVRO, JSON) are compared by value: white space and the order of keys mean nothing.
// Of AVRO's forms for the same thing one is taken: full names, plain names for {"type": "long"}, no
// "order": "ascending". Documentation, defaults, aliases and logical types count: registries keep
// them. All other texts (PROTOBUF) are compared word by word, without comments.
bool SameSchema(std::string_view a, std::string_view b);

// AVRO's one form of a schema, inside of a namespace.
nlohmann::json CanonicalAvro(const nlohmann::json& schema, const std::string& name_space);

// The words of a text in Protocol Buffers' language: names, numbers, strings, signs.
std::vector<std::string> ProtobufWords(std::string_view text);

}  // namespace schema_registry

#endif  // PROVIDER_CLIENTS_SCHEMA_REGISTRY_CANONICAL_H_
