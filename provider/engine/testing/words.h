// Short words for the schemas and objects of tests.
#ifndef PROVIDER_ENGINE_TESTING_WORDS_H_
#define PROVIDER_ENGINE_TESTING_WORDS_H_

#include <string>
#include <vector>

#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine_testing {

using Mode = schema::Nested::Mode;

schema::Attribute Required(std::string name, cty::Type type = cty::Type::String());
schema::Attribute Optional(std::string name, cty::Type type = cty::Type::String());
schema::Attribute Computed(std::string name, cty::Type type = cty::Type::String());
schema::Attribute OptionalComputed(std::string name, cty::Type type = cty::Type::String());
schema::Attribute WriteOnly(std::string name);  // and optional

schema::Attribute Replacing(schema::Attribute a);
schema::Attribute KeepingState(schema::Attribute a);
schema::Attribute WithDefault(schema::Attribute a, cty::Value value);
// Strings that differ in case only mean the same.
schema::Attribute CaseBlind(schema::Attribute a);
// The attribute as a nested one.
schema::Attribute Nested(schema::Attribute a, Mode mode, std::vector<schema::Attribute> inner);

schema::Schema SchemaOf(std::vector<schema::Attribute> attributes);

// An object of the schema: what is not named is null.
cty::Value Object(const schema::Schema& schema, cty::Value::Members members);
cty::Value Str(std::string text);
cty::Value Unknown();

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_WORDS_H_
