# The role by which flowtoll reads an account. Apply it once in each: a role is the same in all regions.
terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "flowtoll_account" {
  description = "Account that flowtoll is deployed in"
  type        = string
}

variable "external_id" {
  description = "The setting externalId"
  type        = string
}

variable "trusted_roles" {
  description = "Names, with their paths, of the roles of that account that may read this one; * and ? stand for any text and any letter"
  type        = list(string)
  default     = ["*"]
}

variable "role_name" {
  description = "With another name, sources needs its roleArn"
  type        = string
  default     = "READ_ROLE"
}

variable "permissions_boundary" {
  description = "ARN of a managed policy that bounds the role"
  type        = string
  default     = null
}

variable "read_services" {
  description = "READ_SERVICES_ABOUT"
  type        = bool
  default     = true
}

variable "cost_explorer" {
  description = "COST_EXPLORER_ABOUT"
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of the role"
  type        = map(string)
  default     = {}
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
}

resource "aws_iam_role" "read" {
  name                 = var.role_name
  description          = "DESCRIPTION"
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = "arn:${local.partition}:iam::${var.flowtoll_account}:root" }
        Condition = {
          StringEquals = { "sts:ExternalId" = var.external_id }
          ArnLike      = { "aws:PrincipalArn" = [for name in var.trusted_roles : "arn:*:iam::*:role/${name}"] }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "read" {
  name = "Read"
  role = aws_iam_role.read.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      STATEMENTS
    ]
  })
}

resource "aws_iam_role_policy" "read_services" {
  count = var.read_services ? 1 : 0
  name  = "ReadServices"
  role  = aws_iam_role.read.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      READ_SERVICES_STATEMENTS
    ]
  })
}

resource "aws_iam_role_policy" "cost_explorer" {
  count = var.cost_explorer ? 1 : 0
  name  = "CostExplorer"
  role  = aws_iam_role.read.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      COST_EXPLORER_STATEMENTS
    ]
  })
}

output "role_arn" {
  description = "What a source reads this account by"
  value       = aws_iam_role.read.arn
}
