import {
  to = starrocks_group_provider.corp_groups
  id = "corp_groups"
}
