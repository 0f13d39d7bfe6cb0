package dev.larder.core.plan;

/** A column of a table: name, type as Redshift writes it, and whether it is declared NOT NULL. */
public record TableColumn(String name, String type, boolean notNull) {}
