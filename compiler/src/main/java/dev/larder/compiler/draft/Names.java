package dev.larder.compiler.draft;

import dev.standin.redshift.dialect.token.ReservedWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names in the warehouse for what is called otherwise in files. */
final class Names {
    private static final int LONGEST = 60;
    /** Letters that are no letter with a mark. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "ø", "o", "œ", "oe", "ł", "l", "đ", "d", "%", " percent ", "#", " no ");

    private Names() {}

    /** Different names of columns, in the order of the labels. */
    static List<String> of(List<String> labels) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String plain = plain(labels.get(i));
            String base = plain.isEmpty() ? "column_" + (i + 1) : plain;
            String name = base;
            for (int again = 2; !used.add(name); again++) {
                name = base + "_" + again;
            }
            names.add(name);
        }
        return names;
    }

    /** Lower case letters, digits and _, beginning with a letter, no reserved word; empty if nothing of the label is left. */
    static String plain(String label) {
        String spaced = label.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            spaced = spaced.replace(letter.getKey(), letter.getValue());
        }
        String ascii = Normalizer.normalize(spaced, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String name = ascii.replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String begun = name.matches("[0-9].*") ? "c_" + name : name;
        String cut = begun.length() > LONGEST ? begun.substring(0, LONGEST).replaceAll("_+$", "") : begun;
        return ReservedWords.contains(cut) ? cut + "_" : cut;
    }
}
