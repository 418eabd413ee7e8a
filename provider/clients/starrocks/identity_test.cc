#include "provider/clients/starrocks/identity.h"

#include <gtest/gtest.h>

namespace starrocks {
namespace {

struct Case {
  const char* written;
  UserIdentity identity;
  const char* printed;
};

TEST(UserIdentity, IsReadInAllSpellings) {
  for (const Case& c : {
           Case{"bob", {"bob", "%", false}, "'bob'@'%'"},
           Case{"'bob'", {"bob", "%", false}, "'bob'@'%'"},
           Case{"bob@localhost", {"bob", "localhost", false}, "'bob'@'localhost'"},
           Case{"'bob'@'10.0.0.%'", {"bob", "10.0.0.%", false}, "'bob'@'10.0.0.%'"},
           Case{"\"bob\"@`10.20.0.0/16`", {"bob", "10.20.0.0/16", false}, "'bob'@'10.20.0.0/16'"},
           Case{"'bob'@['etl.example']", {"bob", "etl.example", true}, "'bob'@['etl.example']"},
           Case{"bob@[etl.example]", {"bob", "etl.example", true}, "'bob'@['etl.example']"},
       }) {
    const absl::StatusOr<UserIdentity> identity = ParseUserIdentity(c.written);
    ASSERT_TRUE(identity.ok()) << identity.status();
    EXPECT_EQ(*identity, c.identity) << c.written;
    EXPECT_EQ(ToString(*identity), c.printed);
    EXPECT_EQ(*ParseUserIdentity(c.printed), c.identity);
  }
}

TEST(UserIdentity, OthersAreRefused) {
  for (const char* text :
       {"", "@", "bob@", "@host", "'bob", "bob'", "'bob'@'a'b", "bob@a@b", "bob@[etl", "bob@[]",
        "bob@]", "'bo b'", "bob@'a b'", "''@'%'", "'bob'@'a\\b'", "bo`b"}) {
    EXPECT_FALSE(ParseUserIdentity(text).ok()) << text;
  }
}

TEST(UserIdentity, NameHostAndKindMakeThePerson) {
  const UserIdentity any{"bob", "%", false};
  EXPECT_NE(any, (UserIdentity{"bob", "localhost", false}));
  EXPECT_NE((UserIdentity{"bob", "h", false}), (UserIdentity{"bob", "h", true}));
  EXPECT_LT((UserIdentity{"alice", "%", false}), any);
}

}  // namespace
}  // namespace starrocks
