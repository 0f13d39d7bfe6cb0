package dev.standin.aws.sqs;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.internal.json.ServiceFailure;

/** Errors of SQS with which more than one place answers. */
final class SqsFailures {

    private SqsFailures() {}

    static ServiceFailure noSuchQueue(String name) {
        return new ServiceFailure(
                "QueueDoesNotExist",
                "The specified queue does not exist: " + name,
                400,
                "AWS.SimpleQueueService.NonExistentQueue");
    }

    static RuntimeException ofKey(AccessDenied denied) {
        return new ServiceFailure("KmsAccessDenied", denied.getMessage(), 400, "KMS.AccessDeniedException");
    }

    static ServiceFailure invalidParameter(String message) {
        return new ServiceFailure("InvalidParameterValue", message, 400, "InvalidParameterValue");
    }

    static ServiceFailure unsupported(String what) {
        return new ServiceFailure(
                "UnsupportedOperation",
                what + " is not implemented by the local SQS",
                400,
                "AWS.SimpleQueueService.UnsupportedOperation");
    }
}
