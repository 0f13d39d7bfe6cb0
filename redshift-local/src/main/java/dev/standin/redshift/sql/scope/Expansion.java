package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a query reads now, written into its text: each relation with its schema, each {@code *} as its columns. So a view that is bound to the schema
 * stays what it was when columns and tables are added.
 */
public final class Expansion {
    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<Acl.Name> relations = new LinkedHashSet<>();

    /** Another text between two offsets. */
    private record Edit(int start, int end, String text) {}

    /** Of the text whose places are told. */
    public Expansion(String text) {
        this.text = text;
    }

    /** A relation is read, whose name begins there. */
    public void reads(Relation relation, int start) {
        Acl.Name name = Names.key(relation);
        relations.add(name);
        for (Token token : Lexer.tokens(text)) {
            if (token.start() == start && !text.startsWith(".", token.end())) {
                edits.add(new Edit(start, token.end(), Text.name(name.schema()) + "." + Text.name(name.relation())));
            }
        }
    }

    /** What stands there are these columns, as they may be written in a select list. */
    public void lists(int start, int end, List<String> columns) {
        edits.add(new Edit(start, end, String.join(", ", columns) + " "));
    }

    /** The relations that are read, each once. */
    public Set<Acl.Name> relations() {
        return Collections.unmodifiableSet(relations);
    }

    /** The text with everything that it reads named. */
    public String expanded() {
        StringBuilder expanded = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> expanded.replace(edit.start(), edit.end(), edit.text()));
        return expanded.toString();
    }
}
