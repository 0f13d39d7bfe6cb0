package dev.standin.aws.local;

import dev.standin.aws.Disk;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alarm that is on, told to other processes by the file {@code alarms.json} of the state folder. It is written by the process that runs the
 * environment, and stays as it was when that process ends.
 *
 * @param since when it began
 */
public record FiringAlarm(String name, String description, Instant since) {
    private static final String FILE = "alarms.json";

    /** Those that are on, or were when the environment was last at work; none if it never was. Throws for a folder that cannot be read. */
    public static List<FiringAlarm> find(Path state) {
        Path file = state.resolve(FILE);
        try {
            return List.of(JsonMapper.shared().readValue(Files.readString(file), FiringAlarm[].class));
        } catch (NoSuchFileException never) {
            return List.of();
        } catch (JacksonException broken) {
            throw new IllegalStateException(file + " is not what an environment writes; delete it", broken);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    static List<FiringAlarm> of(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.state() == State.ALARM)
                .map(standing -> new FiringAlarm(
                        standing.alarm().name(), standing.alarm().description(), standing.since()))
                .toList();
    }

    static void announce(Path state, List<FiringAlarm> firing) throws IOException {
        Disk.replace(state.resolve(FILE), JsonMapper.shared().writeValueAsString(firing) + "\n");
    }
}
