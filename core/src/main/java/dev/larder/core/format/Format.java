package dev.larder.core.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What one version of Larder writes and another may read: each has one number, which rises whenever a version before would misread what is
 * written now. Number 1 is what was written before numbers were, so what says none has it. {@code FormatsTest} holds every document to
 * the shape that its number has.
 *
 * <p>A version reads all lower numbers and refuses every higher one. What names a way on is the version of Larder that first wrote the
 * number; it stands beside it as {@code since}.
 */
public enum Format {
    /** {@code plans/<hash>.json}; the number is no part of the hash. */
    PLAN("a plan", 2, "0.1.0"),
    /** What a state machine tells functions. They answer in the format in which they are asked: an open execution keeps its definition. */
    STEP("a call of a step", 2, "0.1.0"),
    /** The records of deliveries. */
    DELIVERY("a delivery record", 2, "0.1.0"),
    /** The history of deliveries, which can be made again from their records. */
    HISTORY("the history of deliveries", 2, "0.1.0"),
    /** All documents of a run, and what blocked one. */
    RUN("a document of a run", 2, "0.1.0"),
    /** The records of releases. */
    RELEASE("a release", 2, "0.1.0"),
    /** What people decide. */
    DECISION("a decision", 2, "0.1.0"),
    /** Holds on deliveries, as they were written before other decisions were; read, and written no more. */
    HOLD("a hold", 2, "0.1.0"),
    /** That an instance of a set of feeds is closed. */
    SET("a closed instance of a set", 2, "0.1.0"),
    /** How far a function has come, which it can find out again. */
    MARK("a mark of how far a function has come", 2, "0.1.0"),
    /** Questions about deliveries, and what suppliers answer. */
    QUESTION("a question or its answer", 2, "0.1.0"),
    /** The engine's own tables; {@code Laid} has the lowest number whose code works with them. */
    OPS("the schema ops", 2, "0.1.0"),
    /** What environments and people ask of a base: properties of custom resources, and orders about readers. */
    ORDER("an order to the base", 2, "0.1.0"),
    /** The parameters of a base, of which none is ever taken away. */
    BASE("the parameters of a base", 3, "0.1.0");

    /** The property, in every document and call, that has the number. */
    public static final String NUMBER = "format";

    /** The property that has the version of Larder which first wrote that number. */
    public static final String SINCE = "since";

    /** What has no number. */
    private static final int UNSAID = 1;

    private final String what;
    private final int number;
    private final String since;

    Format(String what, int number, String since) {
        this.what = what;
        this.number = number;
        this.since = since;
    }

    /** The number that this version writes, and the highest that it reads. */
    public int number() {
        return number;
    }

    /** The first version of Larder that writes {@link #number}. */
    public String since() {
        return since;
    }

    /** What it is a format of, with its article. */
    public String what() {
        return what;
    }

    /** The number that a text says; 1 if it is empty, and 0, which nothing has, if it is none. */
    public static int number(String text) {
        if (text.isEmpty()) {
            return UNSAID;
        }
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 0;
    }

    /**
     * Refuses a number that this version does not read.
     *
     * @param where what has it, to begin a sentence with
     * @param found as {@link #number(String)} reads it
     * @param foundSince the version that first wrote it; may be empty
     * @throws UnknownFormat if it is higher than {@link #number}, or none
     */
    public void require(String where, int found, String foundSince) {
        if (found < UNSAID || found > number) {
            throw new UnknownFormat("%s has format %s, expected one from 1 to %d: %s"
                    .formatted(where, found < UNSAID ? "?" : found, number, wayOn(foundSince)));
        }
    }

    /** The number and its version as properties of a custom resource, in a fixed order. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Format", String.valueOf(number));
        properties.put("Since", since);
        return properties;
    }

    /** Refuses, as {@link #require} does, the properties of a custom resource; one that is not there is empty. */
    public void requireProperties(String where, UnaryOperator<String> property) {
        require(where, number(property.apply("Format")), property.apply("Since"));
    }

    /**
     * What to do about what a later version wrote, as the end of a sentence.
     *
     * @param since the first version that reads it; may be empty
     */
    public String wayOn(String since) {
        String version =
                since.matches("[0-9A-Za-z.-]{1,32}") ? "Larder " + since : "the version of Larder that wrote it";
        return "deploy " + (this == ORDER ? "the base first, with " : "") + version + " or later, which reads it";
    }
}
