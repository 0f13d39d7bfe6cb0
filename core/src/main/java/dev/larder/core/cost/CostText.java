package dev.larder.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Costs in words. */
public final class CostText {
    private CostText() {}

    /** What stands under every list. */
    public static String caveat() {
        return "list prices of %s for %s, without free tiers; not counted: stored data, logs and traffic; a scheduled call is"
                        .formatted(Price.READ, Price.REGION)
                + " assumed to take a second";
    }

    /** Dollars with two digits, at least a cent if there is anything. */
    public static String dollars(List<Charge> charges) {
        BigDecimal sum = Charge.sum(charges);
        BigDecimal rounded = sum.setScale(2, RoundingMode.HALF_UP);
        return "$" + (rounded.signum() == 0 && sum.signum() > 0 ? new BigDecimal("0.01") : rounded);
    }

    /** A line for each price: quantity, unit, unit price, dollars, what for. */
    public static List<String> lines(List<Charge> charges) {
        Map<Price, List<Charge>> byPrice = new LinkedHashMap<>();
        charges.forEach(charge -> byPrice.computeIfAbsent(charge.price(), none -> new ArrayList<>())
                .add(charge));
        return byPrice.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String line(Price price, List<Charge> charges) {
        BigDecimal quantity = charges.stream().map(Charge::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        String what =
                String.join(", ", charges.stream().map(Charge::what).distinct().toList());
        return "%12s x $%s per %s = $%s (%s)"
                .formatted(
                        quantity.setScale(2, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString(),
                        price.dollars().toPlainString(),
                        price.unit(),
                        Charge.sum(charges).setScale(4, RoundingMode.HALF_UP).toPlainString(),
                        what);
    }
}
