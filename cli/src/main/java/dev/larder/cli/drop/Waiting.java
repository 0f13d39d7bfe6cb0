package dev.larder.cli.drop;

import dev.larder.cli.environment.Narrator;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.Beside;
import dev.larder.core.delivery.Landed;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Landing.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Which of the files that were dropped get an answer: not those that wait for another, nor what only lies beside others. */
record Waiting(Environment environment) {
    /** Those that will be answered, of the ids by key; tells of the others. */
    SequencedMap<String, String> expected(SequencedMap<String, String> dropped, Narrator narrator) {
        List<Contract> contracts = environment.plan().contracts();
        boolean isAsked = contracts.stream()
                .anyMatch(contract -> contract.dialect().completeness().control() != null);
        if (!isAsked) {
            return dropped;
        }
        SequencedMap<String, String> expected = new LinkedHashMap<>();
        dropped.forEach((key, id) -> {
            Landed landed = newest(key).orElseThrow();
            Optional<String> control = Beside.controlOf(key, landed.date(), contracts);
            if (control.isPresent()
                    && newest(control.get())
                            .filter(other -> !other.at().isBefore(landed.at()))
                            .isEmpty()) {
                narrator.tellWaiting(key, control.get());
            } else if (!Beside.isControl(key, landed.date(), contracts)) {
                expected.put(key, id);
            }
        });
        return expected;
    }

    private Optional<Landed> newest(String key) {
        return environment.landing().all(key).stream()
                .filter(version -> version.landed().key().equals(key) && version.latest())
                .map(Version::landed)
                .findFirst();
    }
}
