// The plain, type-erased schema: what planner, checks, docs and the wire read. Authors write it
// with sdk::Schema (provider/sdk/builder.h).
#ifndef PROVIDER_SCHEMA_SCHEMA_H_
#define PROVIDER_SCHEMA_SCHEMA_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace schema {

struct Attribute;

// The attributes of a nested object and how it repeats.
struct Nested {
  enum class Mode { kSingle, kList, kSet, kMap };
  Mode mode = Mode::kSingle;
  std::vector<Attribute> attributes;  // sorted by name
};

// A check of one known, non-null value. The status' message is a sentence about the value, the next
// step may be in base::NextStepOf. Pure: no network, no clock.
using Check = std::function<absl::Status(const cty::Value&)>;

// True if two known, non-null values mean the same ("10 GB" and "10240MB"). Pure.
using Equality = std::function<bool(const cty::Value&, const cty::Value&)>;

struct Attribute {
  std::string name;
  std::string doc;                       // Markdown, one or more sentences
  cty::Type type = cty::Type::String();  // of the whole attribute, also when nested
  std::shared_ptr<const Nested> nested;  // set for nested attributes

  bool required = false;
  bool optional = false;
  bool computed = false;
  bool sensitive = false;
  bool write_only = false;
  std::string deprecated;  // what to use instead; empty = not deprecated

  bool replace = false;                     // a change means a new object
  bool keep_state = false;                  // computed, and an update doesn't change it
  std::optional<cty::Value> default_value;  // of optional+computed attributes
  Equality equality;                        // empty: equal as values
  std::vector<Check> checks;
};

struct Schema {
  int64_t version = 0;
  std::string doc;
  std::vector<Attribute> attributes;  // sorted by name
  // What identifies an object for its whole life: flat, of simple types, required or optional for
  // an import by identity; sorted by name. Empty: objects have no identity.
  std::vector<Attribute> identity;
  // How long a create, update or delete may take if the object doesn't say.
  absl::Duration timeout = absl::Minutes(5);
};

// The object type of a list of attributes.
cty::Type ObjectType(const std::vector<Attribute>& attributes);

// The type of a nested attribute.
cty::Type NestedType(const Nested& nested);

// The attribute called `name`, or null.
const Attribute* Find(const std::vector<Attribute>& attributes, std::string_view name);

// Kinds of schema, for the rules that differ between them.
enum class Use { kProvider, kResource, kDataSource, kEphemeral };

// Every rule of Terraform and of its SDK that the schema breaks, one sentence each; empty = legal.
std::vector<std::string> Problems(const Schema& schema, Use use);

}  // namespace schema

#endif  // PROVIDER_SCHEMA_SCHEMA_H_
