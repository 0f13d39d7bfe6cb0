package dev.larder.core.delivery;

import dev.larder.core.contract.Completeness.Control;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which files must lie beside which others before these are received. */
public final class Beside {
    private Beside() {}

    /** The key of the file that must lie beside this one, which landed on that date (UTC); empty if none must. */
    public static Optional<String> controlOf(String key, LocalDate landed, Collection<Contract> contracts) {
        Optional<LandingKey> parsed = LandingKey.parse(key);
        boolean isAsked = contracts.stream().anyMatch(contract -> control(contract) != null);
        if (!isAsked || parsed.isEmpty() || !(FeedChoice.of(key, contracts) instanceof FeedChoice.Chosen chosen)) {
            return Optional.empty();
        }
        String name = parsed.get().fileName();
        List<Contract> candidates =
                ContractChoice.candidates(chosen.versions(), landed, name).versions();
        return candidates.isEmpty() || hasEnding(candidates.getLast(), name)
                ? Optional.empty()
                : Optional.ofNullable(control(candidates.getLast()))
                        .map(control -> sibling(key, control.nameFor(name)));
    }

    /** Whether the file beside this one must say something. */
    public static boolean saysTotals(String key, LocalDate landed, Collection<Contract> contracts) {
        return FeedChoice.of(key, contracts) instanceof FeedChoice.Chosen chosen
                && ContractChoice.candidates(chosen.versions(), landed, key.substring(key.lastIndexOf('/') + 1))
                        .versions()
                        .stream()
                        .map(Beside::control)
                        .anyMatch(control -> control != null && control.totals() != null);
    }

    /**
     * Whether the key is that of a file that only lies beside others. In a feed's folder every name with such an ending is, also one that the
     * feed's {@code fileName} matches; in the supplier's own folder one that is no file of another feed.
     */
    public static boolean isControl(String key, LocalDate landed, Collection<Contract> contracts) {
        Optional<LandingKey> parsed = LandingKey.parse(key);
        return parsed.isPresent()
                && contracts.stream()
                        .filter(contract -> isOf(contract.feed(), parsed.get()))
                        .anyMatch(contract -> hasEnding(contract, parsed.get().fileName()))
                && (parsed.get().feed() != null || !isDelivery(key, landed, contracts));
    }

    /** How the keys of all files begin beside which this one, which {@link #isControl}, may lie. */
    public static String stem(String key, Collection<Contract> contracts) {
        LandingKey landing = LandingKey.parse(key).orElseThrow();
        int ending = contracts.stream()
                .filter(contract -> isOf(contract.feed(), landing) && hasEnding(contract, landing.fileName()))
                .map(Beside::control)
                .mapToInt(control -> control == null ? 0 : control.ending().length())
                .max()
                .orElse(0);
        return key.substring(0, key.length() - ending);
    }

    private static boolean hasEnding(Contract contract, String name) {
        Control control = control(contract);
        return control != null && name.endsWith(control.ending());
    }

    /** Whether a feed that asks for no control files expects it. */
    private static boolean isDelivery(String key, LocalDate landed, Collection<Contract> contracts) {
        List<Contract> others =
                contracts.stream().filter(contract -> control(contract) == null).toList();
        String name = key.substring(key.lastIndexOf('/') + 1);
        return FeedChoice.of(key, others) instanceof FeedChoice.Chosen chosen
                && ContractChoice.candidates(chosen.versions(), landed, name).problem() == null;
    }

    private static boolean isOf(FeedId feed, LandingKey landing) {
        return feed.supplier().equals(landing.supplier())
                && (landing.feed() == null || landing.feed().equals(feed.name()));
    }

    private static @Nullable Control control(Contract contract) {
        return contract.dialect().completeness().control();
    }

    private static String sibling(String key, String name) {
        return key.substring(0, key.lastIndexOf('/') + 1) + name;
    }
}
