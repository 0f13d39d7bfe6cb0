package dev.larder.functions.reception;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ControlFile;
import dev.larder.core.delivery.Beside;
import dev.larder.core.delivery.Landed;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Landing.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that must lie beside others. A file belongs to the first version of its control file that landed not before it: one of a former
 * sending says nothing of a later file, and what decides does not change any more.
 */
record ControlFiles(Environment environment) {
    private Collection<Contract> contracts() {
        return environment.plan().contracts();
    }

    /** Whether the version is such a file, and no delivery. */
    boolean isControl(Landed landed) {
        return Beside.isControl(landed.key(), landed.date(), contracts());
    }

    /** The key of the file that must lie beside this one; empty if none must. */
    Optional<String> keyFor(Landed landed) {
        return Beside.controlOf(landed.key(), landed.date(), contracts());
    }

    /** The file of that key beside this one; empty while it is not there, or is empty and should say something. */
    Optional<Version> beside(Landed file, String key) {
        boolean says = Beside.saysTotals(file.key(), file.date(), contracts());
        return environment.landing().all(key).stream()
                .filter(version -> version.landed().key().equals(key))
                .filter(version -> !version.landed().at().isBefore(file.at()))
                .filter(version -> version.bytes() > 0 || !says)
                .min(Comparator.comparingInt(version -> version.landed().revision()));
    }

    /** The files that this one may belong to, the oldest first. */
    List<Version> filesBeside(Landed control) {
        return environment.landing().all(Beside.stem(control.key(), contracts())).stream()
                .filter(version ->
                        keyFor(version.landed()).filter(control.key()::equals).isPresent())
                .sorted(Comparator.comparing(Version::landed))
                .toList();
    }

    ControlFile read(Version control) throws IOException {
        try (InputStream bytes = environment.landing().open(control.landed())) {
            return new ControlFile(
                    control.landed().fileName(),
                    new String(bytes.readNBytes(ControlFile.MOST_BYTES), StandardCharsets.UTF_8));
        }
    }
}
