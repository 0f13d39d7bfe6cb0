package dev.larder.compiler.internal.sql;

import dev.standin.redshift.dialect.token.Token;
import java.util.ArrayList;
import java.util.List;

/** Finds what belongs together between parentheses. */
public final class Parentheses {
    private Parentheses() {}

    /** The index of the parenthesis that closes the one at an index; the number of tokens if none does. */
    public static int closing(List<Token> code, int open) {
        int depth = 0;
        for (int i = open; i < code.size(); i++) {
            depth += code.get(i).isSymbol("(") ? 1 : code.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return code.size();
    }

    /** What commas outside parentheses separate. */
    public static List<List<Token>> items(List<Token> tokens) {
        List<List<Token>> items = new ArrayList<>();
        List<Token> item = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                items.add(List.copyOf(item));
                item.clear();
            } else {
                item.add(token);
            }
        }
        items.add(List.copyOf(item));
        return items;
    }
}
