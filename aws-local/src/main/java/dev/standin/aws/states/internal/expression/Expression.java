package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSONata expression, the text between <code>{%</code> and <code>%}</code>; parsed anew for each evaluation, so safe to share. */
public record Expression(String source) {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    /**
     * The most levels of brackets or operators; AWS evaluates a hundred, so no deeper expression could ever be
     * evaluated.
     */
    static final int DEEPEST = 500;

    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");

    /** The expression that a text of a state machine holds; a text without the marks is only a text. */
    public static Optional<Expression> in(String text) {
        if (!text.startsWith(OPEN) || !text.endsWith(CLOSE) || text.length() < OPEN.length() + CLOSE.length()) {
            return Optional.empty();
        }
        return Optional.of(new Expression(
                text.substring(OPEN.length(), text.length() - CLOSE.length()).strip()));
    }

    /** What is wrong with a text of a state machine, read as an expression or as plain text; empty if nothing is. */
    public static List<Flaw> flawsIn(String text, Reads reads) {
        Optional<Expression> expression = in(text);
        if (expression.isPresent()) {
            return expression.get().flaws(reads);
        }
        if (text.startsWith(OPEN) || text.endsWith(CLOSE)) {
            return List.of(
                    Flaw.schema("must begin with {% and end with %}, without spaces around them, or have neither"));
        }
        return List.of();
    }

    private List<Flaw> flaws(Reads reads) {
        Skeleton skeleton = Skeleton.of(source);
        if (skeleton.depth() > DEEPEST) {
            return List.of(Flaw.tooDeep());
        }
        if (EVAL.matcher(skeleton.text()).find()) {
            return List.of(Flaw.unsupported("$eval is not supported by Step Functions; $parse reads a text of JSON"));
        }
        try {
            return References.in(source).stream()
                    .flatMap(reference -> flaw(reference, reads).stream())
                    .toList();
        } catch (JException notJsonata) {
            return List.of(Flaw.unreadable(ErrorText.told(notJsonata)));
        } catch (References.TooDeep | StackOverflowError deep) {
            // A chain of operators is as deep as it is long.
            return List.of(Flaw.tooDeep());
        } catch (RuntimeException broken) {
            return List.of(Flaw.unreadable(String.valueOf(broken.getMessage())));
        }
    }

    private static Optional<Flaw> flaw(String reference, Reads reads) {
        if (reference.equals("$$")) {
            return Optional.of(Flaw.unsupported("Reference to '$$' is not supported."));
        }
        if (!reference.startsWith("$states.")) {
            return Optional.of(Flaw.unsupported("Reference to '" + reference + "' at the top level is not supported."));
        }
        return reads.has(reference)
                ? Optional.empty()
                : Optional.of(Flaw.unsupported("Field '" + reference + "' does not exist."));
    }

    /**
     * Evaluates to JSON.
     *
     * @param location the field, for the message
     * @throws EvaluationFailure if the expression fails, takes longer than ten seconds or gives nothing
     */
    public JsonNode evaluate(String location, Bindings bindings) throws EvaluationFailure {
        try {
            Object value = evaluate(bindings);
            if (value == null) {
                throw failure(location, "returned nothing (undefined).");
            }
            return json(location, value);
        } catch (JException failed) {
            throw failure(location, "threw an error during evaluation" + ErrorText.of(failed));
        } catch (StackOverflowError deep) {
            throw failure(
                    location,
                    "threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function.");
        } catch (RuntimeException broken) {
            throw failure(location, "threw an error during evaluation: " + ErrorText.told(broken));
        }
    }

    private JsonNode json(String location, Object value) throws EvaluationFailure {
        try {
            return JsonValues.toJson(value);
        } catch (IllegalArgumentException notJson) {
            throw failure(location, ErrorText.told(notJson));
        }
    }

    private @Nullable Object evaluate(Bindings bindings) {
        Jsonata jsonata = Jsonata.jsonata(source);
        jsonata.setOutputConvertNulls(false);
        jsonata.setValidateInput(false);
        Jsonata.Frame frame = jsonata.createFrame();
        Bounds.keep(jsonata, frame);
        Functions.bindTo(frame);
        bindings.values().forEach(frame::bind);
        return jsonata.evaluate(null, frame);
    }

    private EvaluationFailure failure(String location, String reason) {
        return new EvaluationFailure(
                location,
                "The JSONata expression '%s' specified for the field '%s' %s".formatted(source, location, reason));
    }
}
