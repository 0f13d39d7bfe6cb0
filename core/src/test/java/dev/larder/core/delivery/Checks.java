package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Checks small files, which landed on 22 March 2026 as the first version of their key. */
final class Checks {
    private Checks() {}

    static Checked check(Contract contract, String file) {
        return check(contract, file, new MemoryParts());
    }

    static Checked check(Contract contract, String file, MemoryParts parts) {
        return check(contract, file.getBytes(StandardCharsets.UTF_8), parts);
    }

    static Checked check(Contract contract, byte[] file, MemoryParts parts) {
        return check(new CheckRequest(List.of(contract), landed("rx.csv"), "d1"), file, parts);
    }

    static Checked check(List<Contract> versions, String file, MemoryParts parts) {
        return check(new CheckRequest(versions, landed("rx.csv"), "d1"), file.getBytes(StandardCharsets.UTF_8), parts);
    }

    static Checked checkNamed(Contract contract, String name, String file) {
        return check(
                new CheckRequest(List.of(contract), landed(name), "d1"),
                file.getBytes(StandardCharsets.UTF_8),
                new MemoryParts());
    }

    static Checked checkWithin(CheckLimits limits, Contract contract, String file, MemoryParts parts) {
        return check(
                new CheckRequest(List.of(contract), landed("rx.csv"), "d1", limits),
                file.getBytes(StandardCharsets.UTF_8),
                parts);
    }

    private static Checked check(CheckRequest request, byte[] file, MemoryParts parts) {
        try {
            return DeliveryCheck.check(request, new ByteArrayInputStream(file), parts, new MemoryScratch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Checked.Accepted accepted(Checked checked) {
        return switch (checked) {
            case Checked.Accepted accepted -> accepted;
            case Checked.Rejected rejected ->
                throw new AssertionError("expected an accepted delivery; found " + rejected.problems());
        };
    }

    static Landed landed(String name) {
        return new Landed("landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
    }
}
