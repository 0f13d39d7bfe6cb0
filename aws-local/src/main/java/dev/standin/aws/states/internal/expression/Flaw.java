package dev.standin.aws.states.internal.expression;

/**
 * Why an expression of a definition is refused.
 *
 * @param code and message as AWS's validation reports them, where AWS refuses it too
 */
public record Flaw(String code, String message) {
    static Flaw schema(String message) {
        return new Flaw("SCHEMA_VALIDATION_FAILED", message);
    }

    static Flaw tooDeep() {
        return unreadable(
                "the JSONata expression is nested too deeply; at most %d levels of brackets and operators are taken"
                        .formatted(Expression.DEEPEST));
    }

    static Flaw unreadable(String message) {
        return new Flaw("INVALID_JSONATA_EXPRESSION", message);
    }

    /** Something that is JSONata and not what Step Functions offers. */
    static Flaw unsupported(String message) {
        return new Flaw("UNSUPPORTED_JSONATA_EXPRESSION", message);
    }
}
