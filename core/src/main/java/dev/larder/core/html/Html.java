package dev.larder.core.html;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A page of its own, written from top to bottom; whatever is given as text is escaped. Not thread-safe. */
public final class Html {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c1c1c}"
                    + "table{border-collapse:collapse;margin:.5rem 0 1rem}td,th{padding:.2rem 1rem .2rem 0;vertical-align:top;text-align:left}"
                    + "th{border-bottom:1px solid #999;font-weight:600}th[scope=row]{border:0;font-weight:400;color:#555}.number{text-align:right;font-variant-numeric:tabular-nums}"
                    + "pre{background:#f4f4f2;padding:.6rem;overflow:auto;font-size:14px}"
                    + ".good{color:#176117}.bad{color:#a11212}.warn{color:#8a5a00}.quiet{color:#666}";

    private final StringBuilder page = new StringBuilder();

    /** Begins a page. */
    public Html(String title) {
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
        text(title);
        page.append("</title>\n<style>").append(STYLE).append("</style>\n");
    }

    /** An element with text: {@code tag} and {@code style} (a class, or empty) are ours, never a supplier's. */
    public Html element(String tag, String style, String content) {
        open(tag, style);
        text(content);
        page.append("</").append(tag).append(">\n");
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
        page.append("<table>\n");
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
        page.append("</table>\n");
        return this;
    }

    /** A table of names, each with its one value. */
    public Html facts(SequencedMap<String, String> facts) {
        page.append("<table>\n");
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

    private void cell(String tag, @Nullable String value) {
        boolean number = value != null && value.matches("[+-]?[0-9][0-9,.]*");
        open(tag, value == null ? "quiet" : number ? "number" : "");
        text(value == null ? "null" : value);
        page.append("</").append(tag).append('>');
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
