terraform {
  required_version = ">= 1.11"

  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}
