package dev.larder.cli.project;

import dev.larder.compiler.Compiled;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.SupplierPull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files in which a compiled project waits for its deployment. */
public final class PlanFile {
    private PlanFile() {}

    /**
     * Writes {@code suppliers.json}, {@code addresses.json} and {@code pulls.json} into {@code .larder/} and then {@code plan.json}, which it returns, below the project's folder, each in one step:
     * whoever reads meanwhile sees the former one or this one.
     */
    public static Path write(Path project, Compiled.Ready compiled) {
        Path folder = project.resolve(".larder").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            write(folder.resolve("suppliers.json"), SftpLogin.write(compiled.logins()));
            write(folder.resolve("addresses.json"), SupplierAddresses.write(compiled.addresses()));
            write(folder.resolve("pulls.json"), SupplierPull.write(compiled.pulls()));
            return write(folder.resolve("plan.json"), PlanJson.write(compiled.plan()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the plan into " + folder, unwritable);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.resolveSibling(""), "fresh", ".json");
        Files.writeString(fresh, text);
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
