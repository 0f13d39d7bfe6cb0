package dev.larder.compiler;

import dev.larder.compiler.Binder.Fault;
import dev.larder.compiler.Binder.Look;
import dev.larder.compiler.Binder.Remark;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what the engine found in a select, in the file it stands in. */
record Faults(SqlText select, Catalog catalog, Problems.In problems) {
    /** The most names that fit into a message. */
    private static final int MOST_NAMES = 40;

    /** Tells everything that is wrong, unless something has been said about the same place. */
    void tell(Look look) {
        look.faults().forEach(this::tell);
        look.remarks().forEach(this::tell);
    }

    private void tell(Fault fault) {
        Place place = select.place(Math.max(0, fault.offset()));
        if (!problems.hasAt(place)) {
            problems.say(Code.L014, place, fault.sentence(), help(fault));
        }
    }

    private @Nullable String help(Fault fault) {
        String text = select.toString();
        if (fault.instead() != null) {
            return fault.instead();
        }
        if (fault.word().isEmpty()) {
            return null;
        }
        if (fault.offset() >= 0 && fault.offset() < text.length() && text.charAt(fault.offset()) == '"') {
            return "double quotes make a name of it; a text stands in single quotes: '" + fault.word() + "'";
        }
        List<String> qualified = catalog.names().stream()
                .filter(name -> name.endsWith("." + fault.word()))
                .sorted()
                .toList();
        if (fault.sentence().startsWith("no table") && !qualified.isEmpty()) {
            return "write " + String.join(" or ", qualified);
        }
        return fault.known().size() > MOST_NAMES
                ? Problems.nearest(fault.word(), fault.known())
                : Problems.didYouMean(fault.word(), fault.known());
    }

    private void tell(Remark remark) {
        Place place = select.place(remark.offset());
        if (problems.hasAt(place)) {
            return;
        }
        String subject = select.toString().substring(remark.from(), remark.to()).strip();
        switch (remark.kind()) {
            case INTEGER_DIVISION ->
                problems.say(
                        Code.L016,
                        place,
                        "an integer divided by an integer loses its decimals before they are cast",
                        "write cast(cast(" + subject + " as double precision) / nullif(..., 0) as decimal(p,s))");
            case NAME_WITHOUT_AS ->
                problems.add(
                        Code.L016,
                        place,
                        "\",\" or \"as\" before \"" + subject + "\"",
                        "neither",
                        "without \",\" it is the name of the column before");
            case SHORTENING_CAST ->
                problems.say(
                        Code.L016,
                        place,
                        "Redshift may round or cut the places that a decimal loses when it is cast",
                        "write round(..., n) or trunc(..., n) around the value, with the places of the type");
            case INTERPOLATED_DECIMAL ->
                problems.say(
                        Code.L016,
                        place,
                        "Redshift's pages do not say how many places lie between two decimals",
                        "cast the value to double precision, and what comes of it to decimal(p,s)");
        }
    }
}
