package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.type.Type;
import org.jspecify.annotations.Nullable;

/** A column of a table; {@code otherwise} is the default as Redshift text. */
public record Column(
        String name, Type type, boolean notNull, @Nullable String otherwise) {}
