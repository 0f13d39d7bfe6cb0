package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Statement;

/** A statement, and where its parts stand in its text. */
public record Parsed(Statement statement, Places places) {}
