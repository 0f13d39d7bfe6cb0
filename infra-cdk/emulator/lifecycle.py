"""The life of a base (by CDK) and an environment (by larder deploy and destroy) in an emulator of AWS, told as a table. Run by emulator/run.

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
import standin

REGION = "eu-central-1"
ACCOUNT = "000000000000"
BRANCH = "feature/x"
HERE = pathlib.Path(__file__).resolve().parent
INFRA = HERE.parent
ADOPTED = {
    "workgroup-name": "larder-base",
    "workgroup-arn": f"arn:aws:redshift-serverless:{REGION}:{ACCOUNT}:workgroup/0000",
    "namespace-role-arn": f"arn:aws:iam::{ACCOUNT}:role/larder-base-euc1-namespace",
    "admin-secret-arn": f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:larder-base",
    "admin-key-arn": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/larder-base",
}


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

    def cdk(self, *words, where=INFRA):
        """Runs CDK's command; its output is shown only when it fails."""
        self.run([str(INFRA / "node_modules/.bin/cdk"), *words], where)

    def larder(self, folder, *words):
        """Runs Larder's command, for which the emulator's npx stands before the real one; what it printed."""
        return self.run(
            [str(INFRA.parent / "larder"), *words],
            INFRA.parent,
            PATH=f"{HERE / 'bin'}:{os.environ['PATH']}",
            EMULATOR_ASSEMBLY=str(folder),
        )

    def run(self, command, where, **more):
        variables = dict(
            os.environ,
            AWS_ENDPOINT_URL=self.address,
            AWS_REGION=REGION,
            AWS_DEFAULT_REGION=REGION,
            AWS_ACCESS_KEY_ID="test",
            AWS_SECRET_ACCESS_KEY="test",
            JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="20",
            **more,
        )
        done = subprocess.run(command, cwd=where, env=variables, capture_output=True, text=True, timeout=900)
        if done.returncode != 0:
            sys.exit(f"{shlex.join(command)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
        return done.stdout

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
    """The base's assembly, changed to what the emulator can run; the stack's name and its template."""
    account.cdk("synth", "--quiet", "--output", str(folder), *(word for pair in context for word in ("-c", pair)))
    return standin.adapt(folder)


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


def looked_up(said):
    """What the command may ask an account beforehand, as it answered; what the emulator does not know is told in the command's words."""
    for line in said.splitlines():
        if "not looked up" in line or " more needed" in line:
            print("  larder deploy asked: " + line.strip(), flush=True)


def live(account, folder, number):
    """One round: deploy, drop, deploy again, list, destroy; the number of resources missing or left."""
    print(f"round {number}", flush=True)
    base, base_template = synthesise(account, folder / "base", "base=default", *(f"{k}={v}" for k, v in ADOPTED.items()))
    account.cdk("deploy", "--app", str(folder / "base"), "--require-approval", "never")
    wrong = len(made(account, base, base_template))
    for attempt in ("first", "second"):
        said = account.larder(folder / attempt, "deploy", BRANCH, "--yes", "--no-sample")
        looked_up(said)
        environment, template = standin.read(folder / attempt)
        wrong += len(made(account, environment, template))
        if attempt == "first":
            drop(account)
    listed = account.larder(folder / "second", "environments")
    if BRANCH not in listed:
        sys.exit(f"larder environments does not list {BRANCH}:\n{listed}")
    account.larder(folder / "second", "destroy", BRANCH, "--yes")
    if BRANCH in account.larder(folder / "second", "environments"):
        sys.exit(f"larder environments lists {BRANCH}, which was destroyed")
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
        # In a folder without cdk.json: bootstrap would otherwise synthesise an app first.
        account.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", where=folder)
        wrong = sum(live(account, pathlib.Path(folder, str(number)), number) for number in range(1, rounds + 1))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
