// Between the messages of tfplugin6 and our own words. The generated header is big: only the .cc
// files of this room include it.
#ifndef PROVIDER_WIRE_CONVERT_H_
#define PROVIDER_WIRE_CONVERT_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/cty/path.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/engine/diagnostic.h"
#include "provider/schema/schema.h"
#include "provider/sdk/any.h"

namespace tfplugin6 {
class AttributePath;
class Diagnostic;
class DynamicValue;
class Function;
class ResourceIdentityData;
class ResourceIdentitySchema;
class Schema;
}  // namespace tfplugin6

namespace wire {

// msgpack counts if it is there, else JSON; neither is null.
absl::StatusOr<cty::Value> FromProto(const tfplugin6::DynamicValue& in, const cty::Type& type);
// Always msgpack. On an error `out` is as it was.
absl::Status ToProto(const cty::Value& value, const cty::Type& type, tfplugin6::DynamicValue* out);

void ToProto(const cty::Path& path, tfplugin6::AttributePath* out);
void ToProto(const engine::Diagnostic& diagnostic, tfplugin6::Diagnostic* out);

// Texts are Markdown.
void ToProto(const schema::Schema& schema, tfplugin6::Schema* out);
// The attributes of schema::Schema::identity.
void ToProto(const std::vector<schema::Attribute>& identity,
             tfplugin6::ResourceIdentitySchema* out);
void ToProto(const sdk::Function& function, tfplugin6::Function* out);

}  // namespace wire

#endif  // PROVIDER_WIRE_CONVERT_H_
