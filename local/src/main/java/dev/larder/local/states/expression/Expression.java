package dev.larder.local.states.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSONata expression, the text between <code>{%</code> and <code>%}</code>; parsed anew for each evaluation, so safe to share. */
public record Expression(String source) {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    private static final long LONGEST_EVALUATION_MILLIS = 10_000;

    /** As measured on AWS: floci-io/floci issue 2737. */
    private static final int DEEPEST_RECURSION = 100;

    /** Quoted text, back-quoted names and comments, in which {@code $eval} is no call. */
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");

    /** The expression that a text of a state machine holds; a text without the marks is only a text. */
    public static Optional<Expression> in(String text) {
        if (!text.startsWith(OPEN) || !text.endsWith(CLOSE) || text.length() < OPEN.length() + CLOSE.length()) {
            return Optional.empty();
        }
        return Optional.of(
                new Expression(text.substring(OPEN.length(), text.length() - CLOSE.length()).strip()));
    }

    /** What is wrong with a text of a state machine, read as an expression or as plain text. */
    public static Optional<String> problemIn(String text) {
        Optional<Expression> expression = in(text);
        if (expression.isPresent()) {
            return expression.get().problem();
        }
        if (text.startsWith(OPEN) || text.endsWith(CLOSE)) {
            return Optional.of("must begin with {% and end with %}, without spaces around them, or have neither");
        }
        return Optional.empty();
    }

    private Optional<String> problem() {
        if (EVAL.matcher(QUOTED.matcher(source).replaceAll("''")).find()) {
            return Optional.of("$eval is not supported by Step Functions; $parse reads a text of JSON");
        }
        try {
            Jsonata.jsonata(source);
            return Optional.empty();
        } catch (RuntimeException notJsonata) {
            return Optional.of("is not JSONata: " + notJsonata.getMessage());
        }
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
        } catch (RuntimeException | StackOverflowError broken) {
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
        frame.setRuntimeBounds(LONGEST_EVALUATION_MILLIS, DEEPEST_RECURSION);
        Functions.bindTo(frame);
        bindings.values().forEach(frame::bind);
        return jsonata.evaluate(null, frame);
    }

    private EvaluationFailure failure(String location, String reason) {
        return new EvaluationFailure(
                location, "The JSONata expression '%s' specified for the field '%s' %s".formatted(source, location, reason));
    }
}
