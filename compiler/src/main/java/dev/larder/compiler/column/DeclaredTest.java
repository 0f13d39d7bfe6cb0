package dev.larder.compiler.column;

/**
 * A test of columns in a contract.
 *
 * @param pointer JSON pointer (RFC 6901) of its rule
 */
public record DeclaredTest(ColumnTest test, String pointer) {}
