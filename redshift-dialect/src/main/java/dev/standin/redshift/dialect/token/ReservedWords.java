package dev.standin.redshift.dialect.token;

import java.util.Set;

/**
 * Words that are a name only in double quotes: those of the page "Reserved words" (r_pg_keywords.html, 2026-11), and {@code qualify}, which the
 * page leaves out and which begins a clause where a table's alias might stand (r_QUALIFY_clause.html).
 *
 * <p>One word of the page is still taken as a name: {@code raw}, an encoding, because it names a schema in every warehouse that separates
 * what was delivered from what was made of it.
 */
public final class ReservedWords {
    private static final Set<String> WORDS = Set.of("""
            aes128 aes256 all allowoverwrite analyse analyze and any array as asc authorization az64 backup between binary
            blanksasnull both bytedict bzip2 case cast check collate column constraint create credentials cross current_date
            current_time current_timestamp current_user current_user_id default deferrable deflate defrag delta delta32k desc disable
            distinct do else emptyasnull enable encode encrypt encryption end except explicit false for foreign freeze from full
            globaldict256 globaldict64k grant group gzip having identity ignore ilike in initially inner intersect interval into is
            isnull join leading left like limit localtime localtimestamp lun luns lzo lzop minus mostly16 mostly32 mostly8 natural
            new not notnull null nulls off offline offset oid old on only open or order outer overlaps parallel partition percent
            permissions pivot placing primary qualify raw readratio recover references rejectlog resort respect restore right select
            session_user similar snapshot some sysdate system table tag tdes text255 text32k then timestamp to top trailing true
            truncatecolumns union unique unnest unpivot user using verbose wallet when where with without""".strip().split("\\s+"));

    private static final Set<String> TOLERATED = Set.of("raw");

    private ReservedWords() {}

    /** All of them, in lower case. */
    public static Set<String> all() {
        return WORDS;
    }

    /** Whether a new name should not be this word, in lower case. */
    public static boolean contains(String word) {
        return WORDS.contains(word);
    }

    /** Whether a statement may use this word, in lower case, as a name without quotes. */
    public static boolean isName(String word) {
        return !WORDS.contains(word) || TOLERATED.contains(word);
    }
}
