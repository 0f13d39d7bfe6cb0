package dev.larder.core.suggest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a measure may move in any case, by what it is there to see: limits are never narrower.
 *
 * @param fall percent that it may fall
 * @param rise percent that it may rise; null if rising is none of its concern
 * @param shares percent of the whole below which a change is nobody's concern, where a measure has dimensions; the first that leaves a strict limit
 *     is taken
 * @param isUsual whether a change must be a usual one
 */
public record Caution(BigDecimal fall, @Nullable BigDecimal rise, List<BigDecimal> shares, boolean isUsual) {
    /** Copies the list. */
    public Caution {
        shares = List.copyOf(shares);
    }

    /** Of rows: a file that broke off, or came twice. */
    public static final Caution ROWS = new Caution(new BigDecimal(5), new BigDecimal(25), shares("1"), true);

    /** Of totals that move little: everything is too much, too little or old. */
    public static final Caution STEADY = new Caution(new BigDecimal(2), new BigDecimal(10), shares("1", "2"), true);

    /** Of totals that jump by themselves: one is empty, or many times what it was. */
    public static final Caution JUMPING =
            new Caution(new BigDecimal(50), new BigDecimal(100), shares("1", "2", "4"), false);

    /** Of parts: one is gone. How much they may grow is seen by the whole. */
    public static final Caution PARTS = new Caution(new BigDecimal(10), null, shares("0.5", "1", "2", "4"), false);

    /** Of settled dates: what was told before is told otherwise. */
    public static final Caution SETTLED =
            new Caution(new BigDecimal(5), new BigDecimal(5), shares("0.5", "1", "2"), false);

    private static List<BigDecimal> shares(String... percent) {
        return List.of(percent).stream().map(BigDecimal::new).toList();
    }
}
