package dev.standin.aws.local;

import dev.standin.aws.Disk;
import dev.standin.aws.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An environment that some process is running on a state folder, found by the file {@code endpoint.json} in it.
 *
 * @param variables what {@link LocalAws#variables} says, the owner's access key included
 */
public record RunningEnvironment(long pid, Map<String, String> variables) {

    private static final String FILE = "endpoint.json";

    /** Copies the map. */
    public RunningEnvironment {
        variables = Map.copyOf(variables);
    }

    /**
     * The environment that runs on the folder; empty if none does, whatever a crash left in the folder.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static Optional<RunningEnvironment> find(Path state) {
        try {
            String text = Files.readString(state.resolve(FILE));
            return Optional.of(JsonMapper.shared().readValue(text, RunningEnvironment.class))
                    .filter(RunningEnvironment::isAlive)
                    .filter(alive -> StateFolder.isInUse(state));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (JacksonException noAnnouncement) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + state.resolve(FILE), failed);
        }
    }

    /** Where its services answer. */
    public URI endpoint() {
        return URI.create(variables.getOrDefault("AWS_ENDPOINT_URL", ""));
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Makes it known; called by the process that holds the folder. */
    void announce(Path state) {
        try {
            Disk.replace(state.resolve(FILE), JsonMapper.shared().writeValueAsString(this) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + state.resolve(FILE), failed);
        }
    }

    /** Withdraws the announcement, unless another folder has taken the place of the one that was announced. */
    static void withdraw(StateFolder state) throws IOException {
        if (state.isThere()) {
            Files.deleteIfExists(state.root().resolve(FILE));
        }
    }
}
