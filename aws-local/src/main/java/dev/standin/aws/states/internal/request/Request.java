package dev.standin.aws.states.internal.request;

import dev.standin.aws.Caller;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One call: who makes it and its body, read field by field. */
public record Request(Caller caller, JsonNode body) {
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> Failures.invalid("The required field " + field + " is missing."));
    }

    public Optional<String> optionalText(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw Failures.invalid("The field " + field + " must be a string.");
        }
        return Optional.of(value.stringValue());
    }

    public boolean flag(String field, boolean otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw Failures.invalid("The field " + field + " must be true or false.");
        }
        return value.booleanValue();
    }

    /** A number of results from 0 to {@code most}; {@code otherwise} if it is 0 or absent. */
    public int most(String field, int otherwise, int most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
            throw Failures.invalid("The field %s must be from 0 to %d, found %s.".formatted(field, most, value));
        }
        return value.intValue() == 0 ? otherwise : value.intValue();
    }

    /** An ARN of this kind: {@code stateMachine} or {@code execution}. */
    public String arn(String field, String kind) {
        String arn = text(field);
        if (!arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:" + kind + ":.+")) {
            throw Failures.of("InvalidArn", "Invalid Arn: '" + arn + "' is no ARN of a Step Functions " + kind + ".");
        }
        return arn;
    }

    /** Refuses any value but this one, which is also what an absent field means. */
    public void only(String field, String value) {
        if (!optionalText(field).orElse(value).equals(value)) {
            throw Failures.invalid("The local Step Functions supports " + field + " " + value + " only.");
        }
    }

    /** Refuses a field that changes what the call means. */
    public void refuse(String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isEmpty()) {
            throw Failures.unsupported(field);
        }
        if (value.isString() || value.isNumber() || (value.isBoolean() && value.booleanValue())) {
            throw Failures.unsupported(field);
        }
    }
}
