package dev.larder.core.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A page of its own, written from top to bottom; whatever is given as text is escaped. Not thread-safe. */
public final class Html {
    private static final String STYLE = style();
    /** Characters; an id has 20. */
    private static final int LONG_WORD = 24;

    private static final int LONG_TEXT = 60;

    private final StringBuilder page = new StringBuilder();

    /** Begins a page. */
    public Html(String title) {
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        text(title);
        page.append("</title>\n<style>\n").append(STYLE).append("</style>\n");
    }

    /** An element with text: {@code tag} and {@code style} (a class, or empty) are ours, never a supplier's. */
    public Html element(String tag, String style, String content) {
        open(tag, style);
        text(content);
        page.append("</").append(tag).append(">\n");
        return this;
    }

    /** Begins an element that holds others; {@code tag} and {@code style} are ours. */
    public Html begin(String tag, String style) {
        open(tag, style);
        page.append('\n');
        return this;
    }

    /** Ends an element that {@link #begin} began. */
    public Html end(String tag) {
        page.append("</").append(tag).append(">\n");
        return this;
    }

    /** A link to a page beside this one; {@code path} is relative and of letters that need no escape, or is escaped. */
    public Html link(String path, String content) {
        page.append("<a href=\"");
        text(path);
        page.append("\">");
        text(content);
        page.append("</a>\n");
        return this;
    }

    /** A paragraph. */
    public Html paragraph(String content) {
        return element("p", "", content);
    }

    /** A heading of the second level. */
    public Html heading(String content) {
        return element("h2", "", content);
    }

    /** A table; null stands for SQL's null and is shown as such. */
    public Html table(List<String> headings, List<? extends List<? extends @Nullable String>> rows) {
        page.append("<div class=\"wide\"><table>\n");
        if (!headings.isEmpty()) {
            page.append("<tr>");
            headings.forEach(heading -> cell("th", heading));
            page.append("</tr>\n");
        }
        for (List<? extends @Nullable String> row : rows) {
            page.append("<tr>");
            row.forEach(value -> cell("td", value));
            page.append("</tr>\n");
        }
        page.append("</table></div>\n");
        return this;
    }

    /** A table of names, each with its one value. */
    public Html facts(SequencedMap<String, String> facts) {
        page.append("<table class=\"facts\">\n");
        facts.forEach((name, value) -> {
            page.append("<tr><th scope=\"row\">");
            text(name);
            page.append("</th><td>");
            text(value);
            page.append("</td></tr>\n");
        });
        page.append("</table>\n");
        return this;
    }

    /** The whole page. */
    public String end() {
        return page.append("</html>\n").toString();
    }

    private static String style() {
        String resource = "page.css";
        try (InputStream css = Objects.requireNonNull(Html.class.getResourceAsStream(resource), resource)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void cell(String tag, @Nullable String value) {
        boolean number = value != null && value.matches("[+-]?[0-9][0-9,.]*");
        open(tag, value == null ? "quiet" : number ? "number" : isLong(value) ? "long" : "");
        text(value == null ? "null" : value);
        page.append("</").append(tag).append('>');
    }

    /** Whether a column of it would push the others off the page, or be squeezed by them. */
    private static boolean isLong(String value) {
        return value.length() > LONG_TEXT
                || Arrays.stream(value.split("\\s")).anyMatch(word -> word.length() > LONG_WORD);
    }

    private void open(String tag, String style) {
        page.append('<').append(tag);
        if (!style.isEmpty()) {
            page.append(" class=\"").append(style).append('"');
        }
        page.append('>');
    }

    /** The only writer of text: escapes everything that HTML gives a meaning. */
    private void text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char letter = content.charAt(i);
            switch (letter) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(letter);
            }
        }
    }
}
