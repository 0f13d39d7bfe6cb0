package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.TableDefinition;
import java.util.List;

/**
 * CREATE TABLE with a list of columns, read as far as it can be; one wrong column does not hide the next. The rules for tables are not
 * checked.
 *
 * @param table without the columns whose types nobody knows
 * @param misread what could not be read, in the order of the text
 */
public record TableReading(TableDefinition table, List<Misread> misread, Places places) {
    /** Copies the list. */
    public TableReading {
        misread = List.copyOf(misread);
    }
}
