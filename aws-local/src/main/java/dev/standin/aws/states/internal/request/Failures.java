package dev.standin.aws.states.internal.request;

import dev.standin.aws.internal.json.ServiceFailure;

/** The errors of the Step Functions API, by their names in its model. */
public final class Failures {
    private Failures() {}

    public static ServiceFailure of(String code, String message) {
        return new ServiceFailure(code, message, 400);
    }

    public static ServiceFailure invalid(String message) {
        return of("ValidationException", message);
    }

    public static ServiceFailure unsupported(String field) {
        return invalid("The local Step Functions does not support " + field + "; leave it out.");
    }

    public static ServiceFailure noMachine(String arn) {
        return of("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    public static ServiceFailure noExecution(String arn) {
        return of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
}
