# flowtoll: a daily report of what EKS pods pay to cross zones, NAT gateways and endpoints.
terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "code_bucket" {
  description = "A bucket of this region, for the code of the functions and for the template"
  type        = string
}

variable "sender" {
  description = "Address that the report comes from: one that SES may send from"
  type        = string
}

variable "recipients" {
  description = "Addresses that get the report"
  type        = list(string)
}

variable "alarm_recipient" {
  description = "Address that gets alarms and failure notices"
  type        = string
}

variable "name" {
  description = "Name of the stack"
  type        = string
  default     = "flowtoll"
}

variable "tags" {
  description = "Tags of all that takes some"
  type        = map(string)
  default     = {}
}

locals {
  prefix   = "flowtoll-VERSION/"
  template = "${path.module}/flowtoll.template.json"
}

resource "aws_s3_object" "code" {
  for_each    = fileset("${path.module}/functions", "*.zip")
  bucket      = var.code_bucket
  key         = "${local.prefix}${each.value}"
  source      = "${path.module}/functions/${each.value}"
  source_hash = filemd5("${path.module}/functions/${each.value}")
}

resource "aws_s3_object" "template" {
  bucket      = var.code_bucket
  key         = "${local.prefix}${filemd5(local.template)}.template.json"
  source      = local.template
  source_hash = filemd5(local.template)
}

resource "aws_cloudformation_stack" "flowtoll" {
  name         = var.name
  template_url = "https://${var.code_bucket}.s3.amazonaws.com/${aws_s3_object.template.key}"
  capabilities = ["CAPABILITY_IAM"]
  tags         = var.tags
  parameters = {
    CodeBucket     = var.code_bucket
    CodePrefix     = local.prefix
    Sender         = var.sender
    Recipients     = join(",", var.recipients)
    AlarmRecipient = var.alarm_recipient
  }
  depends_on = [aws_s3_object.code]
}

output "archive_bucket" {
  description = "Where the days are kept"
  value       = aws_cloudformation_stack.flowtoll.outputs["ArchiveBucket"]
}

output "state_machine_console" {
  description = "Start a run, or run a day again, here"
  value       = aws_cloudformation_stack.flowtoll.outputs["StateMachineConsole"]
}
