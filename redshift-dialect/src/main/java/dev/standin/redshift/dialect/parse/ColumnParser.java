package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Written;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of a column: name, type, and what follows them. */
final class ColumnParser {
    private final Tokens in;
    private final Misreadings misreadings;

    ColumnParser(Tokens in, Misreadings misreadings) {
        this.in = in;
        this.misreadings = misreadings;
    }

    /** Whether a column seems to begin here. */
    boolean isColumn() {
        return in.peek().isName() && TypeParser.isType(in.peek(1));
    }

    /** Reads one column; empty if misreadings are kept and its name or its type could not be read. */
    Optional<ColumnDefinition> read() {
        int start = in.offset();
        String name = name();
        if (name.isEmpty()) {
            in.skipMember();
            return Optional.empty();
        }
        int typed = in.offset();
        Optional<Type> type = type(name);
        int from = in.offset();
        Attributes attributes = new Attributes();
        attributes.readAll(name);
        Written written = in.placed(
                new Written(
                        in.text(typed, from).strip(), in.text(from, in.offset()).strip()),
                typed,
                from);
        return type.map(known -> in.placed(
                new ColumnDefinition(
                        name,
                        known,
                        attributes.notNull,
                        attributes.otherwise,
                        attributes.marks,
                        attributes.encoding,
                        written),
                start));
    }

    private String name() {
        if (in.seesName()) {
            return in.name();
        }
        misreadings.add(new Misread(Misread.Part.NAME, in.peek().name(), in.offset(), in.unexpected("a name")));
        return isColumn() ? in.next().name() : "";
    }

    private Optional<Type> type(String name) {
        int position = in.position();
        try {
            return Optional.of(TypeParser.read(in));
        } catch (Objection objection) {
            in.back(position);
            misreadings.add(new Misread(Misread.Part.TYPE, name, in.offset(), objection));
            if (in.peek().isName()) {
                in.next();
            }
            in.skipGroup();
            return Optional.empty();
        }
    }

    /** What follows the type of a column. */
    private final class Attributes {
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private boolean notNull;
        private ColumnDefinition.@Nullable Default otherwise;
        private @Nullable String encoding;

        private void readAll(String name) {
            while (!in.seesAny(",", ")") && !in.atEnd()) {
                int position = in.position();
                try {
                    read();
                } catch (Objection objection) {
                    in.back(position);
                    misreadings.add(new Misread(Misread.Part.ATTRIBUTE, name, in.offset(), objection));
                    if (isColumn()) {
                        return;
                    }
                    in.skipMember();
                }
            }
        }

        private void read() {
            if (in.takes("not", "null")) {
                notNull = true;
            } else if (in.takes("default")) {
                otherwise = otherwise();
            } else if (in.takes("encode")) {
                encoding = in.next().name();
            } else if (in.takes("primary", "key")) {
                notNull = true;
                marks.add(Mark.PRIMARY_KEY);
            } else if (in.takes("references")) {
                in.reference();
                marks.add(Mark.REFERENCES);
            } else {
                mark();
            }
        }

        private void mark() {
            if (in.takes("distkey")) {
                marks.add(Mark.DISTKEY);
            } else if (in.takes("sortkey")) {
                marks.add(Mark.SORTKEY);
            } else if (in.takes("unique")) {
                marks.add(Mark.UNIQUE);
            } else if (!in.takes("null")) {
                throw new Refusal("the column attribute " + in.peek().shown()).at(in.offset());
            }
        }
    }

    private ColumnDefinition.Default otherwise() {
        int from = in.offset();
        Expression value = new QueryParser(in).expressions().read();
        return new ColumnDefinition.Default(value, in.text(from, in.offset()));
    }
}
