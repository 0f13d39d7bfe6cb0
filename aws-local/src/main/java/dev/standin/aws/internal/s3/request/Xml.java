package dev.standin.aws.internal.s3.request;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes one XML document; not safe for use by many threads. As in S3, a key with a character that XML 1.0 cannot carry makes a
 * document that no parser reads: that is what {@code encoding-type=url} is for in listings.
 */
public final class Xml {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    private Xml(String root, String attributes) {
        text.append('<').append(root).append(attributes).append('>');
        open.push(root);
    }

    /** A document in S3's namespace. */
    public static Xml document(String root) {
        return new Xml(root, " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"");
    }

    /** A document without a namespace, as errors are. */
    static Xml plain(String root) {
        return new Xml(root, "");
    }

    public Xml open(String name) {
        text.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    public Xml close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    public Xml element(String name, Object value) {
        text.append('<').append(name).append('>');
        escape(value.toString());
        text.append("</").append(name).append('>');
        return this;
    }

    /** Writes the element unless there is no value. */
    public Xml optional(String name, @Nullable Object value) {
        return value == null ? this : element(name, value);
    }

    /** Closes what is open and returns the document. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    /** The text with a replacement character for each one that XML 1.0 cannot carry, not even as a reference. */
    static String allowed(String text) {
        return text.codePoints()
                .map(point -> isAllowed(point) ? point : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> {
                    if (c < ' ') {
                        text.append("&#").append((int) c).append(';');
                    } else {
                        text.append(c);
                    }
                }
            }
        }
    }
}
