package dev.standin.aws.sts;

import java.util.UUID;

/** An XML answer of the query protocol; not safe for use by many threads. */
final class Answer {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final StringBuilder text = new StringBuilder();

    static String result(String operation, Answer content) {
        return document(
                operation + "Response",
                "<%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata>"
                        .formatted(operation, content.text, UUID.randomUUID()));
    }

    static String error(StsFailure failure) {
        Answer error = new Answer()
                .element("Type", failure.status() < 500 ? "Sender" : "Receiver")
                .element("Code", failure.code())
                .element("Message", failure.getMessage());
        return document(
                "ErrorResponse", "<Error>%s</Error><RequestId>%s</RequestId>".formatted(error.text, UUID.randomUUID()));
    }

    Answer element(String name, String value) {
        text.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    Answer element(String name, Answer content) {
        text.append('<')
                .append(name)
                .append('>')
                .append(content.text)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    private static String document(String root, String content) {
        return "<%1$s xmlns=\"%2$s\">%3$s</%1$s>".formatted(root, NAMESPACE, content);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
