"""The life of a base and an environment in an emulator of AWS, told as a table. Run by emulator/run.

usage: lifecycle.py MINISTACK [--rounds N]
"""

import contextlib
import json
import os
import pathlib
import shlex
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import boto3

REGION = "eu-central-1"
ACCOUNT = "000000000000"
BRANCH = "feature/x"
INFRA = pathlib.Path(__file__).resolve().parent.parent
ADOPTED = {
    "workgroup-name": "larder-base",
    "workgroup-arn": f"arn:aws:redshift-serverless:{REGION}:{ACCOUNT}:workgroup/0000",
    "namespace-role-arn": f"arn:aws:iam::{ACCOUNT}:role/larder-base-namespace",
    "admin-secret-arn": f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:larder-base",
    "admin-key-arn": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/larder-base",
}
# Stands in for every function in Java, for which the emulator would need Docker: answers CloudFormation, and empties a bucket that it is
# asked to empty, so that what is proved is order and callbacks. What the real handlers do is proved by tests of their own.
STAND_IN = """
import json, os, urllib.request
import boto3

def handler(event, context):
    if "ResponseURL" not in event:
        print(json.dumps(event))
        return {}
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete" and "Bucket" in properties:
        s3 = boto3.resource("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
        s3.Bucket(properties["Bucket"]).object_versions.delete()
    answer = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
    answer["Status"] = "SUCCESS"
    answer["PhysicalResourceId"] = properties.get("Bucket") or "larder_" + properties.get("Slug", "").replace("-", "_")
    body = json.dumps(answer).encode()
    urllib.request.urlopen(urllib.request.Request(event["ResponseURL"], data=body, method="PUT"))
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def emulator(program):
    """An emulator on 127.0.0.1 that lives as long as the block; its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    variables = dict(os.environ, BIND_HOST="127.0.0.1", GATEWAY_PORT=str(port))
    with tempfile.TemporaryDirectory() as folder:
        log = open(pathlib.Path(folder, "log"), "wb")
        process = subprocess.Popen([program], cwd=folder, env=variables, stdout=log, stderr=log)
        try:
            wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(30)
            log.close()


def wait_for(address):
    for _ in range(120):
        try:
            urllib.request.urlopen(address + "/_ministack/health", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    sys.exit("the emulator did not answer within a minute")


class Account:
    def __init__(self, address):
        self.address = address

    def client(self, service):
        return boto3.client(
            service, endpoint_url=self.address, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test"
        )

    def cdk(self, *words):
        """Runs CDK's command; its output is shown only when it fails."""
        variables = dict(
            os.environ,
            AWS_ENDPOINT_URL=self.address,
            AWS_REGION=REGION,
            AWS_DEFAULT_REGION=REGION,
            AWS_ACCESS_KEY_ID="test",
            AWS_SECRET_ACCESS_KEY="test",
            JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="20",
        )
        done = subprocess.run(["npx", "cdk", *words], cwd=INFRA, env=variables, capture_output=True, text=True, timeout=600)
        if done.returncode != 0:
            sys.exit(f"cdk {shlex.join(words)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")

    def resources(self, stack):
        pages = self.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
        return [resource for page in pages for resource in page["StackResourceSummaries"]]

    def inventory(self):
        """Names of everything of Larder's that the account holds."""
        names = []
        names += ["bucket " + bucket["Name"] for bucket in self.client("s3").list_buckets()["Buckets"]]
        names += ["queue " + url for url in self.client("sqs").list_queues().get("QueueUrls", [])]
        names += ["function " + f["FunctionName"] for f in self.client("lambda").list_functions()["Functions"]]
        names += ["role " + role["RoleName"] for role in self.client("iam").list_roles()["Roles"]]
        names += ["machine " + m["name"] for m in self.client("stepfunctions").list_state_machines()["stateMachines"]]
        names += ["logs " + group["logGroupName"] for group in self.client("logs").describe_log_groups()["logGroups"]]
        names += ["rule " + rule["Name"] for rule in self.client("events").list_rules()["Rules"]]
        names += ["alarm " + a["AlarmName"] for a in self.client("cloudwatch").describe_alarms()["MetricAlarms"]]
        parameters = self.client("ssm").describe_parameters()["Parameters"]
        names += ["parameter " + parameter["Name"] for parameter in parameters]
        return sorted(name for name in names if "larder" in name)


def synthesise(account, folder, *context):
    options = [word for pair in context for word in ("-c", pair)]
    account.cdk("synth", "--quiet", "--output", str(folder), *options)
    [file] = folder.glob("*.template.json")
    template = json.loads(file.read_text())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function" and resource["Properties"].get("Runtime", "").startswith("java"):
            resource["Properties"].update(Runtime="python3.12", Handler="index.handler", Code={"ZipFile": STAND_IN})
            resource["Properties"].pop("Layers", None)
            resource["Properties"].pop("SnapStart", None)
    for name in [name for name, body in template["Resources"].items() if "Metrics" in body.get("Properties", {})]:
        # An alarm over several metrics is made with one of them, which is all that the emulator knows.
        stat = next(metric["MetricStat"] for metric in template["Resources"][name]["Properties"].pop("Metrics") if "MetricStat" in metric)
        metric = stat["Metric"]
        template["Resources"][name]["Properties"].update(
            MetricName=metric["MetricName"], Namespace=metric["Namespace"], Statistic=stat["Stat"], Period=stat["Period"]
        )
        print(f"  {name}: made with one metric instead of metric math", flush=True)
    file.write_text(json.dumps(template, indent=1))
    return file.name.removesuffix(".template.json"), template


def made(account, stack, template):
    """How many resources of the template exist, and those that do not."""
    complete = {
        r["LogicalResourceId"] for r in account.resources(stack) if r["ResourceStatus"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
    }
    missing = sorted(f"{name} ({body['Type']})" for name, body in template["Resources"].items() if name not in complete)
    print(f"  {stack}: {len(template['Resources']) - len(missing)} of {len(template['Resources'])} resources", flush=True)
    for name in missing:
        print("    missing: " + name)
    return missing


def drop(account):
    """A file in the landing bucket goes by the rule and the queue to the function that receives it, whose stand-in logs it."""
    names = account.inventory()
    [bucket] = [name.removeprefix("bucket ") for name in names if name.startswith("bucket ") and "-landing" in name]
    [group] = [name.removeprefix("logs ") for name in names if name.startswith("logs ") and "receive-delivery" in name]
    account.client("s3").put_object(Bucket=bucket, Key="suppliers/acme/sale/sale_1.csv", Body=b"a,b\n1,2\n")
    for _ in range(60):
        if any("sale_1.csv" in event["message"] for event in account.client("logs").filter_log_events(logGroupName=group)["events"]):
            print("  a file dropped there reached the function that receives", flush=True)
            return
        time.sleep(1)
    sys.exit(f"the file that was dropped into {bucket} was never logged in {group}")


def live(account, folder, number):
    """One round: deploy, drop, deploy again, destroy; the number of resources missing or left."""
    print(f"round {number}", flush=True)
    base, base_template = synthesise(account, folder / "base", "base=default", *(f"{k}={v}" for k, v in ADOPTED.items()))
    environment, template = synthesise(account, folder / "environment", f"branch={BRANCH}")
    wrong = 0
    for stack, body, where in ((base, base_template, "base"), (environment, template, "environment")):
        account.cdk("deploy", "--app", str(folder / where), "--require-approval", "never")
        wrong += len(made(account, stack, body))
    drop(account)
    account.cdk("deploy", "--app", str(folder / "environment"), "--require-approval", "never", "--force")
    wrong += len(made(account, environment, template))
    account.cdk("destroy", "--app", str(folder / "environment"), "--force")
    account.cdk("destroy", "--app", str(folder / "base"), "--force")
    left = account.inventory()
    print(f"  left after destroy: {len(left)}")
    for name in left:
        print("    left: " + name)
    return wrong + len(left)


def main():
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 2
    with emulator(sys.argv[1]) as address, tempfile.TemporaryDirectory() as folder:
        account = Account(address)
        account.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", "--app", "echo")
        wrong = sum(live(account, pathlib.Path(folder, str(number)), number) for number in range(1, rounds + 1))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
