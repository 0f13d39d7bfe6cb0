"""What an assembly of CDK's must be changed in before the emulator can run it, and nothing else."""

import json

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


def read(folder):
    """The name of the one stack in an assembly, and its template."""
    [file] = folder.glob("*.template.json")
    return file.name.removesuffix(".template.json"), json.loads(file.read_text())


def adapt(folder):
    """Changes the assembly in its folder; the same as read."""
    stack, template = read(folder)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function" and resource["Properties"].get("Runtime", "").startswith("java"):
            resource["Properties"].update(Runtime="python3.12", Handler="index.handler", Code={"ZipFile": STAND_IN})
            resource["Properties"].pop("Layers", None)
            resource["Properties"].pop("SnapStart", None)
    for body in template["Resources"].values():
        if "Metrics" in body.get("Properties", {}):
            # An alarm over several metrics is made with one of them, which is all that the emulator knows.
            stat = next(metric["MetricStat"] for metric in body["Properties"].pop("Metrics") if "MetricStat" in metric)
            metric = stat["Metric"]
            body["Properties"].update(
                MetricName=metric["MetricName"], Namespace=metric["Namespace"], Statistic=stat["Stat"], Period=stat["Period"]
            )
    (folder / f"{stack}.template.json").write_text(json.dumps(template, indent=1))
    return stack, template
