package dev.standin.redshift.dialect.tree;

import java.util.Arrays;

/** An operator between two values. */
public enum Operator {
    EQUAL("="),
    UNEQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED("/"),
    REMAINDER("%"),
    JOINED("||");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator as authors write it. */
    public String symbol() {
        return symbol;
    }

    /** The operator of this symbol, {@code !=} included; throws {@link IllegalArgumentException} for any other. */
    public static Operator of(String symbol) {
        String known = symbol.equals("!=") ? UNEQUAL.symbol : symbol;
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(known))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + symbol + "\" is no operator between two values"));
    }
}
