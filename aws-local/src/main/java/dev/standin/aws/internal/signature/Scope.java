package dev.standin.aws.internal.signature;

/**
 * What a signing key is good for: a day, a region and a service.
 *
 * @param date eight digits, UTC
 */
public record Scope(String date, String region, String service) {

    static final String END = "aws4_request";

    /** The scope as in a string to sign. */
    String text() {
        return String.join("/", date, region, service, END);
    }
}
