package dev.larder.core.bundle;

import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Receives archives in a process of its own, with little memory: what {@link HostileArchivesTest} starts. */
final class HostileArchives {
    private HostileArchives() {}

    /** Arguments: paths of archives. Prints for each the problems of the archive and of its members in a line. */
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Opening opening =
                    Opening.of(Both.EACH, Both.CONTRACTS, Both.landed("both.zip"), new OnDisk(Path.of(argument)));
            List<String> notes = new ArrayList<>(
                    opening.problems().stream().map(Problem::note).toList());
            for (Opening.Member member : opening.members()) {
                try (InputStream bytes = member.open()) {
                    Checked checked = DeliveryCheck.check(
                            new CheckRequest(member.feed().versions(), member.landed(), "d1"),
                            bytes,
                            (_, _) -> OutputStream.nullOutputStream(),
                            () -> {
                                throw new IllegalStateException("no contract here has a key");
                            });
                    checked.problems().forEach(problem -> notes.add(problem.note()));
                }
            }
            System.out.println(String.join(" | ", notes));
        }
    }

    private record OnDisk(Path file) implements ArchiveBytes {
        @Override
        public long length() {
            return file.toFile().length();
        }

        @Override
        public InputStream open(long from, long until) throws IOException {
            RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r");
            bytes.seek(from);
            return Channels.newInputStream(bytes.getChannel());
        }
    }
}
