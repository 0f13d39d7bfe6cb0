package dev.larder.core.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * So many units of something.
 *
 * @param what it is for, for example {@code 7 alarms}
 */
public record Charge(String what, BigDecimal quantity, Price price) {
    static Charge of(String what, double quantity, Price price) {
        return new Charge(what, BigDecimal.valueOf(quantity), price);
    }

    /** US dollars, not rounded. */
    public BigDecimal dollars() {
        return quantity.multiply(price.dollars());
    }

    /** US dollars of all, not rounded. */
    public static BigDecimal sum(List<Charge> charges) {
        return charges.stream().map(Charge::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
